package dev.orderline.it;

import static dev.orderline.it.Lab.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.timeline.Lanes;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** What callers hear when nothing of ours is up but Asterisk, by when people are there. */
@Tag("long")
@Isolated("kills the server")
@ExtendWith(SharedLab.class)
class ExportedDialplanTest {
    private static final Pattern GREETING = Pattern.compile("rendered/([0-9a-f]{64})");

    /** As the console shows one. */
    private static final Pattern STEP = Pattern.compile("[0-9]+\\. \\w+\\(");

    /** Of the default settings. */
    private static final ZoneId SHOP = ZoneId.of("America/New_York");

    private static Lab lab;

    private final List<PhoneCall> calls = new ArrayList<>();

    @BeforeAll
    static void share(Lab shared) {
        lab = shared;
    }

    @AfterEach
    void hangUp() {
        calls.forEach(PhoneCall::close);
    }

    @Test
    void whilePeopleAreThereCallersAreGreetedAndQueued() throws Exception {
        leaveOpenOn(-1, 0, 1);

        PhoneCall call = dial("15571111");
        lab.assertHears(call, greeting(), "greeting");
        lab.assertHears(call, "fallback");
        lab.assertHears(call, "nobody-free");
    }

    @Test
    void whileNobodyIsThereCallersMayLeaveAMessage() throws Exception {
        leaveOpenOn(3);

        PhoneCall call = dial("15572222");
        lab.assertHears(call, greeting(), "greeting");
        lab.assertHears(call, "fallback-closed");
        lab.assertHears(call, "leave-message");
        short[] heard = Lanes.of(call.tape()).bot();
        assertFalse(Lab.isIn(sound("nobody-free"), heard), "the caller was queued");
    }

    @Test
    void asteriskUnderstandsAllOfIt() throws Exception {
        lab.stack().needServer(Map.of());
        awaitRead(EnumSet.allOf(DayOfWeek.class));

        long steps =
                exported().lines().filter(line -> line.matches("(exten =>| same =>).*")).count();
        assertEquals(steps, STEP.matcher(read()).results().count());
    }

    private PhoneCall dial(String caller) throws InterruptedException {
        PhoneCall call = lab.dial(caller, "100");
        calls.add(call);
        return call;
    }

    /**
     * The server has been killed after it has told when people are there: on whole days of the
     * week, so that it does not matter when this runs.
     *
     * @param days from today, in the shop
     */
    private static void leaveOpenOn(int... days) throws Exception {
        Set<DayOfWeek> open = new TreeSet<>();
        for (int day : days) open.add(LocalDate.now(SHOP).plusDays(day).getDayOfWeek());
        String hours =
                open.stream()
                        .map(day -> named(day) + " 00:00-00:00")
                        .collect(Collectors.joining(", "));
        lab.stack().needServer(Map.of("shop.hours", hours));
        awaitRead(open);
        lab.stack().killLifeboat();
        lab.stack().killServer();
    }

    private static String named(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** Waits until Asterisk has read that people are there on those days. */
    private static void awaitRead(Set<DayOfWeek> open) throws Exception {
        String days =
                open.stream()
                        .map(day -> named(day).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("&"));
        await(
                "Asterisk has read the dialplan",
                () -> read().contains("GotoIfTime(*," + days + ",*,*," + SHOP + "?open)"));
    }

    /** What Asterisk knows. */
    private static String read() throws IOException, InterruptedException {
        return lab.stack().console("dialplan show orderline-exported");
    }

    private static String exported() throws IOException {
        Path file = lab.stack().data().resolve("asterisk/exported.conf");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static short[] greeting() throws IOException {
        Matcher greeting = GREETING.matcher(exported());
        assertTrue(greeting.find(), "no greeting was exported");
        return sound(greeting.group());
    }

    private static short[] sound(String name) throws IOException {
        Path sounds = lab.stack().data().resolve("asterisk/sounds/orderline");
        return Wav.read(sounds.resolve(name + ".wav")).lane(0);
    }
}
