package dev.orderline.ivr.policy;

import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.orders.Account;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Past;
import dev.orderline.ivr.orders.ReturnCase;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An example of what a policy is to decide.
 *
 * @param name in a sentence
 * @param expected what is to come of it, each with its place in the file
 */
public record PolicyCase(String name, Place place, Given given, List<Expected> expected) {
    private static final int DAYS_ON_THE_WAY = 5;

    public PolicyCase {
        expected = List.copyOf(expected);
    }

    /**
     * @param ordered the day, if the case names it; else some days before the delivery
     * @param deliveredDaysAgo empty if it has not arrived
     * @param today returns that the customer has opened today
     * @param lately and within the policy's limits
     */
    public record Given(
            String category,
            String group,
            ReturnReason reason,
            Condition condition,
            Money price,
            int quantity,
            Money shipping,
            boolean finalSale,
            List<LocalDate> ordered,
            List<Integer> deliveredDaysAgo,
            int today,
            int lately,
            Before before) {
        public Given {
            ordered = List.copyOf(ordered);
            deliveredDaysAgo = List.copyOf(deliveredDaysAgo);
        }
    }

    /**
     * What the customer has done before, each thing of it yesterday.
     *
     * @param orders of one piece each
     * @param returned pieces that went back, for no reason that matters
     * @param damaged and those that went back as damaged
     * @param lost claims that something was lost
     * @param firstDaysAgo when the very first order was placed
     */
    public record Before(int orders, int returned, int damaged, int lost, int firstDaysAgo) {
        static final int LONG_AGO = 3_650;
        static final Before NOTHING = new Before(0, 0, 0, 0, LONG_AGO);

        private List<Past> past(ZonedDateTime now) {
            Instant yesterday = now.minusDays(1).toInstant();
            var past = new ArrayList<Past>();
            past.add(new Past.Ordered(now.minusDays(firstDaysAgo).toInstant(), 0));
            past.addAll(Collections.nCopies(orders, new Past.Ordered(yesterday, 1)));
            past.addAll(Collections.nCopies(returned, went(ReturnReason.CHANGED_MIND, yesterday)));
            past.addAll(Collections.nCopies(damaged, went(ReturnReason.DAMAGED, yesterday)));
            past.addAll(Collections.nCopies(lost, new Past.ClaimedLost(yesterday)));
            return past;
        }

        private static Past went(ReturnReason reason, Instant at) {
            return new Past.Returned(at, reason, 1);
        }
    }

    /** One thing that is to come of it: {@code refund: 45.04 USD}. */
    public record Expected(Place place, String what, String value) {}

    /** What came of a case that was to come out otherwise. */
    public record Otherwise(Place place, String sentence) {}

    /**
     * What a policy decides otherwise than expected.
     *
     * @param now in the shop's time zone
     */
    public List<Otherwise> judge(ReturnPolicy policy, ZonedDateTime now) {
        Decision decision = new ReturnRules(policy).decide(in(now));
        Map<String, String> came = described(decision);
        List<Otherwise> otherwise = new ArrayList<>();
        for (Expected each : expected) {
            String value = came.getOrDefault(each.what(), "none");
            if (!value.equals(each.value()))
                otherwise.add(
                        new Otherwise(
                                each.place(),
                                "\"%s\": %s is %s, %s"
                                        .formatted(
                                                name,
                                                each.what(),
                                                value,
                                                decision.because().sentence())));
        }
        return otherwise;
    }

    private ReturnCase in(ZonedDateTime now) {
        var item =
                new Item(
                        1,
                        "S-1",
                        "thing",
                        given.quantity(),
                        given.price(),
                        given.category(),
                        given.finalSale());
        LocalDate today = now.toLocalDate();
        LocalDate arrived =
                given.deliveredDaysAgo().stream().map(today::minusDays).findFirst().orElse(today);
        LocalDate ordered =
                given.ordered().stream()
                        .findFirst()
                        .orElseGet(() -> arrived.minusDays(DAYS_ON_THE_WAY));
        Function<LocalDate, Instant> morning =
                day -> day.atTime(LocalTime.MIN).atZone(now.getZone()).toInstant();
        List<Scan> scans = new ArrayList<>();
        scans.add(new Scan(morning.apply(arrived), Scan.Kind.PICKED_UP, ""));
        if (!given.deliveredDaysAgo().isEmpty())
            scans.add(new Scan(morning.apply(arrived), Scan.Kind.DELIVERED, ""));
        var order =
                new Order(
                        OrderNumber.ofSerial(1),
                        new Customer(given.group(), Customer.STANDARD.language()),
                        morning.apply(ordered),
                        arrived,
                        List.of(item),
                        List.of(new Shipment("a carrier", "T1", List.of(1), arrived, scans)),
                        Optional.empty(),
                        given.price().times(given.quantity()).plus(given.shipping()));
        return new ReturnCase(
                order,
                Account.untouched(order),
                item,
                given.reason(),
                given.condition(),
                Map.of(),
                new History(given.today(), given.lately(), given.before().past(now)),
                now);
    }

    private static Map<String, String> described(Decision decision) {
        String rule = decision.because().rule();
        return switch (decision) {
            case Decision.Granted(Terms terms, _) -> described("granted", rule, terms);
            case Decision.ForPerson(Terms terms, _) -> described("needs-person", rule, terms);
            case Decision.ConditionWanted(Terms terms, _) ->
                    described("asks-condition", rule, terms);
            case Decision.NotDelivered _ -> Map.of("decided", "not-delivered", "by", rule);
            case Decision.TooLate _ -> Map.of("decided", "too-late", "by", rule);
            case Decision.FinalSale _ -> Map.of("decided", "final-sale", "by", rule);
            case Decision.NotAsNew _ -> Map.of("decided", "not-as-new", "by", rule);
            case Decision.AlreadyReturned _ -> Map.of("decided", "already-returned", "by", rule);
        };
    }

    private static Map<String, String> described(String decided, String rule, Terms terms) {
        Money cost =
                switch (terms.label()) {
                    case Label.CustomerPays(Money paid) -> paid;
                    case Label.ShopPays(), Label.None() -> terms.refund().times(0);
                };
        return Map.of(
                "decided",
                decided,
                "by",
                rule,
                "refund",
                terms.refund().plain(),
                "costs",
                cost.plain(),
                "fee",
                terms.fee().plain(),
                "keeps",
                terms.keeps() ? "yes" : "no",
                "photo",
                terms.photo() ? "yes" : "no",
                "persons",
                Integer.toString(terms.approval().persons()));
    }
}
