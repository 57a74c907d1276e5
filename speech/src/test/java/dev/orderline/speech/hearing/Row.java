package dev.orderline.speech.hearing;

import java.util.List;

/**
 * What was counted of one measure.
 *
 * @param tallies one for each way to hear; the first is ours
 */
record Row(String title, String condition, List<Tally> tallies) {
    Row {
        tallies = List.copyOf(tallies);
    }

    boolean isOf(Row other) {
        return title.equals(other.title) && condition.equals(other.condition);
    }
}
