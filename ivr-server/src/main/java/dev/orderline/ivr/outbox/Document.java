package dev.orderline.ivr.outbox;

import java.util.Arrays;

/** A file that is sent or shown, whole. Immutable. */
public final class Document {
    private final String name;
    private final String type;
    private final byte[] bytes;

    /**
     * @param name as a person saves it: "return-123455.pdf"
     * @param type its media type: "application/pdf"
     * @param bytes copied
     */
    public Document(String name, String type, byte[] bytes) {
        this.name = name;
        this.type = type;
        this.bytes = bytes.clone();
    }

    public String name() {
        return name;
    }

    public String type() {
        return type;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that
                && name.equals(that.name)
                && type.equals(that.type)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Document[" + type + ", " + bytes.length + " bytes]";
    }
}
