package dev.orderline.ivr.flow.source;

import java.util.OptionalInt;

/** Which characters a flow may be written with: those that a person sees. */
final class Characters {
    private static final int LOST = 0xFFFD;

    private Characters() {}

    /**
     * Where the first character stands that nobody sees or that was lost: controls but for tabs and
     * line ends, what stands for bytes that were no UTF-8, signs that turn the direction of
     * writing, blanks that are not the usual one.
     *
     * @return its index
     */
    static OptionalInt firstUnreadable(String text) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            if (isUnreadable(character)) return OptionalInt.of(at);
            at += Character.charCount(character);
        }
        return OptionalInt.empty();
    }

    /** Whether it is no UTF-8 in the file. */
    static boolean isLost(int character) {
        return character == LOST;
    }

    private static boolean isUnreadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> character != ' ';
            default -> isLost(character) || isInvisible(character);
        };
    }

    private static boolean isInvisible(int character) {
        return character == 0x200B
                || character == 0xFEFF
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2060 && character <= 0x206F);
    }
}
