package dev.orderline.ivr.mail;

import dev.orderline.ivr.outbox.Secret;
import java.util.Set;

/**
 * Who takes our mail.
 *
 * @param host its certificate must be for this name, unless it is spoken to in the plain
 */
public record SmtpServer(String host, int port, Encryption encryption, Login login) {
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    /**
     * @throws IllegalArgumentException if mail would leave this machine in the plain
     */
    public SmtpServer {
        if (host.isBlank() || port < 1 || port > 65_535)
            throw new IllegalArgumentException("no mail server");
        if (encryption == Encryption.NONE && !OWN_MACHINE.contains(host))
            throw new IllegalArgumentException("mail leaves this machine only over STARTTLS");
    }

    /** How nobody on the way reads along. */
    public enum Encryption {
        STARTTLS,
        /** Only to this machine itself. */
        NONE
    }

    /** How it knows us. */
    public sealed interface Login {
        /** By where we are. */
        record Nobody() implements Login {}

        record Known(String user, Secret password) implements Login {}
    }
}
