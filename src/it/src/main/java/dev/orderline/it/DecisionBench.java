package dev.orderline.it;

import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnOpened.Opened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Measures what it takes to decide returns and refunds among many orders, one after the other.
 * {@code scripts/bench decision} prints and keeps it. Run from the project's folder.
 */
public final class DecisionBench {
    private static final int ORDERS = 10_000;
    private static final int DECISIONS = 1_000;
    private static final int WARM_UP = 500;

    /** A prime: which order is asked for has nothing to do with where it lies. */
    private static final int STRIDE = 7_919;

    private static final ReturnWish TOO_SMALL =
            new ReturnWish(1, ReturnReason.TOO_SMALL, Condition.AS_NEW);

    private DecisionBench() {}

    public static void main(String[] none) throws IOException, InterruptedException {
        try (var shop = new SettlementDatabase()) {
            shop.fill(ORDERS, serial -> serial % 2 == 0);
            Desks desks = shop.office().desks();
            List<Proof> arrived = proofs(shop, 1);
            List<Proof> late = proofs(shop, 0);
            tell(
                    "a return decided, nothing written",
                    5,
                    i -> desks.returns().decide(arrived.get(i), TOO_SMALL, shop.now()).isPresent());
            tell(
                    "a refund considered, nothing written",
                    5,
                    i -> due(desks.refunds().consider(late.get(i), Claim.LATE, shop.now())));
            tell(
                    "a return opened, on disk",
                    0,
                    i ->
                            desks.returns()
                                            .open(
                                                    UUID.randomUUID(),
                                                    arrived.get(i),
                                                    TOO_SMALL,
                                                    Destination.ORIGINAL,
                                                    shop.now())
                                    instanceof Opened);
            tell(
                    "a refund claimed, on disk",
                    0,
                    i ->
                            desks.refunds()
                                            .claim(
                                                    UUID.randomUUID(),
                                                    late.get(i),
                                                    Claim.LOST,
                                                    Destination.ORIGINAL,
                                                    shop.now())
                                    instanceof Claimed.Due);
        }
    }

    private static boolean due(Claimed.Considered considered) {
        return !(considered instanceof Claimed.Gone);
    }

    /** Of orders whose serial leaves {@code rest} by two. */
    private static List<Proof> proofs(SettlementDatabase shop, int rest) {
        return IntStream.range(0, WARM_UP + DECISIONS)
                .mapToObj(i -> shop.proof(2 + (2 * i * STRIDE) % (ORDERS - 2) - rest))
                .toList();
    }

    /**
     * @param most milliseconds that the median may take; 0 where nothing is asked for
     */
    private static void tell(String what, int most, IntFunction<Boolean> decision) {
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < WARM_UP + DECISIONS; i++) {
            long began = System.nanoTime();
            boolean done = decision.apply(i);
            nanos.add(System.nanoTime() - began);
            if (!done) throw new IllegalStateException(what + ": it was not");
        }
        List<Long> measured = nanos.subList(WARM_UP, nanos.size()).stream().sorted().toList();
        System.out.printf(
                "%s: %.2f ms (median of %d among %d orders; 99 in 100 within %.2f ms)%s%n",
                what,
                millis(measured.get(DECISIONS / 2)),
                DECISIONS,
                ORDERS,
                millis(measured.get(DECISIONS * 99 / 100)),
                most > 0 ? "; it may take " + most : "");
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
