package dev.orderline.speech.vosk;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Grammars as a shop's questions have them, for trying recordings. */
final class TrialGrammars {
    static final Grammar ORDER_NUMBER =
            Grammars.withUniversals(Grammars.digits("order-number", 8, "order number", "order"));
    static final Grammar POSTCODE =
            Grammars.withUniversals(Grammars.digits("postcode", 5, "postcode", "zip code", "zip"));
    static final Grammar YES_NO = Grammars.withUniversals(Grammars.YES_NO);
    static final Grammar WISHES =
            Grammars.withUniversals(
                    PhraseGrammar.choice(
                            "wishes",
                            Grammars.ENGLISH,
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
    static final Grammar CODE = filling("code", Grammars.ENGLISH.code("AA9999"), "voucher", "code");
    static final Grammar AMOUNT =
            filling("amount", Grammars.ENGLISH.money(Currency.getInstance("USD")), "amount");
    static final Grammar DAY = filling("day", Grammars.ENGLISH.date(), "date");
    static final Grammar ITEM = filling("item", Grammars.ENGLISH.oneOf(items()), "item");
    static final List<Grammar> ALL =
            List.of(ORDER_NUMBER, POSTCODE, YES_NO, WISHES, CODE, AMOUNT, DAY, ITEM);

    private TrialGrammars() {}

    private static Grammar filling(String slot, Acceptor acceptor, String... called) {
        return Grammars.withUniversals(
                PhraseGrammar.filling(slot, Grammars.ENGLISH, List.of(called), acceptor));
    }

    private static Map<String, List<String>> items() {
        Map<String, List<String>> items = new LinkedHashMap<>();
        items.put("jacket", List.of("blue jacket"));
        items.put("cap", List.of("red cap"));
        items.put("shoes", List.of("running shoes"));
        return items;
    }
}
