package dev.orderline.ivr.command;

import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Question;
import dev.orderline.ivr.scenario.Hearer;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.G711;
import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hears a synthetic caller, and recordings, with the installed model. */
final class VoiceHearer implements Hearer {
    /** The line is there before its caller speaks: the first word has something before it. */
    private static final List<Frame> BEFORE =
            Collections.nCopies(Frame.count(EndpointedRecognizer.PRE_ROLL), Frame.SILENCE);

    private final CallerVoice voice;
    private final Ears ears;
    private final Path folder;

    /**
     * @param ears stay the giver's
     * @param folder of flows
     */
    VoiceHearer(CallerVoice voice, Ears ears, Path folder) {
        this.voice = voice;
        this.ears = ears;
        this.folder = folder;
    }

    @Override
    public Understood says(String words, Question question) throws InterruptedException {
        try {
            List<Frame> audio = new ArrayList<>(BEFORE);
            for (Frame frame : voice.speak(words)) audio.add(telephoned(frame));
            return understood(ears.hear(Frames.join(audio), question.grammar()));
        } catch (IOException voiceless) {
            throw new Complaint(String.valueOf(voiceless.getMessage()));
        }
    }

    @Override
    public Understood plays(String file, String words, Question question) {
        return understood(ears.hear(folder.resolve(file), question.grammar()));
    }

    /** As every telephone line carries it: in eight bits. */
    private static Frame telephoned(Frame frame) {
        return G711.MU_LAW.decode(G711.MU_LAW.encode(frame));
    }

    private static Understood understood(Ear.Heard heard) {
        return new Understood(heard.answer(), heard.words());
    }
}
