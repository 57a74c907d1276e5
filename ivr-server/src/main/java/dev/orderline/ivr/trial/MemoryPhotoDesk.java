package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoLink.Within;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Uploaded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Photo links in memory. Thread-safe. */
public final class MemoryPhotoDesk implements PhotoDesk {
    private record Arrived(PhotoLink link, Photo photo) {}

    private record Made(PhotoLink link, Item item) {}

    private final OrderDesk orders;
    private final Map<PhotoToken, Made> links = new HashMap<>();
    private final List<Arrived> photos = new ArrayList<>();

    /**
     * @param orders of whose lines photos are wanted
     */
    public MemoryPhotoDesk(OrderDesk orders) {
        this.orders = orders;
    }

    @Override
    public synchronized Optional<PhotoLink> open(
            PhotoToken token, Proof proof, int line, Within within, Instant now) {
        Made before = links.get(token);
        if (before != null) {
            var again = new PhotoLink(token, proof.number(), line, within, before.link().until());
            if (!before.link().equals(again))
                throw new IllegalArgumentException("this token is another link's");
            return Optional.of(again);
        }
        Optional<Item> item =
                orders.find(proof)
                        .flatMap(order ->
                                order.items().stream()
                                        .filter(each -> each.line() == line)
                                        .findFirst());
        return item.map(wanted -> {
            PhotoLink link = PhotoLink.at(now, token, proof.number(), line, within);
            links.put(token, new Made(link, wanted));
            return link;
        });
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
    public synchronized List<Photo> arrived(Proof proof, int line, Within within) {
        return photos.stream()
                .filter(each ->
                        each.link().order().equals(proof.number())
                                && each.link().line() == line
                                && each.link().within().equals(within))
                .map(Arrived::photo)
                .toList();
    }

    private Optional<Made> made(PhotoToken token, Instant now) {
        return Optional.ofNullable(links.get(token)).filter(made -> made.link().isOpen(now));
    }

    private int count(PhotoToken token) {
        return (int) photos.stream().filter(each -> each.link().token().equals(token)).count();
    }
}
