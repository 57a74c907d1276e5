package dev.orderline.ivr.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.Messenger.Sent.Accepted;
import dev.orderline.ivr.outbox.MessengerContract;
import dev.orderline.ivr.outbox.ProviderFailure;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest extends MessengerContract {
    @TempDir private Path parent;

    private Path folder() {
        return parent.resolve("mail");
    }

    @Override
    protected Messenger messenger() throws IOException {
        return new MailFolder(folder(), Mailbox.SHOP, Clock.systemUTC());
    }

    @Override
    protected Contact reachable() {
        return Mailbox.ANN;
    }

    @Override
    protected List<String> arrived() throws Exception {
        List<String> texts = new ArrayList<>();
        for (Path file : files()) texts.add(Mailbox.text(letter(file)));
        return texts;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }

    private static MimeMessage letter(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    @Test
    void aFileIsNamedByItsMessageAndOurOwnUsersAlone() throws Exception {
        Message message = message(Mailbox.ANN);
        String name = message.id() + ".eml";
        assertEquals(new Accepted(name), messenger().send(message));
        assertEquals(List.of(folder().resolve(name)), files());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder().resolve(name))));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
    }

    @Test
    void whatIsAttachedIsThere() throws Exception {
        byte[] pdf = "%PDF-1.7".getBytes(UTF_8);
        var label = new Document("return-1.pdf", "application/pdf", pdf);
        messenger()
                .send(new Message(UUID.randomUUID(), Mailbox.ANN, "Hello", TEXT, List.of(label)));
        assertArrayEquals(pdf, Mailbox.attachment(letter(files().getFirst())));
    }

    @Test
    void whatACrashHasLeftHalfWrittenIsRemoved() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("17.tmp"), "From: half");
        messenger();
        assertEquals(List.of(), files());
    }

    @Test
    void theSameMessageFromAllSidesIsOneFile() throws Exception {
        Messenger messenger = messenger();
        Message message = message(Mailbox.ANN);
        List<Callable<Messenger.Sent>> sends =
                Collections.nCopies(16, () -> messenger.send(message));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Messenger.Sent> each : threads.invokeAll(sends))
                assertEquals(new Accepted(message.id() + ".eml"), each.get());
        }
        assertEquals(List.of(TEXT), arrived());
    }

    @Test
    void aFolderThatIsGoneIsAFailure() throws Exception {
        Messenger messenger = messenger();
        Files.delete(folder());
        Message message = message(Mailbox.ANN);
        assertThrows(ProviderFailure.class, () -> messenger.send(message));
    }

    @Test
    void aShortMessageIsNoMail() throws Exception {
        Messenger messenger = messenger();
        Message message = message(new Contact.Mobile("+18035550123", Contact.Service.SMS));
        assertThrows(IllegalArgumentException.class, () -> messenger.send(message));
    }
}
