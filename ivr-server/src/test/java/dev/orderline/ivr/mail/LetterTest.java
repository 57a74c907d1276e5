package dev.orderline.ivr.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {
    private static final UUID ID = UUID.fromString("0b7c9e2e-6a53-4f0c-9d3b-0d2f6d1f5a11");
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    private static String written(String subject, String text, Document... attachments)
            throws Exception {
        var message = new Message(ID, Mailbox.ANN, subject, text, List.of(attachments));
        var out = new ByteArrayOutputStream();
        Letter.write(Session.getInstance(new Properties()), Mailbox.SHOP, message, AT).writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static MimeMessage read(String written) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(written.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void whateverIsInItIsReadAsItWasWritten() throws Exception {
        byte[] everything = new byte[256];
        for (int i = 0; i < everything.length; i++) everything[i] = (byte) i;
        String subject = "Your return, Zoë: ".concat("größer ".repeat(18)).strip();
        String text = "Zoë € 😀 =3D\n.\n..\nFrom me\n" + "long ".repeat(400) + "\ttab \n";
        String written =
                written(subject, text, new Document("return-1.pdf", "application/pdf", everything));
        assertTrue(US_ASCII.newEncoder().canEncode(written));
        assertTrue(written.lines().allMatch(line -> line.length() <= 78), "short lines");

        MimeMessage letter = read(written);
        assertEquals(subject, letter.getSubject());
        assertEquals(text, Mailbox.text(letter));
        assertEquals("The Blue Shop – Ω <returns@shop.example>", Mailbox.from(letter));
        assertEquals("<" + ID + "@shop.example>", letter.getMessageID());
        assertEquals(AT, letter.getSentDate().toInstant());
        assertArrayEquals(everything, Mailbox.attachment(letter));
    }

    @Test
    void theSameMessageHasTheSameMessageId() throws Exception {
        assertEquals(
                read(written("one", "one")).getMessageID(),
                read(written("two", "two")).getMessageID());
    }

    /** Nothing that comes from outside begins a header of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u2028Bcc: eve@evil.example",
                "=?utf-8?q?a=0D=0ABcc:_eve@evil.example?=",
                "a, b <eve@evil.example>; c"
            })
    void aSubjectStaysInItsHeader(String subject) throws Exception {
        MimeMessage letter = read(written(subject, "Hello"));
        assertEquals(1, letter.getAllRecipients().length);
        assertEquals("ann@shop.example", letter.getAllRecipients()[0].toString());
        assertFalse(written(subject, "Hello").lines().anyMatch(line -> line.startsWith("Bcc")));
    }

    @Test
    void aTextThatLooksLikeHeadersIsText() throws Exception {
        String text = "Bcc: eve@evil.example\n\n--boundary\nContent-Type: text/html\n";
        assertEquals(text, Mailbox.text(read(written("Hello", text))));
    }

    static Stream<Document> doubtful() {
        return Stream.of(
                new Document("a\r\nBcc: eve@evil.example", "application/pdf", new byte[0]),
                new Document("a\u0000.pdf", "application/pdf", new byte[0]),
                new Document("a.pdf", "application/pdf\r\nBcc: eve@evil.example", new byte[0]),
                new Document("a.pdf", "application/pdf; name=b.exe", new byte[0]),
                new Document("a.pdf", "", new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void anAttachmentThatWouldLeaveItsHeaderIsABug(Document document) {
        assertThrows(IllegalArgumentException.class, () -> written("Hello", "Hello", document));
    }

    @Test
    void anAttachmentMayBeNamedInAnyScript() throws Exception {
        String written =
                written(
                        "a",
                        "b",
                        new Document("Größe \"8\".pdf", "application/pdf", "x".getBytes(UTF_8)));
        assertEquals("Größe \"8\".pdf", Mailbox.attachmentName(read(written)));
    }

    @Test
    void aSenderIsOneLine() {
        var address = new Contact.Email("returns@shop.example");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Sender("Shop\r\nBcc: eve@evil.example", address));
        assertThrows(IllegalArgumentException.class, () -> new Sender(" ", address));
    }
}
