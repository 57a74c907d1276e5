package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.orders.ReturnCase.History;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which past raises which flag. Questions come at noon. */
class FlagRulesTest {
    private static final ZonedDateTime NOW =
            ZonedDateTime.of(
                    LocalDate.of(2026, 11, 20), LocalTime.NOON, ZoneId.of("America/New_York"));

    private static final Flag LOST = new Flag.ClaimedLost("lost often", 2, 30);
    private static final Flag BROKEN = new Flag.ClaimedDamaged("broken often", 2, 30);
    private static final Flag MOST = new Flag.ReturnsMost("returns nearly all", 60, 3, 30);
    private static final Flag NEW = new Flag.NewAndDear("new and dear", 30, 10_000);

    @Test
    void claimsOfLostThingsAreCountedWithinTheDays() {
        assertEquals("", raised(LOST, lost(0)));
        assertEquals("flags: lost often", raised(LOST, lost(0), lost(29)));
        assertEquals("", raised(LOST, lost(0), lost(30)));
    }

    @Test
    void onlyReturnsOfWhatCameDamagedCountAsBroken() {
        assertEquals("", raised(BROKEN, returned(1, 1), damaged(1)));
        assertEquals("flags: broken often", raised(BROKEN, damaged(2), damaged(1)));
    }

    @Test
    void whatWentBackIsHeldAgainstWhatWasBought() {
        Past[] bought = {ordered(1, 2), ordered(2, 2), ordered(3, 1)};
        assertEquals("", raised(MOST, with(bought, returned(1, 2))));
        assertEquals("flags: returns nearly all", raised(MOST, with(bought, returned(1, 3))));
    }

    @Test
    void fewOrdersSayNothingOfHowMuchGoesBack() {
        assertEquals("", raised(MOST, ordered(1, 1), ordered(2, 1), returned(1, 2)));
        assertEquals(
                "", raised(MOST, ordered(1, 1), ordered(2, 1), ordered(40, 1), returned(1, 2)));
    }

    @Test
    void dearThingsOfNewCustomersAreLookedAt() {
        assertEquals("flags: new and dear", raised(NEW, ordered(29, 1), ordered(1, 1)));
        assertEquals("", raised(NEW, ordered(30, 1), ordered(1, 1)));
        assertEquals("", raised(List.of(NEW), dollars(99), ordered(1, 1)));
        assertEquals("", raised(NEW), "of whom nothing is known");
    }

    @Test
    void anotherCurrencyIsNotDear() {
        var yen = new Money(20_000, Currency.getInstance("JPY"));
        assertEquals("", raised(List.of(NEW), yen, ordered(1, 1)));
    }

    @Test
    void theFirstFlagThatIsRaisedIsTold() {
        assertEquals(
                "flags: new and dear",
                raised(List.of(LOST, NEW, BROKEN), dollars(100), ordered(1, 1), damaged(1)));
    }

    @Test
    void whatRaisedItIsTold() {
        Because because =
                new FlagRules(policy(List.of(MOST)), history(all(3)), NOW)
                        .raised(dollars(1))
                        .orElseThrow();
        assertEquals(
                Map.of("orders in 30 days", "3", "pieces sent back", "3 of 3"), because.facts());
        assertEquals("because a person looks at it first", because.sentence());
    }

    private static Past[] all(int orders) {
        return with(
                Collections.nCopies(orders, ordered(1, 1)).toArray(Past[]::new),
                returned(1, orders));
    }

    private static Past[] with(Past[] some, Past more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Past[]::new);
    }

    private static String raised(Flag flag, Past... past) {
        return raised(List.of(flag), dollars(100), past);
    }

    /** The rule that is named; empty if no flag is raised. */
    private static String raised(List<Flag> flags, Money worth, Past... past) {
        return new FlagRules(policy(flags), history(past), NOW)
                .raised(worth)
                .map(Because::rule)
                .orElse("");
    }

    private static History history(Past... past) {
        return new History(0, 0, List.of(past));
    }

    private static ReturnPolicy policy(List<Flag> flags) {
        ReturnPolicy plain = ReturnPolicy.PLAIN;
        return new ReturnPolicy(
                plain.currency(),
                plain.windows(),
                plain.holidays(),
                plain.finalSaleExcept(),
                plain.labels(),
                plain.fees(),
                plain.conditions(),
                plain.keeps(),
                plain.photos(),
                plain.exchanges(),
                plain.shippingBack(),
                plain.bonuses(),
                plain.lateDays(),
                plain.approvals(),
                plain.limits(),
                flags);
    }

    private static Past ordered(int daysAgo, int pieces) {
        return new Past.Ordered(NOW.minusDays(daysAgo).toInstant(), pieces);
    }

    private static Past returned(int daysAgo, int pieces) {
        return new Past.Returned(
                NOW.minusDays(daysAgo).toInstant(), ReturnReason.TOO_SMALL, pieces);
    }

    private static Past damaged(int daysAgo) {
        return new Past.Returned(NOW.minusDays(daysAgo).toInstant(), ReturnReason.DAMAGED, 1);
    }

    private static Past lost(int daysAgo) {
        return new Past.ClaimedLost(NOW.minusDays(daysAgo).toInstant());
    }

    private static Money dollars(int dollars) {
        return new Money(dollars * 100L, Currency.getInstance("USD"));
    }
}
