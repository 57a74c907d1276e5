package dev.orderline.ivr.mail;

import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.ProviderFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings mail to a mail server, over SMTP with STARTTLS. Each message has a connection of its own;
 * each step may take 10 s, all together a minute, and what is heard in it is at most 1 MiB.
 * Thread-safe.
 *
 * <p>What is sent again has the same Message-ID, by which many mailboxes drop the second one. What
 * a server says is in no exception: it likes to quote addresses.
 */
public final class SmtpMail implements Messenger {
    private static final Logger log = LoggerFactory.getLogger(SmtpMail.class);
    private static final String ATTEMPTED = "send by SMTP: ";
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration IN_ALL = Duration.ofMinutes(1);

    /** We have to log in first: says nothing about the message. */
    private static final int WHO_ARE_YOU = 530;

    private final SmtpServer server;
    private final Sender sender;
    private final Clock clock;
    private final Duration inAll;
    private final Properties properties = new Properties();

    public SmtpMail(SmtpServer server, Sender sender, Clock clock) {
        this(server, sender, clock, IN_ALL, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * @param tls says whom to trust
     */
    SmtpMail(SmtpServer server, Sender sender, Clock clock, Duration inAll, SSLSocketFactory tls) {
        this.server = server;
        this.sender = sender;
        this.clock = clock;
        this.inAll = inAll;
        boolean encrypted = server.encryption() == SmtpServer.Encryption.STARTTLS;
        String stepMs = Long.toString(STEP.toMillis());
        set("socketFactory", new BriefSockets());
        set("socketFactory.fallback", "false");
        set("connectiontimeout", stepMs);
        set("timeout", stepMs);
        set("writetimeout", stepMs);
        set("starttls.enable", Boolean.toString(encrypted));
        set("starttls.required", Boolean.toString(encrypted));
        set("ssl.checkserveridentity", "true");
        set("ssl.protocols", "TLSv1.3 TLSv1.2");
        set("ssl.socketFactory", tls);
        set("auth", Boolean.toString(server.login() instanceof SmtpServer.Login.Known));
        set("auth.mechanisms", "PLAIN LOGIN");
        set("from", sender.address().address());
        set("localhost", sender.domain());
    }

    private void set(String name, Object value) {
        properties.put("mail.smtp." + name, value);
    }

    /**
     * @throws IllegalArgumentException if it does not go to an address of e-mail
     */
    @Override
    public Sent send(Message message) {
        Session session = Session.getInstance(properties);
        Letter letter = Letter.write(session, sender, message, clock.instant());
        var sending = new FutureTask<>(() -> send(session, letter));
        Thread.ofVirtual().name("smtp").start(sending);
        try {
            return sending.get(inAll.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new ProviderFailure(ATTEMPTED + "too slow", Duration.ZERO);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MessagingException refused) return outcome(refused);
            throw new IllegalStateException("sending mail", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProviderFailure(ATTEMPTED + "stopped", Duration.ZERO);
        } finally {
            sending.cancel(true); // an interrupt closes the socket of a virtual thread
        }
    }

    private Sent send(Session session, Letter letter) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            connect(transport);
            transport.sendMessage(letter, letter.getAllRecipients());
            return new Sent.Accepted(letter.id());
        } finally {
            leave(transport);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        switch (server.login()) {
            case SmtpServer.Login.Nobody _ ->
                    transport.connect(server.host(), server.port(), null, null);
            case SmtpServer.Login.Known(String user, var password) ->
                    transport.connect(server.host(), server.port(), user, password.value());
        }
    }

    /** What has been taken stays taken, however the other side says goodbye. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException rude) {
            log.debug("a mail server did not say goodbye");
        }
    }

    /** A recipient or a content that is refused for good is final; what is about us is not. */
    private static Sent outcome(MessagingException failed) {
        Exception next = failed.getNextException();
        if (next instanceof SMTPAddressFailedException refused)
            return outcome(refused.getReturnCode(), false);
        if (failed instanceof SMTPSendFailedException refused)
            return outcome(refused.getReturnCode(), refused.getCommand().startsWith("MAIL"));
        Exception nearest = next == null ? failed : next;
        throw new ProviderFailure(ATTEMPTED + nearest.getClass().getSimpleName(), Duration.ZERO);
    }

    private static Sent outcome(int code, boolean aboutUs) {
        if (code / 100 == 5 && code != WHO_ARE_YOU && !aboutUs)
            return new Sent.Undeliverable(Integer.toString(code));
        throw new ProviderFailure(ATTEMPTED + code, Duration.ZERO);
    }
}
