package dev.orderline.ivr.outbox;

import java.util.List;
import java.util.UUID;

/**
 * A message to a customer.
 *
 * @param id of ours, the same whenever it is sent
 * @param subject of one line; only e-mail has one
 * @param text plain, with line breaks
 * @param attachments only e-mail has some
 */
public record Message(
        UUID id, Contact to, String subject, String text, List<Document> attachments) {
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST = 4_000;

    public Message {
        attachments = List.copyOf(attachments);
        if (subject.length() > LONGEST_SUBJECT || subject.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("a subject is one line");
        if (text.isBlank() || text.length() > LONGEST)
            throw new IllegalArgumentException("a message of " + text.length() + " characters");
    }
}
