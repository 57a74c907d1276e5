package dev.orderline.ivr.command;

import dev.orderline.ivr.CallWording;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Ear;
import dev.orderline.ivr.flow.Answer;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.replay.Point;
import dev.orderline.ivr.replay.RecordedCall;
import dev.orderline.ivr.replay.Replayed;
import dev.orderline.ivr.replay.Replayed.Exchange;
import dev.orderline.ivr.replay.Verdict;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Calls that were played again, as text for a terminal. Holds what callers said. */
final class ReplayReport {
    private static final int SHOWN_OF_ID = 8;

    private final DateTimeFormatter time;
    private final boolean verbose;

    /**
     * @param zone in which times are told
     * @param verbose whether every exchange is told
     */
    ReplayReport(ZoneId zone, boolean verbose) {
        this.time = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.verbose = verbose;
    }

    /** One line, or with what was heard some more. */
    List<String> lines(Replayed replayed) {
        RecordedCall call = replayed.call();
        String began = time.format(call.started().at());
        List<String> lines = new ArrayList<>();
        switch (replayed.verdict()) {
            case Verdict.Same(int spared) ->
                    lines.add(
                            line(
                                    "same",
                                    call.id(),
                                    began,
                                    CallWording.end(call.outcome()) + spared(spared)));
            case Verdict.Elsewhere(Point then, Point now) ->
                    lines.add(line("ELSEWHERE", call.id(), began, parting(replayed, then, now)));
            case Verdict.Unknown(String why) -> lines.add(line("unknown", call.id(), began, why));
        }
        if (verbose)
            for (Exchange exchange : replayed.exchanges()) {
                TurnEnded then = exchange.then();
                lines.add("    turn " + then.index() + ", " + then.state());
                lines.add("      then  " + then(then.answer()));
                lines.add("      now   " + now(exchange.now(), then.answer()));
            }
        return lines.stream().map(ReplayReport::plain).toList();
    }

    /** One that cannot be read. */
    String spoilt(CallId call, String why) {
        return plain(line("unknown", call, "", "its record " + why));
    }

    private static String line(String verdict, CallId call, String began, String rest) {
        return String.format(
                Locale.ROOT,
                "  %-9s  %s  %-19s  %s",
                verdict,
                call.value().substring(0, SHOWN_OF_ID),
                began,
                rest);
    }

    /** What the database holds must not move a cursor. */
    private static String plain(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    private static String spared(int turns) {
        return switch (turns) {
            case 0 -> "";
            case 1 -> "; one question need not be repeated";
            default -> "; " + turns + " questions need not be repeated";
        };
    }

    private static String parting(Replayed replayed, Point then, Point now) {
        String points =
                then.equals(now)
                        ? point(now) + ", but understands something else"
                        : "then " + point(then) + ", now " + point(now);
        if (replayed.exchanges().isEmpty()) return points;
        Exchange last = replayed.exchanges().getLast();
        return points
                + "; turn "
                + last.then().index()
                + ": then "
                + then(last.then().answer())
                + ", now "
                + now(last.now(), last.then().answer());
    }

    private static String point(Point point) {
        return switch (point) {
            case Point.Spoken(String state) -> state;
            case Point.Done(String action, String outcome) -> "did " + action + ": " + outcome;
            case Point.NotDone(String action) -> "does not do " + action;
            case Point.Ended(String state, Target to, String reason) ->
                    state
                            + " ("
                            + (to == Target.HANG_UP ? "ends" : "to " + to.dialplanName())
                            + ": "
                            + reason
                            + ")";
            case Point.RecordEnd() -> "nothing more is known";
        };
    }

    private static String then(CallEvent.Answer answer) {
        return switch (answer) {
            case CallEvent.Answer.Spoken(
                            List<Hypothesis> nBest,
                            int _,
                            Optional<Meaning> meaning) ->
                    quoted(nBest.stream().findFirst().map(Hypothesis::words).orElse(""))
                            + CallWording.meaning(meaning);
            case CallEvent.Answer.Keyed(String keys, Optional<Meaning> meaning) ->
                    "keys " + keys + CallWording.meaning(meaning);
            case CallEvent.Answer.Secret(_, boolean understood) ->
                    "a secret answer" + (understood ? "" : ", not understood");
            case CallEvent.Answer.NoInput() -> "silence";
            case CallEvent.Answer.Gone _ -> "hung up";
        };
    }

    private static String now(Ear.Heard heard, CallEvent.Answer then) {
        String words =
                switch (then) {
                    case CallEvent.Answer.Spoken _ -> quoted(heard.words());
                    case CallEvent.Answer.Keyed(String keys, _) -> "keys " + keys;
                    case CallEvent.Answer.Secret _ -> "a secret answer";
                    case CallEvent.Answer.NoInput _, CallEvent.Answer.Gone _ -> "silence";
                };
        return switch (heard.answer()) {
            case Answer.Meant _ when then instanceof CallEvent.Answer.Secret -> words;
            case Answer.Meant(Meaning meaning, boolean sure) ->
                    words + CallWording.meaning(Optional.of(meaning)) + (sure ? "" : ", not sure");
            case Answer.NoMatch _ -> words + CallWording.meaning(Optional.empty());
            case Answer.NoInput _ -> "silence";
        };
    }

    private static String quoted(String words) {
        return '"' + words + '"';
    }
}
