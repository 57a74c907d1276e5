package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Decision.Approval;
import dev.orderline.ivr.orders.Decision.Label;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a shop takes back, and on which terms; {@link ReturnRules} go by it. Of each list of rules
 * the first that fits decides. Immutable.
 *
 * @param currency of all amounts
 * @param windows the last one fits everything
 * @param finalSaleExcept reasons for which final sale is taken back nevertheless
 * @param labels the last one fits everything
 * @param fees for putting things back on the shelf; none if none fits
 * @param conditions of what the condition is asked, and what follows of it; it is not if none fits
 * @param keeps what is not worth sending
 * @param photos of what a photo is to be seen first
 * @param exchanges what may be exchanged for another size or colour; the shop pays the way back
 * @param shippingBack reasons for which what the way to the customer cost is paid back as well
 * @param bonuses added for those who take store credit; none if none fits
 * @param lateDays what comes more than so many days after the promised one came late
 * @param flags what makes a person look first
 */
public record ReturnPolicy(
        Currency currency,
        List<Window> windows,
        List<Holidays> holidays,
        Set<ReturnReason> finalSaleExcept,
        List<LabelRule> labels,
        List<Fee> fees,
        List<ConditionRule> conditions,
        List<Rule> keeps,
        List<Rule> photos,
        List<Rule> exchanges,
        Set<ReturnReason> shippingBack,
        List<Bonus> bonuses,
        int lateDays,
        Approvals approvals,
        Limits limits,
        List<Flag> flags) {
    /** So many days late is nothing. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Takes back everything within 30 days; a shop that was only tried goes by it. */
    public static final ReturnPolicy PLAIN =
            new ReturnPolicy(
                    Currency.getInstance("USD"),
                    List.of(new Window(new Rule("everything", When.ALWAYS), 30)),
                    List.of(),
                    Set.of(),
                    List.of(
                            new LabelRule(
                                    new Rule("everything", When.ALWAYS), new Label.ShopPays())),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Set.of(),
                    List.of(),
                    NEVER,
                    new Approvals(Long.MAX_VALUE, Long.MAX_VALUE),
                    new Limits(1_000, 10_000, 30),
                    List.of());

    public ReturnPolicy {
        windows = List.copyOf(windows);
        holidays = List.copyOf(holidays);
        finalSaleExcept = Set.copyOf(finalSaleExcept);
        labels = List.copyOf(labels);
        fees = List.copyOf(fees);
        conditions = List.copyOf(conditions);
        keeps = List.copyOf(keeps);
        photos = List.copyOf(photos);
        exchanges = List.copyOf(exchanges);
        bonuses = List.copyOf(bonuses);
        shippingBack = Set.copyOf(shippingBack);
        flags = List.copyOf(flags);
        if (windows.isEmpty() || !windows.getLast().rule.when.fitsAll())
            throw new IllegalArgumentException("the last window has to fit everything");
        if (labels.isEmpty() || !labels.getLast().rule.when.fitsAll())
            throw new IllegalArgumentException("the last rule of labels has to fit everything");
    }

    /**
     * @param name by which people know it
     */
    public record Rule(String name, When when) {}

    /**
     * What must be so for a rule to fit. Empty sets allow anything.
     *
     * @param fromMinor the line costs at least so much
     * @param upToMinor and at most so much
     */
    public record When(
            Set<String> categories,
            Set<String> groups,
            Set<ReturnReason> reasons,
            long fromMinor,
            long upToMinor) {
        public static final When ALWAYS = new When(Set.of(), Set.of(), Set.of(), 0, Long.MAX_VALUE);

        public When {
            categories = Set.copyOf(categories);
            groups = Set.copyOf(groups);
            reasons = Set.copyOf(reasons);
        }

        boolean fitsAll() {
            return equals(ALWAYS);
        }

        boolean fits(ReturnCase of) {
            return allows(categories, of.item().category())
                    && allows(groups, of.order().customer().group())
                    && allows(reasons, of.reason())
                    && of.value().minor() >= fromMinor
                    && of.value().minor() <= upToMinor;
        }

        private static <T> boolean allows(Set<T> some, T one) {
            return some.isEmpty() || some.contains(one);
        }

        /** What of {@code of} it looks at, by name. */
        Map<String, String> facts(ReturnCase of) {
            var facts = new LinkedHashMap<String, String>();
            if (!categories.isEmpty()) facts.put("category", of.item().category());
            if (!groups.isEmpty()) facts.put("customer", of.order().customer().group());
            if (!reasons.isEmpty()) facts.put("reason", of.reason().written());
            if (fromMinor > 0 || upToMinor < Long.MAX_VALUE) facts.put("value", of.value().plain());
            return facts;
        }
    }

    /**
     * @param days after the day of delivery; the last of them still counts
     */
    public record Window(Rule rule, int days) {}

    /**
     * What was ordered in some weeks may be sent back until a day after them.
     *
     * @param from the first day of these weeks
     * @param to the last
     */
    public record Holidays(String name, LocalDate from, LocalDate to, LocalDate until) {
        public Holidays {
            if (to.isBefore(from) || until.isBefore(to))
                throw new IllegalArgumentException(name + " ends before it begins");
        }

        boolean hold(LocalDate placed) {
            return !placed.isBefore(from) && !placed.isAfter(to);
        }
    }

    public record LabelRule(Rule rule, Label label) {}

    /**
     * @param percent of the line's price, 1 to 100
     */
    public record Fee(Rule rule, int percent) {}

    /** What follows when something is not as it came. */
    public record ConditionRule(Rule rule, Consequence opened, Consequence used) {
        /** Whether anything follows at all; if nothing does nobody is asked. */
        boolean asks() {
            return !opened.isNothing() || !used.isNothing();
        }
    }

    /** What follows of a condition. */
    public sealed interface Consequence {
        /**
         * It is taken back.
         *
         * @param percent of the line's price that are kept, 0 to 100
         */
        record Taken(int percent) implements Consequence {}

        /** It is not taken back. */
        record Refused() implements Consequence {}

        private boolean isNothing() {
            return this instanceof Taken(int percent) && percent == 0;
        }
    }

    /**
     * @param percent of the refund, 1 to 100
     */
    public record Bonus(Rule rule, int percent) {}

    /**
     * Who has to agree to a refund, by its amount.
     *
     * @param nobodyUpToMinor nobody up to that
     * @param twoAboveMinor two persons above that
     */
    public record Approvals(long nobodyUpToMinor, long twoAboveMinor) {
        public Approvals {
            if (nobodyUpToMinor < 0 || twoAboveMinor < nobodyUpToMinor)
                throw new IllegalArgumentException("amounts in the wrong order");
        }

        Approval of(Money refund) {
            if (refund.minor() <= nobodyUpToMinor) return Approval.NOBODY;
            return refund.minor() <= twoAboveMinor ? Approval.ONE_PERSON : Approval.TWO_PERSONS;
        }
    }

    /**
     * How much one customer may send back without a person's looking at it.
     *
     * @param aDay so many returns on one day
     * @param lately so many within the last {@code days}
     */
    public record Limits(int aDay, int lately, int days) {}
}
