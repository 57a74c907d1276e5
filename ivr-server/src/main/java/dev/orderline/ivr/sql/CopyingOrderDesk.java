package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource;
import dev.orderline.ivr.orders.OrderSource.Result;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Verified;
import dev.orderline.ivr.sql.OrderCopies.OnFile;
import dev.orderline.ivr.sql.SqlOrderDesk.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order desk of a shop whose own system knows the orders. An order is copied into our tables
 * when a caller opens it, and again when the copy is no longer fresh; all else goes by the copy.
 *
 * <p>Nobody can tell by the clock which orders exist: every refusal is one question to the shop's
 * system and one attempt written down, whether there is such an order, a copy or neither. Only who
 * is right is spared the question, or pays for the copy. While the shop's system is away who is not
 * right by a copy gets a {@link DeskFailure}, whatever is on file.
 */
public final class CopyingOrderDesk implements OrderDesk {
    private static final Logger log = LoggerFactory.getLogger(CopyingOrderDesk.class);

    private final Database database;
    private final SqlOrderDesk desk;
    private final OrderSource source;
    private final Duration fresh;
    private final Clock clock;

    /**
     * @param fresh how long a copy is used without asking again
     */
    public CopyingOrderDesk(Database database, OrderSource source, Duration fresh, Clock clock) {
        this.database = database;
        this.desk = new SqlOrderDesk(database, clock);
        this.source = source;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * As of every desk; waits for the shop's system as well.
     *
     * @throws DeskFailure also if the shop's system is away, or says what does not fit, and there
     *     is no copy
     */
    @Override
    public Verification verify(
            UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
        var attempt = new Attempt(request, number, postcode, caller);
        record Before(boolean decided, OnFile onFile) {}
        Before before =
                database.transact(
                        "look for a copy of an order",
                        handle ->
                                new Before(
                                        desk.isDecided(handle, attempt),
                                        OrderCopies.onFile(handle, number)));
        return before.decided() || opens(before.onFile(), postcode)
                ? byTables(attempt)
                : asked(attempt, before.onFile());
    }

    private boolean opens(OnFile onFile, Postcode postcode) {
        return switch (onFile) {
            case OnFile.Nothing _ -> false;
            case OnFile.Own(Postcode known) -> known.equals(postcode);
            case OnFile.Copy(Postcode known, var fetched) ->
                    known.equals(postcode) && clock.instant().isBefore(fetched.plus(fresh));
        };
    }

    private Verification byTables(Attempt attempt) {
        return desk.verify(
                attempt.request(), attempt.number(), attempt.postcode(), attempt.caller());
    }

    private Verification asked(Attempt attempt, OnFile onFile) {
        Result result;
        try {
            result = source.find(attempt.number());
        } catch (DeskFailure away) {
            log.warn("{}; only copies open now", away.getMessage());
            return byCopyAlone(attempt, onFile, away);
        }
        return switch (result) {
            case Result.Found(FiledOrder filed) ->
                    onFile instanceof OnFile.Own
                            ? byTables(attempt)
                            : desk.verify(
                                    attempt,
                                    _ -> Optional.of(filed.postcode()),
                                    handle -> copy(handle, filed, onFile));
            case Result.Unfit(Postcode postcode, String why) ->
                    onFile instanceof OnFile.Own
                            ? byTables(attempt)
                            : desk.verify(
                                    attempt,
                                    _ -> Optional.of(postcode),
                                    _ -> goWithout(why, onFile));
            case Result.Unknown _ -> byTables(attempt);
        };
    }

    /** A wrong guess at a copy counts, although nobody is told that it was wrong. */
    private Verification byCopyAlone(Attempt attempt, OnFile onFile, DeskFailure away) {
        if (!(onFile instanceof OnFile.Nothing) && byTables(attempt) instanceof Verified verified)
            return verified;
        throw away;
    }

    private void copy(Handle handle, FiledOrder filed, OnFile before) {
        OrderCopies.write(handle, filed, clock.instant()).ifPresent(why -> goWithout(why, before));
    }

    /** An older copy has to do. */
    private static void goWithout(String why, OnFile onFile) {
        log.warn("an order of the shop's system does not fit: {}", why);
        if (onFile instanceof OnFile.Nothing)
            throw new DeskFailure("copy an order", new IllegalArgumentException(why));
    }

    @Override
    public Optional<Proof> recall(UUID request, CallerNumber caller) {
        return desk.recall(request, caller);
    }

    @Override
    public Optional<Order> find(Proof proof) {
        return desk.find(proof);
    }

    @Override
    public ShopNames names() {
        return desk.names();
    }
}
