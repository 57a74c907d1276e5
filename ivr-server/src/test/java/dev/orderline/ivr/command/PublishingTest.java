package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.Candidate;
import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowChange.Kind;
import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code scripts/flow} does with a database, beside a server and without. */
@Tag("slow")
class PublishingTest {
    private static final int GOOD = 0;
    private static final int BAD = 1;

    @TempDir private Path home;

    private final DatabaseAccess access = TestDatabase.withTables();
    private final Database database = Database.open(access);
    private final SqlFlowLibrary library = new SqlFlowLibrary(database);
    private final ScheduledExecutorService server = Executors.newSingleThreadScheduledExecutor();

    /** Whether callers of the server come to any flow. */
    private volatile boolean leadsTo;

    private Terminal terminal;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
        access.write(terminal.data().resolve("secrets"));
    }

    @AfterEach
    void leave() {
        server.close();
        database.close();
    }

    /** A server that says of every candidate what it thinks, and that callers come to. */
    private void serverSays(Answer answer) {
        library.seen("here");
        follow();
        var _ =
                server.scheduleWithFixedDelay(
                        () -> {
                            follow();
                            library.open().stream()
                                    .map(Candidate::id)
                                    .forEach(
                                            candidate -> library.answer(candidate, "here", answer));
                        },
                        0,
                        20,
                        TimeUnit.MILLISECONDS);
    }

    private void follow() {
        library.airs("here", leadsTo ? library.numbersOnAir() : Map.of());
    }

    private Outcome published() {
        serverSays(new Answer.Ready());
        Outcome outcome = good("publish", "--why=the first");
        leadsTo = true;
        return outcome;
    }

    private Outcome good(String... arguments) {
        Outcome outcome = terminal.flow(arguments);
        assertEquals(GOOD, outcome.status(), outcome::toString);
        assertEquals("", outcome.err());
        return outcome;
    }

    private static void assertTold(String what, String text) {
        assertTrue(text.contains(what), () -> "\"" + what + "\" is not in: " + text);
    }

    private static void assertComplaint(String expected, Outcome outcome) {
        assertEquals("flow: " + expected + "\n", outcome.err(), outcome::toString);
        assertEquals(BAD, outcome.status());
    }

    @Test
    void beforeTheFirstPublicationThereAreDrafts() {
        assertEquals(
                "welcome              all other calls  a draft, never published\n",
                good("list").out());
        assertEquals("", good("log").out());
        assertComplaint(
                "never published: welcome; there are none", terminal.flow("log", "welcome"));
        assertComplaint(
                "never published: welcome; there are none", terminal.flow("diff", "welcome"));
        assertComplaint(
                "never published: welcome; there are none",
                terminal.flow("rollback", "welcome", "--why=x"));
    }

    @Test
    void aDraftIsPublishedAndListed() {
        Outcome outcome = published();

        assertTold("welcome: good (4 states, 2 files)\n", outcome.out());
        assertTold("1 of 1 scenarios went as written\n", outcome.out());
        assertTrue(
                outcome.out()
                        .endsWith(
                                """
                                  here: ready
                                welcome 1 is on air (no number leads to it: calls.flows in the settings); calls that are running keep theirs
                                """),
                outcome::out);
        assertEquals("welcome              all other calls  version 1\n", good("list").out());
        assertEquals("no difference to version 1\n", good("diff", "welcome").out());
    }

    @Test
    void whoDidWhatAndWhyIsLogged() {
        published();
        good("publish", "--why=again"); // nothing has changed: no change
        String log = good("log").out();

        assertTrue(
                log.matches(
                        "welcome\n\\* +1  [-0-9]{10} [:0-9]{5}  published +by "
                                + System.getProperty("user.name")
                                + ": the first\n"),
                log);
        assertEquals(log, good("log", "welcome").out());
    }

    @Test
    void whatIsOnAirAsItIsIsNotPublishedAgain() {
        published();

        assertTold("welcome is on air as it is, as version 1\n", good("publish", "--why=x").out());
        assertEquals(1, library.log("welcome", 10).size());
    }

    @Test
    void aChangeIsShownPublishedAndTakenBack() throws IOException {
        published();
        terminal.change("welcome.yaml", "Hello. Would", "Good day. Would");

        assertTold("version 1, the drafts differ: scripts/flow diff welcome", good("list").out());
        String diff = good("diff", "welcome").out();
        assertTrue(
                diff.startsWith("--- welcome.yaml@1\n+++ welcome.yaml@draft\n@@ -3,7 +3,7 @@\n"),
                diff);
        assertTold("\n-    ask: Hello. Would you", diff);
        assertTold("\n+    ask: Good day. Would you", diff);

        assertTold(
                "welcome 2 is on air at here",
                good("publish", "welcome", "--why=politer", "--who=Ann").out());
        assertEquals(diff.replace("@draft", "@2"), good("diff", "welcome", "1", "2").out());
        assertEquals("no difference to version 2\n", good("diff", "welcome", "2").out());

        assertTold(
                "welcome 1 is on air at here",
                good("rollback", "welcome", "--why=callers were confused", "--who=Bob").out());
        assertTold("version 1, the drafts differ", good("list").out());
        String log = good("log", "--last=2").out();
        assertTrue(log.startsWith("welcome\n*    1  "), log);
        assertTold(" rolled back to by Bob: callers were confused\n     2  ", log);
        assertTrue(log.endsWith(" published      by Ann: politer\n"), log);
        assertTold(
                "welcome 2 is on air at here",
                good("rollback", "welcome", "2", "--why=they got used to it").out());
    }

    @Test
    void withErrorsNothingIsPublished() throws IOException {
        serverSays(new Answer.Ready());
        terminal.change("welcome.yaml", "then: address", "then: adress");

        Outcome outcome = terminal.flow("publish", "--why=x");

        assertComplaint("nothing was published", outcome);
        assertTold("there is no state \"adress\"", outcome.out());
        assertTrue(library.onAir("welcome").isEmpty());
    }

    @Test
    void whenAScenarioGoesOtherwiseNothingIsPublished() throws IOException {
        serverSays(new Answer.Ready());
        terminal.change("welcome.yaml", "in Irmo", "in Rome");

        Outcome outcome = terminal.flow("publish", "--why=x");

        assertComplaint("nothing was published: scenarios went otherwise", outcome);
        assertTrue(library.onAir("welcome").isEmpty());
        assertEquals(List.of(), library.open());
    }

    @Test
    void whenAServerCannotRunItNothingIsPublished() {
        serverSays(new Answer.Refused("no room for its prompts"));

        Outcome outcome = terminal.flow("publish", "--why=x");

        assertEquals(BAD, outcome.status());
        assertTrue(
                outcome.out()
                        .endsWith(
                                "  here: no room for its prompts\nwelcome was not published;"
                                        + " nothing has changed\n"),
                outcome::out);
        assertTrue(library.onAir("welcome").isEmpty());
    }

    @Test
    void whatIsUnknownIsTold() {
        published();

        assertComplaint(
                "there is no flow welcom; did you mean \"welcome\"?",
                terminal.flow("publish", "welcom", "--why=x"));
        for (String command : List.of("log", "diff"))
            assertComplaint(
                    "never published: welcom; did you mean \"welcome\"?",
                    terminal.flow(command, "welcom"));
        assertComplaint(
                "never published: welcom; did you mean \"welcome\"?",
                terminal.flow("rollback", "welcom", "--why=x"));
        assertComplaint(
                "nothing was on air before: welcome",
                terminal.flow("rollback", "welcome", "--why=x"));
        assertComplaint(
                "there is no version 9 of welcome; scripts/flow log welcome tells which there are",
                terminal.flow("rollback", "welcome", "9", "--why=x"));
        assertComplaint("there is no version 9 of welcome", terminal.flow("diff", "welcome", "9"));
        assertComplaint(
                "there is no version 9 of welcome", terminal.flow("diff", "welcome", "1", "9"));
    }

    @Test
    void aFlowWithoutADraftIsListed() throws IOException {
        published();
        library.accept(
                library.propose("old", library.onAir("welcome").orElseThrow().files()).id(),
                library.onAir("welcome").orElseThrow().signature());

        assertEquals(
                """
                old                  no call          version 1, no draft
                welcome              all other calls  version 1
                """,
                good("list").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "diff welcome", "log welcome", "publish --why=x"})
    void aDatabaseOfSomebodyElseIsToldInASentence(String line) throws IOException {
        TestDatabase.empty().write(terminal.data().resolve("secrets"));

        Outcome outcome = terminal.flow(List.of(line.split(" ")).toArray(String[]::new));

        assertEquals(BAD, outcome.status());
        assertTrue(
                outcome.err()
                        .matches(
                                "flow: the database could not look up [a-z' ]+; scripts/doctor"
                                        + " tells what is wrong\n"),
                outcome::err);
    }

    @Test
    void whereNoServerRunsPromptsAreRenderedHere() {
        Outcome outcome = good("publish", "--why=before the first start");

        assertTold("no server runs; the prompts are rendered here\n", outcome.out());
        assertTold("  rendered all ", outcome.out());
        assertTold(
                "welcome 1 is on air from the next start; calls that are running keep theirs\n",
                outcome.out());
        assertEquals(Kind.PUBLISHED, library.log("welcome", 1).getFirst().kind());
    }

    @Test
    void aServerThatIsGoneForGoodDoesNotHoldUpAPublication() {
        library.seen("gone");
        library.gone("gone");

        published();

        assertEquals(1, library.onAir("welcome").orElseThrow().number());
    }
}
