package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Account;
import dev.orderline.ivr.orders.ApprovalDesk.Outcome;
import dev.orderline.ivr.orders.ApprovalDesk.Waiting;
import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Decision.Approval;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Part;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Cause;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.Refund.State;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import dev.orderline.ivr.sql.ReturnRows.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Refunds and the ledger as rows of their tables: every change of money's state, each with what
 * follows from it, in the transaction of {@code handle}.
 */
final class RefundBook {
    private static final String COLUMNS =
            """
            select refunds.id, cause, amount_minor, destination, state, approvals_needed, decided_at,
                   changed_at, currency, order_number, because
              from refunds join orders on orders.number = order_number
            """;

    private final Announcer announcer;

    RefundBook(Announcer announcer) {
        this.announcer = announcer;
    }

    /**
     * A refund that was just decided.
     *
     * @param rma of what comes back, or is kept, for it; empty if nothing is
     * @param bonus offered on top, and added if it goes to credit
     * @param policy the version by which it was decided
     */
    record Decided(
            UUID request,
            OrderNumber number,
            String rma,
            Cause cause,
            Money amount,
            Money bonus,
            Destination to,
            Approval approval,
            List<Part> parts,
            int policy,
            Because because,
            Instant at) {
        Decided {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What a refund for a return is about.
     *
     * @param parts what is paid back of the order
     */
    record ForReturn(
            UUID request, OrderNumber number, RmaNumber rma, Destination to, List<Part> parts) {
        ForReturn {
            parts = List.copyOf(parts);
        }

        private Decided decided(Granted granted, By by) {
            Terms terms = granted.terms();
            return new Decided(
                    request,
                    number,
                    rma.digits(),
                    terms.keeps() ? Cause.KEPT : Cause.RETURNED,
                    terms.refund(),
                    terms.bonus(),
                    to,
                    terms.approval(),
                    parts,
                    by.policy(),
                    granted.because(),
                    by.at());
        }
    }

    private record Entry(Refund refund, OrderNumber number, int approvals) {}

    /** What was paid for an order, and what of it is promised. */
    static Account account(Handle handle, OrderNumber number) {
        return accountBut(handle, number, "");
    }

    /**
     * The same as if nothing were promised for a return.
     *
     * @param rma of the return; empty for none
     */
    static Account accountBut(Handle handle, OrderNumber number, String rma) {
        return handle.createQuery(
                        """
                        select paid_minor, shipping_minor, currency,
                               (select coalesce(sum(amount_minor), 0) from refunds
                                 where order_number = number and rma is distinct from :rma
                                   and state not in ('failed', 'declined', 'withdrawn')) as promised
                          from order_money join orders on number = order_number
                         where number = :number
                        """)
                .bind("number", number.digits())
                .bind("rma", rma)
                .map((row, _) -> {
                    Currency currency = Currency.getInstance(row.getString("currency"));
                    return new Account(
                            new Money(row.getLong("paid_minor"), currency),
                            new Money(row.getLong("promised"), currency),
                            new Money(row.getLong("shipping_minor"), currency),
                            taxes(handle, number, currency),
                            new HashSet<>(gone(handle, number, rma)));
                })
                .one();
    }

    private static Map<Integer, Money> taxes(Handle handle, OrderNumber number, Currency currency) {
        return handle
                .createQuery(
                        """
                        select line, tax_minor from items
                         where order_number = :number and tax_minor > 0
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        Map.entry(
                                row.getInt("line"), new Money(row.getLong("tax_minor"), currency)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Part.Key> gone(Handle handle, OrderNumber number, String but) {
        return handle.createQuery(
                        """
                        select line, unit, kind
                          from refund_parts join refunds on refunds.id = refund
                         where refund_parts.order_number = :number and not released
                           and rma is distinct from :but
                        """)
                .bind("number", number.digits())
                .bind("but", but)
                .map((row, _) ->
                        new Part.Key(
                                row.getInt("line"),
                                row.getInt("unit"),
                                parse(Part.Kind.class, row.getString("kind"))))
                .list();
    }

    /** The same for what comes back, or is kept; nothing if nothing is paid for it. */
    void decide(Handle handle, ForReturn of, Granted granted, By by) {
        if (granted.terms().refund().minor() > 0) decide(handle, of.decided(granted, by));
    }

    /** Writes down that money is to be paid, and for what. None is set aside yet. */
    UUID decide(Handle handle, Decided decided) {
        UUID id = UUID.randomUUID();
        handle.createUpdate(
                        """
                        insert into refunds (id, request, order_number, rma, cause, amount_minor,
                                             bonus_minor, destination, state, approvals_needed, policy, because,
                                             decided_at, changed_at)
                        values (:id, :request, :number, nullif(:rma, ''), :cause, :amount,
                                :bonus, :to, 'decided', :approvals, :policy, :because::jsonb, :at, :at)
                        """)
                .bind("id", id)
                .bind("request", decided.request())
                .bind("number", decided.number().digits())
                .bind("rma", decided.rma())
                .bind("cause", decided.cause().written())
                .bind("amount", decided.amount().minor())
                .bind("bonus", decided.bonus().minor())
                .bind("to", decided.to().written())
                .bind("approvals", decided.approval().persons())
                .bind("policy", decided.policy())
                .bind("because", DecisionJson.write(decided.because()))
                .bind("at", time(decided.at()))
                .execute();
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        insert into refund_parts (refund, order_number, line, unit, kind, amount_minor)
                        values (:refund, :number, :line, :unit, :kind, :amount)
                        """);
        for (Part part : decided.parts())
            rows.bind("refund", id)
                    .bind("number", decided.number().digits())
                    .bind("line", part.line())
                    .bind("unit", part.unit())
                    .bind("kind", part.kind().written())
                    .bind("amount", part.amount().minor())
                    .add();
        rows.execute();
        return id;
    }

    /** Sets the money of a decided refund aside, and has it paid unless somebody has to agree. */
    void reserve(Handle handle, UUID id, Instant at) {
        Entry entry = lock(handle, id);
        if (entry.refund().state() != State.DECIDED)
            throw new IllegalStateException("reserved before");
        ledger(handle, entry, "reserved", at);
        if (entry.approvals() == 0 || entry.refund().to() == Destination.EXCHANGE) {
            pay(handle, entry, at);
            return;
        }
        askFor(handle, entry, at);
    }

    /** Lets somebody agree, or not. */
    private void askFor(Handle handle, Entry entry, Instant at) {
        state(handle, entry.refund().id(), State.TO_BE_APPROVED, at);
        tell(handle, entry, new Notice.RefundLookedAt(entry.refund().amount()), at);
    }

    /** Sets aside what is owed for a return; nothing if nothing is. */
    void reserve(Handle handle, RmaNumber rma, Instant at) {
        for (Refund refund : of(handle, rma)) reserve(handle, refund.id(), at);
    }

    /** What is paid for a return, if it goes on as it is: none, or one. */
    static List<Refund> of(Handle handle, RmaNumber rma) {
        return handle.createQuery(COLUMNS + " where rma = :rma and state <> 'withdrawn'")
                .bind("rma", rma.digits())
                .map((row, _) -> entry(row).refund())
                .list();
    }

    /** What is paid for a return, or would have been when it was taken back: none, or one. */
    static List<Refund> last(Handle handle, RmaNumber rma) {
        return handle.createQuery(
                        COLUMNS
                                + """
                                 where rma = :rma
                                 order by state = 'withdrawn', decided_at desc, refunds.id limit 1
                                """)
                .bind("rma", rma.digits())
                .map((row, _) -> entry(row).refund())
                .list();
    }

    private void pay(Handle handle, Entry entry, Instant at) {
        Refund refund = entry.refund();
        switch (refund.to()) {
            case ORIGINAL -> {
                state(handle, refund.id(), State.RESERVED, at);
                OutboxRows.payBack(
                        handle,
                        new Reversal(refund.id(), payment(handle, entry), refund.amount()),
                        at);
                tell(handle, entry, new Notice.RefundOnItsWay(refund.amount()), at);
            }
            case CREDIT -> {
                credit(handle, entry, at);
                settled(handle, refund.id(), "store credit", at);
            }
            case EXCHANGE -> state(handle, refund.id(), State.RESERVED, at);
        }
    }

    /** Pays what was to be exchanged as money after all; it was set aside or not yet. */
    void payInstead(Handle handle, RmaNumber rma, Instant at) {
        for (Refund refund : of(handle, rma)) {
            if (refund.to() != Destination.EXCHANGE)
                throw new IllegalStateException("that is no exchange");
            handle.createUpdate("update refunds set destination = 'original' where id = :id")
                    .bind("id", refund.id())
                    .execute();
            if (refund.state() == State.DECIDED) continue;
            Entry entry = lock(handle, refund.id());
            if (entry.approvals() == 0) pay(handle, entry, at);
            else askFor(handle, entry, at);
        }
    }

    private static String payment(Handle handle, Entry entry) {
        return handle.createQuery("select payment from order_money where order_number = :number")
                .bind("number", entry.number().digits())
                .mapTo(String.class)
                .one();
    }

    private static void credit(Handle handle, Entry entry, Instant at) {
        handle.createUpdate(
                        """
                        with paid as (
                            select customer_id, currency, refunds.id, bonus_minor,
                                   amount_minor + bonus_minor as credit_minor
                              from refunds join orders on number = order_number
                             where refunds.id = :refund),
                        credited as (
                            insert into store_credit (customer_id, currency, balance_minor)
                            select customer_id, currency, credit_minor from paid
                            on conflict (customer_id, currency)
                            do update set balance_minor = store_credit.balance_minor + excluded.balance_minor)
                        insert into store_credit_ledger (customer_id, currency, refund, amount_minor,
                                                         bonus_minor, at)
                        select customer_id, currency, id, credit_minor, bonus_minor, :at from paid
                        """)
                .bind("refund", entry.refund().id())
                .bind("at", time(at))
                .execute();
    }

    /** What the customer of an order has on their balance; empty if there is no such order. */
    static Optional<Money> credit(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        """
                        select coalesce(balance_minor, 0) as balance, orders.currency
                          from orders left join store_credit using (customer_id, currency)
                         where number = :number
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        new Money(
                                row.getLong("balance"),
                                Currency.getInstance(row.getString("currency"))))
                .findOne();
    }

    /** What the payment provider has taken, and not paid yet. */
    void executed(Handle handle, UUID id, String reference, Instant at) {
        Entry entry = lock(handle, id);
        if (entry.refund().state() != State.RESERVED) return;
        taken(handle, id, State.EXECUTED, reference, at);
    }

    /** What is paid. */
    void settled(Handle handle, UUID id, String reference, Instant at) {
        Entry entry = lock(handle, id);
        taken(handle, id, State.SETTLED, reference, at);
        ledger(handle, entry, "paid-back", at);
        Refund refund = entry.refund();
        if (refund.to() != Destination.EXCHANGE)
            tell(handle, entry, new Notice.RefundPaid(refund.amount(), refund.to()), at);
    }

    /** What the payment provider will not pay: nothing is set aside any more. */
    void failed(Handle handle, UUID id, String code, Instant at) {
        Entry entry = lock(handle, id);
        handle.createUpdate("update refunds set failure = :code, state = 'failed' where id = :id")
                .bind("id", id)
                .bind("code", code)
                .execute();
        release(handle, entry, State.FAILED, at);
        tell(handle, entry, new Notice.RefundFailed(entry.refund().amount()), at);
    }

    /** Lets go of what would have been paid for a return. */
    void withdraw(Handle handle, RmaNumber rma, Instant at) {
        for (Refund refund : of(handle, rma)) {
            if (lock(handle, refund.id()).refund().state() != State.DECIDED)
                throw new IllegalStateException("what was set aside is not withdrawn");
            free(handle, refund.id());
            state(handle, refund.id(), State.WITHDRAWN, at);
        }
    }

    /** Takes down that somebody agrees to a refund, or does not; nobody counts twice. */
    Outcome approve(Handle handle, UUID id, String who, boolean agreed, Instant at) {
        Optional<Entry> found = find(handle, id);
        if (found.isEmpty() || found.get().refund().state() != State.TO_BE_APPROVED)
            return Outcome.NOT_WAITING;
        Entry entry = found.get();
        handle.createUpdate(
                        """
                        insert into refund_approvals (refund, who, agreed, at)
                        values (:id, :who, :agreed, :at)
                        on conflict (refund, who) do update set agreed = :agreed, at = :at
                        """)
                .bind("id", id)
                .bind("who", who)
                .bind("agreed", agreed)
                .bind("at", time(at))
                .execute();
        if (!agreed) {
            release(handle, entry, State.DECLINED, at);
            tell(handle, entry, new Notice.RefundDeclined(entry.refund().amount()), at);
            return Outcome.DECLINED;
        }
        if (agreed(handle, id).size() < entry.approvals()) return Outcome.ANOTHER_NEEDED;
        pay(handle, entry, at);
        return Outcome.PAID;
    }

    private static List<String> agreed(Handle handle, UUID id) {
        return handle.createQuery(
                        """
                        select who from refund_approvals where refund = :id and agreed order by at
                        """)
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    /** Refunds that somebody has to agree to, the oldest first. */
    static List<Waiting> waiting(Handle handle, int limit) {
        return handle.createQuery(
                        COLUMNS
                                + " where state = 'to-be-approved' order by changed_at limit :limit")
                .bind("limit", limit)
                .map((row, _) -> {
                    Entry entry = entry(row);
                    return new Waiting(
                            entry.refund(),
                            entry.number(),
                            DecisionJson.because(row.getString("because")),
                            entry.approvals(),
                            agreed(handle, entry.refund().id()));
                })
                .list();
    }

    private void release(Handle handle, Entry entry, State state, Instant at) {
        ledger(handle, entry, "released", at);
        free(handle, entry.refund().id());
        state(handle, entry.refund().id(), state, at);
    }

    private static void free(Handle handle, UUID id) {
        handle.createUpdate("update refund_parts set released = true where refund = :id")
                .bind("id", id)
                .execute();
    }

    /** What somebody else has taken on, under their own {@code reference}. */
    private static void taken(Handle handle, UUID id, State state, String reference, Instant at) {
        handle.createUpdate(
                        """
                        update refunds set state = :state, reference = :reference, changed_at = :at
                         where id = :id
                        """)
                .bind("id", id)
                .bind("state", state.written())
                .bind("reference", reference)
                .bind("at", time(at))
                .execute();
    }

    private static void state(Handle handle, UUID id, State state, Instant at) {
        handle.createUpdate("update refunds set state = :state, changed_at = :at where id = :id")
                .bind("id", id)
                .bind("state", state.written())
                .bind("at", time(at))
                .execute();
    }

    private static void ledger(Handle handle, Entry entry, String kind, Instant at) {
        handle.createUpdate(
                        """
                        insert into ledger (refund, order_number, kind, amount_minor, at)
                        values (:refund, :number, :kind, :amount, :at)
                        """)
                .bind("refund", entry.refund().id())
                .bind("number", entry.number().digits())
                .bind("kind", kind)
                .bind("amount", entry.refund().amount().minor())
                .bind("at", time(at))
                .execute();
    }

    private void tell(Handle handle, Entry entry, Notice notice, Instant at) {
        String about = entry.refund().id() + " " + notice.getClass().getSimpleName();
        announcer.tell(handle, entry.number(), about, notice, at);
    }

    private static Entry lock(Handle handle, UUID id) {
        return find(handle, id).orElseThrow();
    }

    /** A refund, which nobody else changes until the transaction ends. */
    private static Optional<Entry> find(Handle handle, UUID id) {
        return handle.createQuery(COLUMNS + " where refunds.id = :id for update of refunds")
                .bind("id", id)
                .map((row, _) -> entry(row))
                .findOne();
    }

    /** The refund that a request has got; empty if it has none. */
    static Optional<Refund> ofRequest(Handle handle, UUID request) {
        return handle.createQuery(COLUMNS + " where request = :request")
                .bind("request", request)
                .map((row, _) -> entry(row).refund())
                .findOne();
    }

    /** Whether a refund is for a line, or a part of it. */
    static boolean isOf(Handle handle, UUID id, int line) {
        return handle.createQuery(
                        "select exists (select from refund_parts where refund = :id and line = :line)")
                .bind("id", id)
                .bind("line", line)
                .mapTo(Boolean.class)
                .one();
    }

    /** The refunds of an order, the newest first. */
    static List<Refund> of(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        COLUMNS + " where order_number = :number order by decided_at desc, id")
                .bind("number", number.digits())
                .map((row, _) -> entry(row).refund())
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Entry(
                new Refund(
                        row.getObject("id", UUID.class),
                        parse(Cause.class, row.getString("cause")),
                        new Money(row.getLong("amount_minor"), currency),
                        parse(Destination.class, row.getString("destination")),
                        parse(State.class, row.getString("state")),
                        instant(row, "decided_at"),
                        instant(row, "changed_at")),
                new OrderNumber(row.getString("order_number")),
                row.getInt("approvals_needed"));
    }

    private static <E extends Enum<E> & Written> E parse(Class<E> kind, String written) {
        return Written.parse(kind, written).orElseThrow();
    }
}
