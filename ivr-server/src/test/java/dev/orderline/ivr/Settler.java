package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.Verification.Verified;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A server without telephones, to be killed: its calls settle the orders of {@link
 * SettlementChaosTest}, and its outbox carries out what comes of that. Started again it does all of
 * it again, with the same requests.
 */
final class Settler {
    private static final int CALLS = 50;

    private final Desks desks;
    private final Warehouse warehouse;
    private final ZonedDateTime now;

    /** Nothing is killed while classes are still loaded. */
    private final CountDownLatch warm = new CountDownLatch(5);

    private Settler(BackOffice office, ZonedDateTime now) {
        this.desks = office.desks();
        this.warehouse = office.warehouse();
        this.now = now;
    }

    /**
     * @param arguments the data folder, the payment provider's address, how many orders there are
     */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        int orders = Integer.parseInt(arguments[2]);
        Settings settings =
                Settings.read(
                        Map.of(
                                "folder.data",
                                data.toString(),
                                "folder.dialplans",
                                "../dialplans",
                                "payments.url",
                                arguments[1],
                                "outgoing.allowed",
                                "127.0.0.1"));
        var clock = Clock.systemUTC();
        try (var parts = new Parts()) {
            var database =
                    parts.add(Database.connect(DatabaseAccess.read(settings.folders().secrets())));
            var office = new BackOffice(database, settings, clock);
            new OutsideWorld(settings, clock).work(office.outbox(), database, parts);
            var settler = new Settler(office, clock.instant().atZone(settings.shop().zone()));
            try (var calls = Executors.newFixedThreadPool(CALLS)) {
                for (int order = 0; order < orders; order++) {
                    int each = order;
                    calls.execute(() -> settler.patiently(each));
                }
                settler.warm.await();
                System.out.println("working");
            }
            System.out.println("called");
            System.in.read();
        }
    }

    /** Who finds the desks too busy calls again. */
    private void patiently(int order) {
        while (true)
            try {
                settle(order);
                warm.countDown();
                return;
            } catch (DeskFailure busy) {
                Thread.onSpinWait();
            }
    }

    private void settle(int order) {
        OrderNumber number = OrderNumber.ofSerial(1 + order);
        var verified =
                desks.orders()
                        .verify(
                                request(order, "verify"),
                                number,
                                new Postcode("29063"),
                                CallerNumber.WITHHELD);
        if (!(verified instanceof Verified(Proof proof)))
            throw new IllegalStateException("an order that is not there");
        switch (order % 3) {
            case 0 -> claim(order, proof, Claim.LOST);
            case 1 -> claim(order, proof, Claim.CANCELLED);
            default -> sendBack(order, proof);
        }
    }

    private void claim(int order, Proof proof, Claim claim) {
        desks.refunds().claim(request(order, "claim"), proof, claim, Destination.ORIGINAL, now);
    }

    private void sendBack(int order, Proof proof) {
        var opened =
                desks.returns()
                        .open(
                                request(order, "return"),
                                proof,
                                new ReturnWish(1, ReturnReason.TOO_SMALL),
                                Destination.ORIGINAL,
                                now);
        if (!(opened instanceof Opened(var rma, _)))
            throw new IllegalStateException("not opened: " + opened);
        warehouse.scan(request(order, "scan"), rma, ReturnStep.RECEIVED, now.toInstant());
    }

    private static UUID request(int order, String what) {
        return UUID.nameUUIDFromBytes((what + order).getBytes(UTF_8));
    }
}
