package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.outbox.OutboxEntry;
import dev.orderline.ivr.outbox.PaymentProvider.Reversed;
import dev.orderline.ivr.outbox.Work;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.SqlOutbox;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/refunds} does. */
@Tag("slow")
class RefundsCommandTest {
    @TempDir private Path home;

    private final DatabaseAccess access = TestDatabase.withTables();
    private final WorkingShop shop = new WorkingShop(access);
    private Terminal terminal;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
        access.write(terminal.data().resolve("secrets"));
    }

    @AfterEach
    void leave() {
        shop.close();
    }

    @Test
    void whatNobodyHasToAgreeToWaitsForNobody() {
        shop.cancelled(50);
        assertTold("no refund waits for anybody", good("waiting"));
    }

    @Test
    void aLargeRefundNeedsFourEyes() {
        String id = shop.cancelled(600).id().toString();
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
        String id = shop.cancelled(300).id().toString();
        assertTold("it is not paid", good("decline", id, "--who=anna"));
        assertTold("no refund waits for anybody", good("waiting"));
        assertTrue(
                shop.office().outbox().lease(10).stream().noneMatch(RefundsCommandTest::isPayment));
    }

    @Test
    void whatIsStuckIsToldAndTriedAgain() {
        String id = shop.cancelled(50).id().toString();
        assertTold("nothing is stuck", good("stuck"));
        SqlOutbox outbox = shop.office().outbox();
        outbox.park(shop.payment(), "503");
        assertTold(id, good("stuck"));
        assertTold("pay-back    after 1 attempts: 503", good("stuck"));
        assertTold("it is tried again", good("retry", id));
        assertTold("nothing is stuck", good("stuck"));
        outbox.done(shop.payment(), new Work.Done.PaidBack(new Reversed.Refused("card_declined")));
        assertTold("refused: card_declined", good("stuck"));
        assertEquals(1, terminal.refunds("retry", id).status(), "it is decided anew instead");
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
