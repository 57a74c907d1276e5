package dev.orderline.ivr.sql;

import dev.orderline.ivr.LettersFile;
import dev.orderline.ivr.orders.Letters;
import java.nio.file.Path;

/** The texts of letters as shipped, of a shop called Fernhill. */
public final class ShippedLetters {
    private ShippedLetters() {}

    public static Letters read() {
        return LettersFile.read(Path.of("../dialplans/letters/letters.yaml"), "Fernhill").orThrow();
    }
}
