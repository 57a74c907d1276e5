package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Assessed;
import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Uploaded;
import dev.orderline.ivr.orders.Verification.Attempts;
import dev.orderline.ivr.orders.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Photo links in memory; nobody is written to. What customers send can be said beforehand. Their
 * tokens are no secrets: whoever tries a flow may know them. Thread-safe.
 */
public final class MemoryPhotoDesk implements PhotoDesk {
    private record Line(OrderNumber order, int line) {}

    private record Made(PhotoLink link, Item item, Instant at) {}

    private record Arrived(PhotoLink link, Photo photo) {}

    /** What comes of asking for photos of something. */
    public enum Coming implements Written {
        /** One that shows it, as soon as the link was sent. */
        GOOD,
        /** One of which the machine is unsure. */
        DOUBTFUL,
        NONE,
        /** The link cannot be sent. */
        NOWHERE
    }

    private final OrderDesk orders;
    private final Supplier<PhotoToken> tokens;
    private final Map<UUID, PhotoToken> requests = new HashMap<>();
    private final Map<PhotoToken, Made> links = new HashMap<>();
    private final Map<Line, Coming> coming = new HashMap<>();
    private final List<Arrived> photos = new ArrayList<>();
    private int serial;

    /**
     * @param orders of whose lines photos are wanted
     */
    public MemoryPhotoDesk(OrderDesk orders) {
        this.orders = orders;
        this.tokens = () -> new PhotoToken("%032x".formatted(++serial));
    }

    /**
     * @param tokens of the links to come
     */
    public MemoryPhotoDesk(OrderDesk orders, Supplier<PhotoToken> tokens) {
        this.orders = orders;
        this.tokens = tokens;
    }

    /** Says what comes of asking for photos of a line; none, if it is never said. */
    synchronized void expect(OrderNumber order, int line, Coming what) {
        coming.put(new Line(order, line), what);
    }

    @Override
    public synchronized Sent send(UUID request, Proof proof, int line, UUID call, Instant now) {
        if (requests.containsKey(request)) return Sent.BY_PHONE;
        Optional<Item> item =
                orders.find(proof)
                        .flatMap(order ->
                                order.items().stream()
                                        .filter(each -> each.line() == line)
                                        .findFirst());
        if (item.isEmpty()) return Sent.GONE;
        Coming what = coming.getOrDefault(new Line(proof.number(), line), Coming.NONE);
        if (what == Coming.NOWHERE) return Sent.NO_CONTACT;
        if (sentLately(proof.number(), now) >= MAX_SENT) return Sent.TOO_MANY;
        PhotoToken token = tokens.get();
        requests.put(request, token);
        PhotoLink link = PhotoLink.at(now, token, proof.number(), line, call);
        links.put(token, new Made(link, item.get(), now));
        taken(what, now).forEach(photo -> photos.add(new Arrived(link, photo)));
        return Sent.BY_PHONE;
    }

    private long sentLately(OrderNumber order, Instant now) {
        Instant since = now.minus(Duration.ofHours(Attempts.WINDOW_HOURS));
        return links.values().stream()
                .filter(made -> made.link().order().equals(order) && made.at().isAfter(since))
                .count();
    }

    private static Stream<Photo> taken(Coming what, Instant at) {
        return switch (what) {
            case GOOD -> Stream.of(photo(new ShowsItem(), at));
            case DOUBTFUL -> Stream.of(photo(new Unsure(Set.of(Doubt.NOT_RECOGNISED)), at));
            case NONE, NOWHERE -> Stream.of();
        };
    }

    private static Photo photo(Assessed assessed, Instant at) {
        return new Photo(
                "2026/11/28/00000000-0000-0000-0000-000000000000.jpg",
                "0".repeat(64),
                1,
                1,
                assessed,
                at);
    }

    @Override
    public synchronized Optional<Wanted> find(PhotoToken token, Instant now) {
        return made(token, now).map(made -> new Wanted(made.item(), count(token)));
    }

    @Override
    public synchronized Uploaded.AtDesk keep(PhotoToken token, Photo photo) {
        Optional<Made> made = made(token, photo.taken());
        if (made.isEmpty()) return new Uploaded.Expired();
        if (count(token) >= PhotoLink.MAX_PHOTOS) return new Uploaded.Full();
        photos.add(new Arrived(made.get().link(), photo));
        return new Uploaded.Accepted(photo);
    }

    @Override
    public synchronized List<Photo> arrived(Proof proof, int line, UUID call) {
        return of(proof.number())
                .filter(each -> each.link().line() == line && each.link().call().equals(call))
                .map(Arrived::photo)
                .toList();
    }

    /** The lines of an order that photos taken after {@code since} show. */
    synchronized Set<Integer> shown(OrderNumber order, Instant since) {
        return of(order)
                .filter(each -> each.photo().assessed() instanceof ShowsItem)
                .filter(each -> each.photo().taken().isAfter(since))
                .map(each -> each.link().line())
                .collect(Collectors.toSet());
    }

    private Stream<Arrived> of(OrderNumber order) {
        return photos.stream().filter(each -> each.link().order().equals(order));
    }

    private Optional<Made> made(PhotoToken token, Instant now) {
        return Optional.ofNullable(links.get(token)).filter(made -> made.link().isOpen(now));
    }

    private int count(PhotoToken token) {
        return (int) photos.stream().filter(each -> each.link().token().equals(token)).count();
    }
}
