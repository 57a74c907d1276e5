package dev.orderline.ivr.orders;

import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import dev.orderline.ivr.trial.MemoryPhotoDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A photo desk in memory with one open link, for the first line of an order. */
public final class PhotoLinks {
    private static final UUID CALL = new UUID(0, 1);
    private static final Order ORDER = ReturnDeskContract.order();
    private static final Proof PROOF = new Proof(ORDER.number());

    private final PhotoToken token = new PhotoToken("00c0ffee".repeat(4));
    private final PhotoDesk desk;

    public PhotoLinks(Instant made) {
        var orders = new MemoryOrderDesk(Clock.systemUTC());
        orders.add(ORDER, new Postcode("29063"));
        desk = new MemoryPhotoDesk(orders, () -> token);
        desk.send(UUID.randomUUID(), PROOF, 1, CALL, made);
    }

    public PhotoDesk desk() {
        return desk;
    }

    public PhotoToken token() {
        return token;
    }

    public Item item() {
        return ORDER.items().getFirst();
    }

    public List<Photo> arrived() {
        return desk.arrived(PROOF, 1, CALL);
    }
}
