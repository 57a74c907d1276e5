package dev.orderline.speech.audio;

/** A DTMF key: 0-9, * or #. */
public record Digit(char key) implements Inbound {
    public Digit {
        if ("0123456789*#".indexOf(key) < 0)
            throw new IllegalArgumentException("not a key: " + (int) key);
    }
}
