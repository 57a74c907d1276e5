package dev.orderline.ivr.command;

import dev.orderline.ivr.Settings;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.scenario.AudioPlayer;
import dev.orderline.ivr.scenario.Driver;
import dev.orderline.ivr.scenario.TextPlayer;
import dev.orderline.speech.caller.CallerVoice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios in text, by ear or by telephone. */
@Command(
        name = "test",
        description =
                "Plays the scenarios in dialplans/flows/tests through their flows, and tells which"
                        + " states and edges none of them comes to. In text, in milliseconds; --audio"
                        + " and --phone play the same scenarios by sound and by telephone.")
final class TestCommand implements Callable<Integer> {
    private final Telephone telephone;

    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "FLOW", arity = "0..*", description = "whose scenarios; without, all")
    private List<String> asked = List.of();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "only this one, by its file's name: late; may be given more than once")
    private List<String> scenarios = List.of();

    @ArgGroup private Medium medium = new Medium();

    @Option(
            names = "--voices",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "with --audio: each scenario is heard from so many voices; ${DEFAULT-VALUE}"
                            + " unless given")
    private int voices = 1;

    @Option(names = "--missed", description = "tell all states and edges that no scenario comes to")
    private boolean missed;

    /** At most one of these. */
    private static final class Medium {
        @Option(
                names = "--audio",
                description =
                        "synthetic callers say it, and are heard with the installed speech model")
        private boolean audio;

        @Option(
                names = "--phone",
                description =
                        "real calls to a line of its own: server, database and Asterisk; some take"
                                + " a minute")
        private boolean phone;
    }

    TestCommand(Telephone telephone) {
        this.telephone = telephone;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (voices < 1 || voices > Callers.VOICES.size())
            throw new Complaint("there are 1 to " + Callers.VOICES.size() + " voices");
        FlowFiles drafts = workshop.drafts();
        List<String> flows = Workshop.chosen(asked, drafts);
        try (var ears = new Ears(workshop);
                var drivers = new Drivers(drivers(ears))) {
            var run = new ScenarioRun(workshop, drafts, drivers.all(), scenarios, missed);
            return run.play(flows) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private List<Driver> drivers(Ears ears) {
        Settings settings = workshop.settings();
        TextPlayer text = workshop.textPlayer();
        if (!medium.audio && !medium.phone) return List.of(text);
        var callers = Callers.in(settings.folders().data());
        if (medium.phone)
            return List.of(telephone.line(settings, callers.voice(Callers.VOICES.getFirst())));
        List<Driver> drivers = new ArrayList<>();
        for (String name : Callers.VOICES.subList(0, voices)) {
            CallerVoice voice = callers.voice(name);
            var hearer = new VoiceHearer(voice, ears, workshop.folder());
            drivers.add(new AudioPlayer(name, text, hearer));
        }
        return drivers;
    }

    /** To be closed together. */
    private record Drivers(List<Driver> all) implements AutoCloseable {
        @Override
        public void close() {
            all.forEach(Driver::close);
        }
    }
}
