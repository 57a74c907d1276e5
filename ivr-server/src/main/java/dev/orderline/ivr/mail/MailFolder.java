package dev.orderline.ivr.mail;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.ProviderFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;

/**
 * Keeps mail in a folder, one {@code .eml} for each message, for a shop without a mail server: any
 * mail program opens them. Only our own user may. A message that is sent again is in the same file
 * already. Thread-safe, also against other processes.
 */
public final class MailFolder implements Messenger {
    private static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final Sender sender;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    /**
     * Makes the folder if it is not there, and removes what a crash has left half written.
     *
     * @throws IOException if that cannot be done
     */
    public MailFolder(Path folder, Sender sender, Clock clock) throws IOException {
        this.folder = folder;
        this.sender = sender;
        this.clock = clock;
        Files.createDirectories(folder, OwnUser.FOLDER);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path each : left) Files.deleteIfExists(each);
        }
    }

    /**
     * @return accepted, with the file's name
     * @throws IllegalArgumentException if it does not go to an address of e-mail
     */
    @Override
    public Sent send(Message message) {
        Letter letter = Letter.write(session, sender, message, clock.instant());
        Path file = folder.resolve(message.id() + ".eml");
        try {
            if (!Files.exists(file)) write(letter, file);
            return new Sent.Accepted(file.getFileName().toString());
        } catch (IOException | MessagingException full) {
            throw new ProviderFailure("write mail into a folder", full, Duration.ZERO);
        }
    }

    private void write(Letter letter, Path file) throws IOException, MessagingException {
        Path unfinished = Files.createTempFile(folder, "", UNFINISHED, OwnUser.FILE);
        try {
            try (FileChannel channel = FileChannel.open(unfinished, WRITE)) {
                OutputStream out = Channels.newOutputStream(channel);
                letter.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        try (FileChannel names = FileChannel.open(folder, READ)) {
            names.force(true);
        }
    }
}
