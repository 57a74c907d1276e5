package dev.orderline.ivr.call;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Dialog;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Sayings;
import dev.orderline.speech.audio.Line;
import dev.orderline.speech.recognition.SpeechRecognizer;
import dev.orderline.speech.synthesis.Voice;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** Puts a call together from its parts and runs it. Shared by all calls. */
public final class CallRunner {
    private final CompiledFlow flow;
    private final SpeechRecognizer recognizer;
    private final Voice voice;
    private final Recordings recordings;
    private final CallListener listener;
    private final Clock clock;
    private final ZoneId shop;
    private final Supplier<ExecutorService> helpers;

    /**
     * @param listener hears of everything
     * @param shop where the shop is: its date is today's
     * @param helpers gives an executor for work beside the audio; it is closed after each use
     */
    public CallRunner(
            CompiledFlow flow,
            SpeechRecognizer recognizer,
            Voice voice,
            Recordings recordings,
            CallListener listener,
            Clock clock,
            ZoneId shop,
            Supplier<ExecutorService> helpers) {
        this.flow = flow;
        this.recognizer = recognizer;
        this.voice = voice;
        this.recordings = recordings;
        this.listener = listener;
        this.clock = clock;
        this.shop = shop;
        this.helpers = helpers;
    }

    /** Runs one call on the current thread, to its end, and tells how that was. */
    public Outcome run(Admitted admitted, Line line) {
        CallId id = admitted.id();
        ZonedDateTime now = clock.instant().atZone(shop);
        listener.on(
                new CallEvent.Started(
                        id,
                        clock.instant(),
                        admitted.caller(),
                        admitted.transport(),
                        flow.label()));
        var tape = new Tape(line, recordings.open(id));
        var conversation = new Conversation(tape, recognizer, voice, helpers);
        Outcome outcome;
        try (tape) {
            var dialog = new Dialog(flow, new Sayings(flow.flow().words(), now.toLocalDate()));
            var run = new Run(uuid(id), admitted.caller().number(), now);
            outcome = new Call(id, dialog, run, tape, conversation, listener).run();
        }
        listener.on(
                new CallEvent.Ended(
                        id,
                        clock.instant(),
                        outcome,
                        tape.now(),
                        line.filled(),
                        line.dropped(),
                        conversation.decoded()));
        return outcome;
    }

    private static UUID uuid(CallId id) {
        ByteBuffer bits = ByteBuffer.wrap(HexFormat.of().parseHex(id.value()));
        return new UUID(bits.getLong(), bits.getLong());
    }
}
