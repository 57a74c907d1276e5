package dev.orderline.phone.timeline;

import dev.orderline.phone.timeline.Timeline.Act;
import dev.orderline.phone.timeline.Timeline.Arrival;
import dev.orderline.phone.timeline.Timeline.BotLevel;
import dev.orderline.phone.timeline.Timeline.Sending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A timeline for people to read. */
public final class TimelineText {
    private TimelineText() {}

    /** One line for each act, then how the audio came and went. Holds no words and no digits. */
    public static List<String> lines(Timeline timeline) {
        List<String> lines = new ArrayList<>();
        for (Act act : timeline.acts())
            lines.add(
                    String.format(
                                    Locale.ROOT,
                                    "%9s  %-6s  %-15s %s",
                                    seconds(act.from()),
                                    who(act),
                                    what(act),
                                    remark(act, timeline))
                            .stripTrailing());
        lines.add(arrival(timeline.arrival(), timeline.botLevel()));
        lines.add(sending(timeline.sending()));
        return lines;
    }

    /** With two places: {@code 1.25 s}. */
    public static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }

    /** Whole: {@code 640 ms}. */
    public static String ms(Duration time) {
        return Math.round(time.toNanos() / 1e6) + " ms";
    }

    private static String who(Act act) {
        return switch (act.kind()) {
            case CALLER_SPEAKS, CALLER_PRESSES -> "caller";
            case BOT_SPEAKS -> "bot";
        };
    }

    private static String what(Act act) {
        return switch (act.kind()) {
            case CALLER_SPEAKS, BOT_SPEAKS -> "speaks " + seconds(act.to().minus(act.from()));
            case CALLER_PRESSES -> "presses a key";
        };
    }

    private static String remark(Act act, Timeline timeline) {
        return switch (act.kind()) {
            case BOT_SPEAKS -> {
                for (Timeline.Response response : timeline.responses())
                    if (response.callerEnded().plus(response.after()).equals(act.from()))
                        yield "answer after " + ms(response.after());
                yield timeline.greeting().filter(act.from()::equals).isPresent()
                        ? "greeting after " + ms(act.from())
                        : "";
            }
            case CALLER_SPEAKS -> interruption(timeline, act.from());
            case CALLER_PRESSES -> interruption(timeline, act.to());
        };
    }

    private static String interruption(Timeline timeline, Duration at) {
        return timeline.interruptions().stream()
                .filter(interruption -> interruption.at().equals(at))
                .map(interruption -> "bot stops after " + ms(interruption.stoppedAfter()))
                .findFirst()
                .orElse("");
    }

    private static String arrival(Arrival arrival, BotLevel level) {
        return String.format(
                Locale.ROOT,
                "heard: %d packets, longest gap %s, %d gaps over %s, %d lost, speech at %.1f dBFS,"
                        + " %d samples clipped",
                arrival.packets(),
                ms(arrival.longestGap()),
                arrival.gaps(),
                ms(Arrival.GAP),
                arrival.lost(),
                level.speechDbfs(),
                level.clippedSamples());
    }

    private static String sending(Sending sending) {
        return String.format(
                Locale.ROOT,
                "sent: %d packets, 99 in 100 at most %.2f ms late, one %.2f ms",
                sending.packets(),
                sending.late99().toNanos() / 1e6,
                sending.lateMost().toNanos() / 1e6);
    }
}
