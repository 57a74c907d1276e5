package dev.orderline.speech.models;

/** Is told how far a download has come. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (_, _) -> {};

    /** Called for each piece that came, on the thread that waits for the download. */
    void came(long bytes, long ofBytes);
}
