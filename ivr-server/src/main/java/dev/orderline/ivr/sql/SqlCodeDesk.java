package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.outbox.Contact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The code desk over PostgreSQL, which keeps no code but its hash. */
public final class SqlCodeDesk implements CodeDesk {
    private static final int CODES = 1_000_000;

    private final Database database;
    private final Announcer announcer;
    private final SecureRandom random = new SecureRandom();

    public SqlCodeDesk(Database database, Announcer announcer) {
        this.database = database;
        this.announcer = announcer;
    }

    private record Kept(UUID request, String hash, Instant sent, int wrong) {}

    @Override
    public Sent send(UUID request, Proof proof, Instant at) {
        return database.transact(
                "send a code",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    return before(handle, request)
                            .orElseGet(() -> sent(handle, request, proof.number(), at));
                });
    }

    private static Optional<Sent> before(Handle handle, UUID request) {
        return handle.createQuery("select sent_by from codes where request = :request")
                .bind("request", request)
                .mapTo(String.class)
                .findOne()
                .map(by -> by.equals("email") ? Sent.BY_EMAIL : Sent.BY_PHONE);
    }

    private Sent sent(Handle handle, UUID request, OrderNumber number, Instant at) {
        Instant since = at.minus(Duration.ofHours(Attempts.WINDOW_HOURS));
        int before =
                handle.createQuery(
                                """
                                select count(*) from codes
                                 where order_number = :number and sent_at > :since
                                """)
                        .bind("number", number.digits())
                        .bind("since", time(since))
                        .mapTo(Integer.class)
                        .one();
        if (before >= MAX_SENT) return Sent.TOO_MANY;
        String digits = ("%0" + LENGTH + "d").formatted(random.nextInt(CODES));
        Optional<Contact> to =
                announcer.write(handle, request, number, new Notice.Code(digits), at);
        if (to.isEmpty()) return Sent.NO_CONTACT;
        boolean email = to.get() instanceof Contact.Email;
        handle.createUpdate(
                        """
                        insert into codes (request, order_number, hash, sent_by, sent_at)
                        values (:request, :number, :hash, :by, :at)
                        """)
                .bind("request", request)
                .bind("number", number.digits())
                .bind("hash", hash(request, digits))
                .bind("by", email ? "email" : "phone")
                .bind("at", time(at))
                .execute();
        return email ? Sent.BY_EMAIL : Sent.BY_PHONE;
    }

    @Override
    public Told tell(Proof proof, String code, Instant at) {
        return database.transact(
                "compare a code",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    return newest(handle, proof.number())
                            .map(kept -> told(handle, kept, proof, code, at))
                            .orElseGet(Told.Over::new);
                });
    }

    /** The code that was sent last, unless it was told right. */
    private static Optional<Kept> newest(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        """
                        select request, hash, sent_at, wrong, used_at from codes
                         where order_number = :number order by sent_at desc, request limit 1
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        row.getObject("used_at") == null
                                ? Optional.of(
                                        new Kept(
                                                row.getObject("request", UUID.class),
                                                row.getString("hash"),
                                                instant(row, "sent_at"),
                                                row.getInt("wrong")))
                                : Optional.<Kept>empty())
                .findOne()
                .flatMap(kept -> kept);
    }

    private static Told told(Handle handle, Kept kept, Proof proof, String code, Instant at) {
        boolean matches =
                MessageDigest.isEqual(
                        hash(kept.request(), code).getBytes(StandardCharsets.US_ASCII),
                        kept.hash().getBytes(StandardCharsets.US_ASCII));
        Told told = Told.judge(proof, matches, Duration.between(kept.sent(), at), kept.wrong());
        switch (told) {
            case Told.Right _ ->
                    handle.createUpdate("update codes set used_at = :at where request = :request")
                            .bind("at", time(at))
                            .bind("request", kept.request())
                            .execute();
            case Told.Wrong _, Told.Over _ ->
                    handle.createUpdate(
                                    "update codes set wrong = wrong + 1 where request = :request")
                            .bind("request", kept.request())
                            .execute();
        }
        return told;
    }

    private static String hash(UUID request, String code) {
        return Sha256.of(request + " " + code);
    }
}
