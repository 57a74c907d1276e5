package dev.orderline.speech.models;

import java.net.URI;

/**
 * What is known of a model that its makers offer as a zip.
 *
 * @param name also of the folder that it is installed into
 * @param bytes of the zip
 * @param sha256 of the zip, 64 hexadecimal digits; empty if nobody told
 * @param md5 of the zip, 32 hexadecimal digits; empty if nobody told
 * @param rateHz that it hears
 * @param grammars whether it takes grammars at run time, which Orderline needs
 * @param source where the numbers come from
 */
public record OfficialModel(
        String name,
        String language,
        URI address,
        long bytes,
        String sha256,
        String md5,
        int rateHz,
        String licence,
        boolean grammars,
        String source) {
    /** A zip of more is no model of speech. */
    private static final long MAX_BYTES = 8_000_000_000L;

    public OfficialModel {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
            throw new IllegalArgumentException("no name of a model: " + name);
        if (bytes < 1 || bytes > MAX_BYTES)
            throw new IllegalArgumentException(name + " cannot have " + bytes + " bytes");
        if (!sha256.matches("([0-9a-f]{64})?"))
            throw new IllegalArgumentException(name + " has no SHA-256 of 64 digits");
        if (!md5.matches("([0-9a-f]{32})?"))
            throw new IllegalArgumentException(name + " has no MD5 of 32 digits");
    }
}
