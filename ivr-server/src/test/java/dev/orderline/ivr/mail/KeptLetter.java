package dev.orderline.ivr.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What a server without mail server and message service has written to a customer, as they read it.
 *
 * @param to address or number
 * @param text of a message that was sent before: that it was
 * @param labels attached documents that are PDF
 */
public record KeptLetter(String to, String text, int labels) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PDF = "%PDF-";

    /**
     * All of them, of {@link MailFolder} and {@link MessageLog}.
     *
     * @param data the server's folder
     */
    public static List<KeptLetter> in(Path data) throws IOException {
        List<KeptLetter> letters = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("letters"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".eml")).toList())
                letters.add(mail(file));
        }
        for (String line : Files.readAllLines(data.resolve("messages.jsonl")))
            letters.add(message(JSON.readTree(line)));
        return letters;
    }

    private static KeptLetter mail(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            var letter = new MimeMessage(Session.getInstance(new Properties()), bytes);
            var parts = (Multipart) letter.getContent();
            for (int i = 1; i < parts.getCount(); i++) checkPdf(parts, i);
            return new KeptLetter(
                    letter.getAllRecipients()[0].toString(),
                    Mailbox.text(letter),
                    parts.getCount() - 1);
        } catch (MessagingException torn) {
            throw new IOException(file + " is no letter", torn);
        }
    }

    private static void checkPdf(Multipart parts, int index)
            throws IOException, MessagingException {
        try (InputStream document = parts.getBodyPart(index).getInputStream()) {
            String begin = new String(document.readNBytes(PDF.length()), US_ASCII);
            if (!begin.equals(PDF)) throw new IOException("an attached document begins " + begin);
        }
    }

    private static KeptLetter message(JsonNode line) {
        return new KeptLetter(line.path("to").asText(), line.path("text").asText("sent before"), 0);
    }
}
