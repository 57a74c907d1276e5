package dev.orderline.it;

import dev.orderline.ivr.label.Numbering;
import dev.orderline.ivr.label.Paper;
import dev.orderline.ivr.label.PrintedLabels;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Measures what a return label costs, on one thread. {@code scripts/bench label} prints and keeps
 * it.
 */
public final class LabelBench {
    private static final int LABELS = 1000;
    private static final int WARM_UP = 300;
    private static final Address SHOP =
            new Address("Northwind Returns", "1200 Harbor Avenue", "Portland, OR", "97209", "US");

    private LabelBench() {}

    public static void main(String[] none) {
        long began = System.nanoTime();
        var labels = new PrintedLabels(Paper.LETTER, new Numbering.Sscc("0614141"));
        System.out.printf("fonts read in %.0f ms%n", millis(System.nanoTime() - began));
        var nanos = new ArrayList<Long>();
        long bytes = 0;
        for (int i = 0; i < WARM_UP + LABELS; i++) {
            Parcel parcel = parcel(i);
            began = System.nanoTime();
            Made made = labels.make(parcel);
            nanos.add(System.nanoTime() - began);
            if (made instanceof Made.Label label) bytes += label.pdf().bytes().length;
        }
        List<Long> measured = nanos.subList(WARM_UP, nanos.size()).stream().sorted().toList();
        System.out.printf(
                "a label of %.0f kB: %.1f ms (median of %d; 99 in 100 within %.1f ms; the first,"
                        + " with a cold JVM, %.0f ms); it may take 50%n",
                bytes / 1e3 / nanos.size(),
                millis(measured.get(LABELS / 2)),
                LABELS,
                millis(measured.get(LABELS * 99 / 100)),
                millis(nanos.getFirst()));
    }

    private static Parcel parcel(int serial) {
        var customer =
                new Address(
                        "Zo\u00eb \u0141ukasz-Brown",
                        serial + " Mulberry Street",
                        "Springfield, IL",
                        "62704",
                        "US");
        return new Parcel(
                new UUID(0, serial),
                RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL + serial),
                customer,
                SHOP,
                List.of("1 x Rain jacket, blue, M", "2 x Merino socks, grey"),
                LocalDate.of(2026, 12, 31));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
