package dev.orderline.it;

import dev.orderline.ivr.mail.MailFolder;
import dev.orderline.ivr.mail.MessageLog;
import dev.orderline.ivr.mail.Sender;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.RefundDesk;
import dev.orderline.ivr.outbox.Backoff;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.LabelMaker.Made;
import dev.orderline.ivr.outbox.Messengers;
import dev.orderline.ivr.outbox.OutboxWorkers;
import dev.orderline.ivr.outbox.Outside;
import dev.orderline.ivr.sql.SqlPayments;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Measures how fast the workers empty an outbox of letters, which are written into a folder, and of
 * refunds, which are listed in our own table; both reach the disk, as shipped. {@code scripts/bench
 * outbox} prints and keeps it. Run from the project's folder.
 */
public final class OutboxBench {
    private static final int ENTRIES = 5_000;
    private static final int ROUNDS = 3;
    private static final int GOAL = 500;

    /** Far more than it may take. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private OutboxBench() {}

    public static void main(String[] none) throws IOException, InterruptedException {
        try (var shop = new SettlementDatabase()) {
            shop.fill(ROUNDS * ENTRIES / 2, _ -> true);
            var rates = new ArrayList<Double>();
            for (int round = 0; round < ROUNDS; round++) {
                write(shop, round);
                rates.add(drained(shop, round));
                System.out.printf("round %d: %.0f entries a second%n", round + 1, rates.getLast());
            }
            List<Double> sorted = rates.stream().sorted().toList();
            System.out.printf(
                    "an outbox of %d entries, half letters and half refunds, and a letter after each refund:"
                            + " %.0f entries a second (median of %d); it is to be %d at least%n",
                    ENTRIES, sorted.get(ROUNDS / 2), ROUNDS, GOAL);
        }
    }

    /** As the desk writes them: each refund tells its customer that it is on its way. */
    private static void write(SettlementDatabase shop, int round) {
        RefundDesk refunds = shop.office().desks().refunds();
        int claims = ENTRIES / 2;
        SettlementDatabase.manyAtOnce(
                IntStream.rangeClosed(round * claims + 1, (round + 1) * claims),
                serial -> {
                    Claimed claimed =
                            refunds.claim(
                                    UUID.randomUUID(),
                                    shop.proof(serial),
                                    Claim.LATE,
                                    Destination.ORIGINAL,
                                    shop.now());
                    if (!(claimed instanceof Claimed.Due))
                        throw new IllegalStateException("nothing is due: " + claimed);
                });
    }

    /** Entries a second, the letters that follow from refunds among them, until nothing waits. */
    private static double drained(SettlementDatabase shop, int round)
            throws IOException, InterruptedException {
        var sender = new Sender("Fernhill", new Contact.Email("service@fernhill.example"));
        try (var log = new MessageLog(shop.folder().resolve("messages.jsonl"), shop.clock())) {
            var outside =
                    new Outside(
                            new SqlPayments(shop.database(), shop.clock()),
                            _ -> new Made.Refused("no labels here"),
                            new Messengers(
                                    new MailFolder(
                                            shop.folder().resolve("letters" + round),
                                            sender,
                                            shop.clock()),
                                    log),
                            _ -> {});
            int before = count(shop, "done");
            long began = System.nanoTime();
            var workers =
                    OutboxWorkers.start(
                            shop.office().outbox(),
                            outside,
                            new Backoff(new SecureRandom()),
                            Thread::startVirtualThread);
            try (workers) {
                while (count(shop, "waiting") > 0) {
                    if (System.nanoTime() - began > LONGEST.toNanos())
                        throw new IllegalStateException("the outbox is not drained");
                    Thread.sleep(20);
                }
            }
            return (count(shop, "done") - before) / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static int count(SettlementDatabase shop, String state) {
        return shop.database()
                .jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from outbox where state = :state")
                                .bind("state", state)
                                .mapTo(Integer.class)
                                .one());
    }
}
