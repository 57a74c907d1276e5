package dev.orderline.ivr.sql;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.orders.Assessed;
import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoLink.Within;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Uploaded;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The photo desk over PostgreSQL. Photos of one link are noted one after the other, on all nodes
 * together. Tokens are not kept, only their SHA-256: of 128 random bits nobody finds them by it.
 */
public final class SqlPhotoDesk implements PhotoDesk {
    private final Database database;

    public SqlPhotoDesk(Database database) {
        this.database = database;
    }

    @Override
    public Optional<PhotoLink> open(
            PhotoToken token, Proof proof, int line, Within within, Instant now) {
        PhotoLink wanted = PhotoLink.at(now, token, proof.number(), line, within);
        return database.transact(
                "make a photo link",
                handle -> {
                    insert(handle, wanted);
                    return find(handle, token).map(kept -> same(kept, wanted));
                });
    }

    /** Inserts nothing if the order is gone, or the token is known. */
    private static void insert(Handle handle, PhotoLink link) {
        handle.createUpdate(
                        """
                        insert into photo_links (token_sha256, order_number, line, call, rma, until_at)
                        select :token, order_number, line, :call, :rma, :until
                          from items where order_number = :number and line = :line
                            on conflict (token_sha256) do nothing
                        """)
                .bind("token", sha256(link.token()))
                .bind("number", link.order().digits())
                .bind("line", link.line())
                .bind("call", call(link.within()))
                .bind("rma", rma(link.within()))
                .bind("until", time(link.until()))
                .execute();
    }

    private static PhotoLink same(PhotoLink kept, PhotoLink wanted) {
        var again =
                new PhotoLink(
                        wanted.token(),
                        wanted.order(),
                        wanted.line(),
                        wanted.within(),
                        kept.until());
        if (!kept.equals(again)) throw new IllegalArgumentException("this token is another link's");
        return kept;
    }

    private static Optional<PhotoLink> find(Handle handle, PhotoToken token) {
        return handle.createQuery(
                        """
                        select order_number, line, call, rma, until_at
                          from photo_links where token_sha256 = :token
                           for no key update
                        """)
                .bind("token", sha256(token))
                .map((row, _) -> link(row, token))
                .findOne();
    }

    private static PhotoLink link(ResultSet row, PhotoToken token) throws SQLException {
        String call = row.getString("call");
        return new PhotoLink(
                token,
                new OrderNumber(row.getString("order_number")),
                row.getInt("line"),
                call == null
                        ? new Within.Return(new RmaNumber(row.getString("rma")))
                        : new Within.Call(call),
                row.getObject("until_at", OffsetDateTime.class).toInstant());
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
                                .map(item -> new Wanted(item, count(handle, token))));
    }

    private static Item item(Handle handle, OrderNumber number, int line) {
        return OrderRows.find(handle, number).stream()
                .flatMap(order -> order.items().stream())
                .filter(each -> each.line() == line)
                .findFirst()
                .orElseThrow(); // photo_links has a foreign key
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

    private static Uploaded.AtDesk keep(Handle handle, PhotoToken token, Photo photo) {
        boolean open = find(handle, token).filter(link -> link.isOpen(photo.taken())).isPresent();
        if (!open) return new Uploaded.Expired();
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
    public List<Photo> arrived(Proof proof, int line, Within within) {
        return database.transact(
                "look up photos",
                handle ->
                        handle.createQuery(
                                        """
                                        select file, sha256, width_px, height_px, doubts, taken_at
                                          from photos join photo_links using (token_sha256)
                                         where order_number = :number and line = :line
                                           and call is not distinct from :call
                                           and rma is not distinct from :rma
                                         order by serial
                                        """)
                                .bind("number", proof.number().digits())
                                .bind("line", line)
                                .bind("call", call(within))
                                .bind("rma", rma(within))
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
                row.getObject("taken_at", OffsetDateTime.class).toInstant());
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

    private static Optional<String> call(Within within) {
        return within instanceof Within.Call(var reference)
                ? Optional.of(reference)
                : Optional.empty();
    }

    private static Optional<String> rma(Within within) {
        return within instanceof Within.Return(var rma)
                ? Optional.of(rma.digits())
                : Optional.empty();
    }

    private static String sha256(PhotoToken token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
