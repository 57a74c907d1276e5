package dev.orderline.speech.recognition;

import java.util.List;

/** What acceptors make of whole utterances. */
final class Values {
    private Values() {}

    /** The possible values that all of {@code words} can be, the likeliest first. */
    static List<String> of(String words, Acceptor acceptor) {
        List<String> said = List.of(words.split(" "));
        return acceptor.readings(said, 0).stream()
                .filter(reading -> reading.to() == said.size())
                .map(Reading::value)
                .filter(acceptor::possible)
                .distinct()
                .toList();
    }

    static boolean mayGoOn(String words, Acceptor acceptor) {
        return acceptor.mayGoOn(List.of(words.split(" ")), 0);
    }
}
