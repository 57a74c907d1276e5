package dev.orderline.ivr.command;

import dev.orderline.ivr.call.Ear;
import dev.orderline.speech.audio.Wav;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Hears callers with the installed model, which is loaded when the first one comes. */
final class Ears implements AutoCloseable {
    private final Workshop workshop;
    private @Nullable VoskModel model;

    Ears(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * What is said in {@code file}: 8 kHz, 16 bit, the caller on the first lane.
     *
     * @throws Complaint if it cannot be read
     */
    Ear.Heard hear(Path file, Grammar grammar) {
        return hear(audio(file), grammar);
    }

    /** What is said in {@code audio}: 8 kHz, 16 bit. */
    Ear.Heard hear(short[] audio, Grammar grammar) {
        if (model == null) model = workshop.model();
        try (var decoder = VoskDecoder.waiting(model)) {
            return new Ear(new EndpointedRecognizer(decoder)).hear(audio, grammar);
        }
    }

    private static short[] audio(Path file) {
        try {
            return Wav.read(file).lane(0);
        } catch (IOException unreadable) {
            throw new Complaint(file + " cannot be heard: " + unreadable.getMessage());
        }
    }

    @Override
    public void close() {
        if (model != null) model.close();
    }
}
