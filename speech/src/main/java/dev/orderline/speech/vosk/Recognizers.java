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
    /** One that expects {@code answers}. */
    private record Expecting(VoskRecognizer recognizer, List<String> answers) {
        List<Hypothesis> finish() {
            return NBest.expected(recognizer.finish(), answers);
        }
    }

    private final VoskRecognizer whole;
    private final List<VoskRecognizer> styles = new ArrayList<>();
    private final List<Expecting> expecting = new ArrayList<>();

    private Recognizers(VoskRecognizer whole) {
        this.whole = whole;
    }

    static Recognizers open(VoskModel model, PhraseLists lists) {
        var opened = new Recognizers(model.recognizer(lists.whole()));
        try {
            for (String style : lists.styles()) opened.styles.add(model.recognizer(style));
            for (Expected expected : lists.expected())
                opened.expecting.add(
                        new Expecting(model.recognizer(expected.phrases()), expected.answers()));
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
        return NBest.merged(
                whole.finish(),
                styles.stream().map(VoskRecognizer::finish).toList(),
                expecting.stream().flatMap(each -> each.finish().stream()).toList());
    }

    private Stream<VoskRecognizer> all() {
        return Stream.of(
                        Stream.of(whole),
                        styles.stream(),
                        expecting.stream().map(Expecting::recognizer))
                .flatMap(each -> each);
    }

    /** Idempotent. */
    @Override
    public void close() {
        all().forEach(VoskRecognizer::close);
    }
}
