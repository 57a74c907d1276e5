package dev.orderline.speech.recognition;

/**
 * What an answer stands for.
 *
 * @param name what was meant: a choice's name ({@code status}), or the slot that was filled ({@code
 *     order-number})
 * @param value the slot's value in its plainest form ({@code 20311540}); empty for a choice
 */
public record Meaning(String name, String value) {
    public static Meaning choice(String name) {
        return new Meaning(name, "");
    }
}
