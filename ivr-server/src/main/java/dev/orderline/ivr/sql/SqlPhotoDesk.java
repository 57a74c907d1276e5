package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.Assessed;
import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Uploaded;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.outbox.Contact;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The photo desk over PostgreSQL. Photos of one link are noted one after the other, on all nodes
 * together. Tokens are not kept, only their SHA-256: of 128 random bits nobody finds them by it.
 */
public final class SqlPhotoDesk implements PhotoDesk {
    private static final String EMAIL = "email";

    private final Database database;
    private final Announcer announcer;
    private final Supplier<PhotoToken> tokens;
    private final Function<PhotoToken, String> address;

    /**
     * @param address of the page of a link, as it is written to customers
     */
    public SqlPhotoDesk(
            Database database, Announcer announcer, Function<PhotoToken, String> address) {
        this(database, announcer, by(new SecureRandom()), address);
    }

    /**
     * @param tokens of the links to come, each another
     */
    SqlPhotoDesk(
            Database database,
            Announcer announcer,
            Supplier<PhotoToken> tokens,
            Function<PhotoToken, String> address) {
        this.database = database;
        this.announcer = announcer;
        this.tokens = tokens;
        this.address = address;
    }

    private static Supplier<PhotoToken> by(SecureRandom random) {
        return () -> new PhotoToken(Tokens.next(random));
    }

    @Override
    public Sent send(UUID request, Proof proof, int line, UUID call, Instant now) {
        return database.transact(
                "send a photo link",
                handle -> {
                    CustomerLock.take(handle, proof.number());
                    return before(handle, request)
                            .orElseGet(
                                    () -> sent(handle, request, proof.number(), line, call, now));
                });
    }

    private static Optional<Sent> before(Handle handle, UUID request) {
        return handle.createQuery("select sent_by from photo_links where request = :request")
                .bind("request", request)
                .mapTo(String.class)
                .findOne()
                .map(by -> by.equals(EMAIL) ? Sent.BY_EMAIL : Sent.BY_PHONE);
    }

    private Sent sent(
            Handle handle, UUID request, OrderNumber number, int line, UUID call, Instant now) {
        Optional<Item> item = item(handle, number, line);
        if (item.isEmpty()) return Sent.GONE;
        if (sentLately(handle, number, now) >= MAX_SENT) return Sent.TOO_MANY;
        PhotoLink link = PhotoLink.at(now, tokens.get(), number, line, call);
        var notice = new Notice.PhotosWanted(item.get().name(), address.apply(link.token()));
        Optional<Contact> to = announcer.write(handle, request, number, notice, now);
        if (to.isEmpty()) return Sent.NO_CONTACT;
        Sent by = to.get() instanceof Contact.Email ? Sent.BY_EMAIL : Sent.BY_PHONE;
        handle.createUpdate(
                        """
                        insert into photo_links (token_sha256, request, order_number, line, call,
                                                 sent_by, sent_at, until_at)
                        values (:token, :request, :number, :line, :call, :by, :at, :until)
                        """)
                .bind("token", sha256(link.token()))
                .bind("request", request)
                .bind("number", number.digits())
                .bind("line", line)
                .bind("call", call)
                .bind("by", by == Sent.BY_EMAIL ? EMAIL : "phone")
                .bind("at", time(now))
                .bind("until", time(link.until()))
                .execute();
        return by;
    }

    private static int sentLately(Handle handle, OrderNumber number, Instant now) {
        return handle.createQuery(
                        """
                        select count(*) from photo_links
                         where order_number = :number and sent_at > :since
                        """)
                .bind("number", number.digits())
                .bind("since", time(now.minus(Duration.ofHours(Attempts.WINDOW_HOURS))))
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Optional<Wanted> find(PhotoToken token, Instant now) {
        return database.transact(
                "look up a photo link",
                handle ->
                        handle.createQuery(
                                        """
                                        select order_number, line
                                          from photo_links
                                         where token_sha256 = :token and until_at > :now
                                        """)
                                .bind("token", sha256(token))
                                .bind("now", time(now))
                                .map((row, _) ->
                                        item(
                                                handle,
                                                new OrderNumber(row.getString("order_number")),
                                                row.getInt("line")))
                                .findOne()
                                .flatMap(item -> item)
                                .map(item -> new Wanted(item, count(handle, token))));
    }

    private static Optional<Item> item(Handle handle, OrderNumber number, int line) {
        return OrderRows.find(handle, number).stream()
                .flatMap(order -> order.items().stream())
                .filter(each -> each.line() == line)
                .findFirst();
    }

    private static int count(Handle handle, PhotoToken token) {
        return handle.createQuery("select count(*) from photos where token_sha256 = :token")
                .bind("token", sha256(token))
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Uploaded.AtDesk keep(PhotoToken token, Photo photo) {
        return database.transact("note a photo", handle -> keep(handle, token, photo));
    }

    /** Whether there is such a link; then nobody else notes a photo of it meanwhile. */
    private static boolean lockOpen(Handle handle, PhotoToken token, Instant now) {
        return handle.createQuery(
                        """
                        select until_at from photo_links
                         where token_sha256 = :token and until_at > :now
                           for no key update
                        """)
                .bind("token", sha256(token))
                .bind("now", time(now))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .isPresent();
    }

    private static Uploaded.AtDesk keep(Handle handle, PhotoToken token, Photo photo) {
        if (!lockOpen(handle, token, photo.taken())) return new Uploaded.Expired();
        if (count(handle, token) >= PhotoLink.MAX_PHOTOS) return new Uploaded.Full();
        handle.createUpdate(
                        """
                        insert into photos (token_sha256, file, sha256, width_px, height_px,
                                            assessment, doubts, taken_at)
                        values (:token, :file, :sha256, :width, :height, :assessment, :doubts, :taken)
                        """)
                .bind("token", sha256(token))
                .bind("file", photo.file())
                .bind("sha256", photo.sha256())
                .bind("width", photo.widthPx())
                .bind("height", photo.heightPx())
                .bind("assessment", word(photo.assessed()))
                .bindArray("doubts", String.class, doubts(photo.assessed()))
                .bind("taken", time(photo.taken()))
                .execute();
        return new Uploaded.Accepted(photo);
    }

    @Override
    public List<Photo> arrived(Proof proof, int line, UUID call) {
        return database.transact(
                "look up photos",
                handle ->
                        handle.createQuery(
                                        """
                                        select file, sha256, width_px, height_px, doubts, taken_at
                                          from photos join photo_links using (token_sha256)
                                         where order_number = :number and line = :line
                                           and call = :call
                                         order by serial
                                        """)
                                .bind("number", proof.number().digits())
                                .bind("line", line)
                                .bind("call", call)
                                .map((row, _) -> photo(row))
                                .list());
    }

    private static Photo photo(ResultSet row) throws SQLException {
        return new Photo(
                row.getString("file"),
                row.getString("sha256"),
                row.getInt("width_px"),
                row.getInt("height_px"),
                assessed((String[]) row.getArray("doubts").getArray()),
                instant(row, "taken_at"));
    }

    private static Assessed assessed(String[] doubts) {
        if (doubts.length == 0) return new ShowsItem();
        return new Unsure(
                Arrays.stream(doubts)
                        .map(word -> Doubt.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .collect(Collectors.toSet()));
    }

    private static String word(Assessed assessed) {
        return switch (assessed) {
            case ShowsItem _ -> "shows-item";
            case Unsure _ -> "unsure";
        };
    }

    private static List<String> doubts(Assessed assessed) {
        return switch (assessed) {
            case ShowsItem _ -> List.of();
            case Unsure unsure ->
                    unsure.doubts().stream()
                            .sorted()
                            .map(doubt -> doubt.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList();
        };
    }

    /** The lines of an order that photos taken after {@code since} show. */
    static Set<Integer> shown(Handle handle, OrderNumber number, Instant since) {
        return handle.createQuery(
                        """
                        select distinct line from photos join photo_links using (token_sha256)
                         where order_number = :number and assessment = 'shows-item'
                           and taken_at > :since
                        """)
                .bind("number", number.digits())
                .bind("since", time(since))
                .mapTo(Integer.class)
                .set();
    }

    /**
     * Forgets photos that were taken before {@code then}, whose files must be gone, and links
     * without photos that had ended by then.
     *
     * @throws dev.orderline.ivr.orders.DeskFailure if the database is away
     */
    public void forgetBefore(Instant then) {
        database.transact(
                "forget old photos",
                handle -> {
                    handle.createUpdate("delete from photos where taken_at < :then")
                            .bind("then", time(then))
                            .execute();
                    return handle.createUpdate(
                                    """
                                    delete from photo_links
                                     where until_at < :then
                                       and not exists (select from photos
                                                        where photos.token_sha256 = photo_links.token_sha256)
                                    """)
                            .bind("then", time(then))
                            .execute();
                });
    }

    private static String sha256(PhotoToken token) {
        return Sha256.of(token.value());
    }
}
