package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Verification.LockedOut;
import dev.orderline.ivr.orders.Verification.Refused;
import dev.orderline.ivr.orders.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The order desk over PostgreSQL. Verifications are judged one at a time, on all nodes together, so
 * that attempts made at once count as attempts made one after the other.
 */
public final class SqlOrderDesk implements OrderDesk {
    /** Names the lock under which attempts are judged; an arbitrary number of our own. */
    private static final long JUDGING = 0x4F52444552L;

    private static final Duration WINDOW = Duration.ofHours(Attempts.WINDOW_HOURS);

    private final Database database;
    private final Clock clock;

    public SqlOrderDesk(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Verification verify(
            UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
        String asked = asked(request, number, postcode, caller);
        return database.transact(
                "verify a caller",
                handle -> {
                    handle.execute("select pg_advisory_xact_lock(?)", JUDGING);
                    Optional<Verification> earlier =
                            earlier(handle, request, asked, number, postcode);
                    return earlier.orElseGet(
                            () -> judged(handle, request, asked, number, postcode, caller));
                });
    }

    private static Optional<Verification> earlier(
            Handle handle, UUID request, String asked, OrderNumber number, Postcode postcode) {
        record Answer(String asked, String name) {}
        return handle.createQuery(
                        "select asked, answer from verifications where request = :request")
                .bind("request", request)
                .map((row, _) -> new Answer(row.getString("asked"), row.getString("answer")))
                .findOne()
                .map(answer -> {
                    if (!answer.asked().equals(asked))
                        throw new IllegalArgumentException(
                                "this request has asked something else before");
                    return verification(answer.name(), number, postcode);
                });
    }

    private Verification judged(
            Handle handle,
            UUID request,
            String asked,
            OrderNumber number,
            Postcode postcode,
            CallerNumber caller) {
        Instant now = clock.instant();
        handle.createUpdate("delete from verifications where at <= :since")
                .bind("since", now.minus(WINDOW).atOffset(ZoneOffset.UTC))
                .execute();
        Verification verification =
                Verification.judge(
                        attempts(handle, number, caller),
                        number,
                        postcode,
                        OrderRows.postcode(handle, number));
        handle.createUpdate(
                        """
                        insert into verifications (request, asked, order_number, caller, answer, at)
                        values (:request, :asked, :number, :caller, :answer, :at)
                        """)
                .bind("request", request)
                .bind("asked", asked)
                .bind("number", number.digits())
                .bind("caller", caller.value())
                .bind("answer", name(verification))
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .execute();
        return verification;
    }

    /** What is still in the table lies within the window. A withheld number is nobody's. */
    private static Attempts attempts(Handle handle, OrderNumber number, CallerNumber caller) {
        return handle.createQuery(
                        """
                        select (select count(*) from verifications
                                 where answer = 'refused' and order_number = :number) as for_order,
                               (select count(*) from verifications
                                 where answer = 'refused' and caller = :caller and caller <> '') as by_caller,
                               (select count(*) from verifications
                                 where answer = 'refused') as in_all
                        """)
                .bind("number", number.digits())
                .bind("caller", caller.value())
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

    /** Tells questions apart without keeping the postcode that was said. */
    private static String asked(
            UUID request, OrderNumber number, Postcode postcode, CallerNumber caller) {
        String question =
                String.join(
                        " ",
                        request.toString(),
                        number.digits(),
                        postcode.digits(),
                        caller.value());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(question.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public Optional<Order> find(Proof proof) {
        return database.transact(
                "look up an order", handle -> OrderRows.find(handle, proof.number()));
    }
}
