package dev.orderline.speech.mary;

/** How fast the voice speaks. */
public enum Rate {
    NORMAL("+0%"),
    /** For what is written down, such as an order number. */
    SLOW("-20%");

    private final String prosody;

    Rate(String prosody) {
        this.prosody = prosody;
    }

    /** As MaryXML's {@code prosody} element has it. */
    String prosody() {
        return prosody;
    }
}
