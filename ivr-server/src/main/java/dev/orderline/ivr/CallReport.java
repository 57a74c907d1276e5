package dev.orderline.ivr;

import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.recognition.Hypothesis;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Calls as text for a terminal. */
final class CallReport {
    private static final String ROW = "%-8s  %-19s  %-14s  %8s  %-32s  %5s  %8s  %s%n";
    private static final int SHOWN_OF_ID = 8;
    private static final int SHOWN_OF_NUMBER = 3;

    private final DateTimeFormatter time;
    private final boolean full;

    /**
     * @param zone in which times are told
     * @param full whether callers' numbers are told whole
     */
    CallReport(ZoneId zone, boolean full) {
        this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone);
        this.full = full;
    }

    /** One line for each call. */
    String table(List<CallRecord> calls) {
        var text = new Formatter(Locale.ROOT);
        text.format(
                ROW,
                "call",
                "began",
                "caller",
                "lasted",
                "outcome",
                "turns",
                "response",
                "recording");
        for (CallRecord call : calls)
            text.format(
                    ROW,
                    call.started().call().value().substring(0, SHOWN_OF_ID),
                    time.format(call.started().at()),
                    caller(call.started().caller().number()),
                    call.ended().map(_ -> seconds(call.length())).orElse(""),
                    shortened(outcome(call)),
                    call.turns().size(),
                    call.medianResponse().map(CallReport::milliseconds).orElse(""),
                    call.recording().map(CallReport::name).orElse(""));
        return text.toString();
    }

    /** Everything that is known of {@code call}. */
    String details(CallRecord call) {
        Started started = call.started();
        var text = new Formatter(Locale.ROOT);
        text.format("call       %s%n", started.call());
        text.format("began      %s at %s%n", time.format(started.at()), call.node());
        text.format(
                "caller     %s dialled %s%n",
                caller(started.caller().number()), started.caller().called());
        text.format(
                "way        %s, flow %s%n",
                started.transport().name().toLowerCase(Locale.ROOT), started.flow());
        call.takenOver()
                .ifPresent(over ->
                        text.format(
                                "by keys    after turn %d, at %s: its server was gone%n",
                                over.afterTurn(), over.node()));
        text.format("outcome    %s%n", outcome(call));
        call.ended().ifPresent(ended -> text.format("%s", audio(call, ended)));
        call.medianResponse()
                .ifPresent(median -> text.format("response   %s (median)%n", milliseconds(median)));
        call.recording().ifPresent(end -> text.format("recording  %s%n", recording(end)));
        for (TurnEnded turn : call.turns()) text.format("%s%s", over(call, turn), turn(call, turn));
        return text.toString();
    }

    private static String audio(CallRecord call, Ended ended) {
        String facts =
                ended.outcome() instanceof Outcome.HandedOver handed
                        ? String.format(Locale.ROOT, "facts      %s%n", handed.facts())
                        : "";
        return facts
                + String.format(
                        Locale.ROOT,
                        "audio      %s, %d frames filled, %d dropped; %d %% decoded%n",
                        seconds(call.length()),
                        ended.filled(),
                        ended.dropped(),
                        100 * ended.decoded() / Math.max(1, ended.frames()));
    }

    /** Said before the first turn that was held by keys alone. */
    private static String over(CallRecord call, TurnEnded turn) {
        return call.takenOver().filter(over -> over.afterTurn() + 1 == turn.index()).isPresent()
                ? String.format(Locale.ROOT, "%n--- the server was gone; by keys from here%n")
                : "";
    }

    private static String turn(CallRecord call, TurnEnded turn) {
        Timing timing = turn.timing();
        var text = new Formatter(Locale.ROOT);
        text.format("%nturn %d, %s%n", turn.index(), turn.state());
        text.format("  %s  we      %s%n", at(timing.promptFrom()), turn.said());
        if (timing.bargeIn().isPresent())
            text.format(
                    "  %s          (cut short by the caller)%n", at(timing.bargeIn().getAsInt()));
        else text.format("  %s          (end)%n", at(timing.promptTo()));
        if (timing.speechFrom().isPresent())
            text.format(
                    "  %s  caller  %s%n",
                    at(timing.speechFrom().getAsInt()), answer(turn.answer()));
        else text.format("  %s  caller  %s%n", at(timing.decided()), answer(turn.answer()));
        if (turn.answer() instanceof Answer.Spoken spoken)
            for (Hypothesis other : spoken.nBest().stream().skip(1).toList())
                text.format(
                        "                    or  \"%s\" (%.1f)%n", other.words(), other.score());
        if (timing.speechTo().isPresent()) {
            int speechTo = timing.speechTo().getAsInt();
            text.format(
                    "  %s          (end; understood %s later%s)%n",
                    at(speechTo),
                    milliseconds(Frame.duration(timing.decided() - speechTo)),
                    call.response(turn)
                            .map(wait -> ", answered " + milliseconds(wait) + " later")
                            .orElse(""));
        }
        return text.toString();
    }

    private static String answer(Answer answer) {
        return switch (answer) {
            case Answer.Spoken spoken ->
                    spoken.nBest().stream()
                                    .findFirst()
                                    .map(best ->
                                            String.format(
                                                    Locale.ROOT,
                                                    "\"%s\" (%.1f)",
                                                    best.words(),
                                                    best.score()))
                                    .orElse("nothing")
                            + CallWording.meaning(spoken.meaning());
            case Answer.Keyed keyed ->
                    "keys " + keyed.keys() + CallWording.meaning(keyed.meaning());
            case Answer.Secret secret ->
                    (secret.spoken() ? "speech" : "keys")
                            + " kept secret"
                            + (secret.understood() ? "" : ", not understood");
            case Answer.NoInput _ -> "silence";
            case Answer.Gone hungUp ->
                    switch (hungUp.by()) {
                        case CALLER -> "hung up";
                        case LOST_MEDIA -> "was lost";
                    };
        };
    }

    /** The end in a few words. */
    static String outcome(CallRecord call) {
        return call.ended().map(Ended::outcome).map(CallWording::end).orElse("running");
    }

    static String name(RecordingEnd end) {
        return switch (end) {
            case RecordingEnd.Whole _ -> "whole";
            case RecordingEnd.Cut _ -> "cut";
            case RecordingEnd.Discarded _ -> "refused";
            case RecordingEnd.Lost _ -> "lost";
        };
    }

    private static String recording(RecordingEnd end) {
        return switch (end) {
            case RecordingEnd.Whole(String file, String sha256) ->
                    String.format(Locale.ROOT, "%s%n           sha256 %s", file, sha256);
            case RecordingEnd.Cut(String file, String sha256) ->
                    String.format(
                            Locale.ROOT,
                            "%s, its end is missing%n           sha256 %s",
                            file,
                            sha256);
            case RecordingEnd.Discarded _ -> "none, the caller refused";
            case RecordingEnd.Lost _ -> "none, the disk failed";
        };
    }

    String caller(CallerNumber number) {
        String digits = number.value();
        if (digits.isEmpty()) return "withheld";
        if (full) return digits;
        return "..."
                + digits.substring(
                        digits.length() - Math.min(SHOWN_OF_NUMBER, digits.length() / 2));
    }

    private static String shortened(String text) {
        return text.length() <= 32 ? text : text.substring(0, 29) + "...";
    }

    private static String at(int frame) {
        Duration time = Frame.duration(frame);
        return String.format(
                Locale.ROOT, "%3d:%05.2f", time.toMinutes(), time.toMillis() % 60_000 / 1_000.0);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    private static String milliseconds(Duration time) {
        return time.toMillis() + " ms";
    }
}
