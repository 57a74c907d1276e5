package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.Settings;
import dev.orderline.ivr.mail.KeptLetter;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.scenario.Given;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.ivr.sql.CallRecords;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.PhoneCall;
import dev.orderline.speech.caller.CallerVoice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Returns, refunds and cancellations by telephone: each call goes as in text, and afterwards
 * database, ledger, payments and letters are held against what is written down in {@link
 * Settlement}. Every call is about an order and by a customer of its own.
 */
@Tag("slow")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class SettlementsByPhoneTest {
    private static final String EXTENSION = "100";
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    /** Orders after those of the demonstration. */
    private static final AtomicInteger SERIALS = new AtomicInteger(7_310_000);

    private static Lab lab;
    private static Database database;
    private static GivenShop shop;

    private final CallerPart caller =
            new CallerPart(CallerVoice.named("flite:slt"), SettlementText.FLOWS);
    private final SettlementText text = new SettlementText();

    @BeforeAll
    static void share(Lab shared) {
        lab = shared;
        database = Database.connect(DatabaseAccess.read(lab.stack().data().resolve("secrets")));
        shop =
                new GivenShop(
                        database,
                        lab.stack().data(),
                        Settings.read(Map.of("folder.dialplans", "../../dialplans")));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    static List<Settlement> usual() {
        return Settlement.usual();
    }

    static List<Settlement> others() {
        return Settlement.others();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void comesToWhatIsWrittenDown(Settlement settlement) throws Exception {
        held(settlement);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("others")
    void comesToAllThatIsWrittenDown(Settlement settlement) throws Exception {
        held(settlement);
    }

    @Tag("long")
    @Test
    void whatTheWarehouseHasIsPaidAndTheNextCallTellsIt() throws Exception {
        Settlement opened = named("return-money");
        Customer customer = held(opened);
        customer.scan("received");
        awaitAllDone();
        customer.holds(
                opened.returns("blue rain jacket received")
                        .refunds("85.00 USD returned settled original")
                        .letters("We have received the blue rain jacket")
                        .paid("85.00 USD"));
        customer.scan("restocked");

        Made call =
                lab.call(
                        EXTENSION,
                        lab.says("where is my money")
                                .press(customer.number().digits())
                                .press("38103")
                                .then("i sent it back")
                                .then("no")
                                .cutIn("5"));
        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        String told = call.said("was-paid");
        assertTrue(told.startsWith("Your refund has been paid. It was eighty five dollars"), told);
    }

    @Tag("long")
    @Test
    void storeCreditIsOnTheBalanceThatTheNextCallTells() throws Exception {
        Settlement opened = named("return-credit");
        Customer customer = held(opened);
        customer.scan("received");
        awaitAllDone();
        customer.holds(
                opened.returns("blue rain jacket received")
                        .refunds("85.00 USD returned settled credit")
                        .letters(
                                "We have received the blue rain jacket",
                                "are on your balance with us"));

        Made call =
                lab.call(
                        EXTENSION,
                        lab.says("what is my store credit")
                                .press(customer.number().digits())
                                .press("38103")
                                .then("no")
                                .cutIn("5"));
        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        String told = call.said("some");
        assertTrue(told.contains("eighty nine dollars and twenty five cents"), told);
    }

    @Tag("long")
    @Test
    void whoeverGoesOnIsToldWhatTheCallerHasSaid() throws Exception {
        Settlement settlement = named("return-person");
        Customer customer = new Customer(settlement);
        String from = Lab.newCaller();
        // Delivered three days ago; each thing may go back within thirty.
        LocalDate until = text.today().plusDays(27);
        shop.fill(customer.scenario(from).given(), customer.person());
        try (PhoneCall call = lab.dial(from, EXTENSION)) {
            for (String keys : List.of("2", customer.number().digits(), "38103", "1", "2", "0"))
                Lab.press(call, keys);
            lab.assertHears(call, "nobody-free");
            assertEquals(
                    List.of(
                            "ORDERLINE_FACTS_COST=4.95 USD",
                            "ORDERLINE_FACTS_CUSTOMER_GROUP=standard",
                            "ORDERLINE_FACTS_ITEM=green kettle",
                            "ORDERLINE_FACTS_ITEMS=green kettle red knitted hat",
                            "ORDERLINE_FACTS_LANGUAGE=en-US",
                            "ORDERLINE_FACTS_ORDER=" + customer.number().digits(),
                            "ORDERLINE_FACTS_REASON=too-small",
                            "ORDERLINE_FACTS_REFUND=29.55 USD",
                            "ORDERLINE_FACTS_TO=original",
                            "ORDERLINE_FACTS_UNTIL=" + until,
                            "ORDERLINE_REASON=asked"),
                    lab.factsOf(from));
            call.hangUp();
            assertEquals("handed-over asked PERSON", lab.made(from, call).outcome());
        }
        customer.holds(settlement);
    }

    private static Settlement named(String name) {
        return Settlement.others().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Makes the call, and holds what has become of it. */
    private Customer held(Settlement settlement) throws Exception {
        var customer = new Customer(settlement);
        String from = Lab.newCaller();
        Scenario scenario = customer.scenario(from);
        Given given = scenario.given();
        Played written = text.play(scenario);
        assertEquals(List.of(), written.problems());
        shop.fill(given, customer.person());
        awaitAllDone();

        CallScript script = caller.script(written, shop.code(given), settlement.cutting());
        Lab.Ran ran = lab.run(from, EXTENSION, script);
        CallRecord record = new CallRecords(database).startingWith(ran.made().id(), 1).getFirst();
        assertTrue(record.ended().isPresent(), () -> ran.trouble() + "\n" + ran.made());
        Played played =
                WrittenCall.of(
                                record,
                                SettlementText.FLOW,
                                written,
                                shop.books(given),
                                ran.trouble())
                        .against(written);
        assertEquals(List.of(), played.problems(), () -> ran.made().toString());
        assertTrue(
                settlement.cutting().isEmpty() || ran.made().isCutInto(), "nobody was cut short");
        awaitAllDone();
        customer.holds(settlement);
        return customer;
    }

    private static void awaitAllDone() throws Exception {
        Lab.await("all is done outside", () -> database.jdbi().withHandle(SettledRows::isAllDone));
    }

    /** Somebody who has placed one order. */
    private static final class Customer {
        private final OrderNumber number = OrderNumber.ofSerial(SERIALS.incrementAndGet());
        private final Settlement settlement;
        private final SettledRows rows = new SettledRows(database.jdbi(), number);

        private Customer(Settlement settlement) {
            this.settlement = settlement;
        }

        OrderNumber number() {
            return number;
        }

        Scenario scenario(String from) {
            return settlement.scenario(number, new CallerNumber(from));
        }

        Person person() {
            return settlement.byPhone()
                    ? new Person("Somebody", address(), "", "", "")
                    : new Person("Somebody", "", address(), "", "");
        }

        private String address() {
            return settlement.byPhone()
                    ? "+1803" + number.digits().substring(1)
                    : number.digits() + "@example.org";
        }

        void holds(Settlement expected) throws IOException {
            rows.hold(expected);
            List<KeptLetter> letters = new ArrayList<>(KeptLetter.in(lab.stack().data()));
            letters.removeIf(letter -> !letter.to().equals(address()));
            String all = letters.toString();
            for (String part : expected.letters()) {
                KeptLetter letter =
                        letters.stream()
                                .filter(each -> each.text().contains(part))
                                .findFirst()
                                .orElseThrow(
                                        () -> new AssertionError("no \"" + part + "\" in " + all));
                letters.remove(letter);
                boolean hasLabel = part.equals(Settlement.LABEL) && !expected.byPhone();
                assertEquals(hasLabel ? 1 : 0, letter.labels(), all);
            }
            assertEquals(List.of(), letters, "written for nothing");
        }

        /** The warehouse says how far the return is, as its own programs do. */
        void scan(String step) throws IOException, InterruptedException {
            String token =
                    Files.readString(lab.stack().data().resolve("secrets/console-token")).strip();
            URI scans =
                    URI.create(
                            "http://127.0.0.1:%d/api/v1/returns/%s/scans"
                                    .formatted(lab.stack().ports().console(), rows.rma()));
            HttpRequest request =
                    HttpRequest.newBuilder(scans)
                            .timeout(ANSWERED_WITHIN)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"scan\": \"%s\", \"step\": \"%s\"}"
                                                    .formatted(UUID.randomUUID(), step)))
                            .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> answer =
                        client.send(request, HttpResponse.BodyHandlers.ofString());
                assertEquals(200, answer.statusCode(), answer::body);
                assertTrue(answer.body().contains("\"step\":\"" + step + "\""), answer.body());
            }
        }
    }
}
