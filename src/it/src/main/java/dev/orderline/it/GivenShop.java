package dev.orderline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.ExchangeOpened;
import dev.orderline.ivr.orders.GoodsDesk.Counted;
import dev.orderline.ivr.orders.GoodsDesk.Goods;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnOpened;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.scenario.Books;
import dev.orderline.ivr.scenario.Given;
import dev.orderline.ivr.scenario.GivenOrder;
import dev.orderline.ivr.scenario.GivenOrder.GivenGoods;
import dev.orderline.ivr.scenario.GivenOrder.GivenReturn;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.phone.CallScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * What scenarios give, in the database of a line that runs, and what it knows afterwards.
 * Thread-safe.
 */
final class GivenShop {
    private static final Pattern CODE = Pattern.compile("Your code is ([0-9]{6})\\.");

    /** Letters and labels are made within that time. */
    private static final Duration WITHIN = Duration.ofSeconds(20);

    /** How often is looked again: nothing tells another process of them. */
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Clock clock = Clock.systemUTC();
    private final Database database;
    private final Path letters;
    private final Settings settings;

    /**
     * @param data the line's folder
     * @param settings the shop's
     */
    GivenShop(Database database, Path data, Settings settings) {
        this.database = database;
        this.letters = data.resolve("letters");
        this.settings = settings;
    }

    /**
     * Files the given orders, and opens their returns. What is on its way back has its label.
     *
     * @param customer who has placed each of them
     */
    void fill(Given given, Person customer) throws InterruptedException {
        var orders = new Shop(database);
        ZonedDateTime now = clock.instant().atZone(settings.shop().zone());
        for (GivenOrder order : given.orders()) {
            orders.add(order.order(now), order.postcode(), customer);
            order.goods().forEach(this::lay);
            for (GivenReturn each : order.returned()) open(order, each, now);
        }
    }

    private void open(GivenOrder order, GivenReturn returned, ZonedDateTime now)
            throws InterruptedException {
        var office = new BackOffice(database, settings, clock);
        Desks desks = office.desks();
        Verification answer =
                desks.orders()
                        .verify(
                                UUID.randomUUID(),
                                order.number(),
                                order.postcode(),
                                CallerNumber.WITHHELD);
        if (!(answer instanceof Verification.Verified(Proof proof)))
            throw new IllegalStateException("the line does not know its order");
        RmaNumber rma =
                returned.exchangedFor().isEmpty()
                        ? open(desks, proof, returned.line(), now)
                        : exchange(desks, proof, returned, now);
        if (returned.step() == ReturnStep.OPENED) return;
        if (await(() -> label(rma)).isEmpty()) throw new IllegalStateException("no label was made");
        office.warehouse().scan(UUID.randomUUID(), rma, returned.step(), now.toInstant());
        for (Replacement.State state : returned.replacement())
            if (state == Replacement.State.SENT)
                office.dispatch().sent(UUID.randomUUID(), rma, "SP 1", now.toInstant());
            else office.dispatch().unavailable(rma, now.toInstant());
    }

    private void lay(GivenGoods each) {
        var goods = new Goods(each.variant(), each.sku(), each.price(), each.pieces());
        if (new BackOffice(database, settings, clock).goods().count(goods) != Counted.TAKEN)
            throw new IllegalStateException("cannot lay " + each.variant().sku() + " there");
    }

    private static RmaNumber open(Desks desks, Proof proof, int line, ZonedDateTime now) {
        ReturnOpened opened =
                desks.returns()
                        .open(
                                UUID.randomUUID(),
                                proof,
                                asNew(line),
                                Refund.Destination.ORIGINAL,
                                now);
        if (opened instanceof ReturnOpened.Opened(RmaNumber rma, _)) return rma;
        throw new IllegalStateException("line " + line + " cannot be returned: " + opened);
    }

    private static RmaNumber exchange(
            Desks desks, Proof proof, GivenReturn returned, ZonedDateTime now) {
        ExchangeOpened opened =
                desks.exchanges()
                        .open(
                                UUID.randomUUID(),
                                proof,
                                asNew(returned.line()),
                                returned.exchangedFor(),
                                now);
        if (opened instanceof ExchangeOpened.Opened(RmaNumber rma, _)) return rma;
        throw new IllegalStateException(
                "line " + returned.line() + " cannot be exchanged: " + opened);
    }

    /** What the policy takes back for no reason, it takes back as it came. */
    private static ReturnWish asNew(int line) {
        return new ReturnWish(line, ReturnReason.CHANGED_MIND, Condition.AS_NEW);
    }

    private Optional<String> label(RmaNumber rma) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select tracking from labels where rma = :rma")
                                .bind("rma", rma.digits())
                                .mapTo(String.class)
                                .findOne());
    }

    /** The code that was sent last for the given orders, as its letter has it. */
    CallScript.Reading code(Given given) {
        return () -> await(() -> sent(given).flatMap(this::read));
    }

    /** What comes within {@link #WITHIN}; empty if it does not. */
    private static Optional<String> await(Supplier<Optional<String>> wanted)
            throws InterruptedException {
        long until = System.nanoTime() + WITHIN.toNanos();
        while (true) {
            Optional<String> come = wanted.get();
            if (come.isPresent() || System.nanoTime() > until) return come;
            Thread.sleep(AGAIN);
        }
    }

    private Optional<UUID> sent(Given given) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        """
                                        select request from codes where order_number = any(:numbers)
                                         order by sent_at desc limit 1
                                        """)
                                .bindArray("numbers", String.class, numbers(given))
                                .mapTo(UUID.class)
                                .findOne());
    }

    private Optional<String> read(UUID letter) {
        Path file = letters.resolve(letter + ".eml");
        try {
            if (!Files.exists(file)) return Optional.empty();
            Matcher code = CODE.matcher(Files.readString(file, UTF_8));
            return code.find() ? Optional.of(code.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a letter", e);
        }
    }

    /** What the line's database knows of the given orders and their caller. */
    Books books(Given given) {
        return database.jdbi()
                .withHandle(handle ->
                        new Books(
                                handle.createQuery(
                                                """
                                                select count(*) from verifications
                                                 where answer = 'refused' and caller = :caller
                                                """)
                                        .bind("caller", given.caller().value())
                                        .mapTo(Integer.class)
                                        .one(),
                                ofOrders(
                                        handle,
                                        given,
                                        """
                                        select name from returns join items using (order_number, line)
                                         where step <> 'cancelled' and order_number = any(:numbers)
                                        """),
                                ofOrders(
                                        handle,
                                        given,
                                        """
                                        select (amount_minor / 100.0)::numeric(12, 2) || ' '
                                               || currency || ' ' || cause
                                          from refunds join orders on number = order_number
                                         where state not in ('failed', 'declined', 'withdrawn')
                                           and destination <> 'exchange'
                                           and number = any(:numbers)
                                        """),
                                ofOrders(
                                        handle,
                                        given,
                                        """
                                        select items.name || ' for ' || replacements.name
                                          from replacements
                                          join returns using (rma)
                                          join items using (order_number, line)
                                         where step <> 'cancelled' and order_number = any(:numbers)
                                        """),
                                handle.createQuery(
                                                """
                                                select topic from callbacks
                                                 where number = :caller and done_at is null
                                                """)
                                        .bind("caller", given.caller().value())
                                        .mapTo(String.class)
                                        .list()));
    }

    private static List<String> ofOrders(Handle handle, Given given, String query) {
        return handle.createQuery(query)
                .bindArray("numbers", String.class, numbers(given))
                .mapTo(String.class)
                .list();
    }

    private static List<String> numbers(Given given) {
        return given.orders().stream().map(order -> order.number().digits()).toList();
    }
}
