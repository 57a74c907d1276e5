package dev.orderline.ivr.flow.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Problems as they are found, each once. Used by one thread. */
public final class Problems {
    /** More are not told: a flow with so many has one cause. */
    public static final int MOST = 200;

    private final Set<Problem> found = new LinkedHashSet<>();
    private int told;
    private boolean failed;

    public void error(Place place, String what, String mend) {
        add(Problem.error(place, what, mend));
    }

    public void error(Place place, String what) {
        error(place, what, "");
    }

    public void warning(Place place, String what, String mend) {
        add(Problem.warning(place, what, mend));
    }

    public void add(Problem problem) {
        told++;
        failed |= problem.isError();
        if (found.size() < MOST) found.add(problem);
    }

    public boolean hasErrors() {
        return failed;
    }

    /** How often something was told by now. */
    int count() {
        return told;
    }

    /** In the order of the files. */
    public List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort((one, other) -> one.place().compareTo(other.place()));
        return List.copyOf(sorted);
    }
}
