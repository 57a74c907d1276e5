package dev.orderline.ivr.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.scenario.Given.Now;
import dev.orderline.ivr.scenario.GivenOrder.Day;
import dev.orderline.ivr.scenario.Scenario.Expectation;
import dev.orderline.ivr.scenario.Scenario.Fact;
import dev.orderline.ivr.scenario.Scenario.Input;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
    private static final String FILE = "tests/welcome/a.yaml";
    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-25T15:00-05:00[America/New_York]");

    private static Scenario read(String text) {
        var problems = new Problems();
        var scenario = ScenarioReader.read(FILE, text, problems);
        assertEquals(List.of(), problems.sorted());
        return scenario.orElseThrow();
    }

    private static List<String> problems(String text) {
        var problems = new Problems();
        assertTrue(ScenarioReader.read(FILE, text, problems).isEmpty());
        assertTrue(problems.hasErrors());
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static Scenario given(String given) {
        return read(
                "scenario: A\nflow: welcome\ngiven:\n" + given.indent(2) + "call: [hangs up]\n");
    }

    private static Order order(String rest) {
        return given("orders: [{number: \"12345671\", postcode: \"38103\"" + rest + "}]")
                .given()
                .orders()
                .getFirst()
                .order(NOW);
    }

    @Test
    void aCallIsReadTurnByTurn() {
        Scenario scenario =
                read(
                        """
                        scenario: A return
                        flow: welcome
                        call:
                          - hears: [Hello, How can I help?]
                          - state: begin
                          - says:  i want  to return it
                          - slots: {item: empty, order: "12345671"}
                          - did: {orders.verify: verified}
                          - {says: the hat, unclearly: yes}
                          - {plays: hat.wav, words: the hat}
                          - keys: "12*#"
                          - silent
                          - hangs up
                        """);

        assertEquals("A return", scenario.title());
        assertEquals("welcome", scenario.flow());
        assertEquals(new Place(FILE, 1, 11), scenario.place());
        assertEquals(
                List.of(
                        new Input.Calls(),
                        new Input.Says("i want to return it", true),
                        new Input.Says("the hat", false),
                        new Input.Plays("hat.wav", "the hat"),
                        new Input.Presses("12*#"),
                        new Input.IsSilent(),
                        new Input.HangsUp()),
                scenario.turns().stream().map(Scenario.Turn::input).toList());
        assertEquals(
                List.of(
                        new Expectation.Hears(
                                new Place(FILE, 4, 12), List.of("Hello", "How can I help?")),
                        new Expectation.Stands(new Place(FILE, 5, 12), "begin")),
                scenario.turns().getFirst().expectations());
        assertEquals(
                List.of(
                        new Expectation.Holds(new Place(FILE, 7, 13), "item", ""),
                        new Expectation.Holds(new Place(FILE, 7, 26), "order", "12345671"),
                        new Expectation.Did(new Place(FILE, 8, 11), "orders.verify", "verified")),
                scenario.turns().get(1).expectations());
        assertEquals(List.of(), scenario.turns().getLast().expectations());
    }

    @Test
    void endingsAreRead() {
        assertEquals(
                new Expectation.Ends(new Place(FILE, 4, 11), Target.HANG_UP, "answered", Map.of()),
                ending("- ends: answered"));
        assertEquals(
                new Expectation.Ends(
                        new Place(FILE, 4, 5), Target.QUEUE, "asked", Map.of("item", "red cap")),
                ending("- ends: {to: queue, reason: asked, facts: {item: red cap}}"));
        assertEquals(
                new Expectation.Ends(new Place(FILE, 4, 5), Target.HANG_UP, "no time", Map.of()),
                ending("- ends: {reason: no time}"));
        assertEquals(new Expectation.Fails(new Place(FILE, 4, 5)), ending("- ends in failure"));
    }

    private static Expectation ending(String step) {
        return read("scenario: A\nflow: welcome\ncall:\n  " + step + "\n")
                .turns()
                .getFirst()
                .expectations()
                .getFirst();
    }

    @Test
    void whatMustBeSoAfterwardsIsRead() {
        Scenario scenario =
                read(
                        """
                        scenario: A
                        flow: welcome
                        call: [hangs up]
                        then:
                          wrong-attempts: 2
                          returns: [red cap, blue jacket]
                          callbacks: empty
                        """);

        assertEquals(
                List.of(
                        new Fact.WrongAttempts(new Place(FILE, 5, 19), 2),
                        new Fact.Returns(new Place(FILE, 6, 12), List.of("red cap", "blue jacket")),
                        new Fact.Callbacks(new Place(FILE, 7, 14), List.of())),
                scenario.facts());
    }

    @Test
    void withoutWordsSomebodyCallsWheneverItIsPlayed() {
        Given given = read("scenario: A\nflow: welcome\ncall: [hangs up]\n").given();

        assertEquals(new Given(new Now.Whenever(), Given.SOMEBODY, List.of(), Set.of()), given);
        assertEquals(NOW, given.time(NOW.toInstant(), NOW.getZone()));
    }

    @Test
    void timeCallerAndFailuresAreRead() {
        Given given =
                given(
                                """
                                now: 2026-12-24 13:30
                                caller: "+18035550123"
                                failing: [orders.verify, returns.open]
                                """)
                        .given();

        assertEquals(new Now.At(LocalDateTime.of(2026, 12, 24, 13, 30)), given.now());
        assertEquals(new CallerNumber("+18035550123"), given.caller());
        assertEquals(Set.of("orders.verify", "returns.open"), given.failing());
        assertEquals(
                LocalDateTime.of(2026, 12, 24, 13, 30),
                given.time(NOW.toInstant(), NOW.getZone()).toLocalDateTime());
        assertEquals(CallerNumber.WITHHELD, given("caller: withheld").given().caller());
    }

    @Test
    void anOrderIsAJacketThatWasPlacedEightDaysAgo() {
        Order order = order("");

        assertEquals("12345671", order.number().digits());
        assertEquals(List.of("blue rain jacket"), names(order));
        assertEquals(
                LocalDate.of(2026, 11, 17), order.placed().atZone(NOW.getZone()).toLocalDate());
        assertEquals(LocalDate.of(2026, 11, 26), order.promised());
        assertEquals(List.of(), order.shipments());
        assertEquals("en-US", order.customer().language());
        assertTrue(order.cancelled().isEmpty());
    }

    private static List<String> names(Order order) {
        return order.items().stream().map(Order.Item::name).toList();
    }

    @Test
    void itemsHaveQuantityPriceAndWhetherTheyGoBack() {
        Order order =
                order(
                        ", items: [red cap, {name: shoes, quantity: 2, price: 10.50 EUR, final-sale: yes}]");

        assertEquals(List.of("red cap", "shoes"), names(order));
        Order.Item shoes = order.items().getLast();
        assertEquals(2, shoes.quantity());
        assertEquals(new Money(1050, Currency.getInstance("EUR")), shoes.price());
        assertTrue(shoes.finalSale());
        assertFalse(order.items().getFirst().finalSale());
    }

    @ParameterizedTest
    @CsvSource({
        "today, 0",
        "yesterday, -1",
        "tomorrow, 1",
        "1 day ago, -1",
        "12 days ago, -12",
        "in 1 day, 1",
        "in 100 days, 100",
    })
    void daysAreReadAsPeopleSayThem(String text, int days) {
        var order =
                given(
                                "orders: [{number: \"12345671\", postcode: \"38103\", promised: "
                                        + text
                                        + "}]")
                        .given()
                        .orders()
                        .getFirst();

        assertEquals(new Day.Relative(days), order.promised());
    }

    @Test
    void aDayMayBeWritten() {
        assertEquals(LocalDate.of(2026, 12, 24), order(", promised: 2026-12-24").promised());
    }

    @Test
    void parcelsAndScansAreRead() {
        Order order =
                order(
                        """
                        , items: [red cap, shoes], parcels: [
                          {items: [shoes], estimated: in 2 days, scans: ["2 days ago, picked up", "today, held by weather in St. Paul"]},
                          {items: [red cap], scans: ["yesterday, delivered in Irmo"]}]\
                        """);

        assertEquals(List.of(2), order.shipments().getFirst().lines());
        assertEquals(LocalDate.of(2026, 11, 27), order.shipments().getFirst().estimated());
        List<Scan> scans = order.shipments().getFirst().scans();
        assertEquals(
                List.of(Scan.Kind.PICKED_UP, Scan.Kind.HELD_BY_WEATHER),
                scans.stream().map(Scan::kind).toList());
        assertEquals(List.of("", "St. Paul"), scans.stream().map(Scan::place).toList());
        assertTrue(scans.getLast().at().isBefore(NOW.toInstant()));
        assertEquals(LocalDate.of(2026, 11, 26), order.shipments().getLast().estimated());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "today, picked up",
                "today, delivered in Irmo",
                "3 days ago, held by customs",
                "2026-11-20, out for delivery in Fort Worth"
            })
    void everyWayToWriteAScanIsRead(String scan) {
        assertEquals(1, order(", scans: [\"" + scan + "\"]").shipments().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flow: welcome/call: [hangs up]" + "|1:1: error: a scenario needs \"scenario\"",
                "scenario: A/flow: welcome|1:1: error: a scenario needs \"call\"",
                "scenario: A/flow: welcome/cal: []"
                        + "|3:1: error: a scenario has no \"cal\"; did you mean \"call\"?",
                "scenario: A/flow: welcome/cal: []/call: [hangs up]"
                        + "|3:1: error: a scenario has no \"cal\"; known: given, text-only, then",
                "scenario: A/flow: Welcome/call: [hangs up]|2:7: error:",
                "scenario: A/flow: welcome/call: [sings]|3:8: error:",
                "scenario: A/flow: welcome/call: [{says: Hello}]|3:15: error:",
                "scenario: A/flow: welcome/call: [{says: twenty 1}]|3:15: error:",
                "scenario: A/flow: welcome/call: [{keys: \"1a\"}]|3:15: error:",
                "scenario: A/flow: welcome/call: [{plays: a.wav}]|3:8: error:",
                "scenario: A/flow: welcome/call: [{plays: ../a.wav, words: a}]|3:16: error:",
                "scenario: A/flow: welcome/call: [{ends: {to: moon, reason: asked}}]|3:20: error:",
                "scenario: A/flow: welcome/call: [{did: {verify: ok}}]|3:15: error:",
                "scenario: A/flow: welcome/call: [silent/  - x|3:7: error: this [ is not closed where it should be",
                "scenario: A/scenario: B/flow: welcome/call: [hangs up]|2:1: error:",
            })
    void aMistakeIsToldWithItsPlace(String text, String expected) {
        List<String> problems = problems(text.replace("/", "\n").replace("..\na", "../a"));

        assertTrue(
                problems.getFirst().startsWith(FILE + ":" + expected),
                () -> problems + " is not at " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "now: 2026-02-30 10:00|4:8: error: there is no such time: 2026-02-30 10:00",
                "now: noon|4:8: error:",
                "caller: \"12-34\"|4:11: error:",
                "orders: [{number: \"12345678\", postcode: \"38103\"}]"
                        + "|4:21: error: 12345678 is no order number: its last digit does not fit"
                        + " the others; write \"12345671\"",
                "orders: [{number: \"123\", postcode: \"38103\"}]|4:21: error:",
                "orders: [{number: \"12345671\"}]|4:12: error: an order needs \"postcode\"",
                "orders: [{number: \"12345671\", postcode: \"38103\", promised: 2026-02-30}]"
                        + "|4:62: error: there is no such day: 2026-02-30",
                "orders: [{number: \"12345671\", postcode: \"38103\", promised: soon}]"
                        + "|4:62: error:",
                "orders: [{number: \"12345671\", postcode: \"38103\", items: [{name: cap, price:"
                        + " 1.00 XXQ}]}]|4:79: error: there is no such price: 1.00 XXQ",
                "orders: [{number: \"12345671\", postcode: \"38103\", parcels: [{items: [hat],"
                        + " scans: [\"today, picked up\"]}]}]"
                        + "|4:62: error: the order has no item \"hat\"",
                "orders: [{number: \"12345671\", postcode: \"38103\", scans: [\"today, eaten\"]}]"
                        + "|4:60: error:",
                "failing: [verify]|4:13: error:",
                "weather: bad|4:3: error: what is given has no \"weather\"",
            })
    void whatCannotBeGivenIsToldWithItsPlace(String given, String expected) {
        List<String> problems =
                problems("scenario: A\nflow: welcome\ngiven:\n  " + given + "\ncall: [hangs up]\n");

        assertTrue(
                problems.getFirst().startsWith(FILE + ":" + expected),
                () -> problems + " is not at " + expected);
    }

    @Test
    void everyMistakeIsTold() {
        assertEquals(
                3,
                problems(
                                """
                                scenario: A
                                flow: welcome
                                given: {weather: bad}
                                call:
                                  - says: Hello
                                  - sings
                                """)
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "42", "a: b: c", "\t", "scenario", "%", "{", "&a *a", "--- !!x"})
    void whateverTheFileHoldsItIsReadOrRefused(String text) {
        assertFalse(problems(text).isEmpty());
    }
}
