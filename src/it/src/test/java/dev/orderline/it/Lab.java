package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Noticed;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.timeline.Lanes;
import dev.orderline.phone.timeline.Percentiles;
import dev.orderline.phone.timeline.Timeline;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Wav;
import dev.orderline.speech.caller.CallerVoice;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * A {@link Stack}, a telephone, and callers with voices. Calls may be made from several threads.
 */
final class Lab implements AutoCloseable {
    private static final Duration WRITTEN_AT_MOST = Duration.ofSeconds(20);

    /** So long an announcement of the dialplan's may keep a caller waiting. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(30);

    /** What an announcement that went over the telephone has at least; see {@link Likeness}. */
    private static final double ALIKE = 0.9;

    /** So long a prompt is heard before somebody presses keys into it. */
    private static final Duration CUTS_IN = Duration.ofMillis(500);

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

        /** Presses keys into our prompt, soon after it began. */
        Script cutIn(String keys) {
            return new Script(steps.bargeInAfter(CUTS_IN).press(keys));
        }

        /** Is gone without a goodbye in the middle of our prompt. */
        Script vanishAfter(Duration after) {
            return new Script(steps.bargeInAfter(after).vanish());
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
        return place(newCaller(), extension, script);
    }

    /** A caller id that nobody else has. */
    static String newCaller() {
        return "1555" + String.format("%07d", CALLERS.incrementAndGet());
    }

    /** A call that was answered; the caller of this closes it. */
    PhoneCall dial(String caller, String extension) throws InterruptedException {
        if (phone.dial(caller, extension).await() instanceof Answer.Accepted(PhoneCall call))
            return call;
        throw new AssertionError("extension " + extension + " did not answer");
    }

    /** What the caller's synthetic voice makes of {@code words}. */
    List<Frame> voice(String words) throws IOException, InterruptedException {
        return voice.speak(words);
    }

    /** Waits until {@code call} hears us speak, after what its caller last said. */
    static void awaitSpeech(PhoneCall call) throws InterruptedException {
        assertInstanceOf(
                Noticed.At.class,
                call.ear().awaitSpeech(call.lastSaidNanos(), CallScript.PROMPT_AT_MOST));
    }

    /** Presses {@code keys} when our prompt has ended. */
    static void press(PhoneCall call, String keys) throws InterruptedException {
        awaitPromptEnd(call, CallScript.QUIET);
        call.press(keys);
        assertTrue(call.awaitSaid(CallScript.PROMPT_AT_MOST), "the call ended");
    }

    /** Waits until our prompt has ended: until it has been quiet for {@code quiet}. */
    static void awaitPromptEnd(PhoneCall call, Duration quiet) throws InterruptedException {
        assertInstanceOf(
                Noticed.At.class,
                call.ear().awaitPromptEnd(call.lastSaidNanos(), quiet, CallScript.PROMPT_AT_MOST));
    }

    /** The caller hears the dialplan's own announcement of that name. */
    void assertHears(PhoneCall call, String announcement) throws IOException, InterruptedException {
        assertHears(call, announcement(announcement), announcement);
    }

    /** At the telephone of {@code call}, {@code sound} is heard; {@code name} says what that is. */
    void assertHears(PhoneCall call, short[] sound, String name)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + ANNOUNCED.toNanos();
        double best = 0;
        while (System.nanoTime() < until) {
            boolean over = call.awaitEnd(Duration.ofSeconds(1));
            best = Likeness.find(sound, Lanes.of(call.tape()).bot()).likeness();
            if (best > ALIKE) return;
            if (over) break;
        }
        save("not-" + name, call);
        throw new AssertionError(
                "\"" + name + "\" was not heard: likeness " + best + "\n" + call.timeline());
    }

    private short[] announcement(String name) throws IOException {
        return Wav.read(stack.data().resolve("asterisk/sounds/orderline/" + name + ".wav")).lane(0);
    }

    /** Whether {@code sound} is in {@code heard}, telephone or not. */
    static boolean isIn(short[] sound, short[] heard) {
        return Likeness.find(sound, heard).likeness() > ALIKE;
    }

    /** Waits until {@code event} has happened, which nothing tells of. */
    static void await(String what, Callable<Boolean> event) throws Exception {
        long until = System.nanoTime() + ANNOUNCED.toNanos();
        while (!event.call()) {
            assertTrue(System.nanoTime() < until, () -> what + ": it did not happen");
            Thread.sleep(50);
        }
    }

    /** What the database says of the call that {@code caller} has just made. */
    Made made(String caller, PhoneCall call) throws InterruptedException {
        return Made.find(database, stack.data(), caller, call.tape(), WRITTEN_AT_MOST);
    }

    /**
     * A call that was made by a script.
     *
     * @param trouble what the caller could not do; empty if all was done
     */
    record Ran(Made made, String trouble) {}

    /** Makes a call, and waits until it is written down. */
    Ran run(String caller, String extension, CallScript script) throws InterruptedException {
        try (PhoneCall call = dial(caller, extension)) {
            String trouble = script.run(call).trouble();
            timelines.add(call.timeline());
            save("heard-" + caller, call);
            Duration atMost = trouble.isEmpty() ? WRITTEN_AT_MOST : Duration.ofSeconds(1);
            return new Ran(Made.find(database, stack.data(), caller, call.tape(), atMost), trouble);
        }
    }

    private Made place(String caller, String extension, Script script) throws InterruptedException {
        Ran ran = run(caller, extension, script.steps);
        assertTrue(ran.trouble().isEmpty(), () -> ran.trouble() + "\n" + ran.made());
        return ran.made();
    }

    /** Keeps what the caller heard, for a person to look at when a test fails. */
    private void save(String name, PhoneCall call) {
        try {
            Lanes.of(call.tape()).stereo().write(stack.data().resolve(name + ".wav"));
        } catch (IOException e) {
            throw new AssertionError("cannot keep what the caller heard", e);
        }
    }

    /** What the dialplan knows of the call of {@code caller}: reason and facts, sorted. */
    List<String> factsOf(String caller) throws IOException, InterruptedException {
        String name =
                stack.rx("core show channels concise")
                        .lines()
                        .filter(line -> List.of(line.split("!", -1)).contains(caller))
                        .map(line -> line.substring(0, line.indexOf('!')))
                        .findFirst()
                        .orElseThrow();
        return stack.rx("core show channel " + name)
                .lines()
                .map(line -> line.replaceFirst("^__", "")) // inherited by legs dialled from it
                .filter(line -> line.matches("ORDERLINE_(REASON|FACTS_[A-Z_]+)=.*"))
                .sorted()
                .toList();
    }

    int wrongAttempts(String caller) {
        return database.withHandle(handle ->
                handle.createQuery(
                                "select count(*) from verifications where caller = :caller and"
                                        + " answer = 'refused'")
                        .bind("caller", caller)
                        .mapTo(Integer.class)
                        .one());
    }

    /** How the caller found the call, 1 to 5. */
    int stars(Made call) {
        return database.withHandle(handle ->
                handle.createQuery("select stars from ratings where call_id = :id")
                        .bind("id", call.id())
                        .mapTo(Integer.class)
                        .one());
    }

    /** An order that no other test asks for: {@code nth} of those delivered long ago. */
    String orderOfItsOwn(int nth) {
        return database.withHandle(handle ->
                handle.createQuery(
                                "select number from orders order by number desc offset :nth limit"
                                        + " 1")
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
    @Override
    public void close() throws IOException {
        System.out.println(figures());
        Files.writeString(stack.data().resolve("figures.txt"), figures() + "\n");
        phone.close();
        try {
            stack.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt(); // what still runs ends with the JVM
        }
    }
}
