package dev.orderline.speech.vosk;

import dev.orderline.speech.recognition.Choice;
import dev.orderline.speech.recognition.DigitString;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import java.util.List;
import java.util.Map;

/** Grammars as a shop's questions have them, for trying recordings. */
final class TrialGrammars {
    static final Grammar ORDER_NUMBER =
            Grammars.withUniversals(
                    new DigitString("order-number", 8, List.of("order number", "order")));
    static final Grammar POSTCODE =
            Grammars.withUniversals(
                    new DigitString("postcode", 5, List.of("postcode", "zip code", "zip")));
    static final Grammar YES_NO = Grammars.withUniversals(Grammars.YES_NO);
    static final Grammar WISHES =
            Grammars.withUniversals(
                    new Choice(
                            "wishes",
                            Map.of(
                                    "status",
                                    List.of(
                                            "where is my (order | package | parcel)",
                                            "[i want to] track my (order | package | parcel)",
                                            "when will (it | my order | my package) arrive",
                                            "my (order | package | parcel) (never came | has not"
                                                    + " arrived | is late)",
                                            "order status"),
                                    "return",
                                    List.of(
                                            "i (want | would like) to (return | send back)"
                                                    + " (something | it | an item | my order)",
                                            "it arrived (broken | damaged)"),
                                    "refund",
                                    List.of(
                                            "i want (a refund | my money back)",
                                            "(has my refund been processed | where is my refund)"),
                                    "cancel",
                                    List.of("[i want to] cancel my order"),
                                    "done",
                                    List.of("that is all", "nothing [else]", "goodbye"))));
    static final List<Grammar> ALL = List.of(ORDER_NUMBER, POSTCODE, YES_NO, WISHES);

    private TrialGrammars() {}
}
