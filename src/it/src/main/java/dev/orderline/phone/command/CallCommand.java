package dev.orderline.phone.command;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Moment;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.sip.SipEvent.Unanswered.Cause;
import dev.orderline.phone.timeline.Lanes;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.phone.timeline.TimelineText;
import dev.orderline.phone.timeline.Waveform;
import dev.orderline.speech.caller.CallerVoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Places one call and tells how it went: {@code scripts/call}. */
@Command(
        name = "scripts/call",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Places a real SIP call, says and presses what is asked for, and prints who spoke"
                    + " when.",
            "Steps happen in the order of the command line, each when our prompt has ended. Without"
                    + " any, the caller hears the greeting and hangs up.",
            ""
        },
        footer = {
            "",
            "Ends with 0 when all steps were done and all expectations held, with 1 when not, with"
                    + " 2 when there was no call.",
            "Example: scripts/call --say \"where is my order\" --barge-in-after 800ms --key"
                    + " 20311540 --hang-up"
        })
public final class CallCommand implements Callable<Integer> {
    private static final int HELD = 0;
    private static final int NOT_HELD = 1;
    private static final int NO_CALL = 2;

    /** The server writes down the end of a call within that time. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(10);

    /** Server and caller are mostly one machine; their clocks may differ by so much. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    @ArgGroup(multiplicity = "0..*", heading = "Steps, as often and in whatever order%n")
    private final List<StepOption> steps = new ArrayList<>();

    @Option(
            names = "--voice",
            defaultValue = "mary",
            paramLabel = "VOICE",
            description = {
                "Who speaks: mary (needs nothing installed), flite:slt, espeak:en-us,",
                "festival:cmu. With a factor, mary@1.1, faster and higher."
            })
    private String voice = "mary";

    @Option(
            names = "--expect",
            paramLabel = "WORDS",
            description = "The bot must have said this; may be given more than once.")
    private final List<String> expected = new ArrayList<>();

    @Option(
            names = "--expect-outcome",
            paramLabel = "OUTCOME",
            description = "The call must have ended so: completed, handed-over, or a reason.")
    private @Nullable String expectedOutcome;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write both sides to a WAV file: caller left, bot right.")
    private @Nullable Path recording;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw both sides into a PNG file: caller above, bot below.")
    private @Nullable Path picture;

    @Option(names = "--live", description = "Print what happens while it happens.")
    private boolean live;

    @Mixin private final PhoneOptions phoneOptions = new PhoneOptions();

    @Option(
            names = "--caller-id",
            paramLabel = "NUMBER",
            description = "The number shown; another one for each call unless given.")
    private String callerId = randomNumber();

    @Option(
            names = "--data",
            defaultValue = "${sys:orderline.data:-data}",
            paramLabel = "FOLDER",
            description = "Where the server keeps its data; ${DEFAULT-VALUE} unless given.")
    private Path data = Path.of("data");

    /** Ends the JVM with the status that {@code scripts/call} documents. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new CallCommand())
                .registerConverter(Duration.class, new ShortDuration());
    }

    static String randomNumber() {
        return "1555" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = phoneOptions.out();
        PrintWriter err = phoneOptions.err();
        try {
            CallScript script = script();
            out.println("Calling " + phoneOptions.extension() + " as " + callerId + ".");
            out.flush();
            return call(script, out, err);
        } catch (IOException e) {
            err.println(e.getMessage());
            return NO_CALL;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return NO_CALL;
        }
    }

    private CallScript script() throws IOException, InterruptedException {
        CallerVoice speaker = CallerVoice.named(voice);
        CallScript script = CallScript.EMPTY;
        for (StepOption step : steps) script = step.addTo(script, speaker);
        return script.steps().isEmpty() ? script.hangUp() : script;
    }

    /** What became of the call, and of its script if there was one. */
    private record Placed(Answer answer, CallScript.Result result) {}

    private int call(CallScript script, PrintWriter out, PrintWriter err)
            throws IOException, InterruptedException {
        Instant since = Instant.now().minus(CLOCKS_APART);
        Placed placed;
        try (var printer = new LivePrinter(out);
                var phone = Phone.open(phoneOptions.server())) {
            placed = place(phone, script, live ? printer : moment -> {});
        }
        return switch (placed.answer()) {
            case Answer.Accepted(PhoneCall call) -> {
                tell(call, out);
                yield judge(script, placed.result(), since, out, err);
            }
            case Answer.Refused(int status, String reason) -> {
                err.printf(
                        "The call was refused with %d %s: is %s in the dialplan?%n",
                        status, reason, phoneOptions.extension());
                yield NO_CALL;
            }
            case Answer.Unanswered(Cause cause) -> {
                err.println(sentence(cause));
                yield NO_CALL;
            }
        };
    }

    private Placed place(Phone phone, CallScript script, Consumer<Moment> watcher)
            throws InterruptedException {
        Answer answer = phone.dial(callerId, phoneOptions.extension(), watcher).await();
        if (!(answer instanceof Answer.Accepted(PhoneCall call)))
            return new Placed(answer, new CallScript.Result.Done());
        try (call) {
            return new Placed(answer, script.run(call));
        }
    }

    private String sentence(Cause cause) {
        return switch (cause) {
            case NOBODY_THERE ->
                    "Nothing answers at %s:%d: start it with scripts/run, or say where it is with --server."
                            .formatted(
                                    phoneOptions.server().getAddress().getHostAddress(),
                                    phoneOptions.server().getPort());
            case RANG_TOO_LONG -> "It rang for a minute and nobody answered.";
            case CANCELLED -> "The call was given up.";
            case NO_COMMON_AUDIO ->
                    "The server takes no PCMU audio at its own address: allow ulaw in pjsip.conf.";
        };
    }

    private void tell(PhoneCall call, PrintWriter out) throws IOException {
        Timeline timeline = call.timeline();
        TimelineText.lines(timeline).forEach(out::println);
        out.println(
                "ended after "
                        + TimelineText.seconds(timeline.length())
                        + switch (call.ended().by()) {
                            case US -> " by the caller";
                            case THEM -> " by the bot";
                            case NOBODY -> " without a goodbye";
                        });
        out.flush();
        var lanes = Lanes.of(call.tape());
        if (recording != null) lanes.stereo().write(recording);
        if (picture != null) Waveform.of(timeline, lanes).writePng(picture);
    }

    private int judge(
            CallScript script,
            CallScript.Result result,
            Instant since,
            PrintWriter out,
            PrintWriter err)
            throws InterruptedException {
        boolean held = true;
        if (result instanceof CallScript.Result.Stopped(int step, String why)) {
            boolean endMissing = step > script.steps().size();
            err.println(
                    endMissing
                            ? "The call was still up a minute after the last step; hung up."
                            : "Step " + step + " was not done: " + why + ".");
            held = endMissing;
        }
        Optional<Transcript> transcript = transcript(since, err);
        out.println(
                transcript
                        .map(found -> "outcome: " + found.outcome() + ", " + found.reason())
                        .orElse("outcome: unknown, the server has written down no end"));
        for (String words : expected) {
            boolean said = transcript.isPresent() && transcript.get().says(words);
            if (!said) err.println("The bot did not say: " + words);
            held &= said;
        }
        String outcome = expectedOutcome;
        if (outcome != null) {
            boolean so = transcript.isPresent() && transcript.get().ended(outcome);
            if (!so) err.println("The call did not end as expected: " + outcome);
            held &= so;
        }
        return held ? HELD : NOT_HELD;
    }

    private Optional<Transcript> transcript(Instant since, PrintWriter err)
            throws InterruptedException {
        try (var database = Database.connect(DatabaseAccess.read(data.resolve("secrets")))) {
            return new ArchivedTranscripts(new CallRecords(database))
                    .awaitEnded(callerId, since, WRITTEN_WITHIN);
        } catch (UncheckedIOException | DeskFailure e) {
            err.println(
                    "The server's record of the call cannot be read ("
                            + e.getMessage()
                            + "): is this the folder of its data? Say where with --data.");
            return Optional.empty();
        }
    }
}
