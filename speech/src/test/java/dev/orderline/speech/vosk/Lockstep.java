package dev.orderline.speech.vosk;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.recognition.Decoder;
import dev.orderline.speech.recognition.Decoding;
import dev.orderline.speech.recognition.Grammar;
import java.util.Optional;

/**
 * Waits after each step until the decoder threads have done it, so that audio may be fed as fast as
 * it can be decoded and is heard the same each time.
 */
record Lockstep(VoskDecoder decoder, ObservedPool threads) implements Decoder {
    @Override
    public Decoding start(Grammar grammar) {
        Decoding decoding = decoder.start(grammar);
        threads.awaitIdle();
        return new Decoding() {
            @Override
            public void accept(Frame frame) {
                decoding.accept(frame);
                threads.awaitIdle();
            }

            @Override
            public void finish() {
                decoding.finish();
                threads.awaitIdle();
            }

            @Override
            public Optional<Result> poll() {
                return decoding.poll();
            }

            @Override
            public void close() {
                decoding.close();
                threads.awaitIdle();
            }
        };
    }
}
