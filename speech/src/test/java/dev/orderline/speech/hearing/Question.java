package dev.orderline.speech.hearing;

import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.Grammars;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What recordings of a kind answer. */
record Question(String kind, Grammar grammar) {
    /**
     * Order numbers are any eight digits here: whose recordings these are has another check digit.
     *
     * @param kind one of {@link Kind}, or with the form of its values: {@code digits:6}, {@code
     *     code:AA9999}
     * @throws IllegalArgumentException saying which there are
     */
    static Question of(String kind) {
        if (kind.matches("digits:[0-9]{1,2}"))
            return digits(kind, Integer.parseInt(kind.substring("digits:".length())));
        if (kind.equals(Kind.ORDER_NUMBER.called()) || kind.equals(Kind.NUMBER_IN_GROUPS.called()))
            return digits(kind, 8);
        if (kind.startsWith("code:"))
            return of(kind, "code", Grammars.ENGLISH.code(kind.substring("code:".length())));
        return Arrays.stream(Kind.values())
                .filter(each -> each.called().equals(kind))
                .findFirst()
                .map(each -> new Question(kind, each.grammar()))
                .orElseThrow(() -> unknown(kind));
    }

    private static Question digits(String kind, int length) {
        return of(kind, "number", Grammars.ENGLISH.digits(length, length));
    }

    private static Question of(String kind, String called, Acceptor acceptor) {
        return new Question(
                kind,
                Grammars.withUniversals(
                        PhraseGrammar.filling(
                                called, Grammars.ENGLISH, List.of("[order] " + called), acceptor)));
    }

    private static IllegalArgumentException unknown(String kind) {
        String kinds =
                Arrays.stream(Kind.values()).map(Kind::called).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "there is no kind " + kind + "; take " + kinds + ", digits:6 or code:AA9999");
    }
}
