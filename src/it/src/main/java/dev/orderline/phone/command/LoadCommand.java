package dev.orderline.phone.command;

import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.timeline.Percentiles;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.phone.timeline.TimelineText;
import dev.orderline.phone.voice.SoundFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places many calls at once and tells what their callers heard: {@code scripts/bench calls}. */
@Command(
        name = "scripts/bench calls",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Places calls at once, each saying the given files one after the other when our prompt"
                    + " has ended, and prints what was heard.",
            ""
        },
        footer = {
            "",
            "Ends with 0 when no call was dropped, no gap was longer than 60 ms and 95 in 100"
                    + " answers came within 1 s, with 1 when not, with 2 when it could not be tried."
        })
public final class LoadCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int NOT_TRIED = 2;

    /** More calls at once are refused: that would measure this program. */
    private static final int MOST_CALLS = 500;

    @Parameters(
            arity = "0..1",
            defaultValue = "100",
            paramLabel = "EXTENSION",
            description = "Whom to call; ${DEFAULT-VALUE} unless given.")
    private String extension = "100";

    @Option(
            names = "--calls",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at once; ${DEFAULT-VALUE} unless given.")
    private int calls = 20;

    @Option(
            names = "--wav",
            required = true,
            paramLabel = "FILE",
            description = "What each caller says; may be given more than once, in order.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--apart",
            defaultValue = "250ms",
            paramLabel = "TIME",
            description = "From one call to the next; ${DEFAULT-VALUE} unless given.")
    private Duration apart = Duration.ofMillis(250);

    @Option(names = "--at-once", description = "Speak without waiting for prompts.")
    private boolean atOnce;

    @Option(
            names = "--find-capacity",
            description = "Add --step calls each round, from --calls on, while all goes well.")
    private boolean findCapacity;

    @Option(
            names = "--step",
            defaultValue = "5",
            paramLabel = "N",
            description = "How many more each round; ${DEFAULT-VALUE} unless given.")
    private int step = 5;

    @Option(
            names = "--most",
            defaultValue = "100",
            paramLabel = "N",
            description = "Where --find-capacity ends; ${DEFAULT-VALUE} unless given.")
    private int most = 100;

    @Option(
            names = "--server",
            defaultValue = "${sys:orderline.sip:-127.0.0.1:5060}",
            converter = ServerAddress.class,
            paramLabel = "ADDRESS",
            description = "Where Asterisk takes SIP calls; ${DEFAULT-VALUE} unless given.")
    private InetSocketAddress server = new ServerAddress().convert("127.0.0.1:5060");

    @Spec private @Nullable CommandSpec spec;

    /** Ends the JVM with the status its help documents. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new LoadCommand())
                .registerConverter(Duration.class, new ShortDuration());
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec model = spec;
        if (model == null) throw new IllegalStateException("picocli has not set its model");
        PrintWriter out = model.commandLine().getOut();
        PrintWriter err = model.commandLine().getErr();
        if (calls < 1 || step < 1 || Math.max(calls, most) > MOST_CALLS) {
            err.println("Calls and steps are from 1 to " + MOST_CALLS + ".");
            return NOT_TRIED;
        }
        try (var phone = Phone.open(server)) {
            CallScript script = script();
            return findCapacity ? capacity(phone, script, out) : round(phone, script, out);
        } catch (IOException e) {
            err.println(e.getMessage());
            return NOT_TRIED;
        }
    }

    private CallScript script() throws IOException {
        CallScript script = CallScript.EMPTY;
        for (Path file : files)
            script = (atOnce ? script.atOnce() : script).say(SoundFile.read(file));
        return (atOnce ? script.atOnce() : script).hangUp();
    }

    private int round(Phone phone, CallScript script, PrintWriter out) throws InterruptedException {
        LoadRound round = LoadRound.run(phone, extension, script, calls, apart);
        print(round, out);
        return round.good() ? GOOD : BAD;
    }

    /** Raises the number of calls while all goes well. */
    private int capacity(Phone phone, CallScript script, PrintWriter out)
            throws InterruptedException {
        int good = 0;
        for (int number = calls; number <= most; number += step) {
            LoadRound round = LoadRound.run(phone, extension, script, number, apart);
            print(round, out);
            if (!round.good()) break;
            good = number;
        }
        out.println("capacity: " + good + " calls at once");
        return good > 0 ? GOOD : BAD;
    }

    private static void print(LoadRound round, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d calls, %d whole, %d gaps over %s%n",
                round.calls().size(),
                round.whole(),
                round.longGaps(),
                TimelineText.ms(Timeline.Arrival.GAP));
        round.troubles().forEach(trouble -> out.println("  not whole: " + trouble));
        out.printf("  %-34s %9s %9s %9s%n", "", "median", "95 in 100", "most");
        print("answer after the caller's end", round.responses(), out);
        print("greeting after the answer", round.greetings(), out);
        print("prompt stopped after the caller", round.stops(), out);
        print("longest gap of a call", round.gaps(), out);
        print("99 in 100 of our own packets late", round.ownLateness(), out);
        print("the latest of our own packets late", round.ownLatest(), out);
        out.printf(Locale.ROOT, "  this program took %.0f %% of a core%n", 100 * round.cpuShare());
        out.flush();
    }

    private static void print(String what, List<Duration> times, PrintWriter out) {
        out.printf("  %-34s %9s %9s %9s%n", what, at(50, times), at(95, times), at(100, times));
    }

    private static String at(int percent, List<Duration> times) {
        return Percentiles.at(percent, times).map(TimelineText::ms).orElse("-");
    }
}
