package dev.orderline.ivr.outbox;

/** What proves to somebody outside that it is us: a key, a token, a password. */
public record Secret(String value) {
    /**
     * @throws IllegalArgumentException unless it is printable ASCII: a line of its file that was
     *     read along would otherwise be found out only when it is shown
     */
    public Secret {
        if (value.isBlank() || !value.chars().allMatch(c -> c >= ' ' && c <= '~'))
            throw new IllegalArgumentException("a secret is printable ASCII");
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "Secret[...]";
    }
}
