package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.Earned;
import dev.orderline.ivr.orders.Verification.LockedOut;
import dev.orderline.ivr.orders.Verification.Refused;
import dev.orderline.ivr.orders.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The order desk over PostgreSQL. Attempts at one order, and attempts by one caller, are judged one
 * after the other, on all nodes together: made at once they count as made in turn. Those at other
 * orders by other callers do not wait for one another, nor for the disk that the others wait for.
 *
 * <p>The limit in all is a brake, not a border: it may be passed by as many attempts as are judged
 * at the same moment, at most one for each of the nodes' connections.
 */
public final class SqlOrderDesk implements OrderDesk {
    // Name the two kinds of locks under which attempts are judged; arbitrary numbers of our own.
    private static final int ORDER = 0x4F524452;
    private static final int CALLER = 0x43414C4C;

    private static final Duration WINDOW = Duration.ofHours(Attempts.WINDOW_HOURS);

    private final Database database;
    private final Clock clock;

    public SqlOrderDesk(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What somebody says to open an order. */
    record Attempt(UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
        /** Tells questions apart without keeping the postcode that was said. */
        String asked() {
            return Sha256.of(
                    String.join(
                            " ",
                            request.toString(),
                            number.digits(),
                            postcode.digits(),
                            caller.value()));
        }
    }

    @Override
    public Verification verify(
            UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
        return verify(
                new Attempt(request, number, postcode, caller),
                handle -> OrderRows.postcode(handle, number),
                _ -> {});
    }

    /**
     * @param onFile the order's postcode, if there is such an order
     * @param opened what else is done in the transaction when the attempt is right for the first
     *     time
     */
    Verification verify(
            Attempt attempt, Function<Handle, Optional<Postcode>> onFile, Consumer<Handle> opened) {
        return database.transact(
                "verify a caller",
                handle -> {
                    lock(handle, attempt.number(), attempt.caller());
                    return earlier(handle, attempt)
                            .orElseGet(() -> judged(handle, attempt, onFile, opened));
                });
    }

    /** Whether the answer is known whatever is on file: given before, or locked out. */
    boolean isDecided(Handle handle, Attempt attempt) {
        return earlier(handle, attempt).isPresent()
                || attempts(handle, attempt, time(clock.instant().minus(WINDOW))).exhausted();
    }

    /**
     * Locks the order, then the caller. Who waits for an order holds nothing, and who holds a
     * caller waits for nothing: there are no circles. Two that share a hash only wait without need.
     */
    static void lock(Handle handle, OrderNumber number, CallerNumber caller) {
        String lock = "select pg_advisory_xact_lock(?, hashtext(?))";
        handle.execute(lock, ORDER, number.digits());
        if (!caller.equals(CallerNumber.WITHHELD)) handle.execute(lock, CALLER, caller.value());
    }

    private static Optional<Verification> earlier(Handle handle, Attempt attempt) {
        record Answer(String asked, String name) {}
        return handle.createQuery(
                        "select asked, answer from verifications where request = :request")
                .bind("request", attempt.request())
                .map((row, _) -> new Answer(row.getString("asked"), row.getString("answer")))
                .findOne()
                .map(answer -> {
                    if (!answer.asked().equals(attempt.asked()))
                        throw new IllegalArgumentException(
                                "this request has asked something else before");
                    return verification(answer.name(), attempt.number(), attempt.postcode());
                });
    }

    private Verification judged(
            Handle handle,
            Attempt attempt,
            Function<Handle, Optional<Postcode>> onFile,
            Consumer<Handle> opened) {
        Instant now = clock.instant();
        OffsetDateTime since = time(now.minus(WINDOW));
        forget(handle, since);
        Verification verification =
                Verification.judge(
                        attempts(handle, attempt, since),
                        attempt.number(),
                        attempt.postcode(),
                        onFile.apply(handle));
        handle.createUpdate(
                        """
                        insert into verifications (request, asked, order_number, caller, answer, at)
                        values (:request, :asked, :number, :caller, :answer, :at)
                        """)
                .bind("request", attempt.request())
                .bind("asked", attempt.asked())
                .bind("number", attempt.number().digits())
                .bind("caller", attempt.caller().value())
                .bind("answer", name(verification))
                .bind("at", time(now))
                .execute();
        if (verification instanceof Verified) opened.accept(handle);
        return verification;
    }

    /** Removes what counts no more, except what another verification is just removing. */
    private static void forget(Handle handle, OffsetDateTime since) {
        handle.createUpdate(
                        """
                        delete from verifications where request in (
                            select request from verifications where at <= :since for update skip locked)
                        """)
                .bind("since", since)
                .execute();
    }

    /** A withheld number is nobody's. */
    private static Attempts attempts(Handle handle, Attempt attempt, OffsetDateTime since) {
        return handle.createQuery(
                        """
                        select count(*) filter (where order_number = :number) as for_order,
                               count(*) filter (where caller = :caller and caller <> '') as by_caller,
                               count(*) as in_all
                          from verifications where answer = 'refused' and at > :since
                        """)
                .bind("since", since)
                .bind("number", attempt.number().digits())
                .bind("caller", attempt.caller().value())
                .map((row, _) ->
                        new Attempts(
                                row.getInt("for_order"),
                                row.getInt("by_caller"),
                                row.getInt("in_all")))
                .one();
    }

    private static String name(Verification verification) {
        return switch (verification) {
            case Verified _ -> "verified";
            case Refused _ -> "refused";
            case LockedOut _ -> "locked-out";
        };
    }

    /** The answer of this name; what was once verified needs no second look at the order. */
    private static Verification verification(String name, OrderNumber number, Postcode postcode) {
        return switch (name) {
            case "verified" ->
                    Verification.judge(
                            new Attempts(0, 0, 0), number, postcode, Optional.of(postcode));
            case "refused" -> new Refused();
            case "locked-out" -> new LockedOut();
            default -> throw new IllegalStateException("no answer is named " + name);
        };
    }

    @Override
    public Optional<Proof> recall(UUID request, CallerNumber caller) {
        Optional<Earned> earned =
                database.transact("recall a proof", handle -> earned(handle, request));
        return earned.flatMap(kept -> Verification.recalled(kept, caller, clock.instant()));
    }

    private static Optional<Earned> earned(Handle handle, UUID request) {
        return handle.createQuery(
                        """
                        select order_number, caller, at
                          from verifications where request = :request and answer = 'verified'
                        """)
                .bind("request", request)
                .map((row, _) ->
                        new Earned(
                                new OrderNumber(row.getString("order_number")),
                                new CallerNumber(row.getString("caller")),
                                instant(row, "at")))
                .findOne();
    }

    @Override
    public Optional<Order> find(Proof proof) {
        return database.transact(
                "look up an order", handle -> OrderRows.find(handle, proof.number()));
    }

    @Override
    public ShopNames names() {
        return database.transact(
                "look up the shop's names",
                handle ->
                        new ShopNames(
                                OrderRows.itemNames(handle),
                                OrderRows.places(handle),
                                OrderRows.otherNames(handle)));
    }
}
