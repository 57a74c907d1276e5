package dev.orderline.ivr.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.MessengerContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLogTest extends MessengerContract {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final Contact PHONE = new Contact.Mobile("+18035550123", Contact.Service.SMS);

    @TempDir private Path folder;
    private MessageLog log;

    @BeforeEach
    void open() throws IOException {
        log = new MessageLog(file(), CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        log.close();
    }

    private void reopen() throws IOException {
        log.close();
        open();
    }

    private Path file() {
        return folder.resolve("messages.jsonl");
    }

    @Override
    protected Messenger messenger() {
        return log;
    }

    @Override
    protected Contact reachable() {
        return PHONE;
    }

    @Override
    protected List<String> arrived() throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode line : lines())
            if (!line.path("again").asBoolean()) texts.add(line.path("text").asText());
        return texts;
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file())) lines.add(new JsonMapper().readTree(line));
        return lines;
    }

    @Test
    void aLineTellsWhoIsToBeSentWhatAndOnlyOurOwnUser() throws IOException {
        Message message = message(PHONE);
        log.send(message);
        JsonNode line = lines().getFirst();
        assertEquals(message.id().toString(), line.path("id").asText());
        assertEquals("2026-11-20T12:00:00Z", line.path("at").asText());
        assertEquals("+18035550123", line.path("to").asText());
        assertEquals("SMS", line.path("service").asText());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void aDoubleIsSeenAlsoAfterAnotherStart() throws IOException {
        Message message = message(PHONE);
        log.send(message);
        reopen();
        log.send(message);
        JsonNode again = lines().getLast();
        assertEquals(message.id().toString(), again.path("id").asText());
        assertTrue(again.path("again").asBoolean());
        assertFalse(again.has("text"));
        assertEquals(List.of(TEXT), arrived());
    }

    @Test
    void whereverACrashTearsTheLastLineTheMessageIsThereOnceAfterTheNextAttempt()
            throws IOException {
        log.send(message(PHONE));
        long whole = Files.size(file());
        Message torn = message(PHONE);
        log.send(torn);
        byte[] all = Files.readAllBytes(file());
        for (int cut = (int) whole; cut < all.length; cut += 11) {
            log.close();
            Files.write(file(), Arrays.copyOf(all, cut));
            open();
            assertEquals(whole, Files.size(file()), "cut off at " + cut);
            log.send(torn);
            assertEquals(List.of(TEXT, TEXT), arrived());
            assertEquals(2, lines().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello +18035550123\n", "{}\n", "{\"id\": 7}\n", "\n"})
    void whatIsNotOursIsLeftAloneAndNotQuoted(String line) throws IOException {
        log.close();
        Files.writeString(file(), line, StandardOpenOption.APPEND);
        var refused = assertThrows(IllegalStateException.class, this::open);
        assertFalse(String.valueOf(refused.getMessage()).contains("555"));
        assertEquals(line, Files.readString(file()));
    }

    @Test
    void onlyOneWritesIt() {
        assertThrows(IllegalStateException.class, () -> new MessageLog(file(), CLOCK));
    }

    @Test
    void anInterruptDoesNotCloseItForOthers() throws Exception {
        Thread hurried = Thread.ofVirtual().unstarted(() -> log.send(message(PHONE)));
        hurried.start();
        hurried.interrupt();
        hurried.join();
        log.send(message(PHONE));
        assertEquals(List.of(TEXT, TEXT), arrived());
    }

    @Test
    void whatIsClosedFails() throws IOException {
        log.close();
        Message message = message(PHONE);
        assertThrows(ProviderFailure.class, () -> log.send(message));
    }

    @Test
    void mailIsNoShortMessage() {
        Message message = message(Mailbox.ANN);
        assertThrows(IllegalArgumentException.class, () -> log.send(message));
    }
}
