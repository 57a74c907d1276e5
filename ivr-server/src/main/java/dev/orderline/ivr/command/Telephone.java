package dev.orderline.ivr.command;

import dev.orderline.ivr.Settings;
import dev.orderline.ivr.scenario.Driver;
import dev.orderline.speech.caller.CallerVoice;

/** Calls a line of its own, to play scenarios by telephone. */
public interface Telephone {
    /** Where the server is installed without its acceptance tests, which make such lines. */
    Telephone NONE =
            (settings, voice) -> {
                throw new Complaint(
                        "there is no telephone here to play scenarios with: it comes with"
                                + " Orderline's sources (src/it), where scripts/flow test --phone"
                                + " builds it; --audio needs none");
            };

    /**
     * Nothing is started before the first scenario is played. The caller of this closes the driver.
     *
     * @param settings whose flows, model and voice the line has; its data lies below theirs
     * @param voice of the callers
     * @throws Complaint if there can be no such line here
     */
    Driver line(Settings settings, CallerVoice voice);
}
