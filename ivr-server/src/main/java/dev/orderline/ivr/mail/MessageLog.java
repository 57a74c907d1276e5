package dev.orderline.ivr.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.ProviderFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps short messages in a file, one line of JSON each, for a shop without a service that sends
 * them. Only our own user may read it, and one process write it. Thread-safe.
 *
 * <p>Each message is there once. One that is sent again leaves a line with its id and {@code
 * "again": true}. A line that a crash has torn was never accepted; it is cut off when the file is
 * opened next.
 */
public final class MessageLog implements Messenger, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Not a channel: an interrupt would close it for all who come later. */
    private final RandomAccessFile file;

    private final Clock clock;
    private final Set<UUID> written = new HashSet<>();

    /** Where the last whole line ends, in bytes. */
    private long end;

    /**
     * Opens the file, or makes it; its folder is there.
     *
     * @throws IOException if that cannot be done
     * @throws IllegalStateException if somebody else writes it, or it holds what is not ours
     */
    public MessageLog(Path path, Clock clock) throws IOException {
        this.clock = clock;
        if (!Files.exists(path)) Files.createFile(path, OwnUser.FILE);
        file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (file.getChannel().tryLock() == null)
                throw new IllegalStateException("another process writes these messages");
            readAgain();
        } catch (IOException | RuntimeException useless) {
            file.close();
            throw useless;
        }
    }

    private void readAgain() throws IOException {
        var line = new ByteArrayOutputStream();
        InputStream in = new BufferedInputStream(Channels.newInputStream(file.getChannel()));
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                written.add(id(line.toString(UTF_8)));
                end += line.size() + 1;
                line.reset();
            } else {
                line.write(next);
            }
        }
        file.setLength(end);
    }

    private static UUID id(String line) {
        try {
            return UUID.fromString(JSON.readTree(line).path("id").asText());
        } catch (JsonProcessingException | IllegalArgumentException quotesTheLine) {
            throw new IllegalStateException("a line in the file of messages is not ours");
        }
    }

    /**
     * @return accepted, without a reference
     * @throws IllegalArgumentException if it does not go to a mobile
     */
    @Override
    public synchronized Sent send(Message message) {
        if (!(message.to() instanceof Contact.Mobile to))
            throw new IllegalArgumentException("not to a mobile");
        try {
            append(written.contains(message.id()) ? again(message) : whole(message, to));
        } catch (IOException full) {
            throw new ProviderFailure("write a message into a file", full, Duration.ZERO);
        }
        written.add(message.id());
        return new Sent.Accepted("");
    }

    private void append(ObjectNode json) throws IOException {
        byte[] line = (json + "\n").getBytes(UTF_8);
        file.setLength(end); // a write that failed may have left some of it
        file.seek(end);
        file.write(line);
        file.getFD().sync();
        end += line.length;
    }

    private ObjectNode whole(Message message, Contact.Mobile to) {
        return line(message)
                .put("to", to.number())
                .put("service", to.service().name())
                .put("text", message.text());
    }

    private ObjectNode again(Message message) {
        return line(message).put("again", true);
    }

    private ObjectNode line(Message message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", message.id().toString())
                .put("at", clock.instant().toString());
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
