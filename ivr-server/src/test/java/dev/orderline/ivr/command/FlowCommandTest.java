package dev.orderline.ivr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.command.Terminal.Outcome;
import dev.orderline.ivr.sql.DatabaseAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code scripts/flow} does without a database. */
@ResourceLock(Terminal.KEYBOARD)
class FlowCommandTest {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int MISUSED = 2;

    @TempDir private Path home;

    private Terminal terminal;

    @BeforeEach
    void sitDown() throws IOException {
        terminal = new Terminal(home);
    }

    private static void assertTold(String what, String text) {
        assertTrue(text.contains(what), () -> "\"" + what + "\" is not in: " + text);
    }

    private void assertComplaint(String expected, Outcome outcome) {
        assertEquals("flow: " + expected.replace("HOME", home.toString()) + "\n", outcome.err());
        assertEquals(BAD, outcome.status());
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Outcome outcome = terminal.flow();

        assertEquals(MISUSED, outcome.status());
        assertTold("say what to do", outcome.err());
        for (String command :
                List.of("list", "check", "try", "test", "diff", "publish", "rollback", "log"))
            assertTold("\n  " + command + " ", outcome.err());
    }

    @ParameterizedTest
    @CsvSource({
        "list, flow list",
        "check, flow check",
        "try, flow try",
        "test, flow test",
        "diff, flow diff",
        "publish, flow publish",
        "rollback, flow rollback",
        "log, flow log",
    })
    void everyCommandTellsHowItIsUsed(String command, String usage) {
        for (String help : List.of("--help", "-h")) {
            Outcome outcome = terminal.flow(command, help);

            assertEquals(GOOD, outcome.status());
            assertTrue(outcome.out().startsWith("Usage: " + usage), outcome::out);
            assertEquals("", outcome.err());
        }
    }

    @Test
    void helpIsToldForAllOfIt() {
        Outcome outcome = terminal.flow("--help");

        assertEquals(GOOD, outcome.status());
        assertTold("Usage: flow", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chek",
                "check --stric",
                "try",
                "try welcome another",
                "diff",
                "diff welcome one",
                "publish",
                "publish --why=",
                "rollback",
                "log --last=some"
            })
    void whatItDoesNotKnowIsToldWithItsUsage(String line) {
        Outcome outcome = terminal.flow(List.of(line.split(" ")).toArray(String[]::new));

        assertEquals(MISUSED, outcome.status(), outcome::toString);
        assertFalse(outcome.err().isBlank());
        assertEquals("", outcome.out());
    }

    @Tag("slow")
    @Test
    void aGoodFlowIsGood() {
        Outcome outcome = terminal.flow("check");

        assertEquals("welcome: good (4 states, 2 files)\n", outcome.out());
        assertEquals("", outcome.err());
        assertEquals(GOOD, outcome.status());
        assertEquals(outcome, terminal.flow("check", "welcome"));
    }

    @Tag("slow")
    @Test
    void aMistakeIsShownWithItsLine() throws IOException {
        terminal.change("welcome.yaml", "then: address", "then: adress");

        Outcome outcome = terminal.flow("check");

        assertEquals(BAD, outcome.status());
        assertTold(
                terminal.flows().resolve("welcome.yaml")
                        + ":8:78: error: there is no state \"adress\"; did you mean"
                        + " \"address\"?\n     8 |       address: {phrases:",
                outcome.out());
        assertTold("\nwelcome: not good (1 error)\n", outcome.out());
    }

    @Tag("slow")
    @Test
    void aWordThatTheModelDoesNotKnowIsAnError() throws IOException {
        terminal.change("welcome.yaml", "\"goodbye\"", "\"blorptastic\"");

        Outcome outcome = terminal.flow("check");

        assertEquals(BAD, outcome.status());
        assertTold("does not know the word \"blorptastic\"", outcome.out());
    }

    @Tag("slow")
    @Test
    void warningsAreErrorsOnlyWhenItIsStrict() throws IOException {
        terminal.change("welcome.yaml", "say: We are in Irmo.", "say: We are in Irmo");

        assertEquals(GOOD, terminal.flow("check").status());
        assertTold("welcome: good (4 states, 2 files, 1 warning)", terminal.flow("check").out());
        assertEquals(BAD, terminal.flow("check", "--strict").status());
    }

    @Tag("slow")
    @Test
    void oneBadFlowMakesTheWholeCheckBad() throws IOException {
        terminal.write("broken.yaml", "flow: broken\n");

        Outcome outcome = terminal.flow("check");

        assertEquals(BAD, outcome.status());
        assertTold("broken: not good", outcome.out());
        assertTold("welcome: good", outcome.out());
        assertEquals(GOOD, terminal.flow("check", "welcome").status());
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"check", "try", "test"})
    void anUnknownFlowIsToldWithTheOneThatWasMeant(String command) {
        assertComplaint(
                "there is no flow welcom; did you mean \"welcome\"?",
                terminal.flow(command, "welcom"));
        assertComplaint(
                "there is no flow returns; known: welcome", terminal.flow(command, "returns"));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws IOException {
        Outcome outcome = terminal.flow("test", "-Dfolder.dialplans=" + home.resolve("elsewhere"));

        assertEquals(BAD, outcome.status());
        assertTold("flow: there are no flows in " + home.resolve("elsewhere/flows"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test", "try"})
    void aFileThatIsNoTextIsNamed(String command) throws IOException {
        Files.write(terminal.flows().resolve("photo.yaml"), new byte[] {(byte) 0xff, (byte) 0xd8});

        assertComplaint(
                "HOME/dialplans/flows/photo.yaml is not written in UTF-8",
                command.equals("try") ? terminal.flow(command, "welcome") : terminal.flow(command));
    }

    @Test
    void aModelThatIsNotThereIsNamed() {
        Outcome outcome = terminal.flow("check", "-Dfolder.model=" + home.resolve("none"));

        assertEquals(BAD, outcome.status());
        assertTold("flow: the speech model cannot be loaded: ", outcome.err());
        assertTold("; -D folder.model=... names another\n", outcome.err());
    }

    @Test
    void aSettingThatDoesNotExistIsNamed() {
        Outcome outcome = terminal.flow("test", "-Dfolder.modle=x");

        assertEquals(BAD, outcome.status());
        assertTold("flow: unknown setting folder.modle in the command line", outcome.err());
    }

    @Test
    void scenariosThatGoAsWrittenAreGood() {
        Outcome outcome = terminal.flow("test");

        assertEquals(GOOD, outcome.status(), outcome::toString);
        assertTold(
                "good  tests/welcome/address.yaml: Somebody wants to hear the address",
                outcome.out());
        assertTold("3 of 4 states", outcome.out());
        assertTold("states that no scenario comes to: welcome: person", outcome.out());
        assertTrue(outcome.out().endsWith("1 of 1 scenarios went as written\n"));
    }

    @Test
    void aScenarioThatGoesOtherwiseIsShown() throws IOException {
        terminal.change("tests/welcome/address.yaml", "in Irmo", "in Rome");

        Outcome outcome = terminal.flow("test", "welcome");

        assertEquals(BAD, outcome.status());
        assertTold("BAD   tests/welcome/address.yaml", outcome.out());
        assertTold(
                terminal.flows().resolve("tests/welcome/address.yaml")
                        + ":6:12: error: \"We are in Rome\" was not said; said was: We are in Irmo."
                        + " Goodbye.\n     6 |   - hears: We are in Rome\n",
                outcome.out());
        assertTrue(outcome.out().endsWith("0 of 1 scenarios went as written\n"));
    }

    @Test
    void aScenarioThatCannotBeReadIsBad() throws IOException {
        terminal.write("tests/welcome/odd.yaml", "scenario: Odd\nflow: welcome\ncall: [sings]\n");

        Outcome outcome = terminal.flow("test");

        assertEquals(BAD, outcome.status());
        assertTold("tests/welcome/odd.yaml:3:8: error: ", outcome.out());
        assertTrue(outcome.out().endsWith("1 of 2 scenarios went as written\n"));
    }

    @Test
    void aScenarioOfAFlowThatIsNotThereIsBad() throws IOException {
        terminal.change("tests/welcome/address.yaml", "flow: welcome", "flow: welcom");

        Outcome outcome = terminal.flow("test");

        assertEquals(BAD, outcome.status());
        assertTold("error: there is no flow \"welcom\" that calls can begin with", outcome.out());
    }

    @Test
    void withoutScenariosThereIsNothingToSay() throws IOException {
        Files.delete(terminal.flows().resolve("tests/welcome/address.yaml"));

        Outcome outcome = terminal.flow("test");

        assertEquals(GOOD, outcome.status());
        assertEquals("no scenarios in " + terminal.flows().resolve("tests") + "\n", outcome.out());
    }

    @Test
    void scenariosOfAFlowWithErrorsAreNotPlayed() throws IOException {
        terminal.change("welcome.yaml", "then: address", "then: adress");

        Outcome outcome = terminal.flow("test");

        assertComplaint("welcome has errors", outcome);
        assertTold("error: there is no state \"adress\"", outcome.out());
    }

    @Test
    void aFlowCanBeTalkedTo() {
        Outcome outcome =
                terminal.typing(List.of("?", "bananas", "", "Where are you?"), "try", "welcome");

        assertEquals(GOOD, outcome.status());
        assertEquals("", outcome.err());
        String out = outcome.out();
        assertTold("Hello. Would you like to hear our address?\n> ", out);
        assertTold("  address: [the] address | where are you  (key 1)\n", out);
        assertTold("  person: operator  (key 0)\n", out);
        assertTold("  not understood\n", out);
        assertTold("I did not understand. Address or goodbye?\n", out);
        assertTold("  (says nothing)\nAre you there? Address or goodbye?\n", out);
        assertTold("  means address\n  went address > bye\nWe are in Irmo.\nGoodbye.\n", out);
        assertTrue(out.endsWith("the call is over: answered\n"), out);
    }

    @Test
    void keysAreTypedAsKeys() {
        Outcome outcome = terminal.typing(List.of("0"), "try", "welcome");

        assertTold("  means person\n", outcome.out());
        assertTold("the call is over: asked, goes to person with ", outcome.out());
    }

    @Test
    void theEndOfTheInputHangsUp() {
        Outcome outcome = terminal.typing(List.of(""), "try", "welcome");

        assertEquals(GOOD, outcome.status());
        assertTrue(outcome.out().endsWith("> hung up\n"), outcome::out);
    }

    @Test
    void aSoundFileThatIsNotThereIsToldAndTheCallGoesOn() {
        Outcome outcome = terminal.typing(List.of("@none.wav", "address"), "try", "welcome");

        assertEquals(GOOD, outcome.status());
        assertTold("  none.wav cannot be heard: ", outcome.out());
        assertTold("We are in Irmo.\n", outcome.out());
    }

    @Test
    void timeAndCallerOfATrialAreChecked() {
        assertComplaint(
                "write --now as 2026-12-24T18:30", terminal.flow("try", "welcome", "--now=noon"));
        assertComplaint(
                "write --caller as +15005550006",
                terminal.flow("try", "welcome", "--caller=nobody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "diff welcome",
                "publish --why=x",
                "rollback welcome --why=x",
                "log"
            })
    void withoutADatabaseItIsToldHowToMakeOne(String line) {
        assertComplaint(
                "no database is known: there is no HOME/data/secrets/database.properties;"
                        + " scripts/run makes one",
                terminal.flow(List.of(line.split(" ")).toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "diff welcome",
                "publish --why=x",
                "rollback welcome --why=x",
                "log"
            })
    void aDatabaseThatIsAwayIsTold(String line) throws IOException {
        access("jdbc:postgresql://127.0.0.1:" + freePort() + "/orderline")
                .write(terminal.data().resolve("secrets"));

        assertComplaint(
                "the database does not answer; scripts/run starts it, scripts/doctor tells what is"
                        + " wrong",
                terminal.flow(List.of(line.split(" ")).toArray(String[]::new)));
    }

    private static DatabaseAccess access(String url) {
        return new DatabaseAccess(url, "orderline", "secret");
    }

    /** Nobody listens there. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void whoPublishesSaysWhy(String why) {
        Outcome outcome = terminal.flow("publish", "--why", why);

        assertEquals(MISUSED, outcome.status());
        assertTold("say why, in 1 to 500 characters", outcome.err());
    }
}
