package dev.orderline.it;

import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.timeline.Lanes;
import dev.orderline.phone.timeline.Percentiles;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.phone.voice.CallerVoice;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * A {@link Stack}, a telephone, and callers with voices. Calls may be made from several threads.
 */
final class Lab {
    private static final Duration WRITTEN_AT_MOST = Duration.ofSeconds(10);
    private static final AtomicInteger CALLERS = new AtomicInteger();

    private final Stack stack;
    private final Phone phone;
    private final Jdbi database;
    private final CallerVoice voice = CallerVoice.named("flite:slt");
    private final List<Timeline> timelines = new CopyOnWriteArrayList<>();

    private Lab(Stack stack) throws IOException {
        this.stack = stack;
        this.phone = stack.phone();
        this.database = stack.database();
    }

    static Lab start(String name, Map<String, String> settings)
            throws IOException, InterruptedException {
        return new Lab(Stack.start(name, settings));
    }

    Stack stack() {
        return stack;
    }

    Jdbi database() {
        return database;
    }

    Script says(String words) throws IOException, InterruptedException {
        return new Script(CallScript.EMPTY).then(words);
    }

    Script presses(String keys) {
        return new Script(CallScript.EMPTY).press(keys);
    }

    /** What a caller does, in words. */
    final class Script {
        private final CallScript steps;

        private Script(CallScript steps) {
            this.steps = steps;
        }

        /** Speaks when our prompt has ended. */
        Script then(String words) throws IOException, InterruptedException {
            return new Script(steps.say(voice.speak(words)));
        }

        /** Presses keys when our prompt has ended. */
        Script press(String keys) {
            return new Script(steps.press(keys));
        }

        /** Speaks into our prompt, that long after it began. */
        Script bargeIn(Duration after, String words) throws IOException, InterruptedException {
            return new Script(steps.bargeInAfter(after).say(voice.speak(words)));
        }

        /** Hears our prompt to its end and says nothing. */
        Script hear() {
            return new Script(steps.hearPrompt());
        }

        /** Hears what comes to its end, then hangs up. */
        Script hearThenHangUp() {
            return new Script(steps.hearPrompt().atOnce().hangUp());
        }

        /** Hangs up in the middle of our prompt. */
        Script hangUpAfter(Duration after) {
            return new Script(steps.bargeInAfter(after).hangUp());
        }
    }

    /** Makes a call from a caller id of its own, and waits until it is written down. */
    Made call(String extension, Script script) throws InterruptedException {
        String caller = "1555" + String.format("%07d", CALLERS.incrementAndGet());
        return place(caller, extension, script);
    }

    /** What the database says of the call that {@code caller} has just made. */
    Made made(String caller, PhoneCall call) throws InterruptedException {
        return Made.find(database, stack.data(), caller, call.timeline(), WRITTEN_AT_MOST);
    }

    private Made place(String caller, String extension, Script script) throws InterruptedException {
        if (!(phone.dial(caller, extension).await() instanceof Answer.Accepted(PhoneCall call))) {
            throw new AssertionError("extension " + extension + " did not answer");
        }
        try (call) {
            CallScript.Result result = script.steps.run(call);
            Timeline timeline = call.timeline();
            timelines.add(timeline);
            save(caller, call);
            if (result instanceof CallScript.Result.Stopped failed) {
                throw new AssertionError(
                        "step "
                                + failed.step()
                                + ": "
                                + failed.why()
                                + "\n"
                                + Made.find(
                                        database,
                                        stack.data(),
                                        caller,
                                        timeline,
                                        Duration.ofSeconds(1)));
            }
            return Made.find(database, stack.data(), caller, timeline, WRITTEN_AT_MOST);
        }
    }

    /** Keeps what the caller heard, for a person to look at when a test fails. */
    private void save(String caller, PhoneCall call) {
        try {
            Lanes.of(call.tape()).stereo().write(stack.data().resolve("heard-" + caller + ".wav"));
        } catch (IOException e) {
            throw new AssertionError("cannot keep what the caller heard", e);
        }
    }

    int wrongAttempts(String caller) {
        return database.withHandle(handle ->
                handle.createQuery(
                                "select count(*) from verifications where caller = :caller and answer = 'refused'")
                        .bind("caller", caller)
                        .mapTo(Integer.class)
                        .one());
    }

    /** An order that no other test asks for: {@code nth} of those delivered long ago. */
    String orderOfItsOwn(int nth) {
        return database.withHandle(handle ->
                handle.createQuery(
                                "select number from orders order by number desc offset :nth limit 1")
                        .bind("nth", nth)
                        .mapTo(String.class)
                        .one());
    }

    /** A number whose check digit fits and that no order has. */
    String unknownOrder() {
        while (true) {
            String number =
                    OrderNumber.ofSerial(ThreadLocalRandom.current().nextInt(10_000_000)).digits();
            Optional<String> known =
                    database.withHandle(handle ->
                            handle.createQuery("select number from orders where number = :number")
                                    .bind("number", number)
                                    .mapTo(String.class)
                                    .findOne());
            if (known.isEmpty()) return number;
        }
    }

    /** The demonstration order that is in transit. */
    Order inTransit() {
        try (var shop = Database.open(DatabaseAccess.read(stack.data().resolve("secrets")))) {
            return new Shop(shop)
                    .examples(ZonedDateTime.now(ZoneOffset.UTC)).stream()
                            .filter(example ->
                                    example.whereabouts() instanceof Whereabouts.InTransit)
                            .findFirst()
                            .map(example ->
                                    new Order(
                                            example.number().digits(), example.postcode().digits()))
                            .orElseThrow(() ->
                                    new AssertionError("no demonstration order is in transit"));
        }
    }

    /** An order to ask for. */
    record Order(String number, String postcode) {}

    /** {@code digits} one by one, as a caller reads them. */
    static String spoken(String digits) {
        String[] words = {
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
        };
        return digits.chars()
                .mapToObj(digit -> words[digit - '0'])
                .collect(Collectors.joining(" "));
    }

    /** Greeting, response and interruption times of all calls so far, one line each. */
    String figures() {
        List<Duration> greetings = new ArrayList<>();
        List<Duration> responses = new ArrayList<>();
        List<Duration> stops = new ArrayList<>();
        for (Timeline timeline : timelines) {
            timeline.greeting().ifPresent(greetings::add);
            timeline.responses().forEach(response -> responses.add(response.after()));
            timeline.interruptions().forEach(each -> stops.add(each.stoppedAfter()));
        }
        return "greeting after answer: "
                + figure(greetings)
                + "\nresponse after the caller's end: "
                + figure(responses)
                + "\nprompt stopped after the caller's first sound: "
                + figure(stops);
    }

    private static String figure(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return Stream.of(50, 95, 100)
                        .map(percent ->
                                percent
                                        + " % "
                                        + Percentiles.at(percent, sorted)
                                                .map(time -> time.toMillis() + " ms")
                                                .orElse("-"))
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow()
                + " ("
                + times.size()
                + ")";
    }

    /** Prints the figures and stops everything. */
    void stop() throws IOException, InterruptedException {
        System.out.println(figures());
        Files.writeString(stack.data().resolve("figures.txt"), figures() + "\n");
        phone.close();
        stack.stop();
    }
}
