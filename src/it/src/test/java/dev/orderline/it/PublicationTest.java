package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.command.GuideFollower;
import dev.orderline.phone.PhoneCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Flows are changed while people call. What was published is taken back at the end. */
@Tag("long")
@Isolated("changes what is on air")
@ExtendWith(SharedLab.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublicationTest {
    private static final Path ROOT = Path.of("../..");
    private static final Duration GREETED_AT_MOST = Duration.ofSeconds(60);

    private static final String RECORDED =
            " This call is recorded. To go on without, say, do not record.";
    private static final Map<String, String> BEFORE =
            Map.of(
                    "greet",
                    "Thank you for calling Fernhill." + RECORDED,
                    "bye",
                    "Thank you for calling. Goodbye.");
    private static final Map<String, String> AFTER =
            Map.of(
                    "greet",
                    "Welcome to Fernhill." + RECORDED,
                    "bye",
                    "Thank you very much. Goodbye.");

    private static Lab lab;
    private static Path dialplans;

    @BeforeAll
    static void share(Lab shared) {
        lab = shared;
        dialplans = shared.stack().data().resolve("admin/dialplans");
    }

    @Test
    @Order(1)
    void twentyCallsKeepTheirVersionWhileAnotherComesOnAir() throws Exception {
        var _ = new GuideFollower(ROOT, dialplans, (_, _) -> "");
        Lab.Order order = lab.inTransit();
        var greeted = new CountDownLatch(SharedLab.CAPACITY);
        var published = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Made>> running =
                    callers(callers, SharedLab.CAPACITY, () -> call(order, greeted, published));
            assertTrue(greeted.await(GREETED_AT_MOST.toSeconds(), TimeUnit.SECONDS), "not greeted");
            replace("welcome.yaml", BEFORE, AFTER);
            String told = flow("publish", "welcome", "--why", "Other words");
            published.countDown();

            assertTrue(told.contains("welcome 2 is on air at "), told);
            for (Future<Made> each : running) assertHeard(BEFORE, "welcome@1", each.get());
            List<Future<Made>> next = callers(callers, 4, () -> call(order));
            for (Future<Made> each : next) assertHeard(AFTER, "welcome@2", each.get());
        }
        assertTrue(flow("list").contains("version 2"));
    }

    @Test
    @Order(2)
    void whatIsWrongChangesNothing() throws Exception {
        replace(
                "common.yaml",
                Map.of("common", "transfer: person"),
                Map.of("common", "transfer: nobody"));
        String told = flow("publish", "welcome", "--why", "A mistake");
        replace(
                "common.yaml",
                Map.of("common", "transfer: nobody"),
                Map.of("common", "transfer: person"));

        assertTrue(told.contains("nothing was published"), told);
        assertHeard(AFTER, "welcome@2", call(lab.inTransit()));
    }

    @Test
    @Order(3)
    void aVersionComesBackOnAir() throws Exception {
        String told = flow("rollback", "welcome", "--why", "The old words were better");

        assertTrue(told.contains("welcome 1 is on air at "), told);
        assertHeard(BEFORE, "welcome@1", call(lab.inTransit()));
    }

    @Test
    @Order(4)
    void aNewAdminBringsAFirstFlowOnAir() throws Exception {
        var admin = lab.stack().data().resolve("new-admin/dialplans");
        var reader =
                new GuideFollower(
                        ROOT,
                        admin,
                        (arguments, typed) ->
                                lab.stack()
                                        .flow(admin, typed, arguments.toArray(String[]::new))
                                        .text());
        reader.follow("first-flow.md");
        try {
            lab.stack().needServer(Map.of("calls.flows", "102=recall"));
            Made call = lab.call("102", lab.says("fifteen"));

            assertEquals("recall@1", call.row().get("flow"));
            assertEquals(List.of("greet", "ask-week", "recalled", "bye"), call.states());
        } finally {
            lab.stack().needServer(Map.of());
        }
    }

    private static List<Future<Made>> callers(
            ExecutorService executor, int count, Callable<Made> caller) {
        List<Future<Made>> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) callers.add(executor.submit(caller));
        return callers;
    }

    private static Made call(Lab.Order order) throws Exception {
        return call(order, new CountDownLatch(1), new CountDownLatch(0));
    }

    /** A question may be asked ten times. */
    private static final int REPEATS = 8;

    /**
     * Asks for the question again until {@code goOn}, then where an order is, all by keys. Who has
     * asked for the first question often enough goes on to the second, and for that one again.
     */
    private static Made call(Lab.Order order, CountDownLatch greeted, CountDownLatch goOn)
            throws Exception {
        String caller = Lab.newCaller();
        try (PhoneCall call = lab.dial(caller, "100")) {
            Lab.awaitSpeech(call);
            greeted.countDown();
            int presses = 0;
            for (; !goOn.await(0, TimeUnit.SECONDS); presses++)
                Lab.press(call, presses == REPEATS ? "1" : "*");
            if (presses <= REPEATS) Lab.press(call, "1");
            for (String keys : List.of(order.number(), order.postcode(), "2"))
                Lab.press(call, keys);
            assertTrue(call.awaitEnd(GREETED_AT_MOST), "we do not hang up");
            return lab.made(caller, call);
        }
    }

    private static void assertHeard(Map<String, String> texts, String version, Made call) {
        assertEquals(version, call.row().get("flow"));
        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        texts.forEach((state, text) -> assertEquals(text, call.said(state), call::toString));
    }

    private String flow(String... arguments) throws Exception {
        return lab.stack().flow(dialplans, arguments).text();
    }

    private void replace(String file, Map<String, String> old, Map<String, String> by)
            throws Exception {
        Path draft = dialplans.resolve("flows").resolve(file);
        String text = Files.readString(draft);
        for (Map.Entry<String, String> each : old.entrySet()) {
            assertTrue(text.contains(each.getValue()), each.getValue());
            text = text.replace(each.getValue(), by.get(each.getKey()));
        }
        Files.writeString(draft, text);
    }
}
