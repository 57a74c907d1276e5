package dev.orderline.phone.command;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.timeline.Percentiles;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.phone.timeline.TimelineText;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.caller.SoundFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "Ends with 0 when no call was dropped, all were completed, no gap was longer than 60 ms"
                    + " and 95 in 100 answers came within 1 s, with 1 when not, with 2 when it could"
                    + " not be tried."
        })
public final class LoadCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int NOT_TRIED = 2;

    /** More calls at once are refused: that would measure this program. */
    private static final int MOST_CALLS = 500;

    @Option(
            names = "--calls",
            defaultValue = "20",
            paramLabel = "N",
            description = "How many at once; ${DEFAULT-VALUE} unless given.")
    private int calls = 20;

    @Option(
            names = "--say",
            paramLabel = "WORDS",
            description =
                    "What each caller says; may be given more than once, in order. Unless given,"
                            + " they ask where the demo's late order is.")
    private List<String> words =
            List.of(
                    "where is my order",
                    "zero eight nine eight nine five three five",
                    "five five two two six",
                    "no thank you",
                    "five");

    @Option(
            names = "--voice",
            defaultValue = "flite:slt",
            paramLabel = "VOICE",
            description = "Who says it; ${DEFAULT-VALUE} unless given.")
    private String voice = "flite:slt";

    @Option(
            names = "--wav",
            paramLabel = "FILE",
            description = "Said instead; may be given more than once, in order.")
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
            names = "--hang-up",
            description = "Hang up after the last words instead of waiting for our goodbye.")
    private boolean hangUp;

    @Option(
            names = "--warm-up",
            defaultValue = "0",
            paramLabel = "N",
            description =
                    "Before anything is measured, a round of so many calls, for the server and for"
                            + " this program: both are slower until their code is compiled.")
    private int warmUp;

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
            names = "--data",
            defaultValue = "${env:ORDERLINE_DATA:-data}",
            paramLabel = "FOLDER",
            description = "Where the server keeps its data; ${DEFAULT-VALUE} unless given.")
    private Path data = Path.of("data");

    @Mixin private final PhoneOptions phoneOptions = new PhoneOptions();

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
        PrintWriter out = phoneOptions.out();
        PrintWriter err = phoneOptions.err();
        if (calls < 1
                || step < 1
                || warmUp < 0
                || Math.max(Math.max(calls, warmUp), most) > MOST_CALLS) {
            err.println("Calls and steps are from 1 to " + MOST_CALLS + ".");
            return NOT_TRIED;
        }
        try (var phone = Phone.open(phoneOptions.server())) {
            CallScript script = script();
            if (warmUp > 0) {
                out.println("after a round of " + warmUp + " calls to warm up:");
                out.flush();
                LoadRound.run(phone, phoneOptions.extension(), script, warmUp, apart);
            }
            return findCapacity ? capacity(phone, script, out) : round(phone, script, out);
        } catch (IOException | UncheckedIOException | DeskFailure | IllegalArgumentException e) {
            err.println(e.getMessage());
            return NOT_TRIED;
        }
    }

    private CallScript script() throws IOException, InterruptedException {
        CallScript script = CallScript.EMPTY;
        for (List<Frame> said : utterances())
            script = (atOnce ? script.atOnce() : script).say(said);
        return hangUp ? (atOnce ? script.atOnce() : script).hangUp() : script;
    }

    private List<List<Frame>> utterances() throws IOException, InterruptedException {
        List<List<Frame>> utterances = new ArrayList<>();
        for (Path file : files) utterances.add(SoundFile.read(file));
        CallerVoice speaker = CallerVoice.named(voice);
        if (files.isEmpty()) for (String said : words) utterances.add(speaker.speak(said));
        return utterances;
    }

    private int round(Phone phone, CallScript script, PrintWriter out) throws InterruptedException {
        return measured(phone, script, calls, out) ? GOOD : BAD;
    }

    /** One round, printed; says whether it was good. */
    private boolean measured(Phone phone, CallScript script, int number, PrintWriter out)
            throws InterruptedException {
        var watch = ServerWatch.begin(data);
        LoadRound round = LoadRound.run(phone, phoneOptions.extension(), script, number, apart);
        print(round, out);
        Optional<ServerWatch.Seen> seen = watch.end(number);
        seen.ifPresentOrElse(
                found -> print(found, out),
                () -> out.println("  the server's own figures are not in " + data));
        boolean completed = hangUp || seen.isEmpty() || seen.orElseThrow().completed() == number;
        return round.good() && completed;
    }

    /** Raises the number of calls while all goes well. */
    private int capacity(Phone phone, CallScript script, PrintWriter out)
            throws InterruptedException {
        int good = 0;
        for (int number = calls; number <= most; number += step) {
            if (!measured(phone, script, number, out)) break;
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

    private static void print(ServerWatch.Seen seen, PrintWriter out) {
        seen.cpuShares()
                .forEach((who, share) ->
                        out.printf(Locale.ROOT, "  %s took %.0f %%%n", who, 100 * share));
        out.printf(
                Locale.ROOT,
                "  %d were completed; of their audio %.0f %% was decoded; %d frames of it came"
                        + " late, %d too late%n",
                seen.completed(),
                100 * seen.decoded(),
                seen.filled(),
                seen.dropped());
        out.flush();
    }

    private static void print(String what, List<Duration> times, PrintWriter out) {
        out.printf("  %-34s %9s %9s %9s%n", what, at(50, times), at(95, times), at(100, times));
    }

    private static String at(int percent, List<Duration> times) {
        return Percentiles.at(percent, times).map(TimelineText::ms).orElse("-");
    }
}
