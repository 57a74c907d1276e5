package dev.orderline.ivr.mail;

import dev.orderline.ivr.outbox.Contact;

/**
 * From whom mail comes.
 *
 * @param name as it is shown: "The Blue Shop"
 */
public record Sender(String name, Contact.Email address) {
    public Sender {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("a sender's name is one line");
    }

    /** What comes after the @. */
    String domain() {
        return address.address().substring(address.address().indexOf('@') + 1);
    }
}
