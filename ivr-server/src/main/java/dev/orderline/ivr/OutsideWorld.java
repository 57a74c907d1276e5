package dev.orderline.ivr;

import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.http.Reach;
import dev.orderline.ivr.label.Numbering;
import dev.orderline.ivr.label.Paper;
import dev.orderline.ivr.label.PrintedLabels;
import dev.orderline.ivr.mail.MailFolder;
import dev.orderline.ivr.mail.MessageLog;
import dev.orderline.ivr.mail.Sender;
import dev.orderline.ivr.mail.SmtpMail;
import dev.orderline.ivr.mail.SmtpServer;
import dev.orderline.ivr.mail.SmtpServer.Encryption;
import dev.orderline.ivr.mail.SmtpServer.Login;
import dev.orderline.ivr.outbox.Backoff;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.EventSink;
import dev.orderline.ivr.outbox.LabelMaker;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.Messengers;
import dev.orderline.ivr.outbox.Outbox;
import dev.orderline.ivr.outbox.OutboxWorkers;
import dev.orderline.ivr.outbox.Outside;
import dev.orderline.ivr.outbox.PaymentProvider;
import dev.orderline.ivr.outbox.Secret;
import dev.orderline.ivr.outgoing.HttpLabels;
import dev.orderline.ivr.outgoing.HttpMessages;
import dev.orderline.ivr.outgoing.HttpPayments;
import dev.orderline.ivr.outgoing.Webhooks;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlPayments;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;

/** Puts together who does what outside, by the settings: others, or we ourselves. */
final class OutsideWorld {
    private static final URI SOURCE = URI.create("urn:orderline");
    private static final int SMTP = 587;

    private final Settings settings;
    private final Settings.Outgoing outgoing;
    private final Clock clock;
    private final Reach reach;
    private final KeyFiles keys;

    /**
     * @throws IllegalArgumentException if what is allowed is neither host nor network
     */
    OutsideWorld(Settings settings, Clock clock) {
        this.settings = settings;
        this.outgoing = settings.outgoing();
        this.clock = clock;
        this.reach = Reach.of(outgoing.allowed());
        this.keys = new KeyFiles(settings.folders().secrets());
    }

    /**
     * Begins to carry out what is in the outbox.
     *
     * @param parts gets what is to be closed: first the workers, which end what they are at
     * @throws IOException if a key is missing or a folder cannot be written; the message says which
     * @throws IllegalArgumentException if an address is none, or may not be asked
     */
    void work(Outbox outbox, Database database, Parts parts) throws IOException {
        var outside =
                new Outside(
                        payments(database),
                        labels(parts),
                        new Messengers(mail(), messages(parts)),
                        events());
        parts.add(
                OutboxWorkers.start(
                        outbox,
                        outside,
                        new Backoff(new SecureRandom()),
                        Thread::startVirtualThread));
    }

    private PaymentProvider payments(Database database) throws IOException {
        return outgoing.payments().isEmpty()
                ? new SqlPayments(database, clock)
                : new HttpPayments(http(outgoing.payments()), secret("payments.key"));
    }

    private LabelMaker labels(Parts parts) throws IOException {
        if (!outgoing.labels().isEmpty())
            return new HttpLabels(http(outgoing.labels()), secret("labels.key"));
        Settings.Printing printing = outgoing.printing();
        String country = settings.shop().returns().country();
        Paper paper =
                printing.paper().isEmpty()
                        ? Paper.usualIn(country)
                        : Paper.valueOf(printing.paper().toUpperCase(Locale.ROOT));
        Numbering numbering =
                printing.gs1Prefix().isEmpty()
                        ? new Numbering.Own()
                        : new Numbering.Sscc(printing.gs1Prefix());
        return parts.add(new LabelPress(() -> new PrintedLabels(paper, numbering)));
    }

    private Messenger mail() throws IOException {
        Settings.Mail mail = outgoing.mail();
        var sender = new Sender(settings.shop().name(), new Contact.Email(mail.sender()));
        if (mail.server().isEmpty())
            return new MailFolder(settings.folders().data().resolve("letters"), sender, clock);
        int colon = mail.server().lastIndexOf(':');
        return new SmtpMail(
                new SmtpServer(
                        colon < 0 ? mail.server() : mail.server().substring(0, colon),
                        colon < 0
                                ? SMTP
                                : Integer.parseInt(
                                        mail.server(), colon + 1, mail.server().length(), 10),
                        mail.startTls() ? Encryption.STARTTLS : Encryption.NONE,
                        mail.user().isEmpty()
                                ? new Login.Nobody()
                                : new Login.Known(mail.user(), secret("mail.password"))),
                sender,
                clock);
    }

    private Messenger messages(Parts parts) throws IOException {
        Settings.Messages messages = outgoing.messages();
        if (messages.url().isEmpty())
            return parts.add(
                    new MessageLog(settings.folders().data().resolve("messages.jsonl"), clock));
        return new HttpMessages(
                http(messages.url()),
                messages.account(),
                secret("messages.token"),
                messages.senders());
    }

    /** Without somebody to be told no events are written down. */
    private EventSink events() throws IOException {
        if (outgoing.webhooks().isEmpty())
            return event -> {
                throw new IllegalStateException("nobody is told of " + event);
            };
        return new Webhooks(http(outgoing.webhooks()), SOURCE, keys.all("webhooks.secret"), clock);
    }

    private OutgoingHttp http(String base) {
        return new OutgoingHttp(URI.create(base), reach, clock);
    }

    private Secret secret(String name) throws IOException {
        return keys.one(name);
    }
}
