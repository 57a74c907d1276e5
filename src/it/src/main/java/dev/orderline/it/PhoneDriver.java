package dev.orderline.it;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.PolicyFile;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.command.Complaint;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.scenario.Driver;
import dev.orderline.ivr.scenario.Given;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.Scenario.Input;
import dev.orderline.ivr.scenario.TextPlayer;
import dev.orderline.phone.CallScript;
import dev.orderline.speech.caller.CallerVoice;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios by telephone: a real call to a real line, one after the other, each with the
 * given orders in the line's own database; judged by what the line has written down. The line plays
 * the drafts, and begins anew for each flow. Callers may name things before their order is known by
 * the names of the demonstration's items only: those are known to a line that has just been
 * started.
 */
final class PhoneDriver implements Driver {
    private final Path root;
    private final Settings settings;
    private final CallerPart caller;
    private final TextPlayer text;

    /** That of the flow that was played last. */
    private @Nullable ScenarioLine line;

    /**
     * @param root the project's folder
     */
    PhoneDriver(Path root, Settings settings, CallerVoice voice) {
        this.root = root;
        this.settings = settings;
        this.caller = new CallerPart(voice, settings.folders().flows());
        this.text =
                new TextPlayer(
                        FlowTools::actions,
                        ReturnPolicies.unpublished(
                                PolicyFile.read(settings.folders().policy()).orThrow()),
                        settings.shop().zone());
    }

    @Override
    public String name() {
        return "phone";
    }

    /** One that does not even go as written in text is not called. */
    @Override
    public Result play(Scenario scenario, CompiledFlow flow, Instant now)
            throws InterruptedException {
        Optional<String> hindrance = hindrance(scenario);
        if (hindrance.isPresent()) return new NotPlayed(hindrance.get());
        Played written = text.play(scenario, flow, now);
        if (!written.isGood()) return written;
        try {
            ScenarioLine here = line(scenario.flow());
            CallScript script = caller.script(written, here.code(scenario.given()), Set.of());
            return here.play(scenario, flow, script, written).against(written);
        } catch (IOException | IllegalStateException broken) {
            throw new Complaint(String.valueOf(broken.getMessage()));
        }
    }

    /** Why {@code scenario} cannot be had by telephone, if it cannot. */
    static Optional<String> hindrance(Scenario scenario) {
        Given given = scenario.given();
        if (!scenario.textOnly().isEmpty())
            return Optional.of("in text only: " + scenario.textOnly());
        if (given.now() instanceof Given.Now.At)
            return Optional.of("a line has no other time than now");
        if (!given.failing().isEmpty())
            return Optional.of("a line's desks do not fail when they are told to");
        if (given.caller().equals(CallerNumber.WITHHELD))
            return Optional.of("this telephone always shows its number");
        boolean unclear =
                scenario.turns().stream()
                        .anyMatch(turn ->
                                turn.input() instanceof Input.Says(_, boolean clearly) && !clearly);
        return unclear ? Optional.of("no voice can be told to speak unclearly") : Optional.empty();
    }

    private ScenarioLine line(String flow) throws IOException, InterruptedException {
        if (line != null && line.flow().equals(flow)) return line;
        close();
        System.err.println("starting a line of its own for " + flow + " ...");
        line = ScenarioLine.start(root, settings, flow);
        return line;
    }

    @Override
    public void close() {
        if (line == null) return;
        ScenarioLine last = line;
        line = null;
        last.close();
    }
}
