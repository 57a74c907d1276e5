package dev.orderline.phone.command;

import dev.orderline.ivr.doctor.Finding;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.sip.SipEvent.Unanswered.Cause;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.phone.timeline.TimelineText;
import dev.orderline.speech.caller.CallerVoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Dials the line as a caller would, hears the greeting, asks for an order, hears what is asked
 * back, and says in one sentence how that went: {@code scripts/doctor --call}.
 */
@Command(name = "scripts/doctor --call")
public final class DoctorCall implements Callable<Integer> {
    private static final String EXTENSION = "100";
    private static final String QUESTION = "where is my order";
    private static final String REPLY = "order number";

    /** The server writes down the end of a call within that time. */
    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(10);

    @Option(
            names = "--server",
            defaultValue = "${sys:orderline.sip:-127.0.0.1:5060}",
            converter = ServerAddress.class)
    private InetSocketAddress server = new ServerAddress().convert("127.0.0.1:5060");

    @Option(names = "--data", defaultValue = "${sys:orderline.data:-data}")
    private Path data = Path.of("data");

    private final String callerId = CallCommand.randomNumber();

    /** Ends the JVM with 0 if the line did as it should, with 1 if not. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DoctorCall()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Finding finding;
        try {
            finding = finding();
        } catch (IOException | UncheckedIOException failed) {
            finding = new Finding.Wrong("could not be made: " + failed.getMessage());
        }
        System.out.println(finding.line("call"));
        return finding instanceof Finding.Wrong ? 1 : 0;
    }

    Finding finding() throws IOException, InterruptedException {
        Instant since = Instant.now();
        var script = CallScript.EMPTY.say(CallerVoice.named("mary").speak(QUESTION)).hangUp();
        try (var phone = Phone.open(server)) {
            return switch (phone.dial(callerId, EXTENSION).await()) {
                case Answer.Accepted(PhoneCall call) -> {
                    try (call) {
                        CallScript.Result _ = script.run(call);
                    }
                    yield judge(call.timeline(), since);
                }
                case Answer.Refused(int status, String reason) ->
                        new Finding.Wrong(
                                "extension %s was refused with %d %s: see that [orderline-phone] in extensions.conf has it"
                                        .formatted(EXTENSION, status, reason));
                case Answer.Unanswered(Cause cause) -> new Finding.Wrong(sentence(cause));
            };
        }
    }

    private String sentence(Cause cause) {
        String there = server.getAddress().getHostAddress() + ":" + server.getPort();
        return switch (cause) {
            case NOBODY_THERE ->
                    "nobody takes calls at %s: start the line with scripts/run".formatted(there);
            case RANG_TOO_LONG, CANCELLED ->
                    "it rang at %s for a minute and nobody answered: look at %s"
                            .formatted(there, data.resolve("asterisk/run/log"));
            case NO_COMMON_AUDIO ->
                    "%s takes no PCMU audio at its own address: allow ulaw in pjsip.conf"
                            .formatted(there);
        };
    }

    private Finding judge(Timeline timeline, Instant since) throws InterruptedException {
        Optional<Duration> greeting = timeline.greeting();
        if (greeting.isEmpty())
            return new Finding.Wrong(
                    "extension %s answered and then was silent: look at %s"
                            .formatted(EXTENSION, data.resolve("orderline.log")));
        String began =
                "dialled %s, was greeted after %s, "
                        .formatted(EXTENSION, TimelineText.seconds(greeting.get()));
        Optional<Transcript> transcript;
        try (var database = Database.connect(DatabaseAccess.read(data.resolve("secrets")))) {
            transcript =
                    new ArchivedTranscripts(new CallRecords(database))
                            .awaitEnded(callerId, since, WRITTEN_WITHIN);
        } catch (UncheckedIOException | DeskFailure unreadable) {
            return new Finding.Wrong(
                    began
                            + "but cannot read what the server wrote down of it: mend the database"
                            + " first");
        }
        if (transcript.isEmpty())
            return new Finding.Wrong(
                    began
                            + "but by the dialplan and not by the server: mend what is WRONG above,"
                            + " or start scripts/run again");
        return transcript.get().says(REPLY)
                ? new Finding.Well(
                        began + "said \"%s\" and was asked for its number".formatted(QUESTION))
                : new Finding.Wrong(
                        began
                                + "said \"%s\" and was not asked for its number: scripts/calls shows what was heard"
                                        .formatted(QUESTION));
    }
}
