package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Warehouse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A warehouse in memory. Thread-safe. */
public final class MemoryWarehouse implements Warehouse {
    private record Told(RmaNumber rma, ReturnStep step) {}

    private final MemoryBooks books;
    private final Map<UUID, Told> scans = new HashMap<>();

    MemoryWarehouse(MemoryBooks books) {
        this.books = books;
    }

    @Override
    public Scanned scan(UUID scan, RmaNumber rma, ReturnStep step, Instant at) {
        synchronized (books) {
            var told = new Told(rma, step);
            Told before = scans.get(scan);
            if (before != null)
                return before.equals(told) ? new Scanned.Taken() : new Scanned.OtherScan();
            Optional<OrderNumber> number = books.orderOf(rma);
            if (number.isEmpty()) return new Scanned.Unknown();
            ReturnStep now = books.find(number.get(), rma).map(ReturnUnderway::step).orElseThrow();
            if (now == step) return new Scanned.Taken();
            if (!now.mayBecome(step)) return new Scanned.OutOfOrder(now);
            books.step(number.get(), rma, step, at);
            scans.put(scan, told);
            return new Scanned.Taken();
        }
    }
}
