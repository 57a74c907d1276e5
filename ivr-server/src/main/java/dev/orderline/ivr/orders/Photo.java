package dev.orderline.ivr.orders;

import java.time.Instant;

/**
 * A photo that is kept.
 *
 * @param file its name below the folder of photos: "2026/11/28/(a UUID).jpg"
 * @param sha256 of the file, as 64 lower-case hexadecimal digits
 * @param taken when it arrived
 */
public record Photo(
        String file, String sha256, int widthPx, int heightPx, Assessed assessed, Instant taken) {
    public Photo {
        if (!file.matches("[0-9]{4}/[0-9]{2}/[0-9]{2}/[0-9a-f-]{36}\\.jpg"))
            throw new IllegalArgumentException("not the name of a photo");
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256");
        if (widthPx < 1 || heightPx < 1) throw new IllegalArgumentException("a photo has pixels");
    }
}
