package dev.orderline.ivr.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.outbox.Contact;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;

/** Reads mail as a mail program does. */
final class Mailbox {
    static final Contact.Email ANN = new Contact.Email("ann@shop.example");
    static final Sender SHOP =
            new Sender("The Blue Shop – Ω", new Contact.Email("returns@shop.example"));

    private Mailbox() {}

    static String from(MimeMessage letter) throws MessagingException {
        assertEquals(1, letter.getFrom().length);
        InternetAddress from = (InternetAddress) letter.getFrom()[0];
        return from.getPersonal() + " <" + from.getAddress() + ">";
    }

    /** With the line breaks that we write. */
    static String text(MimeMessage letter) throws MessagingException, IOException {
        return String.valueOf(part(letter, 0).getContent()).replace("\r\n", "\n");
    }

    static byte[] attachment(MimeMessage letter) throws MessagingException, IOException {
        BodyPart part = part(letter, 1);
        assertEquals(Part.ATTACHMENT, part.getDisposition());
        return part.getInputStream().readAllBytes();
    }

    static String attachmentName(MimeMessage letter) throws MessagingException, IOException {
        return MimeUtility.decodeText(part(letter, 1).getFileName());
    }

    private static BodyPart part(MimeMessage letter, int index)
            throws MessagingException, IOException {
        return ((Multipart) letter.getContent()).getBodyPart(index);
    }
}
