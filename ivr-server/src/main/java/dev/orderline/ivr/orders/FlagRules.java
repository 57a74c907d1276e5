package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.ReturnCase.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a person is to look first, by what a customer has done before. Days are those of the
 * shop's time zone.
 */
final class FlagRules {
    /** Neutral: callers are told no suspicion. */
    private static final String SENTENCE = "because a person looks at it first";

    private final ReturnPolicy policy;
    private final History history;
    private final ZonedDateTime now;

    FlagRules(ReturnPolicy policy, History history, ZonedDateTime now) {
        this.policy = policy;
        this.history = history;
        this.now = now;
    }

    /**
     * The first flag of the policy that is raised, and by what; empty if none is.
     *
     * @param worth of what is wanted now
     */
    Optional<Because> raised(Money worth) {
        return policy.flags().stream().flatMap(flag -> raised(flag, worth).stream()).findFirst();
    }

    private Optional<Because> raised(Flag flag, Money worth) {
        Map<String, String> facts =
                switch (flag) {
                    case Flag.ClaimedLost(_, int times, int days) ->
                            counted("claimed lost", times, days, lost(days));
                    case Flag.ClaimedDamaged(_, int times, int days) ->
                            counted("claimed damaged", times, days, damaged(days));
                    case Flag.ReturnsMost most -> returnsMost(most);
                    case Flag.NewAndDear dear -> newAndDear(dear, worth);
                };
        if (facts.isEmpty()) return Optional.empty();
        return Optional.of(new Because("flags: " + flag.name(), facts, SENTENCE));
    }

    /** Nothing if it is not often enough. */
    private static Map<String, String> counted(String what, int times, int days, long count) {
        if (count < times) return Map.of();
        return Map.of(what + " in " + days + " days", Long.toString(count));
    }

    private long lost(int days) {
        return within(Past.ClaimedLost.class, days).size();
    }

    private long damaged(int days) {
        return within(Past.Returned.class, days).stream()
                .filter(each -> each.reason() == ReturnReason.DAMAGED)
                .count();
    }

    private Map<String, String> returnsMost(Flag.ReturnsMost most) {
        List<Past.Ordered> orders = within(Past.Ordered.class, most.days());
        long bought = orders.stream().mapToLong(Past.Ordered::pieces).sum();
        long returned =
                within(Past.Returned.class, most.days()).stream()
                        .mapToLong(Past.Returned::pieces)
                        .sum();
        if (orders.size() < most.orders() || bought == 0) return Map.of();
        if (returned * 100 < bought * most.percent()) return Map.of();
        var facts = new LinkedHashMap<String, String>();
        facts.put("orders in " + most.days() + " days", Integer.toString(orders.size()));
        facts.put("pieces sent back", returned + " of " + bought);
        return facts;
    }

    /** Amounts of the policy say nothing in another currency. */
    private Map<String, String> newAndDear(Flag.NewAndDear dear, Money worth) {
        Optional<LocalDate> first =
                of(Past.Ordered.class).stream()
                        .map(each -> day(each.at()))
                        .min(LocalDate::compareTo);
        boolean isDear =
                worth.currency().equals(policy.currency()) && worth.minor() >= dear.fromMinor();
        if (first.isEmpty() || !isDear) return Map.of();
        long age = ChronoUnit.DAYS.between(first.get(), now.toLocalDate());
        if (age >= dear.days()) return Map.of();
        var facts = new LinkedHashMap<String, String>();
        facts.put("first order", age + " days ago");
        facts.put("value", worth.plain());
        return facts;
    }

    private <T extends Past> List<T> within(Class<T> kind, int days) {
        LocalDate before = now.toLocalDate().minusDays(days);
        return of(kind).stream().filter(each -> day(each.at()).isAfter(before)).toList();
    }

    private <T extends Past> List<T> of(Class<T> kind) {
        return history.past().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private LocalDate day(Instant at) {
        return at.atZone(now.getZone()).toLocalDate();
    }
}
