package dev.orderline.ivr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.call.CallEvent.Ended;
import dev.orderline.ivr.call.CallEvent.Started;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Recordings.Recording;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Rating;
import dev.orderline.ivr.recording.DiskRecordings;
import dev.orderline.ivr.sql.Announcer;
import dev.orderline.ivr.sql.CallSummaries;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.ShippedLetters;
import dev.orderline.ivr.sql.SqlCallArchive;
import dev.orderline.ivr.sql.SqlRatingDesk;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CallsTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final CallId RECORDED = new CallId("aa".repeat(16));
    private static final CallId REFUSED = new CallId("ab".repeat(16));
    private static final String FILE = "recordings/2026/11/23/" + RECORDED + ".wav";

    @TempDir Path data;
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void keepTwoCalls() throws Exception {
        DatabaseAccess access = TestDatabase.withTables();
        var properties = new Properties();
        properties.setProperty("url", access.url());
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        Files.createDirectory(data.resolve("secrets"));
        try (Writer file =
                Files.newBufferedWriter(data.resolve("secrets").resolve(DatabaseAccess.FILE))) {
            properties.store(file, null);
        }
        try (Database database = Database.open(access);
                SqlCallArchive archive =
                        SqlCallArchive.open(
                                database,
                                "here",
                                new CallSummaries(new Announcer(ShippedLetters.read(), false)));
                DiskRecordings recordings =
                        DiskRecordings.open(
                                data.resolve("recordings"),
                                Clock.fixed(START, ZoneOffset.UTC),
                                archive)) {
            keep(archive, RECORDED);
            try (Recording recording = recordings.open(RECORDED)) {
                recording.append(new short[] {1, -1});
            }
            keep(archive, REFUSED);
            archive.on(REFUSED, new RecordingEnd.Discarded());
            assertTrue(archive.settle(REFUSED, Duration.ofSeconds(30)));
        }
    }

    private static void keep(SqlCallArchive archive, CallId call) {
        archive.on(
                new Started(
                        call,
                        START,
                        new Caller(new CallerNumber("+18035550123"), "100"),
                        Transport.WEBSOCKET,
                        "order-status@1"));
        archive.on(
                new Ended(
                        call,
                        START.plusSeconds(1),
                        new Outcome.Completed("answered"),
                        50,
                        0,
                        0,
                        10));
    }

    @Test
    void callsAreListedWithoutTheirNumbers() {
        assertEquals(0, run());
        assertTrue(output.toString().contains("aaaaaaaa"), output::toString);
        assertTrue(output.toString().contains("abababab"), output::toString);
        assertTrue(output.toString().contains("...123"), output::toString);
        assertTrue(!output.toString().contains("8035550"), output::toString);
    }

    @Test
    void aCallIsShownByTheBeginningOfItsId() {
        assertEquals(0, run("show", "aa"));
        assertTrue(output.toString().contains("call       " + RECORDED), output::toString);
        assertEquals(0, run("show", "--json", "aa"));
        assertTrue(output.toString().contains("\"id\" : \"" + RECORDED), output::toString);
    }

    @Test
    void ratingsAreCounted() {
        assertEquals(0, run("ratings"));
        assertTrue(output.toString().contains("nobody has said how a call was"), output::toString);
        try (Database database = Database.connect(DatabaseAccess.read(data.resolve("secrets")))) {
            var ratings = new SqlRatingDesk(database);
            ratings.rate(UUID.randomUUID(), Rating.GOOD, Instant.now());
            ratings.rate(UUID.randomUUID(), Rating.VERY_GOOD, Instant.now());
        }
        assertEquals(0, run("ratings", "--days=1"));
        assertTrue(output.toString().contains("4.5 on average, of 2 calls"), output::toString);
        assertComplains("--days must be from 1", "ratings", "--days=0");
    }

    @Test
    void aRecordingIsCopied() throws Exception {
        Path copy = data.resolve("copy.wav");
        assertEquals(0, run("copy", "aa", copy.toString()));
        assertArrayEquals(Files.readAllBytes(data.resolve(FILE)), Files.readAllBytes(copy));
    }

    @Test
    void aRecordingThatWasChangedIsNotCopied() throws Exception {
        byte[] bytes = Files.readAllBytes(data.resolve(FILE));
        bytes[bytes.length - 1] ^= 1;
        Files.write(data.resolve(FILE), bytes);
        assertComplains("its checksum differs", "copy", "aa", data.resolve("copy.wav").toString());
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws Exception {
        assertComplains("several calls' ids begin with a", "show", "a");
        assertComplains("no call's id begins with b", "show", "b");
        assertComplains("made of 0-9 and a-f", "show", "%");
        assertComplains("the caller refused it", "play", "ab");
        assertComplains("--limit must be from", "--limit", "0");
        Files.delete(data.resolve("secrets").resolve(DatabaseAccess.FILE));
        assertComplains("there is no", "show", "aa");
    }

    private void assertComplains(String sentence, String... arguments) {
        errors.getBuffer().setLength(0);
        assertEquals(1, run(arguments));
        assertTrue(errors.toString().contains(sentence), errors::toString);
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return Calls.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }
}
