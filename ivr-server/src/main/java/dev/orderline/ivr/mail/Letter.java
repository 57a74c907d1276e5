package dev.orderline.ivr.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.Message;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;

/** A message as mail: MIME, in ASCII whatever is in it. */
final class Letter extends MimeMessage {
    private static final String ENCODING = "Content-Transfer-Encoding";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    private final String id;

    private Letter(Session session, String id) {
        super(session);
        this.id = id;
    }

    /**
     * @throws IllegalArgumentException if it does not go to an address of e-mail, or if the name or
     *     type of an attachment would not stay in its header
     */
    static Letter write(Session session, Sender sender, Message message, Instant at) {
        if (!(message.to() instanceof Contact.Email to))
            throw new IllegalArgumentException("not to an address of e-mail");
        try {
            var letter = new Letter(session, "<" + message.id() + "@" + sender.domain() + ">");
            letter.setFrom(
                    new InternetAddress(sender.address().address(), sender.name(), UTF_8.name()));
            letter.setRecipient(RecipientType.TO, new InternetAddress(to.address(), true));
            letter.setSubject(message.subject(), UTF_8.name());
            letter.setSentDate(Date.from(at));
            // Nobody's holiday is to be answered to us (RFC 3834).
            letter.setHeader("Auto-Submitted", "auto-generated");
            letter.setContent(parts(message));
            letter.saveChanges();
            return letter;
        } catch (MessagingException | UnsupportedEncodingException impossible) {
            throw new IllegalStateException("a message cannot be written as mail", impossible);
        }
    }

    private static MimeMultipart parts(Message message) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(message.text(), UTF_8.name());
        text.setHeader(ENCODING, "quoted-printable");
        var parts = new MimeMultipart(text);
        for (Document document : message.attachments()) parts.addBodyPart(attachment(document));
        return parts;
    }

    private static BodyPart attachment(Document document) throws MessagingException {
        if (document.name().chars().anyMatch(Character::isISOControl)
                || !TYPE.matcher(document.type()).matches())
            throw new IllegalArgumentException("an attachment's name or type");
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(document.bytes(), document.type())));
        part.setFileName(document.name());
        part.setDisposition(ATTACHMENT);
        part.setHeader(ENCODING, "base64");
        return part;
    }

    /** Its Message-ID: the same whenever the same message is sent. */
    String id() {
        return id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
