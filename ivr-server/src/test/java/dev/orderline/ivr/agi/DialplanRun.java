package dev.orderline.ivr.agi;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through an exported extension as Asterisk does, by the clock of the export's zone; it knows
 * nothing but what such extensions are made of. As in Asterisk's {@code pbx_timing.c}, the last
 * minute of a range counts.
 */
final class DialplanRun {
    private static final Pattern STEP =
            Pattern.compile("(?:exten => (\\S+),1,| same => n(?:\\((\\w+)\\))?,)(.*)");
    private static final Pattern DAY = Pattern.compile("GotoIf\\(.* = \"(.*)\"]\\?(\\w+)\\)");
    private static final Pattern TIME =
            Pattern.compile("GotoIfTime\\(([^,]*),([^,]*),\\*,\\*,[^?]*\\?(\\w+)\\)");
    private static final Pattern AWAY = Pattern.compile("Goto\\(orderline-next,(\\w+),1\\)");
    private static final Pattern LABEL = Pattern.compile("Goto\\((\\w+)\\)");

    private final List<String> steps = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /**
     * @param extension of {@code dialplan} that is gone through
     */
    DialplanRun(String dialplan, String extension) {
        String at = "";
        for (String line : dialplan.lines().toList()) {
            Matcher step = STEP.matcher(line);
            if (!step.matches()) continue;
            if (step.group(1) != null) at = step.group(1);
            if (!at.equals(extension)) continue;
            if (step.group(2) != null) labels.put(step.group(2), steps.size());
            steps.add(step.group(3));
        }
    }

    /** The extension of orderline-next to which a call of {@code now} comes. */
    String at(LocalDateTime now) {
        int next = 0;
        while (true) {
            String step = steps.get(next++);
            Matcher away = AWAY.matcher(step);
            if (away.matches()) return away.group(1);
            Matcher label = LABEL.matcher(step);
            Matcher day = DAY.matcher(step);
            Matcher time = TIME.matcher(step);
            if (label.matches()) next = labelled(label.group(1));
            else if (day.matches() && now.toLocalDate().toString().equals(day.group(1)))
                next = labelled(day.group(2));
            else if (time.matches() && isAt(time.group(1), time.group(2), now))
                next = labelled(time.group(3));
        }
    }

    private int labelled(String label) {
        Integer at = labels.get(label);
        if (at == null) throw new AssertionError("no label " + label);
        return at;
    }

    private static boolean isAt(String times, String days, LocalDateTime now) {
        String today = now.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        if (!days.equals("*") && !List.of(days.split("&")).contains(today)) return false;
        if (times.equals("*")) return true;
        List<String> ends = List.of(times.split("-"));
        LocalTime minute = now.toLocalTime().withSecond(0).withNano(0);
        return !minute.isBefore(LocalTime.parse(ends.getFirst()))
                && !minute.isAfter(LocalTime.parse(ends.getLast()));
    }
}
