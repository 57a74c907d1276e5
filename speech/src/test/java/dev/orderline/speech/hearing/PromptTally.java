package dev.orderline.speech.hearing;

/**
 * What is counted of prompts that are played to callers who are silent, and to callers who answer.
 */
final class PromptTally {
    private Proportion stoppedFalsely = new Proportion(0, 0);
    private Proportion heldFalsely = new Proportion(0, 0);
    private Proportion stoppedRightly = new Proportion(0, 0);
    private final Millis toHold = new Millis();
    private final Millis toStop = new Millis();

    void addUnanswered(BargeIn heard) {
        stoppedFalsely = stoppedFalsely.plus(heard.stops());
        heldFalsely = heldFalsely.plus(heard.holds());
    }

    /** A prompt that was stopped before the answer began was not stopped by it. */
    void addAnswered(BargeIn heard) {
        stoppedRightly = stoppedRightly.plus(heard.stops() && !heard.stopsTooEarly());
        if (heard.stopsTooEarly()) return;
        if (heard.holds()) toHold.add(heard.millisToHold());
        if (heard.stops()) toStop.add(heard.millisToStop());
    }

    void add(PromptTally other) {
        stoppedFalsely = stoppedFalsely.plus(other.stoppedFalsely);
        heldFalsely = heldFalsely.plus(other.heldFalsely);
        stoppedRightly = stoppedRightly.plus(other.stoppedRightly);
        toHold.add(other.toHold);
        toStop.add(other.toStop);
    }

    Proportion stoppedFalsely() {
        return stoppedFalsely;
    }

    Proportion heldFalsely() {
        return heldFalsely;
    }

    Proportion stoppedRightly() {
        return stoppedRightly;
    }

    /** From the beginning of the answer. */
    Millis toHold() {
        return toHold;
    }

    Millis toStop() {
        return toStop;
    }
}
