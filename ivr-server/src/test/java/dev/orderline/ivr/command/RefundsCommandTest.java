package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.Settings;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Claim;
import dev.orderline.ivr.orders.Claimed;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Verification;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.Work;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.ivr.sql.SqlOutbox;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/refunds} does. */
@Tag("slow")
class RefundsCommandTest {
    private final ZonedDateTime now = ZonedDateTime.now(ZoneId.of("America/New_York"));
    private static final OrderNumber NUMBER = OrderNumber.ofSerial(77);
    private static final Postcode POSTCODE = new Postcode("29063");

    @TempDir private Path home;

    private final DatabaseAccess access = TestDatabase.withTables();
    private final Database database = Database.open(access);
    private Terminal terminal;
    private BackOffice office;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
        access.write(terminal.data().resolve("secrets"));
        Settings settings = Settings.read(Map.of("folder.data", terminal.data().toString()));
        office = new BackOffice(database, settings, Clock.systemUTC());
        office.policies()
                .publish(
                        "returns.yaml",
                        Files.readString(home.resolve("dialplans/policy/returns.yaml")),
                        new Signature("anna", "the first", now.toInstant()));
    }

    @AfterEach
    void leave() {
        database.close();
    }

    /** Not sent yet, so that it can be cancelled: its money is wanted back. */
    private Refund cancelled(long dollars) {
        var price = new Money(dollars * 100, Currency.getInstance("USD"));
        new Shop(database)
                .add(
                        new Order(
                                NUMBER,
                                Customer.STANDARD,
                                now.minusDays(1).toInstant(),
                                now.toLocalDate().plusDays(3),
                                List.of(new Item(1, "S", "tent", 1, price, Item.UNSORTED, false)),
                                List.of(),
                                Optional.empty(),
                                price),
                        POSTCODE);
        Verification verified =
                office.desks()
                        .orders()
                        .verify(UUID.randomUUID(), NUMBER, POSTCODE, CallerNumber.WITHHELD);
        if (verified instanceof Verification.Verified(Proof proof)
                && office.desks()
                                .refunds()
                                .claim(
                                        UUID.randomUUID(),
                                        proof,
                                        Claim.CANCELLED,
                                        Refund.Destination.ORIGINAL,
                                        now)
                        instanceof Claimed.Due(Refund refund)) return refund;
        throw new IllegalStateException("it is not paid back");
    }

    @Test
    void whatNobodyHasToAgreeToWaitsForNobody() {
        cancelled(50);
        assertTold("no refund waits for anybody", good("waiting"));
    }

    @Test
    void aLargeRefundNeedsFourEyes() {
        String id = cancelled(600).id().toString();
        String waiting = good("waiting");
        assertTold(id, waiting);
        assertTold("600.00 USD, cancelled", waiting);
        assertTold("because it was cancelled in time; 0 of 2 agreed", waiting);
        assertTold("another person has to agree", good("approve", id, "--who=anna"));
        assertTold("another person has to agree", good("approve", id, "--who=anna"));
        assertTold("1 of 2 agreed: anna", good("waiting"));
        assertTold("it is paid", good("approve", id, "--who=bert"));
        assertTold("no refund waits for anybody", good("waiting"));
        Outcome late = terminal.refunds("decline", id, "--who=carl");
        assertEquals(1, late.status());
        assertTold("no such refund waits for anybody", late.err());
    }

    @Test
    void whatIsDeclinedIsNotPaid() {
        String id = cancelled(300).id().toString();
        assertTold("it is not paid", good("decline", id, "--who=anna"));
        assertTold("no refund waits for anybody", good("waiting"));
        assertTrue(office.outbox().lease(10).stream().noneMatch(RefundsCommandTest::isPayment));
    }

    @Test
    void whatIsStuckIsToldAndTriedAgain() {
        String id = cancelled(50).id().toString();
        assertTold("nothing is stuck", good("stuck"));
        SqlOutbox outbox = office.outbox();
        outbox.park(payment(outbox), "503");
        assertTold(id, good("stuck"));
        assertTold("pay-back    after 1 attempts: 503", good("stuck"));
        assertTold("it is tried again", good("retry", id));
        assertTold("nothing is stuck", good("stuck"));
        outbox.done(payment(outbox), new Work.Done.PaidBack(new Reversed.Refused("card_declined")));
        assertTold("refused: card_declined", good("stuck"));
        assertEquals(1, terminal.refunds("retry", id).status(), "it is decided anew instead");
    }

    private static OutboxEntry payment(SqlOutbox outbox) {
        return outbox.lease(10).stream()
                .filter(RefundsCommandTest::isPayment)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPayment(OutboxEntry entry) {
        return entry.work() instanceof Work.PayBack;
    }

    private String good(String... arguments) {
        Outcome outcome = terminal.refunds(arguments);
        assertEquals(0, outcome.status(), outcome::toString);
        return outcome.out();
    }

    private static void assertTold(String what, String text) {
        assertTrue(text.contains(what), () -> "\"" + what + "\" is not in: " + text);
    }
}
