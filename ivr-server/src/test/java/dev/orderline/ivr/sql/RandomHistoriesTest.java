package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.orders.ApprovalDesk;
import dev.orderline.ivr.orders.ApprovalDesk.Waiting;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.CodeDeskContract;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Demand;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.DispatchDesk;
import dev.orderline.ivr.orders.ExchangeDesk.Choice;
import dev.orderline.ivr.orders.GoodsDesk;
import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnUnderway;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.orders.Warehouse;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.Work;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever callers, the warehouse, the payment provider and the shop's people do, and however much
 * of it at once: no more is paid back than was paid, nothing twice, and the ledger says where all
 * of it is.
 */
@Tag("slow")
class RandomHistoriesTest {
    private static final int THREADS = 8;
    private static final int DEEDS = 60;
    private static final int ORDERS = 4;

    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-20T12:00-05:00[America/New_York]");

    private static final Currency USD = Currency.getInstance("USD");
    private static final Postcode POSTCODE = new Postcode("29063");

    private static final String POLICY =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            label: [{name: everything, paid-by: customer, costs: 4.95}]
            restocking-fee: [{name: some, reason: changed-mind, percent: 7}]
            conditions: [{name: some, reason: [changed-mind, too-large], opened: 30, used: 100}]
            keep-it: [{name: small, reason: damaged, up-to: 20.00}]
            credit-bonus: [{name: some, reason: too-small, percent: 9}]
            exchange: [{name: all, reason: [too-small, damaged, changed-mind]}]
            shipping-back: [damaged, wrong-item]
            late-after-days: 0
            approval: {nobody-up-to: 40.00, two-persons-above: 90.00}
            limits: {a-day: 1000, lately: 10000, days: 30}
            """;

    private final OpenDatabases open = new OpenDatabases();

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void moneyNeverComesFromNowhereNorGoesThere(long seed) throws Exception {
        Database database = open.opened(TestDatabase.withTables());
        var world = new History(database, new Random(seed));
        var deeds = new ArrayList<Callable<Boolean>>();
        for (int thread = 0; thread < THREADS; thread++) {
            var random = new Random(seed * 1_000 + thread);
            deeds.add(() -> {
                for (int i = 0; i < DEEDS; i++) world.something(random);
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Boolean> done : threads.invokeAll(deeds)) assertTrue(done.get());
        }
        holds(database);
        assertTrue(count(database, "select count(*) from refunds") > 3, "there were some refunds");
    }

    private static void holds(Database database) {
        none(database, "order_money where refunded_minor > paid_minor");
        none(
                database,
                """
                order_money where refunded_minor <>
                    (select coalesce(sum(case kind when 'reserved' then amount_minor
                                                   when 'released' then -amount_minor else 0 end), 0)
                       from ledger where ledger.order_number = order_money.order_number)
                """);
        none(
                database,
                """
                order_money where refunded_minor <>
                    (select coalesce(sum(amount_minor), 0) from refunds
                      where refunds.order_number = order_money.order_number
                        and state in ('to-be-approved', 'reserved', 'executed', 'settled'))
                """);
        none(
                database,
                """
                (select order_number, line, unit, kind from refund_parts where not released
                  group by order_number, line, unit, kind having count(*) > 1) as twice
                """);
        none(
                database,
                """
                refunds where (state = 'settled') <>
                    exists (select from ledger where refund = refunds.id and kind = 'paid-back')
                """);
        none(
                database,
                """
                ledger as one join ledger as other using (refund)
                 where one.kind = 'released' and other.kind = 'paid-back'
                """);
        none(
                database,
                """
                refunds where state in ('settled', 'reserved', 'executed')
                          and destination <> 'exchange' and approvals_needed >
                    (select count(*) from refund_approvals where refund = refunds.id and agreed)
                """);
        none(
                database,
                """
                store_credit where balance_minor <>
                    (select sum(amount_minor) from store_credit_ledger as rows
                      where rows.customer_id = store_credit.customer_id)
                """);
        none(
                database,
                """
                refunds join returns using (rma)
                 where refunds.state <> 'withdrawn'
                   and (returns.step = 'cancelled'
                     or (returns.step in ('opened', 'label-made')) <> (refunds.state = 'decided'))
                """);
        none(
                database,
                """
                refunds as old where state = 'withdrawn'
                    and not exists (select from returns
                                     where returns.rma = old.rma and step = 'cancelled')
                    and not exists (select from return_changes where return_changes.rma = old.rma)
                """);
        none(
                database,
                """
                stock where reserved <>
                    (select coalesce(sum(quantity), 0) from replacements
                      where replacements.sku = stock.sku and state in ('reserved', 'to-be-sent'))
                """);
        none(
                database,
                """
                refunds join replacements using (rma)
                 where (destination = 'exchange') <> (replacements.state <> 'released')
                   and refunds.state <> 'withdrawn'
                """);
        none(
                database,
                """
                refunds join replacements using (rma)
                 where destination = 'exchange'
                   and (refunds.state = 'settled') <> (replacements.state = 'sent')
                """);
        none(
                database,
                """
                items where cancelled_at is not null
                        and not exists (select from refund_parts
                                         where refund_parts.order_number = items.order_number
                                           and refund_parts.line = items.line)
                """);
        none(
                database,
                """
                orders where not exists (select from items
                                          where order_number = number and items.cancelled_at is null)
                """);
        none(
                database,
                """
                stock where returned <>
                    (select count(*) from returns join items using (order_number, line)
                      where items.sku = stock.sku and step = 'received')
                """);
    }

    private static void none(Database database, String rows) {
        assertEquals(0, count(database, "select count(*) from " + rows), rows);
    }

    private static int count(Database database, String query) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    /** A shop, and what can happen in it. */
    private static final class History {
        private final Desks desks;
        private final ApprovalDesk approvals;
        private final Warehouse warehouse;
        private final DispatchDesk dispatch;
        private final SqlOutbox outbox;
        private final List<Proof> proofs = new ArrayList<>();

        History(Database database, Random random) {
            var office =
                    new BackOffice(
                            database,
                            Settings.read(Map.of("folder.dialplans", "../dialplans")),
                            Clock.systemUTC());
            this.desks = office.desks();
            this.approvals = office.approvals();
            this.warehouse = office.warehouse();
            this.dispatch = office.dispatch();
            this.outbox = office.outbox();
            var shop = new Shop(database);
            for (int i = 1; i <= ORDERS; i++) {
                OrderNumber number = OrderNumber.ofSerial(i);
                shop.add(order(number, random), POSTCODE);
                if (desks.orders()
                                .verify(UUID.randomUUID(), number, POSTCODE, CallerNumber.WITHHELD)
                        instanceof Verification.Verified(Proof proof))
                    proofs.add(confirmed(database, proof));
            }
            database.jdbi().useHandle(handle -> handle.execute("update items set tax_minor = 101"));
            lay(database, office.goods());
            office.policies()
                    .publishFirst(
                            "returns.yaml",
                            POLICY,
                            new Signature("anna", "to try", NOW.toInstant()));
        }

        /** A few of each thing in another size. */
        private static void lay(Database database, GoodsDesk goods) {
            List<String> skus =
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery("select sku from items")
                                            .mapTo(String.class)
                                            .list());
            for (String sku : skus) {
                var price = new Money(500, USD);
                goods.count(new Goods(new Variant(sku, "", ""), sku, price, 2));
                goods.count(new Goods(new Variant(sku + "L", "size large", ""), sku, price, 4));
            }
        }

        /** Who has told a code as well; so that store credit can be taken. */
        private Proof confirmed(Database database, Proof proof) {
            database.jdbi()
                    .useHandle(handle ->
                            handle.execute("update customers set email = 'ann@example.org'"));
            desks.codes().send(UUID.randomUUID(), proof, NOW.toInstant());
            String letter =
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery("select work ->> 'text' from outbox")
                                            .mapTo(String.class)
                                            .one());
            database.jdbi().useHandle(handle -> handle.execute("delete from outbox"));
            if (desks.codes().tell(proof, CodeDeskContract.in(letter), NOW.toInstant())
                    instanceof CodeDesk.Told.Right(Proof good)) return good;
            throw new IllegalStateException("the code is wrong");
        }

        /** Of two or three things; less was paid than they cost; delivered, lost, or not sent. */
        private static Order order(OrderNumber number, Random random) {
            var items = new ArrayList<Item>();
            long paid = 0;
            for (int line = 1; line <= 2 + random.nextInt(2); line++) {
                var price = new Money(1 + random.nextInt(6_000), USD);
                int quantity = 1 + random.nextInt(3);
                paid += price.minor() * quantity;
                items.add(
                        new Item(
                                line,
                                "SKU-" + number.digits() + line,
                                "thing " + line,
                                quantity,
                                price,
                                Item.UNSORTED,
                                false));
            }
            paid = paid * (70 + random.nextInt(40)) / 100 + 495;
            LocalDate promised = NOW.toLocalDate().minusDays(12);
            Scan.Kind last = random.nextBoolean() ? Scan.Kind.DELIVERED : Scan.Kind.ARRIVED;
            var scans =
                    List.of(
                            new Scan(NOW.minusDays(20).toInstant(), Scan.Kind.PICKED_UP, "Irmo"),
                            new Scan(NOW.minusDays(11).toInstant(), last, "Irmo"));
            var parcel =
                    new Shipment(
                            "Swift Parcel",
                            "SP" + number.digits(),
                            items.stream().map(Item::line).toList(),
                            promised,
                            scans);
            return new Order(
                    number,
                    Customer.STANDARD,
                    NOW.minusDays(25).toInstant(),
                    promised,
                    items,
                    random.nextInt(5) == 0 ? List.of() : List.of(parcel),
                    Optional.empty(),
                    new Money(paid, USD));
        }

        void something(Random random) {
            Proof proof = proofs.get(random.nextInt(proofs.size()));
            Destination to = random.nextInt(4) == 0 ? Destination.CREDIT : Destination.ORIGINAL;
            switch (random.nextInt(11)) {
                case 0, 1 -> {
                    var reasons = ReturnReason.values();
                    var conditions = Condition.values();
                    desks.returns()
                            .open(
                                    UUID.randomUUID(),
                                    proof,
                                    new ReturnWish(
                                            1 + random.nextInt(3),
                                            reasons[random.nextInt(reasons.length)],
                                            conditions[random.nextInt(conditions.length)]),
                                    to,
                                    NOW);
                }
                case 2 -> {
                    desks.refunds().claim(UUID.randomUUID(), proof, demand(random), to, NOW);
                }
                case 3, 4 -> scan(proof, random);
                case 8 -> exchange(proof, random);
                case 9 -> dispatch(random);
                case 10 -> change(proof, to, random);
                case 5 -> {
                    for (ReturnUnderway each : desks.returns().underway(proof))
                        if (random.nextInt(4) == 0) desks.returns().cancel(proof, each.rma(), NOW);
                }
                case 6 -> {
                    for (Waiting each : approvals.waiting(10))
                        approvals.decide(
                                each.refund().id(),
                                "person " + random.nextInt(3),
                                random.nextInt(6) > 0,
                                NOW.toInstant());
                }
                default -> {
                    for (OutboxEntry entry : outbox.lease(5)) carryOut(entry, random);
                }
            }
        }

        private static Demand demand(Random random) {
            var claims = Claim.values();
            return random.nextBoolean()
                    ? new Demand.CancelItem(1 + random.nextInt(3))
                    : claims[random.nextInt(claims.length)];
        }

        private void change(Proof proof, Destination to, Random random) {
            var reasons = ReturnReason.values();
            for (ReturnUnderway each : desks.returns().underway(proof))
                desks.returns()
                        .change(
                                UUID.randomUUID(),
                                proof,
                                each.rma(),
                                reasons[random.nextInt(reasons.length)],
                                to,
                                NOW);
        }

        private void exchange(Proof proof, Random random) {
            int line = 1 + random.nextInt(3);
            var reasons = ReturnReason.values();
            ReturnReason reason = reasons[random.nextInt(reasons.length)];
            for (Choice choice :
                    desks.exchanges().choices(proof, new ReturnWish(line, reason), NOW))
                if (random.nextBoolean())
                    desks.exchanges()
                            .open(
                                    UUID.randomUUID(),
                                    proof,
                                    new ReturnWish(line, reason),
                                    choice.sku(),
                                    NOW);
        }

        private void dispatch(Random random) {
            for (DispatchDesk.Waiting each : dispatch.waiting(10)) {
                RmaNumber rma = each.replacement().rma();
                if (random.nextInt(3) == 0) dispatch.unavailable(rma, NOW.toInstant());
                else dispatch.sent(UUID.randomUUID(), rma, "SP", NOW.toInstant());
            }
        }

        private void scan(Proof proof, Random random) {
            var steps =
                    List.of(
                            ReturnStep.ON_ITS_WAY,
                            ReturnStep.RECEIVED,
                            ReturnStep.RECEIVED,
                            ReturnStep.RESTOCKED,
                            ReturnStep.WRITTEN_OFF);
            for (ReturnUnderway each : desks.returns().underway(proof))
                warehouse.scan(
                        UUID.randomUUID(),
                        each.rma(),
                        steps.get(random.nextInt(steps.size())),
                        NOW.toInstant());
        }

        private void carryOut(OutboxEntry entry, Random random) {
            if (!(entry.work() instanceof Work.PayBack)) return;
            var how =
                    switch (random.nextInt(4)) {
                        case 0 -> new Reversed.Refused("charge_disputed");
                        case 1 -> new Reversed.Pending("re_" + entry.id());
                        default -> new Reversed.Done("re_" + entry.id());
                    };
            outbox.done(entry, new Work.Done.PaidBack(how));
        }
    }
}
