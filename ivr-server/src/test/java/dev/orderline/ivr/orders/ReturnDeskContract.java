package dev.orderline.ivr.orders;

import static dev.orderline.ivr.orders.Refund.Destination.ORIGINAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Decision.AlreadyReturned;
import dev.orderline.ivr.orders.Decision.FinalSale;
import dev.orderline.ivr.orders.Decision.ForPerson;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.NotDelivered;
import dev.orderline.ivr.orders.Decision.TooLate;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.ReturnDesk.ReturnLine;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NeedsPerson;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
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
import java.util.function.Supplier;
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

    /**
     * Thirty days; the customer pays the way back unless it was our mistake; two returns a day; a
     * photo of what is damaged and cost ninety; of what is too large and cost ninety the condition
     * is asked; who had something damaged before comes to a person.
     */
    protected static final ReturnPolicy POLICY =
            new ReturnPolicy(
                    PRICE.currency(),
                    ReturnPolicy.PLAIN.windows(),
                    List.of(),
                    Set.of(ReturnReason.WRONG_ITEM),
                    List.of(
                            new ReturnPolicy.LabelRule(
                                    new ReturnPolicy.Rule(
                                            "our mistake",
                                            new ReturnPolicy.When(
                                                    Set.of(),
                                                    Set.of(),
                                                    Set.of(
                                                            ReturnReason.DAMAGED,
                                                            ReturnReason.WRONG_ITEM),
                                                    0,
                                                    Long.MAX_VALUE)),
                                    new Label.ShopPays()),
                            new ReturnPolicy.LabelRule(
                                    new ReturnPolicy.Rule("else", ReturnPolicy.When.ALWAYS),
                                    new Label.CustomerPays(new Money(495, PRICE.currency())))),
                    List.of(),
                    List.of(
                            new ReturnPolicy.ConditionRule(
                                    new ReturnPolicy.Rule(
                                            "too large",
                                            new ReturnPolicy.When(
                                                    Set.of(),
                                                    Set.of(),
                                                    Set.of(ReturnReason.TOO_LARGE),
                                                    9_000,
                                                    Long.MAX_VALUE)),
                                    new ReturnPolicy.Consequence.Taken(15),
                                    new ReturnPolicy.Consequence.Refused())),
                    List.of(),
                    List.of(
                            new ReturnPolicy.Rule(
                                    "damage",
                                    new ReturnPolicy.When(
                                            Set.of(),
                                            Set.of(),
                                            Set.of(ReturnReason.DAMAGED),
                                            9_000,
                                            Long.MAX_VALUE))),
                    List.of(),
                    Set.of(),
                    List.of(),
                    ReturnPolicy.NEVER,
                    new ReturnPolicy.Approvals(0, 0),
                    new ReturnPolicy.Limits(2, 3, 30),
                    List.of(new Flag.ClaimedDamaged("broken before", 1, 30)));

    /** A desk over a shop that has {@code order}, nothing else, no returns, and {@link #POLICY}. */
    protected abstract ReturnDesk desk(Order order);

    /** The photo desk of the shop that {@link #desk} has opened last. */
    protected abstract PhotoDesk photos(Supplier<PhotoToken> tokens);

    @Test
    void eachLineIsToldWithWhetherItMayComeBack() {
        List<ReturnLine> lines = desk().lines(PROOF, NOW);
        assertEquals(
                List.of(JACKET, SHIRTS, SOCKS, CAP, BOOTS),
                lines.stream().map(ReturnLine::item).toList());
        List<Decision> atBest = lines.stream().map(ReturnLine::atBest).toList();
        assertEquals(UNTIL, assertInstanceOf(Granted.class, atBest.get(0)).terms().until());
        assertEquals(2, assertInstanceOf(Granted.class, atBest.get(1)).terms().quantity());
        assertInstanceOf(Granted.class, atBest.get(2), "if it was the wrong item");
        assertInstanceOf(NotDelivered.class, atBest.get(3));
        TooLate boots = assertInstanceOf(TooLate.class, atBest.get(4));
        assertEquals(LocalDate.of(2026, 10, 20), boots.delivered());
        assertEquals(LocalDate.of(2026, 11, 19), boots.until());
    }

    @Test
    void theReasonMakesADifference() {
        ReturnDesk desk = desk();
        assertInstanceOf(FinalSale.class, decided(desk, SOCKS, ReturnReason.CHANGED_MIND));
        assertInstanceOf(Granted.class, decided(desk, SOCKS, ReturnReason.WRONG_ITEM));
        Granted ours = assertInstanceOf(Granted.class, decided(desk, SHIRTS, ReturnReason.DAMAGED));
        assertEquals(PRICE.times(2), ours.terms().refund());
        Granted theirs =
                assertInstanceOf(Granted.class, decided(desk, SHIRTS, ReturnReason.TOO_SMALL));
        assertEquals(2 * 4_999 - 495, theirs.terms().refund().minor());
    }

    @Test
    void whatIsDecidedAgainstALineThatIsNotThereIsNothing() {
        ReturnDesk desk = desk();
        assertEquals(
                Optional.empty(), desk.decide(PROOF, new ReturnWish(6, ReturnReason.DAMAGED), NOW));
        var other = new Proof(OrderNumber.ofSerial(1));
        assertEquals(
                Optional.empty(), desk.decide(other, new ReturnWish(1, ReturnReason.DAMAGED), NOW));
    }

    @Test
    void aLineThatMayComeBackGetsANumberAndItsTerms() {
        ReturnDesk desk = desk();
        Opened opened = assertInstanceOf(Opened.class, open(desk, SHIRTS));
        assertEquals(UNTIL, opened.terms().until());
        assertEquals(
                opened.terms(),
                assertInstanceOf(Granted.class, decided(desk(), SHIRTS, ReturnReason.CHANGED_MIND))
                        .terms());
        assertEquals(
                opened.rma(), assertInstanceOf(AlreadyReturned.class, atBest(desk, SHIRTS)).rma());
        assertInstanceOf(Granted.class, atBest(desk, JACKET));
    }

    @Test
    void whoSendsBackMuchComesToAPerson() {
        ReturnDesk desk = desk();
        UUID request = UUID.randomUUID();
        assertInstanceOf(Opened.class, open(desk, JACKET));
        assertInstanceOf(Opened.class, open(desk, SHIRTS));
        ReturnOpened third =
                desk.open(
                        request, PROOF, new ReturnWish(3, ReturnReason.WRONG_ITEM), ORIGINAL, NOW);
        assertInstanceOf(NeedsPerson.class, third);
        assertInstanceOf(ForPerson.class, decided(desk, SOCKS, ReturnReason.WRONG_ITEM));
        assertEquals(
                third,
                desk.open(
                        request,
                        PROOF,
                        new ReturnWish(3, ReturnReason.WRONG_ITEM),
                        ORIGINAL,
                        NOW.plusDays(1)),
                "the same request gets the same answer");
        assertInstanceOf(
                Opened.class,
                desk.open(
                        UUID.randomUUID(),
                        PROOF,
                        new ReturnWish(3, ReturnReason.WRONG_ITEM),
                        ORIGINAL,
                        NOW.plusDays(1)),
                "another day");
        assertInstanceOf(AlreadyReturned.class, decided(desk, SOCKS, ReturnReason.WRONG_ITEM));
    }

    @Test
    void aReturnDoesNotCountAgainstItsOwnChange() {
        ReturnDesk desk = desk();
        RmaNumber jacket = assertInstanceOf(Opened.class, open(desk, JACKET)).rma();
        RmaNumber shirts = assertInstanceOf(Opened.class, open(desk, SHIRTS)).rma();
        assertInstanceOf(ReturnChanged.Changed.class, changed(desk, jacket, ReturnReason.DAMAGED));
        assertInstanceOf(
                ReturnChanged.NeedsPerson.class,
                changed(desk, shirts, ReturnReason.DAMAGED),
                "it has to be seen");
        arrives(SHIRTS, new Assessed.ShowsItem(), NOW);
        assertInstanceOf(ReturnChanged.Changed.class, changed(desk, shirts, ReturnReason.DAMAGED));
    }

    private static ReturnChanged changed(ReturnDesk desk, RmaNumber rma, ReturnReason reason) {
        return desk.change(UUID.randomUUID(), PROOF, rma, reason, ORIGINAL, NOW);
    }

    @Test
    void everyReturnHasANumberOfItsOwn() {
        ReturnDesk desk = desk();
        Opened jacket = assertInstanceOf(Opened.class, open(desk, JACKET));
        Opened shirts = assertInstanceOf(Opened.class, open(desk, SHIRTS));
        assertNotEquals(jacket.rma(), shirts.rma());
    }

    @Test
    void whatHasToBeSeenIsForAPersonUntilItWasSeen() {
        ReturnDesk desk = desk();
        NeedsPerson unseen = assertInstanceOf(NeedsPerson.class, openDamaged(desk, SHIRTS));
        assertEquals("photo", unseen.why().because().rule());
        assertTrue(
                assertInstanceOf(Granted.class, decided(desk, SHIRTS, ReturnReason.DAMAGED))
                        .terms()
                        .photo());

        arrives(SHIRTS, new Assessed.ShowsItem(), NOW);

        assertFalse(
                assertInstanceOf(Granted.class, decided(desk, SHIRTS, ReturnReason.DAMAGED))
                        .terms()
                        .photo());
        assertInstanceOf(Opened.class, openDamaged(desk, SHIRTS));
    }

    @Test
    void aDoubtfulPhotoOneOfAnotherLineAndAnOldOneDoNotCount() {
        ReturnDesk desk = desk();
        arrives(SHIRTS, new Assessed.Unsure(Set.of(Assessed.Doubt.BLURRED)), NOW);
        arrives(JACKET, new Assessed.ShowsItem(), NOW);
        arrives(SHIRTS, new Assessed.ShowsItem(), NOW.minus(PhotoDesk.COUNTS));
        assertInstanceOf(NeedsPerson.class, openDamaged(desk, SHIRTS));
    }

    private static ReturnOpened openDamaged(ReturnDesk desk, Item item) {
        return desk.open(
                UUID.randomUUID(),
                PROOF,
                new ReturnWish(item.line(), ReturnReason.DAMAGED),
                ORIGINAL,
                NOW);
    }

    private void arrives(Item item, Assessed assessed, ZonedDateTime at) {
        var token = new PhotoToken(UUID.randomUUID().toString().replace("-", ""));
        PhotoDesk photos = photos(() -> token);
        photos.send(UUID.randomUUID(), PROOF, item.line(), UUID.randomUUID(), at.toInstant());
        assertInstanceOf(
                Uploaded.Accepted.class,
                photos.keep(token, PhotoDeskContract.photo(assessed, at.toInstant())));
    }

    @Test
    void whatIsWantedToBeToldIsForAPersonUntilItIsTold() {
        ReturnDesk desk = desk();
        Decision wanted = desk.decide(PROOF, tooLarge(Condition.NOT_TOLD), NOW).orElseThrow();
        assertInstanceOf(Decision.ConditionWanted.class, wanted);
        NeedsPerson untold =
                assertInstanceOf(NeedsPerson.class, openTooLarge(desk, Condition.NOT_TOLD));
        assertEquals("conditions: too large", untold.why().because().rule());

        Opened opened = assertInstanceOf(Opened.class, openTooLarge(desk, Condition.OPENED));

        assertEquals(1_499, opened.terms().fee().minor(), "15 percent of 99.98");
    }

    @Test
    void whatWasUsedIsRefusedAndStaysSo() {
        ReturnDesk desk = desk();
        UUID request = UUID.randomUUID();
        ReturnOpened first = desk.open(request, PROOF, tooLarge(Condition.USED), ORIGINAL, NOW);
        Decision.NotAsNew refused = refused(Decision.NotAsNew.class, first);
        assertEquals(Condition.USED, refused.condition());
        assertEquals(first, desk.open(request, PROOF, tooLarge(Condition.USED), ORIGINAL, NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.open(request, PROOF, tooLarge(Condition.OPENED), ORIGINAL, NOW));
        assertInstanceOf(Opened.class, openTooLarge(desk, Condition.AS_NEW));
    }

    private static ReturnOpened openTooLarge(ReturnDesk desk, Condition condition) {
        return desk.open(UUID.randomUUID(), PROOF, tooLarge(condition), ORIGINAL, NOW);
    }

    private static ReturnWish tooLarge(Condition condition) {
        return new ReturnWish(SHIRTS.line(), ReturnReason.TOO_LARGE, condition);
    }

    @Test
    void aFlagIsForAPersonAndWhatWasTakenBackRaisesNone() {
        ReturnDesk desk = desk();
        Opened broken = assertInstanceOf(Opened.class, openDamaged(desk, JACKET));
        ForPerson flagged =
                assertInstanceOf(ForPerson.class, decided(desk, SHIRTS, ReturnReason.TOO_SMALL));
        assertEquals("flags: broken before", flagged.because().rule());
        assertEquals("because a person looks at it first", flagged.because().sentence());
        assertEquals("1", flagged.because().facts().get("claimed damaged in 30 days"));
        assertInstanceOf(NeedsPerson.class, open(desk, SHIRTS));

        assertTrue(desk.cancel(PROOF, broken.rma(), NOW));

        assertInstanceOf(Granted.class, decided(desk, SHIRTS, ReturnReason.TOO_SMALL));
    }

    @Test
    void everyReasonWillDo() {
        for (ReturnReason reason : ReturnReason.values())
            assertInstanceOf(
                    Opened.class,
                    desk().open(
                                    UUID.randomUUID(),
                                    PROOF,
                                    new ReturnWish(1, reason),
                                    ORIGINAL,
                                    NOW));
    }

    @Test
    void aLineThatIsOnItsWayBackIsToldUnderItsNumber() {
        ReturnDesk desk = desk();
        Opened opened = assertInstanceOf(Opened.class, open(desk, JACKET));
        assertEquals(opened.rma(), refused(AlreadyReturned.class, open(desk, JACKET)).rma());
    }

    @Test
    void whatTheRulesAreAgainstOpensNothing() {
        ReturnDesk desk = desk();
        refused(FinalSale.class, open(desk, SOCKS));
        refused(NotDelivered.class, open(desk, CAP));
        refused(TooLate.class, open(desk, BOOTS));
        assertInstanceOf(FinalSale.class, decided(desk, SOCKS, ReturnReason.CHANGED_MIND));
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndOpensOneReturn() {
        ReturnDesk desk = desk();
        UUID request = UUID.randomUUID();
        ReturnOpened first =
                desk.open(request, PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), ORIGINAL, NOW);
        assertInstanceOf(Opened.class, first);
        assertEquals(
                first,
                desk.open(
                        request, PROOF, new ReturnWish(1, ReturnReason.TOO_SMALL), ORIGINAL, NOW));
        assertEquals(
                first,
                desk.open(
                        request,
                        PROOF,
                        new ReturnWish(1, ReturnReason.TOO_SMALL),
                        ORIGINAL,
                        NOW.plusDays(60)));
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
                    () ->
                            desk.open(
                                    request,
                                    PROOF,
                                    new ReturnWish(item.line(), ReturnReason.DAMAGED),
                                    ORIGINAL,
                                    NOW));
        }
    }

    @Test
    void anOrderOrALineThatIsNotThereAnyMoreIsGone() {
        ReturnDesk desk = desk();
        var other = new Proof(OrderNumber.ofSerial(1));
        assertEquals(List.of(), desk.lines(other, NOW));
        assertEquals(
                new Gone(),
                desk.open(
                        UUID.randomUUID(),
                        other,
                        new ReturnWish(1, ReturnReason.DAMAGED),
                        ORIGINAL,
                        NOW));
        assertEquals(
                new Gone(),
                desk.open(
                        UUID.randomUUID(),
                        PROOF,
                        new ReturnWish(6, ReturnReason.DAMAGED),
                        ORIGINAL,
                        NOW));
    }

    @Test
    void ofRequestsMadeAtOnceOneOpensTheReturnAndAllOthersAreToldItsNumber() throws Exception {
        ReturnDesk desk = desk();
        List<ReturnOpened> answers = atOnce(() -> open(desk, JACKET));
        List<RmaNumber> opened = opened(answers);
        assertEquals(1, opened.size());
        assertEquals(
                THREADS - 1,
                answers.stream()
                        .filter(NotReturnable.class::isInstance)
                        .filter(other ->
                                refused(AlreadyReturned.class, other)
                                        .rma()
                                        .equals(opened.getFirst()))
                        .count());
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
        return desk.open(
                request,
                PROOF,
                new ReturnWish(item.line(), ReturnReason.CHANGED_MIND),
                ORIGINAL,
                now);
    }

    private static Decision atBest(ReturnDesk desk, Item item) {
        return desk.lines(PROOF, NOW).get(item.line() - 1).atBest();
    }

    private static Decision decided(ReturnDesk desk, Item item, ReturnReason reason) {
        return desk.decide(PROOF, new ReturnWish(item.line(), reason), NOW).orElseThrow();
    }

    private static <T extends Decision.Refused> T refused(Class<T> how, ReturnOpened opened) {
        return assertInstanceOf(how, assertInstanceOf(NotReturnable.class, opened).why());
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
                PRICE.times(6));
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
        return new Item(line, "SKU-" + line, name, quantity, PRICE, Item.UNSORTED, finalSale);
    }
}
