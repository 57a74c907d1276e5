package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.scenario.Moment.Said;
import java.util.List;
import java.util.Optional;

/** Where a call that was heard leaves the way of the same call in text. */
final class Divergence {
    private Divergence() {}

    /**
     * The first turn in which the caller is understood where they are not in text, or after which
     * the call stands elsewhere, has done something else, or knows something else. Of what was
     * said, only the states count in which it was.
     *
     * @param text the same scenario in text
     */
    static Optional<Problem> first(Played text, Played heard) {
        for (int i = 0; i < text.moments().size(); i++) {
            Moment written = text.moments().get(i);
            if (i >= heard.moments().size()) return problem(text, i, "the call is over before");
            Moment now = heard.moments().get(i);
            if (!isSame(written, now) || !isUnderstoodAlike(i, text, heard))
                return problem(text, i, Judge.described(now));
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(Played text, int turn, String instead) {
        return Optional.of(
                Problem.error(
                        text.scenario().turns().get(turn).place(),
                        "here the call goes another way than in text: " + instead,
                        "in text, " + Judge.described(text.moments().get(turn))));
    }

    /** The first turn is ours alone, and nobody who hangs up is understood. */
    private static boolean isUnderstoodAlike(int turn, Played text, Played heard) {
        if (turn == 0 || turn > text.understood().size()) return true;
        return turn <= heard.understood().size()
                && text.understood().get(turn - 1).answer().getClass()
                        == heard.understood().get(turn - 1).answer().getClass();
    }

    private static boolean isSame(Moment written, Moment now) {
        return written.state().equals(now.state())
                && states(written).equals(states(now))
                && written.done().equals(now.done())
                && written.slots().equals(now.slots())
                && written.end().equals(now.end());
    }

    private static List<String> states(Moment moment) {
        return moment.said().stream().map(Said::state).toList();
    }
}
