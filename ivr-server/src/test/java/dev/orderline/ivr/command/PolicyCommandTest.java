package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.ivr.sql.TestDatabase;
import dev.orderline.ivr.trial.DemonstrationOrders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/policy} does. */
@Tag("slow")
class PolicyCommandTest {
    private static final String DELIVERED = DemonstrationOrders.DELIVERED.digits();
    private static final String POLICY = "../policy/returns.yaml";

    @TempDir private Path home;

    private final DatabaseAccess access = TestDatabase.withTables();
    private final Database database = Database.open(access);
    private Terminal terminal;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
        access.write(terminal.data().resolve("secrets"));
        new Shop(database).fill(ZonedDateTime.now(ZoneId.of("America/New_York")));
    }

    @AfterEach
    void leave() {
        database.close();
    }

    @Test
    void aGoodDraftIsGood() {
        Outcome outcome = terminal.policy("check");
        assertEquals(0, outcome.status());
        assertTrue(outcome.out().endsWith("returns.yaml: good\n"), outcome::toString);
    }

    @Test
    void aMistakeIsToldWithItsLineAndNothingIsPublished() throws IOException {
        terminal.change(POLICY, "days: 30}]", "days: soon}]");
        for (Outcome outcome :
                new Outcome[] {terminal.policy("check"), terminal.policy("publish", "--why=x")}) {
            assertEquals(1, outcome.status());
            assertTold("3 | windows: [{name: everything, days: soon}]", outcome.out());
            assertTold("returns.yaml has errors", outcome.err());
        }
        assertTold("nothing was published yet", terminal.policy("log").err());
    }

    @Test
    void whatIsPublishedCountsAndIsLogged() throws IOException {
        assertTold("no policy is published", terminal.policy("explain", DELIVERED).err());
        assertTold("version 1 counts from now on", good("publish", "--why=the first"));
        assertTold("it counts already, as version 1", good("publish", "--why=again"));
        terminal.change(POLICY, "days: 30", "days: 1");
        assertTold("version 2 counts from now on", good("publish", "--why=shorter"));
        assertTold("version 3 counts from now on", good("publish", "--again=1", "--why=back"));
        String log = good("log");
        assertTrue(log.startsWith("*    3  "), log);
        assertTold(": the first", log);
    }

    @Test
    void anOrderIsExplained() throws IOException {
        good("publish", "--why=the first");
        String published = good("explain", DELIVERED);
        assertTold("By version 1 of the policy:", published);
        assertTold("  for any reason\n      goes back until ", published);
        assertTold("the customer pays 4.95 USD for the way; refund ", published);
        assertTold("and our returns close after 30 days; rule \"windows: everything\"", published);
        terminal.change(POLICY, "days: 30", "days: 0");
        String draft = good("explain", "--draft", DELIVERED);
        assertTold("By the draft:", draft);
        assertTold("too late since ", draft);
    }

    @Test
    void conditionsAndFlagsAreExplained() throws IOException {
        terminal.change(
                POLICY,
                "days: 30}]",
                "days: 30}]\nconditions: [{name: regret, reason: changed-mind, opened: 15, used: refused}]");
        String asked = good("explain", "--draft", DELIVERED);
        assertTold("changed-mind (used)\n      not in this condition", asked);
        assertTold("changed-mind (opened)\n      goes back until ", asked);
        assertTold("15 percent are kept because it has been opened", asked);
        terminal.change(
                POLICY,
                "days: 30}]",
                "days: 30}]\nflags: [{name: new, account-days: 3650, from: 0.01}]");
        String flagged = good("explain", "--draft", DELIVERED);
        assertTold("for any reason\n      a person decides; would go back until ", flagged);
        assertTold("because a person looks at it first; rule \"flags: new\", first order", flagged);
    }

    @Test
    void whatIsNoOrderIsToldSo() {
        good("publish", "--why=the first");
        assertTold("12345678 is no order number", terminal.policy("explain", "12345678").err());
        assertTold("there is no order 12345671", terminal.policy("explain", "12345671").err());
    }

    @Test
    void aDraftIsTriedOnItsExamples() throws IOException {
        assertTold("there are no examples", good("test"));
        terminal.write(
                "../policy/tests.yaml",
                """
                cases:
                  - case: A day too late
                    reason: too-small
                    price: 20.00
                    delivered-days-ago: 31
                    comes: {decided: too-late}
                  - case: In time
                    reason: too-small
                    price: 20.00
                    delivered-days-ago: 30
                    comes: {decided: granted, refund: 15.05}
                """);
        assertTold("2 of 2 examples are decided as written", good("test"));
        terminal.change(POLICY, "days: 30}]", "days: 31}]");
        Outcome longer = terminal.policy("test");
        assertEquals(1, longer.status());
        assertTold("error: \"A day too late\": decided is granted, because", longer.out());
        Outcome published = terminal.policy("publish", "--why=longer");
        assertEquals(1, published.status());
        assertTold("examples are not decided as written", published.err());
        assertTold("nothing was published yet", terminal.policy("log").err());
        terminal.change("../policy/tests.yaml", "decided: too-late", "decides: too-late");
        assertTold("decides", terminal.policy("test").out());
    }

    private String good(String... arguments) {
        Outcome outcome = terminal.policy(arguments);
        assertEquals(0, outcome.status(), outcome::toString);
        return outcome.out();
    }

    private static void assertTold(String what, String text) {
        assertTrue(text.contains(what), () -> "\"" + what + "\" is not in: " + text);
    }
}
