package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnCase.History;
import dev.orderline.ivr.orders.Whereabouts.Cancelled;
import dev.orderline.ivr.orders.Whereabouts.Cause;
import dev.orderline.ivr.orders.Whereabouts.Delivered;
import dev.orderline.ivr.orders.Whereabouts.InTransit;
import dev.orderline.ivr.orders.Whereabouts.Late;
import dev.orderline.ivr.orders.Whereabouts.Lost;
import dev.orderline.ivr.orders.Whereabouts.NotShipped;
import dev.orderline.ivr.orders.Whereabouts.OutForDelivery;
import dev.orderline.ivr.orders.Whereabouts.PartlyDelivered;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether money is given back for what has not come, came late, or is not wanted any more. Days are
 * those of the shop's time zone.
 */
public final class ClaimRules {
    private static final String ITEM_CANCELLED = "item cancelled";
    private static final String IN_TIME = "because it was cancelled in time";
    private static final String HAS_LEFT = "because it has left our warehouse already";

    private final ReturnPolicy policy;
    private final Order order;
    private final Account account;
    private final FlagRules flags;
    private final ZonedDateTime now;

    /**
     * @param history what the order's customer has done before
     * @param now in the shop's time zone
     */
    public ClaimRules(
            ReturnPolicy policy, Order order, Account account, History history, ZonedDateTime now) {
        this.policy = policy;
        this.order = order;
        this.account = account;
        this.flags = new FlagRules(policy, history, now);
        this.now = now;
    }

    /** What is decided, and for which parts of the order. */
    public record Judged(Claimed.Considered decision, List<Part> parts) {
        public Judged {
            parts = List.copyOf(parts);
        }
    }

    public Judged judge(Demand demand) {
        return switch (demand) {
            case Claim.LOST -> flagged(lost());
            case Claim.LATE -> flagged(late());
            case Claim.CANCELLED -> cancelled();
            case Demand.CancelItem(int line) -> itemCancelled(line);
        };
    }

    /** What a flag is raised for is due all the same, once a person has agreed. */
    private Judged flagged(Judged judged) {
        if (!(judged.decision() instanceof Claimed.WouldBeDue due)) return judged;
        return flags.raised(due.amount())
                .map(flag ->
                        new Judged(
                                new Claimed.WouldBeDue(
                                        due.amount(),
                                        due.approval().orOnePerson(),
                                        flagged(due.because(), flag)),
                                judged.parts()))
                .orElse(judged);
    }

    /** Why it is due, and what else a person is to see. */
    private static Because flagged(Because because, Because flag) {
        var facts = new LinkedHashMap<>(because.facts());
        facts.put("a person looks first", flag.rule());
        facts.putAll(flag.facts());
        return new Because(because.rule(), facts, because.sentence());
    }

    private Judged lost() {
        List<Item> lost =
                order.items().stream().filter(item -> whereabouts(item) instanceof Lost).toList();
        if (lost.isEmpty())
            return notDue("lost", Map.of(), "because the carrier still has it on its way");
        return due(
                "lost",
                of(lost),
                Map.of(
                        "unseen for",
                        Whereabouts.LOST_AFTER.toDays() + " days",
                        "lines lost",
                        lost.size() + " of " + order.items().size()),
                "because the carrier has lost it");
    }

    private Judged late() {
        long days = daysLate();
        var facts = Map.of("promised", order.promised().toString(), "days late", "" + days);
        if (policy.lateDays() == ReturnPolicy.NEVER)
            return notDue("late", facts, "because we pay nothing back for a late parcel");
        if (days <= 0) return notDue("late", facts, "because it is not late");
        if (days <= policy.lateDays())
            return notDue(
                    "late",
                    facts,
                    "because it is %s late, and we pay the shipping back after more than %s"
                            .formatted(days(days), days(policy.lateDays())));
        return due(
                "late", account.ofShipping(), facts, "because it is %s late".formatted(days(days)));
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }

    /** How long after the promised day the last of it came, or has not come; never negative. */
    private long daysLate() {
        var parcels = new Parcels(order, now);
        LocalDate last =
                order.items().stream()
                        .map(item -> parcels.last(item).flatMap(parcels::arrival))
                        .map(arrival -> arrival.orElse(now.toLocalDate()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        boolean nothingComes = Whereabouts.of(order, now) instanceof Cancelled;
        return nothingComes ? 0 : Math.max(0, ChronoUnit.DAYS.between(order.promised(), last));
    }

    private Judged cancelled() {
        Optional<Item> gone =
                order.items().stream().filter(item -> !isHere(whereabouts(item))).findFirst();
        if (gone.isPresent()) return notDue("cancelled", Map.of(), HAS_LEFT);
        return due("cancelled", of(order.items()), Map.of(), IN_TIME);
    }

    private Judged itemCancelled(int line) {
        Map<String, String> facts = Map.of("line", Integer.toString(line));
        return order.items().stream()
                .filter(item -> item.line() == line)
                .findFirst()
                .map(item -> itemCancelled(item, facts))
                .orElseGet(() -> notInOrder(line, facts));
    }

    private Judged itemCancelled(Item item, Map<String, String> facts) {
        return isHere(whereabouts(item))
                ? due(ITEM_CANCELLED, of(List.of(item)), facts, IN_TIME)
                : notDue(ITEM_CANCELLED, facts, HAS_LEFT);
    }

    /** It was cancelled before, or was never there. */
    private Judged notInOrder(int line, Map<String, String> facts) {
        return account.gone().stream().anyMatch(part -> part.line() == line)
                ? alreadyPaid(ITEM_CANCELLED, facts)
                : notDue(ITEM_CANCELLED, facts, "because it is not in your order");
    }

    /** Whether the shop still has it. */
    private static boolean isHere(Whereabouts whereabouts) {
        return switch (whereabouts) {
            case NotShipped _, Cancelled _ -> true;
            case Late late -> late.cause() == Cause.NOT_SHIPPED;
            case Delivered _, PartlyDelivered _, InTransit _, OutForDelivery _, Lost _ -> false;
        };
    }

    /** With the shipping if all of the order is among them. */
    private List<Part> of(List<Item> items) {
        Stream<Part> parts = items.stream().flatMap(item -> account.of(item).stream());
        return items.size() == order.items().size()
                ? Stream.concat(parts, account.ofShipping().stream()).toList()
                : parts.toList();
    }

    /** Where one line is. */
    private Whereabouts whereabouts(Item item) {
        return Whereabouts.of(
                new Order(
                        order.number(),
                        order.customer(),
                        order.placed(),
                        order.promised(),
                        List.of(item),
                        order.shipments(),
                        order.cancelled(),
                        order.paid()),
                now);
    }

    private Judged due(String rule, List<Part> parts, Map<String, String> facts, String sentence) {
        Money amount = account.worth(parts);
        if (amount.minor() == 0) return alreadyPaid(rule, facts);
        return new Judged(
                new Claimed.WouldBeDue(
                        amount, policy.approvals().of(amount), new Because(rule, facts, sentence)),
                parts);
    }

    private static Judged alreadyPaid(String rule, Map<String, String> facts) {
        return new Judged(
                new Claimed.AlreadyPaid(
                        new Because(rule, facts, "because it has been paid back already")),
                List.of());
    }

    private static Judged notDue(String rule, Map<String, String> facts, String sentence) {
        return new Judged(new Claimed.NotDue(new Because(rule, facts, sentence)), List.of());
    }
}
