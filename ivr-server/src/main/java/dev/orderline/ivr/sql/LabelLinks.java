package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.Notice;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Makes the links by which labels are got with a telephone. Tokens are not kept, only their
 * SHA-256. Thread-safe.
 */
public final class LabelLinks {
    /** Of a shop whose pages no customer reaches. */
    static final LabelLinks NONE = new LabelLinks(_ -> Optional.empty(), ZoneOffset.UTC);

    /** So long a link lives at least, though the last day may be over. */
    static final Duration LEAST = Duration.ofDays(1);

    private final Function<LabelToken, Optional<String>> address;
    private final ZoneId zone;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param address of the page of a link, as it is written to customers; empty if they reach none
     * @param zone of the shop, in which last days end
     */
    public LabelLinks(Function<LabelToken, Optional<String>> address, ZoneId zone) {
        this.address = address;
        this.zone = zone;
    }

    /**
     * The address of a new link, for a letter that is about to be written. A letter has one: of a
     * link that is made again nothing is kept, as nothing is of a letter that is written again.
     *
     * @param letter its id
     * @return empty if customers reach no page
     */
    Optional<String> make(Handle handle, UUID letter, Notice.LabelSent label, Instant at) {
        var token = new LabelToken(Tokens.next(random));
        Optional<String> link = address.apply(token);
        if (link.isPresent()) insert(handle, token, letter, label, at);
        return link;
    }

    private void insert(
            Handle handle, LabelToken token, UUID letter, Notice.LabelSent label, Instant at) {
        Instant end = label.until().plusDays(1).atStartOfDay(zone).toInstant();
        Instant least = at.plus(LEAST);
        handle.createUpdate(
                        """
                        insert into label_links (token_sha256, letter, rma, until_at)
                        values (:token, :letter, :rma, :until) on conflict (letter) do nothing
                        """)
                .bind("token", Sha256.of(token.value()))
                .bind("letter", letter)
                .bind("rma", label.rma().digits())
                .bind("until", time(end.isAfter(least) ? end : least))
                .execute();
    }
}
