package dev.orderline.ivr.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The questions a caller has answered and may go back to. Used by one thread. */
final class Trail {
    /** Nobody goes back farther. */
    private static final int LONGEST = 20;

    /**
     * @param known what was known when it was asked
     */
    record Mark(String state, Slots.Known known) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    void add(Mark answered) {
        if (marks.size() == LONGEST) marks.removeFirst();
        marks.addLast(answered);
    }

    /** The last question that was answered, which is then forgotten. */
    Optional<Mark> back() {
        return Optional.ofNullable(marks.pollLast());
    }

    /** The last answer was none, if it was one to {@code state}. */
    void drop(String state) {
        if (!marks.isEmpty() && marks.getLast().state().equals(state)) marks.removeLast();
    }

    /** What was answered before cannot be taken back any more. */
    void cut() {
        marks.clear();
    }
}
