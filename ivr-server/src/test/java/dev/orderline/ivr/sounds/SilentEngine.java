package dev.orderline.ivr.sounds;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.Engine;
import dev.orderline.speech.synthesis.TextNormaliser;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Renders one frame of silence for whatever it is, but for words with "fail" in them. */
record SilentEngine(String identity, Queue<String> rendered) implements Engine {
    SilentEngine(String identity) {
        this(identity, new ConcurrentLinkedQueue<>());
    }

    @Override
    public String words(String written) {
        return TextNormaliser.normalise(written);
    }

    @Override
    public List<Frame> render(String sentence) {
        rendered.add(sentence);
        if (sentence.contains("fail")) throw new SpeechFailure("speak on purpose");
        return List.of(Frame.SILENCE);
    }
}
