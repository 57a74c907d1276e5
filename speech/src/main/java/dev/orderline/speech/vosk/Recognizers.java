package dev.orderline.speech.vosk;

import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.NBest;
import dev.orderline.speech.vosk.PhraseLists.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recognisers that hear the same: one of all that a grammar allows, one for each style of it, and
 * one of what this caller is expected to say, if that is known. Used by one thread at a time.
 */
final class Recognizers implements AutoCloseable {
    private final PhraseLists lists;
    private final VoskRecognizer whole;
    private final List<VoskRecognizer> styles = new ArrayList<>();
    private final List<VoskRecognizer> expecting = new ArrayList<>();

    private Recognizers(PhraseLists lists, VoskRecognizer whole) {
        this.lists = lists;
        this.whole = whole;
    }

    static Recognizers open(VoskModel model, PhraseLists lists) {
        var opened = new Recognizers(lists, model.recognizer(lists.whole()));
        try {
            for (String style : lists.styles()) opened.styles.add(model.recognizer(style));
            for (Expected expected : lists.expected())
                opened.expecting.add(model.recognizer(expected.phrases()));
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    void accept(short[] pcm, int samples) {
        all().forEach(each -> each.accept(pcm, samples));
    }

    /** The words since the last {@link #finish}, which may still change. */
    String partial() {
        return whole.partial();
    }

    /** What was said since the last time, best first; empty if there were no words. */
    List<Hypothesis> finish() {
        var expected = new ArrayList<Hypothesis>();
        for (int i = 0; i < expecting.size(); i++)
            expected.addAll(
                    NBest.expected(expecting.get(i).finish(), lists.expected().get(i).answers()));
        return NBest.merged(
                whole.finish(), styles.stream().map(VoskRecognizer::finish).toList(), expected);
    }

    private Stream<VoskRecognizer> all() {
        return Stream.of(Stream.of(whole), styles.stream(), expecting.stream())
                .flatMap(each -> each);
    }

    /** Idempotent. */
    @Override
    public void close() {
        all().forEach(VoskRecognizer::close);
    }
}
