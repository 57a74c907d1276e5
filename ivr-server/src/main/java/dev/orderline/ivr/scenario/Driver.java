package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.CompiledFlow;
import java.time.Instant;

/** One way to play scenarios: in text, by ear, by telephone. Used by one thread. */
public interface Driver extends AutoCloseable {
    /** In a word or two: {@code text}, or whose voice is heard. */
    String name();

    /**
     * Plays {@code scenario} through its flow.
     *
     * @param flow over whatever actions
     * @param now when the call is, if the scenario does not say
     */
    Result play(Scenario scenario, CompiledFlow flow, Instant now) throws InterruptedException;

    /** Frees what it plays with. Idempotent. */
    @Override
    void close();

    /** What became of a scenario. */
    sealed interface Result permits Played, NotPlayed {}

    /**
     * It cannot be played in this way.
     *
     * @param why in a few words: {@code the line has no other time than now}
     */
    record NotPlayed(String why) implements Result {}
}
