package dev.orderline.ivr.command;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.FlowFolder;
import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.LettersFile;
import dev.orderline.ivr.PolicyFile;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.check.Vocabulary;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.FlowReader;
import dev.orderline.ivr.flow.source.Nearest;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.policy.PolicyCase;
import dev.orderline.ivr.policy.PolicyCaseReader;
import dev.orderline.ivr.scenario.TextPlayer;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.vosk.VoskModel;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where everything is, and what all commands have in common. */
final class Workshop {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "tells this")
    boolean help; // picocli reads it

    @Option(
            names = "-D",
            description = "changes a setting: -D folder.model=...",
            paramLabel = "key=value")
    private Map<String, String> overrides = Map.of();

    private final Clock clock = Clock.systemUTC();

    /** Empty until somebody asks for them. */
    private Optional<Settings> settings = Optional.empty();

    /** The settings as they were when they were first asked for. */
    Settings settings() {
        if (settings.isEmpty()) settings = Optional.of(read());
        return settings.get();
    }

    private Settings read() {
        try {
            return Settings.read(overrides);
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            throw new Complaint(String.valueOf(wrong.getMessage()));
        }
    }

    /** The shop's time. */
    ZonedDateTime now() {
        return clock.instant().atZone(settings().shop().zone());
    }

    Clock clock() {
        return clock;
    }

    /** The folder with the drafts. */
    Path folder() {
        return settings().folders().flows();
    }

    FlowFiles drafts() {
        try {
            return FlowFolder.read(folder());
        } catch (UncheckedIOException unreadable) {
            throw new Complaint(String.valueOf(unreadable.getMessage()));
        }
    }

    Map<String, String> scenarios() {
        try {
            return FlowFolder.scenarios(folder());
        } catch (UncheckedIOException unreadable) {
            throw new Complaint(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * The draft of the policy.
     *
     * @throws Complaint if it has errors; they are told before
     */
    PolicyFile policy() {
        PolicyFile draft;
        try {
            draft = PolicyFile.read(settings().folders().policy());
        } catch (UncheckedIOException unreadable) {
            throw new Complaint(String.valueOf(unreadable.getMessage()));
        }
        if (draft.policy().isEmpty()) throw wrong(draft.file(), draft.text(), draft.problems());
        return draft;
    }

    /**
     * The texts of letters.
     *
     * @throws Complaint if they have errors; they are told before
     */
    LettersFile letters() {
        LettersFile read;
        try {
            read = LettersFile.read(settings().folders().letters(), settings().shop().name());
        } catch (UncheckedIOException unreadable) {
            throw new Complaint(String.valueOf(unreadable.getMessage()));
        }
        if (read.letters().isEmpty()) throw wrong(read.file(), read.text(), read.problems());
        return read;
    }

    /** That a file has errors, which are told now. */
    private Complaint wrong(Path file, String text, List<Problem> problems) {
        new Telling(out(), Path.of(""), Map.of(file.toString(), text)).problems(problems);
        return new Complaint(file + " has errors");
    }

    /**
     * Tries a draft of the policy on the examples beside it.
     *
     * @return how many there are
     * @throws Complaint if they have errors, or it decides otherwise; that is told before
     */
    int triedOn(PolicyFile draft) {
        Path file = draft.file().resolveSibling("tests.yaml");
        if (Files.notExists(file)) return 0;
        try {
            String text = PolicyFile.text(file);
            var problems = new Problems();
            List<PolicyCase> cases =
                    PolicyCaseReader.read(
                            file.toString(), text, draft.orThrow().currency(), problems);
            for (PolicyCase each : cases)
                each.judge(draft.orThrow(), now())
                        .forEach(other -> problems.error(other.place(), other.sentence()));
            new Telling(out(), Path.of(""), Map.of(file.toString(), text))
                    .problems(problems.sorted());
            if (problems.hasErrors()) throw new Complaint("examples are not decided as written");
            return cases.size();
        } catch (UncheckedIOException unreadable) {
            throw new Complaint(String.valueOf(unreadable.getMessage()));
        }
    }

    /** By the draft of the policy; see {@link #policy}. */
    ReturnPolicies policies() {
        return ReturnPolicies.unpublished(policy().orThrow());
    }

    /** Plays scenarios at the shop's time. */
    TextPlayer textPlayer() {
        return new TextPlayer(FlowTools::actions, policies(), settings().shop().zone());
    }

    /**
     * Those that were asked for, or all.
     *
     * @throws Complaint if one of those is not there
     */
    static List<String> chosen(List<String> asked, FlowFiles files) {
        if (asked.isEmpty()) return files.entries();
        List<String> flows = files.flows();
        for (String each : asked)
            if (!flows.contains(each))
                throw new Complaint(
                        "there is no flow " + each + "; " + Nearest.suggestion(each, flows));
        return List.copyOf(asked);
    }

    /** That {@code flow} is not in the library, and which may be meant. */
    static Complaint neverPublished(String flow, FlowLibrary library) {
        return new Complaint(
                "never published: "
                        + flow
                        + "; "
                        + Nearest.suggestion(flow, library.numbersOnAir().keySet()));
    }

    /** The files that {@code flow} consists of, as far as that can be told of one with errors. */
    FlowFiles filesOf(String flow, FlowFiles drafts) {
        return drafts.only(new HashSet<>(FlowReader.read(drafts, flow).files()));
    }

    /** Over a shop in memory, of which customers also name the demonstration's items. */
    CompiledFlow.Tools tools() {
        return tools(List.of());
    }

    /**
     * @param items other names of things that callers may speak of
     */
    private CompiledFlow.Tools tools(Collection<String> items) {
        Stream<String> demonstrated =
                DemonstrationOrders.at(now()).stream()
                        .flatMap(placed -> placed.order().items().stream())
                        .map(Item::name);
        return FlowTools.over(
                new TrialShop(clock, policies()),
                Stream.concat(items.stream(), demonstrated)
                        .distinct()
                        .limit(ShopNames.MAX)
                        .toList());
    }

    /** Over the shop's own desks. */
    CompiledFlow.Tools tools(Database database) {
        return FlowTools.over(backOffice(database).desks());
    }

    BackOffice backOffice(Database database) {
        return new BackOffice(database, settings(), clock);
    }

    /** Checks everything. */
    FlowChecker checker(VoskModel model, CompiledFlow.Tools tools) {
        Map<String, Vocabulary> vocabularies =
                FlowTools.vocabularies(model, settings().folders().model());
        return new FlowChecker(tools, vocabularies);
    }

    VoskModel model() {
        return model(settings().folders().model());
    }

    VoskModel model(Path folder) {
        try {
            return VoskModel.load(folder);
        } catch (SpeechFailure missing) {
            throw new Complaint(
                    "the speech model cannot be loaded: "
                            + missing.getMessage()
                            + "; -D folder.model=... names another");
        }
    }

    /**
     * A flow of the drafts, to be tried.
     *
     * @param items that callers may speak of, besides the demonstration's
     * @throws Complaint if it has errors; they are told before
     */
    CompiledFlow compiled(FlowFiles drafts, String name, Collection<String> items) {
        return compiled(drafts, name, tools(items));
    }

    /** As above, made with {@code tools}. */
    CompiledFlow compiled(FlowFiles drafts, String name, CompiledFlow.Tools tools) {
        Report report = new FlowChecker(tools, Map.of()).check(drafts, name);
        if (!report.isGood()) {
            new Telling(out(), folder(), drafts).problems(report.errors());
            throw new Complaint(name + " has errors");
        }
        return new CompiledFlow(name + "@draft", report.bundle(), tools);
    }

    /** The shop's database, which must be running. */
    Database database() {
        try {
            return Database.connect(DatabaseAccess.read(settings().folders().secrets()));
        } catch (UncheckedIOException | IllegalArgumentException unknown) {
            throw new Complaint(
                    "no database is known: " + unknown.getMessage() + "; scripts/run makes one");
        } catch (DeskFailure away) {
            throw new Complaint(
                    "the database does not answer; scripts/run starts it, scripts/doctor tells what"
                            + " is wrong");
        }
    }

    /** {@code at} as people of the shop write it. */
    String written(Instant at) {
        return TIME.format(at.atZone(settings().shop().zone()));
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }
}
