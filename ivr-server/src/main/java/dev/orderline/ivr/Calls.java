package dev.orderline.ivr;

import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Rating;
import dev.orderline.ivr.recording.Checksum;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.SqlRatingDesk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code scripts/calls}: looks at calls and their recordings. Exit status 0, 1
 * when it could not, 2 when it was asked in a way it does not know.
 */
@Command(
        name = "calls",
        description =
                "Lists the latest calls; shows, copies or plays one of them; tells how callers found them.",
        subcommands = {Calls.Show.class, Calls.Copy.class, Calls.Play.class, Calls.Ratings.class})
final class Calls implements Callable<Integer> {
    private static final int MOST_LISTED = 1_000;

    @Mixin private Common common = new Common();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many calls to list (default: ${DEFAULT-VALUE})")
    private int limit;

    @Mixin private Telling telling = new Telling();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Calls())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (!(failure instanceof Complaint)) throw failure;
                    command.getErr().println("calls: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST_LISTED)
            throw new Complaint("--limit must be from 1 to " + MOST_LISTED);
        List<CallRecord> calls = common.read(records -> records.latest(limit));
        CallReport report = telling.report();
        common.print(telling.json ? new CallJson(report).list(calls) : report.table(calls));
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "show", description = "Shows a call with its turns and figures.")
    static final class Show implements Callable<Integer> {
        @Mixin private Common common = new Common();
        @Mixin private Telling telling = new Telling();
        @Mixin private Which which = new Which();

        @Override
        public Integer call() {
            CallRecord call = which.of(common);
            CallReport report = telling.report();
            common.print(telling.json ? new CallJson(report).details(call) : report.details(call));
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "ratings",
            description = "Tells how callers have found their calls, from 1 to 5.")
    static final class Ratings implements Callable<Integer> {
        private static final int MOST_DAYS = 3_650;

        @Mixin private Common common = new Common();

        @Option(
                names = "--days",
                paramLabel = "N",
                defaultValue = "30",
                description = "within so many days (default: ${DEFAULT-VALUE})")
        private int days;

        @Override
        public Integer call() {
            if (days < 1 || days > MOST_DAYS)
                throw new Complaint("--days must be from 1 to " + MOST_DAYS);
            Instant since = Instant.now().minus(Duration.ofDays(days));
            common.print(told(common.ask(database -> new SqlRatingDesk(database).since(since))));
            return CommandLine.ExitCode.OK;
        }

        private static String told(List<Integer> counts) {
            var text = new StringBuilder();
            int all = 0;
            int stars = 0;
            for (Rating rating : Rating.values()) {
                int count = counts.get(rating.stars() - 1);
                all += count;
                stars += rating.stars() * count;
                text.append(
                        String.format(
                                Locale.ROOT,
                                "%d %-9s %6d%n",
                                rating.stars(),
                                rating.written(),
                                count));
            }
            return text.append(
                            all == 0
                                    ? "nobody has said how a call was\n"
                                    : String.format(
                                            Locale.ROOT,
                                            "%.1f on average, of %d calls%n",
                                            (double) stars / all,
                                            all))
                    .toString();
        }
    }

    @Command(
            name = "copy",
            description = "Copies a call's recording: a stereo WAV, the caller on the left.")
    static final class Copy implements Callable<Integer> {
        @Mixin private Common common = new Common();
        @Mixin private Which which = new Which();

        @Parameters(index = "1", paramLabel = "FILE", description = "must not be there yet")
        private Path target = Path.of("");

        @Override
        public Integer call() {
            Path recording = common.recording(which.of(common));
            try {
                Files.copy(recording, target);
            } catch (IOException failed) {
                throw new Complaint("cannot copy to " + target + ": " + failed);
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "play", description = "Plays a call's recording, with aplay or sox.")
    static final class Play implements Callable<Integer> {
        @Mixin private Common common = new Common();
        @Mixin private Which which = new Which();

        @Override
        public Integer call() throws InterruptedException {
            Path recording = common.recording(which.of(common));
            Path player =
                    program("aplay")
                            .or(() -> program("play"))
                            .orElseThrow(() ->
                                    new Complaint(
                                            "playing needs aplay (Debian's alsa-utils) or play (sox); "
                                                    + "or copy the recording and play it elsewhere"));
            try {
                return new ProcessBuilder(player.toString(), "-q", recording.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (IOException failed) {
                throw new Complaint("cannot run " + player + ": " + failed.getMessage());
            }
        }

        private static Optional<Path> program(String name) {
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return Stream.of(path.split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /** Which call is meant. */
    static final class Which {
        @Parameters(
                index = "0",
                paramLabel = "CALL",
                description = "the call's id, or as much of its beginning as no other call has")
        private String prefix = "";

        private CallRecord of(Common common) {
            if (!prefix.matches("[0-9a-f]{1,32}"))
                throw new Complaint("a call's id is made of 0-9 and a-f: " + prefix);
            List<CallRecord> found = common.read(records -> records.startingWith(prefix, 2));
            if (found.isEmpty()) throw new Complaint("no call's id begins with " + prefix);
            if (found.size() > 1)
                throw new Complaint(
                        "several calls' ids begin with " + prefix + ": give more of it");
            return found.getFirst();
        }
    }

    /** How calls are told. */
    static final class Telling {
        @Option(names = "--json", description = "for other programs")
        private boolean json;

        @Option(names = "--full", description = "tell callers' whole numbers")
        private boolean full;

        private CallReport report() {
            return new CallReport(ZoneId.systemDefault(), full);
        }
    }

    /** Where everything is. */
    static final class Common {
        @Spec(Spec.Target.MIXEE)
        private CommandSpec command = CommandSpec.create();

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "tells this")
        boolean help; // picocli reads it

        @Option(
                names = "--data",
                paramLabel = "FOLDER",
                defaultValue = "${orderline.data:-data}",
                description = "the server's folder (default: ${DEFAULT-VALUE})")
        private Path data = Path.of("data");

        private <T> T read(Function<CallRecords, T> question) {
            return ask(database -> question.apply(new CallRecords(database)));
        }

        private <T> T ask(Function<Database, T> question) {
            try (Database database =
                    Database.connect(DatabaseAccess.read(data.resolve("secrets")))) {
                return question.apply(database);
            } catch (UncheckedIOException | IllegalArgumentException unknown) {
                throw new Complaint(
                        "no database is known: "
                                + unknown.getMessage()
                                + "; scripts/run makes one");
            } catch (DeskFailure away) {
                throw new Complaint(
                        "the database does not answer; scripts/run starts it, scripts/doctor tells what is wrong");
            }
        }

        private Path recording(CallRecord call) {
            RecordingEnd end =
                    call.recording()
                            .orElseThrow(() ->
                                    new Complaint("the recording of this call has no end yet"));
            return switch (end) {
                case RecordingEnd.Whole(String file, String sha256) -> checked(file, sha256);
                case RecordingEnd.Cut(String file, String sha256) -> checked(file, sha256);
                case RecordingEnd.Discarded _ ->
                        throw new Complaint("there is no recording: the caller refused it");
                case RecordingEnd.Lost _ ->
                        throw new Complaint("there is no recording: the disk failed");
            };
        }

        private Path checked(String file, String sha256) {
            Path folder = data.resolve("recordings");
            Path recording = folder.resolve(file).normalize();
            if (!recording.startsWith(folder.normalize()))
                throw new Complaint("the recording lies outside " + folder);
            if (!Files.isReadable(recording)) throw new Complaint("cannot read " + recording);
            try {
                if (!Checksum.sha256(recording).equals(sha256))
                    throw new Complaint(
                            recording + " is not what was recorded: its checksum differs");
            } catch (IOException failed) {
                throw new Complaint("cannot read " + recording + ": " + failed);
            }
            return recording;
        }

        private void print(String text) {
            command.commandLine().getOut().println(text.stripTrailing());
        }
    }

    /** Why it could not be done, in a sentence for the person at the terminal. */
    private static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1;

        Complaint(String sentence) {
            super(sentence);
        }
    }
}
