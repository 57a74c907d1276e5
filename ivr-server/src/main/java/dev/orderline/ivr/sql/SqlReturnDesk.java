package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.ChangeRules;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Granted;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Part;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnChanged;
import dev.orderline.ivr.orders.ReturnDecisions;
import dev.orderline.ivr.orders.ReturnDecisions.Considered;
import dev.orderline.ivr.orders.ReturnDesk;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnOpened.Gone;
import dev.orderline.ivr.orders.ReturnOpened.NeedsPerson;
import dev.orderline.ivr.orders.ReturnOpened.NotReturnable;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnPolicies.Version;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.sql.RefundBook.ForReturn;
import dev.orderline.ivr.sql.ReturnBook.Entry;
import dev.orderline.ivr.sql.ReturnRows.By;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The return desk over PostgreSQL. Requests for returns of one customer's orders are judged one
 * after the other, on all nodes together, by the policy that counts then.
 */
public final class SqlReturnDesk implements ReturnDesk {
    private final Database database;
    private final SqlReturnPolicies policies;
    private final Announcer announcer;
    private final RefundBook refunds;
    private final ReturnBook returns;
    private final ChangeBook changes;
    private final Address warehouse;

    /**
     * @param warehouse where things are sent back to
     */
    public SqlReturnDesk(
            Database database, SqlReturnPolicies policies, Announcer announcer, Address warehouse) {
        this.database = database;
        this.policies = policies;
        this.announcer = announcer;
        this.refunds = new RefundBook(announcer);
        this.returns = new ReturnBook(announcer);
        this.changes = new ChangeBook(announcer, warehouse);
        this.warehouse = warehouse;
    }

    @Override
    public ReturnOpened open(
            UUID request, Proof proof, ReturnWish wish, Destination to, ZonedDateTime now) {
        proof.allows(to);
        var asked = new ReturnRows.Asked(request, proof.number(), wish);
        return database.transact(
                "open a return",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    return ReturnRows.answer(handle, asked)
                            .orElseGet(() -> judged(handle, asked, to, now));
                });
    }

    private ReturnOpened judged(
            Handle handle, ReturnRows.Asked asked, Destination to, ZonedDateTime now) {
        Version version = policies.current(handle);
        Optional<ReturnDecisions> decisions = decisions(handle, version, asked.number(), now);
        Optional<Decision.Ripe> decision = decisions.flatMap(all -> all.toOpen(asked.wish()));
        if (decision.isEmpty()) return new Gone();
        var by = new By(version.number(), now.toInstant());
        return switch (decision.get()) {
            case Decision.Granted granted -> {
                List<Part> parts = decisions.orElseThrow().parts(asked.wish());
                RmaNumber rma = opened(handle, asked, to, granted, parts, by);
                if (isExchangeable(handle, decisions.orElseThrow(), asked))
                    ReturnRows.exchangeable(handle, rma);
                yield new Opened(rma, granted.terms());
            }
            case Decision.ForPerson why -> {
                ReturnRows.insertRefused(handle, asked, why, by);
                yield new NeedsPerson(why);
            }
            case Decision.Refused why -> {
                ReturnRows.insertRefused(handle, asked, why, by);
                yield new NotReturnable(why);
            }
        };
    }

    private static boolean isExchangeable(
            Handle handle, ReturnDecisions decisions, ReturnRows.Asked asked) {
        return decisions.exchange(asked.wish()).isPresent()
                && !SqlExchangeDesk.choices(
                                handle,
                                decisions.item(asked.wish().line()).orElseThrow(),
                                asked.wish().reason())
                        .isEmpty();
    }

    private RmaNumber opened(
            Handle handle,
            ReturnRows.Asked asked,
            Destination to,
            Granted granted,
            List<Part> parts,
            By by) {
        Terms terms = granted.terms();
        RmaNumber rma = ReturnRows.insert(handle, asked, granted, by);
        var of = new ForReturn(asked.request(), asked.number(), rma, to, parts);
        refunds.decide(handle, of, granted, by);
        String item = ReturnBook.lock(handle, rma).orElseThrow().underway().item();
        if (terms.keeps()) {
            refunds.reserve(handle, rma, by.at());
            tell(handle, asked, new Notice.ItemKept(rma, item, terms.refund()), by.at());
        } else {
            ReturnBook.orderLabel(handle, rma, warehouse, by.at());
            tell(
                    handle,
                    asked,
                    new Notice.ReturnOpened(rma, item, terms.until(), terms.refund()),
                    by.at());
        }
        return rma;
    }

    private void tell(Handle handle, ReturnRows.Asked asked, Notice notice, Instant at) {
        announcer.tell(handle, asked.number(), "opened " + asked.request(), notice, at);
    }

    @Override
    public boolean cancel(Proof proof, RmaNumber rma, ZonedDateTime now) {
        return database.transact(
                "take back a return",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    Optional<Entry> entry = of(handle, proof, rma);
                    if (entry.isEmpty()) return false;
                    ReturnStep step = entry.get().underway().step();
                    if (step == ReturnStep.CANCELLED) return true;
                    if (!step.mayBecome(ReturnStep.CANCELLED)) return false;
                    returns.cancel(handle, entry.get(), now.toInstant());
                    return true;
                });
    }

    /** A return, if it is of the order that was proved. */
    private static Optional<Entry> of(Handle handle, Proof proof, RmaNumber rma) {
        return ReturnBook.lock(handle, rma).filter(entry -> entry.number().equals(proof.number()));
    }

    @Override
    public ReturnChanged change(
            UUID request,
            Proof proof,
            RmaNumber rma,
            ReturnReason reason,
            Destination to,
            ZonedDateTime now) {
        proof.allows(to);
        var asked = new ChangeBook.Asked(request, rma, reason, to);
        return database.transact(
                "change a return",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    Optional<Entry> entry = of(handle, proof, rma);
                    if (entry.isEmpty()) return new ReturnChanged.Over();
                    return ChangeBook.answer(handle, asked)
                            .orElseGet(() -> changed(handle, entry.get(), asked, now));
                });
    }

    private ReturnChanged changed(
            Handle handle, Entry entry, ChangeBook.Asked asked, ZonedDateTime now) {
        Version version = policies.current(handle);
        Optional<ReturnDecisions> decisions = without(handle, version, entry, now);
        return switch (considered(handle, decisions, entry, asked.reason())) {
            case ReturnChanged.WouldChange would -> {
                List<Part> parts =
                        decisions
                                .orElseThrow()
                                .parts(
                                        new ReturnWish(
                                                entry.underway().line(),
                                                asked.reason(),
                                                entry.condition()));
                var by = new By(version.number(), now.toInstant());
                changes.change(handle, entry, asked, would, parts, by);
                yield new ReturnChanged.Changed(would.terms());
            }
            case ReturnChanged.NotReturnable not -> not;
            case ReturnChanged.NeedsPerson person -> person;
            case ReturnChanged.Over over -> over;
        };
    }

    private static ReturnChanged.Considered considered(
            Handle handle, Optional<ReturnDecisions> decisions, Entry entry, ReturnReason reason) {
        boolean exchanged = ReplacementBook.find(handle, entry.rma()).isPresent();
        return decisions
                .map(all ->
                        new ChangeRules(all, entry.underway(), exchanged)
                                .judge(reason, entry.condition()))
                .orElseGet(ReturnChanged.Over::new);
    }

    /** What is decided of its order as if a return had not been opened. */
    private static Optional<ReturnDecisions> without(
            Handle handle, Version version, Entry entry, ZonedDateTime now) {
        return decisionsBut(handle, version, entry.number(), entry.rma().digits(), now);
    }

    @Override
    public ReturnChanged.Considered considerChange(
            Proof proof, RmaNumber rma, ReturnReason reason, ZonedDateTime now) {
        return database.transact(
                "consider changing a return",
                handle ->
                        ReturnBook.find(handle, rma)
                                .filter(entry -> entry.number().equals(proof.number()))
                                .map(entry ->
                                        considered(
                                                handle,
                                                without(
                                                        handle,
                                                        policies.current(handle),
                                                        entry,
                                                        now),
                                                entry,
                                                reason))
                                .orElseGet(ReturnChanged.Over::new));
    }

    @Override
    public List<ReturnUnderway> underway(Proof proof) {
        return database.transact(
                "look up returns", handle -> ReturnBook.underway(handle, proof.number()));
    }

    @Override
    public boolean sendLabel(UUID request, Proof proof, RmaNumber rma, ZonedDateTime now) {
        return database.transact(
                "send a label again",
                handle ->
                        of(handle, proof, rma)
                                .filter(entry -> mayNeedLabel(entry.underway().step()))
                                .filter(_ -> !ReturnBook.label(handle, rma.digits()).isEmpty())
                                .flatMap(entry ->
                                        announcer.write(
                                                handle,
                                                request,
                                                proof.number(),
                                                ReturnBook.labelSent(entry),
                                                now.toInstant()))
                                .isPresent());
    }

    private static boolean mayNeedLabel(ReturnStep step) {
        return step.mayBecome(ReturnStep.DROPPED_OFF);
    }

    @Override
    public Optional<Decision> decide(Proof proof, ReturnWish wish, ZonedDateTime now) {
        return database.transact(
                "decide a return",
                handle ->
                        decisions(handle, policies.current(handle), proof.number(), now)
                                .flatMap(all -> all.of(wish)));
    }

    @Override
    public List<ReturnLine> lines(Proof proof, ZonedDateTime now) {
        return database.transact(
                "look up what may be returned",
                handle ->
                        decisions(handle, policies.current(handle), proof.number(), now)
                                .map(ReturnDecisions::atBest)
                                .orElse(List.of()));
    }

    /**
     * What {@code version} says of each line of an order for each reason, and each condition where
     * that matters; empty if there is no such order. For the shop's own people: nobody has proved
     * anything.
     */
    public List<Considered> consider(OrderNumber number, Version version, ZonedDateTime now) {
        return database.transact(
                "consider a return",
                handle ->
                        decisions(handle, version, number, now)
                                .map(ReturnDecisions::all)
                                .orElse(List.of()));
    }

    static Optional<ReturnDecisions> decisions(
            Handle handle, Version version, OrderNumber number, ZonedDateTime now) {
        return decisionsBut(handle, version, number, "", now);
    }

    /**
     * @param but a return that is as if it had not been opened; empty for none
     */
    private static Optional<ReturnDecisions> decisionsBut(
            Handle handle, Version version, OrderNumber number, String but, ZonedDateTime now) {
        ReturnPolicy policy = version.policy();
        return OrderRows.find(handle, number)
                .map(order ->
                        new ReturnDecisions(
                                policy,
                                order,
                                RefundBook.accountBut(handle, number, but),
                                ReturnRows.returned(handle, number, but),
                                ReturnRows.history(handle, number, but, policy, now),
                                SqlPhotoDesk.shown(
                                        handle, number, now.toInstant().minus(PhotoDesk.COUNTS)),
                                now));
    }
}
