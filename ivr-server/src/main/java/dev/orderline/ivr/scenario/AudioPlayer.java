package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.CompiledFlow;
import java.time.Instant;

/**
 * Plays scenarios by ear: what callers say is heard, as on a line, and must lead where their words
 * lead in text. Keys stay keys; what is said unclearly is taken from the text, since no voice can
 * be told to.
 */
public final class AudioPlayer implements Driver {
    private final String name;
    private final TextPlayer player;
    private final Hearer hearer;

    /**
     * @param name of the callers' voice
     */
    public AudioPlayer(String name, TextPlayer player, Hearer hearer) {
        this.name = name;
        this.player = player;
        this.hearer = hearer;
    }

    @Override
    public String name() {
        return name;
    }

    /** One that does not even go as written in text is not heard. */
    @Override
    public Result play(Scenario scenario, CompiledFlow flow, Instant now)
            throws InterruptedException {
        if (!scenario.textOnly().isEmpty())
            return new NotPlayed("in text only: " + scenario.textOnly());
        Played text = player.play(scenario, flow, now);
        if (!text.isGood()) return text;
        return player.play(scenario, flow, now, hearer).against(text);
    }

    /** The hearer is not this player's. */
    @Override
    public void close() {}
}
