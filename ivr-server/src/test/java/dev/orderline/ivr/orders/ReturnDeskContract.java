package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.ReturnDesk.ReturnLine;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnRules.Verdict;
import dev.orderline.ivr.orders.ReturnRules.Verdict.AlreadyReturned;
import dev.orderline.ivr.orders.ReturnRules.Verdict.FinalSale;
import dev.orderline.ivr.orders.ReturnRules.Verdict.NotDelivered;
import dev.orderline.ivr.orders.ReturnRules.Verdict.Returnable;
import dev.orderline.ivr.orders.ReturnRules.Verdict.TooLate;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every return desk keeps to. */
public abstract class ReturnDeskContract {
    private static final int THREADS = 20;

    private static final ZonedDateTime NOW =
            ZonedDateTime.of(
                    LocalDate.of(2026, 11, 20), LocalTime.NOON, ZoneId.of("America/New_York"));

    protected static final Proof PROOF = new Proof(OrderNumber.ofSerial(4_711));

    private static final Money PRICE = new Money(4_999, Currency.getInstance("USD"));
    private static final Item JACKET = item(1, "blue rain jacket", 1, false);
    private static final Item SHIRTS = item(2, "red flannel shirt", 2, false);
    private static final Item SOCKS = item(3, "wool socks", 1, true);
    private static final Item CAP = item(4, "red cap", 1, false);
    private static final Item BOOTS = item(5, "brown hiking boots", 1, false);

    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 10);
    private static final Verdict.Refusal BOOTS_TOO_LATE =
            new TooLate(LocalDate.of(2026, 10, 20), LocalDate.of(2026, 11, 19));

    /** A desk over a shop that has {@code order}, nothing else, and no returns. */
    protected abstract ReturnDesk desk(Order order);

    @Test
    void eachLineIsToldWithWhetherItMayComeBack() {
        assertEquals(
                List.of(
                        new ReturnLine(JACKET, new Returnable(UNTIL, 1)),
                        new ReturnLine(SHIRTS, new Returnable(UNTIL, 2)),
                        new ReturnLine(SOCKS, new FinalSale()),
                        new ReturnLine(CAP, new NotDelivered()),
                        new ReturnLine(BOOTS, BOOTS_TOO_LATE)),
                desk().lines(PROOF, NOW));
    }

    @Test
    void aLineThatMayComeBackGetsANumber() {
        ReturnDesk desk = desk();
        Opened opened = assertInstanceOf(Opened.class, open(desk, SHIRTS));
        assertEquals(UNTIL, opened.until());
        assertEquals(new AlreadyReturned(opened.rma()), verdict(desk, SHIRTS));
        assertEquals(new Returnable(UNTIL, 1), verdict(desk, JACKET));
    }

    @Test
    void everyReturnHasANumberOfItsOwn() {
        ReturnDesk desk = desk();
        Opened jacket = assertInstanceOf(Opened.class, open(desk, JACKET));
        Opened shirts = assertInstanceOf(Opened.class, open(desk, SHIRTS));
        assertNotEquals(jacket.rma(), shirts.rma());
    }

    @Test
    void everyReasonWillDo() {
        for (ReturnReason reason : ReturnReason.values())
            assertInstanceOf(Opened.class, desk().open(UUID.randomUUID(), PROOF, 1, reason, NOW));
    }

    @Test
    void aLineThatIsOnItsWayBackIsToldUnderItsNumber() {
        ReturnDesk desk = desk();
        Opened opened = assertInstanceOf(Opened.class, open(desk, JACKET));
        assertEquals(new NotReturnable(new AlreadyReturned(opened.rma())), open(desk, JACKET));
    }

    @Test
    void whatTheRulesAreAgainstOpensNothing() {
        ReturnDesk desk = desk();
        assertEquals(new NotReturnable(new FinalSale()), open(desk, SOCKS));
        assertEquals(new NotReturnable(new NotDelivered()), open(desk, CAP));
        assertEquals(new NotReturnable(BOOTS_TOO_LATE), open(desk, BOOTS));
        assertEquals(new FinalSale(), verdict(desk, SOCKS));
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndOpensOneReturn() {
        ReturnDesk desk = desk();
        UUID request = UUID.randomUUID();
        ReturnOpened first = desk.open(request, PROOF, 1, ReturnReason.TOO_SMALL, NOW);
        assertInstanceOf(Opened.class, first);
        assertEquals(first, desk.open(request, PROOF, 1, ReturnReason.TOO_SMALL, NOW));
        assertEquals(first, desk.open(request, PROOF, 1, ReturnReason.TOO_SMALL, NOW.plusDays(60)));
    }

    @Test
    void aRequestThatWasRefusedStaysRefusedWhateverTheDay() {
        ReturnDesk desk = desk();
        List<Item> refused = List.of(SOCKS, CAP, BOOTS, JACKET);
        open(desk, JACKET);
        for (Item item : refused) {
            UUID request = UUID.randomUUID();
            ReturnOpened first = ask(desk, request, item, NOW);
            assertInstanceOf(NotReturnable.class, first);
            assertEquals(first, ask(desk, request, item, NOW.plusDays(1)));
            assertEquals(first, ask(desk, request, item, NOW.minusDays(5)));
        }
    }

    @Test
    void aRequestThatAsksSomethingElseIsABug() {
        ReturnDesk desk = desk();
        for (Item item : List.of(JACKET, CAP)) {
            UUID request = UUID.randomUUID();
            ask(desk, request, item, NOW);
            assertThrows(IllegalArgumentException.class, () -> ask(desk, request, SHIRTS, NOW));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> desk.open(request, PROOF, item.line(), ReturnReason.DAMAGED, NOW));
        }
    }

    @Test
    void anOrderOrALineThatIsNotThereAnyMoreIsGone() {
        ReturnDesk desk = desk();
        var other = new Proof(OrderNumber.ofSerial(1));
        assertEquals(List.of(), desk.lines(other, NOW));
        assertEquals(new Gone(), desk.open(UUID.randomUUID(), other, 1, ReturnReason.DAMAGED, NOW));
        assertEquals(new Gone(), desk.open(UUID.randomUUID(), PROOF, 6, ReturnReason.DAMAGED, NOW));
    }

    @Test
    void ofRequestsMadeAtOnceOneOpensTheReturnAndAllOthersAreToldItsNumber() throws Exception {
        ReturnDesk desk = desk();
        List<ReturnOpened> answers = atOnce(() -> open(desk, JACKET));
        List<RmaNumber> opened = opened(answers);
        assertEquals(1, opened.size());
        ReturnOpened other = new NotReturnable(new AlreadyReturned(opened.getFirst()));
        assertEquals(THREADS - 1, Collections.frequency(answers, other));
    }

    @Test
    void theSameRequestMadeAtOnceIsAnsweredTheSame() throws Exception {
        ReturnDesk desk = desk();
        UUID request = UUID.randomUUID();
        List<ReturnOpened> answers = atOnce(() -> ask(desk, request, JACKET, NOW));
        assertEquals(THREADS, opened(answers).size());
        assertEquals(1, opened(answers).stream().distinct().count());
    }

    private static List<ReturnOpened> atOnce(Callable<ReturnOpened> asked) throws Exception {
        var answers = new ArrayList<ReturnOpened>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<ReturnOpened> answer :
                    threads.invokeAll(Collections.nCopies(THREADS, asked)))
                answers.add(answer.get());
        }
        return answers;
    }

    private static List<RmaNumber> opened(List<ReturnOpened> answers) {
        return answers.stream()
                .filter(Opened.class::isInstance)
                .map(Opened.class::cast)
                .map(Opened::rma)
                .toList();
    }

    private ReturnDesk desk() {
        return desk(order());
    }

    private static ReturnOpened open(ReturnDesk desk, Item item) {
        return ask(desk, UUID.randomUUID(), item, NOW);
    }

    private static ReturnOpened ask(ReturnDesk desk, UUID request, Item item, ZonedDateTime now) {
        return desk.open(request, PROOF, item.line(), ReturnReason.CHANGED_MIND, now);
    }

    private static Verdict verdict(ReturnDesk desk, Item item) {
        return desk.lines(PROOF, NOW).get(item.line() - 1).verdict();
    }

    /** Some delivered ten days ago, one on its way, one delivered a day too long ago. */
    protected static Order order() {
        return new Order(
                PROOF.number(),
                Customer.STANDARD,
                NOW.minusDays(40).toInstant(),
                NOW.toLocalDate(),
                List.of(JACKET, SHIRTS, SOCKS, CAP, BOOTS),
                List.of(
                        parcel("SP1", List.of(5), scan(35, Scan.Kind.PICKED_UP), arrived(31)),
                        parcel("SP2", List.of(1, 2, 3), scan(12, Scan.Kind.PICKED_UP), arrived(10)),
                        parcel("SP3", List.of(4), scan(1, Scan.Kind.PICKED_UP))),
                Optional.empty(),
                PRICE);
    }

    private static Shipment parcel(String tracking, List<Integer> lines, Scan... scans) {
        return new Shipment("Swift Parcel", tracking, lines, NOW.toLocalDate(), List.of(scans));
    }

    private static Scan arrived(int daysAgo) {
        return scan(daysAgo, Scan.Kind.DELIVERED);
    }

    private static Scan scan(int daysAgo, Scan.Kind kind) {
        return new Scan(NOW.minusDays(daysAgo).toInstant(), kind, "Irmo");
    }

    private static Item item(int line, String name, int quantity, boolean finalSale) {
        return new Item(line, "SKU-" + line, name, quantity, PRICE, finalSale);
    }
}
