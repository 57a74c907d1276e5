package dev.orderline.ivr.replay;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plays recorded calls through one flow. Nothing is done: what was done then answers. Used by one
 * thread, as the decoder of its rehearing is.
 */
public final class Replayer {
    private final CompiledFlow flow;
    private final Set<String> changing;
    private final Rehearing rehearing;
    private final ZoneId shop;

    /**
     * @param actions all there are; none is ever performed
     * @param shop in which zone it tells the time
     */
    public Replayer(
            CompiledFlow flow, Collection<Action> actions, Rehearing rehearing, ZoneId shop) {
        this.flow = flow;
        this.changing =
                actions.stream()
                        .filter(Action::changes)
                        .map(Action::name)
                        .collect(Collectors.toUnmodifiableSet());
        this.rehearing = rehearing;
        this.shop = shop;
    }

    /**
     * Plays one call again.
     *
     * @throws dev.orderline.speech.audio.SpeechFailure if the decoder fails
     */
    public Replayed replay(RecordedCall call) {
        return new Replay(flow, changing, rehearing, shop, call).run();
    }
}
