package dev.orderline.ivr.orders;

import static dev.orderline.ivr.orders.Refund.Destination.CREDIT;
import static dev.orderline.ivr.orders.Refund.Destination.ORIGINAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Claimed.AlreadyPaid;
import dev.orderline.ivr.orders.Claimed.Due;
import dev.orderline.ivr.orders.Claimed.NotDue;
import dev.orderline.ivr.orders.Claimed.WouldBeDue;
import dev.orderline.ivr.orders.Decision.Approval;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.Refund.State;
import dev.orderline.ivr.orders.ReturnChanged.Changed;
import dev.orderline.ivr.orders.ReturnChanged.NotReturnable;
import dev.orderline.ivr.orders.ReturnChanged.Over;
import dev.orderline.ivr.orders.ReturnChanged.WouldChange;
import dev.orderline.ivr.orders.ReturnDesk.ReturnLine;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnPolicy.LabelRule;
import dev.orderline.ivr.orders.ReturnPolicy.Rule;
import dev.orderline.ivr.orders.ReturnPolicy.When;
import dev.orderline.ivr.orders.ReturnPolicy.Window;
import dev.orderline.ivr.orders.Warehouse.Scanned;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every refund desk keeps to, together with the return desk of the same shop. */
public abstract class RefundDeskContract {
    private static final int THREADS = 100;

    protected static final ZonedDateTime NOW =
            ZonedDateTime.of(
                    LocalDate.of(2026, 11, 20), LocalTime.NOON, ZoneId.of("America/New_York"));

    protected static final Proof PROOF = new Proof(OrderNumber.ofSerial(4_712));

    private static final Proof CONFIRMED = new Proof(PROOF.number(), true);

    private static final Currency USD = Currency.getInstance("USD");
    private static final Money PRICE = new Money(4_999, USD);
    private static final Money MUG_PRICE = new Money(1_295, USD);
    private static final Money SHIPPING = new Money(495, USD);
    private static final Item JACKET = item(1, "blue rain jacket", PRICE);
    private static final Item MUG = item(2, "enamel mug", MUG_PRICE);

    /**
     * Thirty days; what arrives damaged and is small is kept, with the shipping paid back; late
     * after two days; one person agrees above 100 dollars, and when all was sent back.
     */
    protected static final ReturnPolicy POLICY =
            new ReturnPolicy(
                    USD,
                    List.of(new Window(new Rule("everything", When.ALWAYS), 30)),
                    List.of(),
                    Set.of(),
                    List.of(
                            new LabelRule(
                                    new Rule("everything", When.ALWAYS),
                                    new Label.CustomerPays(SHIPPING))),
                    List.of(),
                    List.of(),
                    List.of(
                            new Rule(
                                    "small",
                                    new When(
                                            Set.of(),
                                            Set.of(),
                                            Set.of(ReturnReason.DAMAGED),
                                            0,
                                            1_500))),
                    List.of(),
                    List.of(),
                    Set.of(ReturnReason.DAMAGED),
                    List.of(
                            new ReturnPolicy.Bonus(
                                    new Rule(
                                            "some",
                                            new When(
                                                    Set.of(Item.UNSORTED),
                                                    Set.of(),
                                                    Set.of(),
                                                    4_000,
                                                    Long.MAX_VALUE)),
                                    10)),
                    2,
                    new ReturnPolicy.Approvals(10_000, 50_000),
                    new ReturnPolicy.Limits(10, 30, 30),
                    List.of(new Flag.ReturnsMost("returns all", 100, 1, 30)));

    /** The desks and the warehouse of one shop. */
    public record Office(Desks desks, Warehouse warehouse) {}

    /** A shop that has {@code order}, nothing else, and {@link #POLICY}. */
    protected abstract Office office(Order order);

    private Desks desks(Order order) {
        return office(order).desks();
    }

    private static Scanned scan(Office office, RmaNumber rma, ReturnStep step) {
        return office.warehouse().scan(UUID.randomUUID(), rma, step, NOW.toInstant());
    }

    @Test
    void whatIsLostIsPaidBackWithItsShippingOnce() {
        Desks desks = desks(silent());
        WouldBeDue would =
                assertInstanceOf(
                        WouldBeDue.class, desks.refunds().consider(PROOF, Claim.LOST, NOW));
        assertEquals(PRICE.plus(MUG_PRICE).plus(SHIPPING), would.amount());
        assertEquals("because the carrier has lost it", would.because().sentence());
        Refund refund = due(desks, Claim.LOST);
        assertEquals(would.amount(), refund.amount());
        assertEquals(State.RESERVED, refund.state());
        assertInstanceOf(AlreadyPaid.class, claim(desks, Claim.LOST));
        assertInstanceOf(AlreadyPaid.class, claim(desks, Claim.LATE), "its shipping as well");
        assertEquals(List.of(refund), desks.refunds().refunds(PROOF));
    }

    @Test
    void whatAFlagIsRaisedForIsPaidOnceAPersonHasAgreed() {
        Desks desks = desks(delivered(3, 3));
        open(desks, MUG, ReturnReason.CHANGED_MIND);
        open(desks, JACKET, ReturnReason.CHANGED_MIND);
        WouldBeDue would =
                assertInstanceOf(
                        WouldBeDue.class, desks.refunds().consider(PROOF, Claim.LATE, NOW));
        assertEquals(Approval.ONE_PERSON, would.approval());
        assertEquals("because it is 3 days late", would.because().sentence());
        assertEquals("flags: returns all", would.because().facts().get("a person looks first"));
        assertEquals("2 of 2", would.because().facts().get("pieces sent back"));
        assertEquals(State.TO_BE_APPROVED, due(desks, Claim.LATE).state());
    }

    @Test
    void whatIsOnItsWayIsNeitherLostNorCancelled() {
        Desks desks = desks(delivered(3, 0));
        assertInstanceOf(NotDue.class, claim(desks, Claim.LOST));
        NotDue left = assertInstanceOf(NotDue.class, claim(desks, Claim.CANCELLED));
        assertEquals("because it has left our warehouse already", left.because().sentence());
        assertEquals(List.of(), desks.refunds().refunds(PROOF));
    }

    @Test
    void aLateParcelsShippingIsPaidBackAfterSomeDays() {
        NotDue two = assertInstanceOf(NotDue.class, claim(desks(delivered(3, 2)), Claim.LATE));
        assertEquals(
                "because it is 2 days late, and we pay the shipping back after more than 2 days",
                two.because().sentence());
        Desks desks = desks(delivered(3, 3));
        assertEquals(SHIPPING, due(desks, Claim.LATE).amount());
        assertInstanceOf(AlreadyPaid.class, claim(desks, Claim.LATE));
    }

    @Test
    void anOrderThatIsStillHereIsCancelledAndPaidBack() {
        Desks desks = desks(notShipped());
        assertEquals(PRICE.plus(MUG_PRICE).plus(SHIPPING), due(desks, Claim.CANCELLED).amount());
        assertTrue(desks.orders().find(PROOF).orElseThrow().cancelled().isPresent());
        assertInstanceOf(AlreadyPaid.class, claim(desks, Claim.CANCELLED));
    }

    @Test
    void oneLineIsCancelledAndInTheOrderNoMore() {
        Desks desks = desks(notShipped());
        WouldBeDue would =
                assertInstanceOf(
                        WouldBeDue.class, desks.refunds().consider(PROOF, cancel(JACKET), NOW));
        assertEquals(PRICE, would.amount(), "the shipping is for the others");
        Refund refund = due(desks, cancel(JACKET));
        assertEquals(PRICE, refund.amount());
        assertEquals(State.RESERVED, refund.state());
        Order left = desks.orders().find(PROOF).orElseThrow();
        assertEquals(List.of(MUG), left.items());
        assertEquals(Optional.empty(), left.cancelled());
        assertEquals(
                List.of(MUG),
                desks.returns().lines(PROOF, NOW).stream().map(ReturnLine::item).toList());
        assertInstanceOf(AlreadyPaid.class, claim(desks, cancel(JACKET)));
        assertInstanceOf(NotDue.class, claim(desks, new Demand.CancelItem(3)), "there is none");
    }

    @Test
    void withItsLastLineAnOrderIsCancelledAndItsShippingPaidBack() {
        Desks desks = desks(notShipped());
        due(desks, cancel(JACKET));
        assertEquals(MUG_PRICE.plus(SHIPPING), due(desks, cancel(MUG)).amount());
        assertTrue(desks.orders().find(PROOF).orElseThrow().cancelled().isPresent());
        assertInstanceOf(AlreadyPaid.class, claim(desks, Claim.CANCELLED));
        assertInstanceOf(AlreadyPaid.class, claim(desks, cancel(MUG)));
    }

    @Test
    void whatIsLeftOfAnOrderIsCancelledWithItsShipping() {
        Desks desks = desks(notShipped());
        due(desks, cancel(MUG));
        assertEquals(PRICE.plus(SHIPPING), due(desks, Claim.CANCELLED).amount());
        assertInstanceOf(AlreadyPaid.class, claim(desks, cancel(JACKET)));
    }

    @Test
    void ofAnOrderThatHasLeftInPartTheRestIsCancelled() {
        Desks desks = desks(partlyShipped());
        NotDue left = assertInstanceOf(NotDue.class, claim(desks, cancel(JACKET)));
        assertEquals("because it has left our warehouse already", left.because().sentence());
        assertEquals(MUG_PRICE, due(desks, cancel(MUG)).amount());
        assertInstanceOf(
                Whereabouts.InTransit.class,
                Whereabouts.of(desks.orders().find(PROOF).orElseThrow(), NOW));
    }

    @Test
    void theSameRequestCancelsOneLine() {
        Desks desks = desks(notShipped());
        UUID request = UUID.randomUUID();
        RefundDesk refunds = desks.refunds();
        Claimed first = refunds.claim(request, PROOF, cancel(JACKET), ORIGINAL, NOW);
        assertInstanceOf(Due.class, first);
        assertEquals(first, refunds.claim(request, PROOF, cancel(JACKET), ORIGINAL, NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> refunds.claim(request, PROOF, cancel(MUG), ORIGINAL, NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> refunds.claim(request, PROOF, Claim.CANCELLED, ORIGINAL, NOW));
    }

    @Test
    void ofThoseWhoCancelALineAtOnceOneDoes() throws Exception {
        Desks desks = desks(notShipped());
        List<Claimed> answers = atOnce(10, () -> answered(desks, cancel(JACKET)));
        assertEquals(1, answers.stream().filter(Due.class::isInstance).count());
        assertEquals(9, answers.stream().filter(AlreadyPaid.class::isInstance).count());
        assertEquals(PRICE, only(desks).amount());
    }

    private static Demand cancel(Item item) {
        return new Demand.CancelItem(item.line());
    }

    @Test
    void theSameRequestIsPaidOnceAndAskingSomethingElseIsABug() {
        Desks desks = desks(silent());
        UUID request = UUID.randomUUID();
        RefundDesk refunds = desks.refunds();
        Claimed first = refunds.claim(request, PROOF, Claim.LOST, ORIGINAL, NOW);
        assertInstanceOf(Due.class, first);
        assertEquals(first, refunds.claim(request, PROOF, Claim.LOST, ORIGINAL, NOW.plusDays(9)));
        assertThrows(
                IllegalArgumentException.class,
                () -> refunds.claim(request, PROOF, Claim.LATE, ORIGINAL, NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> refunds.claim(request, CONFIRMED, Claim.LOST, CREDIT, NOW));
    }

    @Test
    void ofAHundredRequestsMadeAtOnceOneIsPaid() throws Exception {
        Desks desks = desks(silent());
        List<Claimed> answers = atOnce(THREADS, () -> answered(desks, Claim.LOST));
        assertEquals(1, answers.stream().filter(Due.class::isInstance).count());
        assertEquals(THREADS - 1, answers.stream().filter(AlreadyPaid.class::isInstance).count());
        assertEquals(1, desks.refunds().refunds(PROOF).size());
    }

    private static List<Claimed> atOnce(int threads, Callable<Claimed> asked) throws Exception {
        var answers = new ArrayList<Claimed>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (Future<Claimed> answer : pool.invokeAll(Collections.nCopies(threads, asked)))
                answers.add(answer.get());
        }
        return answers;
    }

    /** Who finds the desk too busy asks again, with the same request. */
    private static Claimed answered(Desks desks, Demand demand) {
        UUID request = UUID.randomUUID();
        for (int attempt = 1; ; attempt++)
            try {
                return desks.refunds().claim(request, PROOF, demand, ORIGINAL, NOW);
            } catch (DeskFailure busy) {
                if (attempt == 10) throw busy;
            }
    }

    @Test
    void anOrderThatIsNotThereIsGone() {
        Desks desks = desks(silent());
        var other = new Proof(OrderNumber.ofSerial(1));
        assertEquals(
                new Claimed.Gone(),
                desks.refunds().claim(UUID.randomUUID(), other, Claim.LOST, ORIGINAL, NOW));
        assertEquals(new Claimed.Gone(), desks.refunds().consider(other, Claim.LOST, NOW));
        assertEquals(List.of(), desks.refunds().refunds(other));
    }

    @Test
    void storeCreditIsThereAtOnce() {
        Desks desks = desks(silent());
        Claimed claimed =
                desks.refunds().claim(UUID.randomUUID(), CONFIRMED, Claim.LOST, CREDIT, NOW);
        Refund refund = assertInstanceOf(Due.class, claimed).refund();
        assertEquals(State.SETTLED, refund.state());
        assertEquals(Optional.of(refund.amount()), desks.refunds().credit(PROOF));
    }

    @Test
    void storeCreditNeedsACode() {
        Desks desks = desks(silent());
        assertThrows(
                IllegalArgumentException.class,
                () -> desks.refunds().claim(UUID.randomUUID(), PROOF, Claim.LOST, CREDIT, NOW));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        desks.returns()
                                .open(
                                        UUID.randomUUID(),
                                        PROOF,
                                        new ReturnWish(1, ReturnReason.DAMAGED),
                                        CREDIT,
                                        NOW));
        assertEquals(List.of(), desks.refunds().refunds(PROOF));
    }

    @Test
    void whoTakesStoreCreditGetsTheBonusOnTop() {
        Office office = office(delivered(10, 0));
        Desks desks = office.desks();
        Opened opened =
                assertInstanceOf(
                        Opened.class,
                        desks.returns()
                                .open(
                                        UUID.randomUUID(),
                                        CONFIRMED,
                                        new ReturnWish(JACKET.line(), ReturnReason.CHANGED_MIND),
                                        CREDIT,
                                        NOW));
        assertEquals(Optional.of(new Money(0, USD)), desks.refunds().credit(PROOF));
        scan(office, opened.rma(), ReturnStep.RECEIVED);
        Money refund = PRICE.minus(SHIPPING);
        assertEquals(refund, only(desks).amount(), "what they are owed");
        assertEquals(new Money(refund.minor() / 10, USD), opened.terms().bonus());
        assertEquals(
                Optional.of(refund.plus(opened.terms().bonus())), desks.refunds().credit(PROOF));
    }

    @Test
    void aReturnIsPaidWhenItHasArrived() {
        Office office = office(delivered(10, 0));
        Desks desks = office.desks();
        Opened opened = open(desks, JACKET, ReturnReason.CHANGED_MIND);
        assertEquals(PRICE.minus(SHIPPING), opened.terms().refund());
        Refund decided = only(desks);
        assertEquals(State.DECIDED, decided.state());
        assertEquals(opened.terms().refund(), decided.amount());
        assertEquals(new Scanned.Taken(), scan(office, opened.rma(), ReturnStep.RECEIVED));
        assertEquals(new Scanned.Taken(), scan(office, opened.rma(), ReturnStep.RECEIVED));
        assertEquals(State.RESERVED, only(desks).state());
        assertEquals(Refund.Cause.RETURNED, only(desks).cause());
    }

    @Test
    void whatIsNotWorthSendingIsKeptAndPaidAtOnce() {
        Desks desks = desks(delivered(10, 0));
        Opened opened = open(desks, MUG, ReturnReason.DAMAGED);
        assertTrue(opened.terms().keeps());
        assertEquals(MUG_PRICE.plus(SHIPPING), opened.terms().refund());
        assertEquals(SHIPPING, opened.terms().shipping());
        assertEquals(State.RESERVED, only(desks).state());
        assertEquals(ReturnStep.KEPT, desks.returns().underway(PROOF).getFirst().step());
        assertFalse(desks.returns().cancel(PROOF, opened.rma(), NOW), "it is paid already");
    }

    @Test
    void theShippingIsPaidBackOnceHoweverManyThingsAreDamaged() {
        Desks desks = desks(delivered(10, 0));
        assertEquals(SHIPPING, open(desks, MUG, ReturnReason.DAMAGED).terms().shipping());
        assertEquals(0, open(desks, JACKET, ReturnReason.DAMAGED).terms().shipping().minor());
    }

    @Test
    void aReturnThatIsTakenBackIsNotPaidAndCanBeOpenedAgain() {
        Office office = office(delivered(10, 0));
        Desks desks = office.desks();
        RmaNumber rma = open(desks, JACKET, ReturnReason.TOO_SMALL).rma();
        assertTrue(desks.returns().cancel(PROOF, rma, NOW));
        assertTrue(desks.returns().cancel(PROOF, rma, NOW), "twice is once");
        assertEquals(State.WITHDRAWN, only(desks).state());
        assertEquals(List.of(), desks.returns().underway(PROOF));
        Opened again = open(desks, JACKET, ReturnReason.TOO_LARGE);
        assertEquals(PRICE.minus(SHIPPING), again.terms().refund());
        scan(office, again.rma(), ReturnStep.ON_ITS_WAY);
        assertFalse(desks.returns().cancel(PROOF, again.rma(), NOW), "it is on its way");
        assertFalse(
                desks.returns().cancel(PROOF, RmaNumber.ofSerial(99_999), NOW), "there is none");
    }

    @Test
    void anothersReturnCannotBeTakenBackNorSeen() {
        Desks desks = desks(delivered(10, 0));
        RmaNumber rma = open(desks, JACKET, ReturnReason.TOO_SMALL).rma();
        var other = new Proof(OrderNumber.ofSerial(1));
        assertFalse(desks.returns().cancel(other, rma, NOW));
        assertFalse(desks.returns().sendLabel(UUID.randomUUID(), other, rma, NOW));
        assertEquals(List.of(), desks.returns().underway(other));
        assertEquals(1, desks.returns().underway(PROOF).size());
    }

    @Test
    void stepsMayBeLeftOutButNotGoneBack() {
        Office office = office(delivered(10, 0));
        RmaNumber rma = open(office.desks(), JACKET, ReturnReason.TOO_SMALL).rma();
        assertEquals(
                new Scanned.OutOfOrder(ReturnStep.OPENED), scan(office, rma, ReturnStep.RESTOCKED));
        assertEquals(new Scanned.Taken(), scan(office, rma, ReturnStep.ON_ITS_WAY));
        assertEquals(
                new Scanned.OutOfOrder(ReturnStep.ON_ITS_WAY),
                scan(office, rma, ReturnStep.DROPPED_OFF));
        assertEquals(new Scanned.Taken(), scan(office, rma, ReturnStep.RECEIVED));
        assertEquals(new Scanned.Taken(), scan(office, rma, ReturnStep.RESTOCKED));
        assertEquals(
                new Scanned.OutOfOrder(ReturnStep.RESTOCKED),
                scan(office, rma, ReturnStep.WRITTEN_OFF));
        assertEquals(
                new Scanned.Unknown(),
                scan(office, RmaNumber.ofSerial(99_999), ReturnStep.RECEIVED));
    }

    @Test
    void theSameScanTellsOneThing() {
        Office office = office(delivered(10, 0));
        RmaNumber jacket = open(office.desks(), JACKET, ReturnReason.TOO_SMALL).rma();
        RmaNumber mug = open(office.desks(), MUG, ReturnReason.CHANGED_MIND).rma();
        UUID scan = UUID.randomUUID();
        Warehouse warehouse = office.warehouse();
        assertEquals(
                new Scanned.Taken(),
                warehouse.scan(scan, jacket, ReturnStep.RECEIVED, NOW.toInstant()));
        assertEquals(
                new Scanned.Taken(),
                warehouse.scan(scan, jacket, ReturnStep.RECEIVED, NOW.toInstant()));
        assertEquals(
                new Scanned.OtherScan(),
                warehouse.scan(scan, mug, ReturnStep.RECEIVED, NOW.toInstant()));
        assertEquals(
                new Scanned.OtherScan(),
                warehouse.scan(scan, jacket, ReturnStep.RESTOCKED, NOW.toInstant()));
    }

    @Test
    void aLargeRefundWaitsForAPerson() {
        Desks desks = desks(silent(5));
        WouldBeDue would =
                assertInstanceOf(
                        WouldBeDue.class, desks.refunds().consider(PROOF, Claim.LOST, NOW));
        assertEquals(Approval.ONE_PERSON, would.approval());
        assertEquals(State.TO_BE_APPROVED, due(desks, Claim.LOST).state());
    }

    @Test
    void aChangedReturnKeepsItsNumberAndIsPaidOnItsNewTerms() {
        Office office = office(delivered(10, 0));
        Desks desks = office.desks();
        Opened opened = open(desks, JACKET, ReturnReason.CHANGED_MIND);
        WouldChange would =
                assertInstanceOf(
                        WouldChange.class,
                        desks.returns()
                                .considerChange(PROOF, opened.rma(), ReturnReason.DAMAGED, NOW));
        assertEquals(opened.terms().refund(), only(desks).amount(), "nothing is changed yet");
        Changed changed = changed(desks, opened.rma(), ReturnReason.DAMAGED);
        assertEquals(would.terms(), changed.terms());
        assertEquals(PRICE, changed.terms().refund(), "with the shipping, without the label");
        assertEquals(opened.terms().until(), changed.terms().until());
        assertEquals(opened.rma(), desks.returns().underway(PROOF).getFirst().rma());
        assertEquals(PRICE, counting(desks).amount());
        assertEquals(2, desks.refunds().refunds(PROOF).size(), "the one before is withdrawn");
        scan(office, opened.rma(), ReturnStep.RECEIVED);
        assertEquals(State.RESERVED, counting(desks).state());
    }

    @Test
    void theMoneyOfAReturnGoesToStoreCreditAfterAllWithTheBonus() {
        Office office = office(delivered(10, 0));
        Desks desks = office.desks();
        RmaNumber rma = open(desks, JACKET, ReturnReason.CHANGED_MIND).rma();
        assertThrows(
                IllegalArgumentException.class,
                () -> change(desks, UUID.randomUUID(), PROOF, rma, CREDIT));
        Changed changed =
                assertInstanceOf(
                        Changed.class, change(desks, UUID.randomUUID(), CONFIRMED, rma, CREDIT));
        scan(office, rma, ReturnStep.RECEIVED);
        assertEquals(
                Optional.of(changed.terms().refund().plus(changed.terms().bonus())),
                desks.refunds().credit(PROOF));
        assertEquals(State.SETTLED, counting(desks).state());
    }

    @Test
    void whatTurnsOutNotToBeWorthSendingIsKeptAndPaidAtOnce() {
        Desks desks = desks(delivered(10, 0));
        RmaNumber rma = open(desks, MUG, ReturnReason.CHANGED_MIND).rma();
        assertTrue(changed(desks, rma, ReturnReason.DAMAGED).terms().keeps());
        assertEquals(State.RESERVED, counting(desks).state());
        assertEquals(Refund.Cause.KEPT, counting(desks).cause());
        assertEquals(ReturnStep.KEPT, desks.returns().underway(PROOF).getFirst().step());
        assertEquals(new Over(), change(desks, UUID.randomUUID(), PROOF, rma, ORIGINAL));
    }

    @Test
    void whatIsSentOrTakenBackOrAnothersIsNotChanged() {
        Office office = office(delivered(10, 0));
        Desks desks = office.desks();
        RmaNumber sent = open(desks, JACKET, ReturnReason.TOO_SMALL).rma();
        scan(office, sent, ReturnStep.ON_ITS_WAY);
        RmaNumber back = open(desks, MUG, ReturnReason.TOO_SMALL).rma();
        var other = new Proof(OrderNumber.ofSerial(1));
        assertEquals(new Over(), change(desks, UUID.randomUUID(), other, back, ORIGINAL));
        desks.returns().cancel(PROOF, back, NOW);
        RmaNumber none = RmaNumber.ofSerial(99_999);
        for (RmaNumber rma : List.of(sent, back, none)) {
            assertEquals(new Over(), change(desks, UUID.randomUUID(), PROOF, rma, ORIGINAL));
            assertEquals(
                    new Over(),
                    desks.returns().considerChange(PROOF, rma, ReturnReason.DAMAGED, NOW));
        }
        assertEquals(2, desks.refunds().refunds(PROOF).size());
    }

    @Test
    void aReturnWhoseDaysAreOverStaysAsItIs() {
        Desks desks = desks(delivered(10, 0));
        Opened opened = open(desks, JACKET, ReturnReason.CHANGED_MIND);
        ReturnChanged late =
                desks.returns()
                        .change(
                                UUID.randomUUID(),
                                PROOF,
                                opened.rma(),
                                ReturnReason.DAMAGED,
                                ORIGINAL,
                                NOW.plusDays(21));
        assertInstanceOf(Decision.TooLate.class, assertInstanceOf(NotReturnable.class, late).why());
        assertEquals(opened.terms().refund(), only(desks).amount());
    }

    @Test
    void theSameRequestChangesAReturnOnce() {
        Desks desks = desks(delivered(10, 0));
        RmaNumber rma = open(desks, JACKET, ReturnReason.DAMAGED).rma();
        UUID request = UUID.randomUUID();
        ReturnChanged first = change(desks, request, PROOF, rma, ORIGINAL);
        assertInstanceOf(Changed.class, first);
        changed(desks, rma, ReturnReason.WRONG_ITEM);
        assertEquals(first, change(desks, request, PROOF, rma, ORIGINAL));
        assertEquals(3, desks.refunds().refunds(PROOF).size());
        assertThrows(
                IllegalArgumentException.class,
                () -> change(desks, request, CONFIRMED, rma, CREDIT));
    }

    @Test
    void whoChangesTakesBackAndReceivesAtOnceIsPaidOnceOrNotAtAll() throws Exception {
        for (ReturnStep last : List.of(ReturnStep.RECEIVED, ReturnStep.CANCELLED)) {
            Office office = office(delivered(10, 0));
            Desks desks = office.desks();
            RmaNumber rma = open(desks, JACKET, ReturnReason.CHANGED_MIND).rma();
            var deeds = new ArrayList<Callable<Boolean>>();
            for (ReturnReason reason : ReturnReason.values())
                deeds.add(() -> patiently(() -> again(desks, rma, reason)));
            deeds.add(() ->
                    last == ReturnStep.RECEIVED
                            ? patiently(() -> scan(office, rma, last))
                            : patiently(() -> desks.returns().cancel(PROOF, rma, NOW)));
            try (var threads = Executors.newFixedThreadPool(deeds.size())) {
                for (Future<Boolean> done : threads.invokeAll(deeds)) assertTrue(done.get());
            }
            List<Refund> counting =
                    desks.refunds().refunds(PROOF).stream()
                            .filter(refund -> !refund.state().isOff())
                            .toList();
            assertEquals(last == ReturnStep.RECEIVED ? 1 : 0, counting.size());
            assertTrue(counting.stream().allMatch(each -> each.state() == State.RESERVED));
        }
    }

    private static ReturnChanged again(Desks desks, RmaNumber rma, ReturnReason reason) {
        return desks.returns().change(UUID.randomUUID(), PROOF, rma, reason, ORIGINAL, NOW);
    }

    /** Who finds a desk too busy asks again. */
    private static boolean patiently(Callable<?> deed) throws Exception {
        for (int attempt = 1; ; attempt++)
            try {
                deed.call();
                return true;
            } catch (DeskFailure busy) {
                if (attempt == 10) throw busy;
            }
    }

    private static Changed changed(Desks desks, RmaNumber rma, ReturnReason reason) {
        return assertInstanceOf(Changed.class, again(desks, rma, reason));
    }

    private static ReturnChanged change(
            Desks desks, UUID request, Proof proof, RmaNumber rma, Refund.Destination to) {
        return desks.returns().change(request, proof, rma, ReturnReason.TOO_SMALL, to, NOW);
    }

    /** The one refund that is paid or will be. */
    private static Refund counting(Desks desks) {
        List<Refund> counting =
                desks.refunds().refunds(PROOF).stream()
                        .filter(refund -> !refund.state().isOff())
                        .toList();
        assertEquals(1, counting.size());
        return counting.getFirst();
    }

    private static Refund only(Desks desks) {
        List<Refund> refunds = desks.refunds().refunds(PROOF);
        assertEquals(1, refunds.size());
        return refunds.getFirst();
    }

    private static Opened open(Desks desks, Item item, ReturnReason reason) {
        assertInstanceOf(
                Granted.class,
                desks.returns()
                        .decide(PROOF, new ReturnWish(item.line(), reason), NOW)
                        .orElseThrow());
        return assertInstanceOf(
                Opened.class,
                desks.returns()
                        .open(
                                UUID.randomUUID(),
                                PROOF,
                                new ReturnWish(item.line(), reason),
                                ORIGINAL,
                                NOW));
    }

    private static Claimed claim(Desks desks, Demand demand) {
        return desks.refunds().claim(UUID.randomUUID(), PROOF, demand, ORIGINAL, NOW);
    }

    private static Refund due(Desks desks, Demand demand) {
        return assertInstanceOf(Due.class, claim(desks, demand)).refund();
    }

    private static Order notShipped() {
        return order(1, NOW.toLocalDate().plusDays(3), List.of());
    }

    /** The jacket is on its way. */
    private static Order partlyShipped() {
        LocalDate promised = NOW.toLocalDate().plusDays(3);
        return order(1, promised, List.of(1), List.of(scan(1, Scan.Kind.PICKED_UP)));
    }

    /** Last seen long ago. */
    protected static Order silent() {
        return silent(1);
    }

    private static Order silent(int jackets) {
        return order(
                jackets,
                NOW.toLocalDate().minusDays(15),
                List.of(scan(20, Scan.Kind.PICKED_UP), scan(18, Scan.Kind.ARRIVED)));
    }

    /**
     * @param late so many days after it was promised
     */
    private static Order delivered(int daysAgo, int late) {
        return order(
                1,
                NOW.toLocalDate().minusDays(daysAgo + late),
                List.of(
                        scan(daysAgo + 4, Scan.Kind.PICKED_UP),
                        scan(daysAgo, Scan.Kind.DELIVERED)));
    }

    private static Order order(int jackets, LocalDate promised, List<Scan> scans) {
        return order(jackets, promised, List.of(1, 2), scans);
    }

    /**
     * @param lines in the one parcel, if there are scans of it
     */
    private static Order order(
            int jackets, LocalDate promised, List<Integer> lines, List<Scan> scans) {
        Item some = new Item(1, "SKU-1", JACKET.name(), jackets, PRICE, Item.UNSORTED, false);
        return new Order(
                PROOF.number(),
                Customer.STANDARD,
                NOW.minusDays(25).toInstant(),
                promised,
                List.of(some, MUG),
                scans.isEmpty()
                        ? List.of()
                        : List.of(new Shipment("Swift Parcel", "SP1", lines, promised, scans)),
                Optional.empty(),
                PRICE.times(jackets).plus(MUG_PRICE).plus(SHIPPING));
    }

    private static Scan scan(int daysAgo, Scan.Kind kind) {
        return new Scan(NOW.minusDays(daysAgo).toInstant(), kind, "Irmo");
    }

    private static Item item(int line, String name, Money price) {
        return new Item(line, "SKU-" + line, name, 1, price, Item.UNSORTED, false);
    }
}
