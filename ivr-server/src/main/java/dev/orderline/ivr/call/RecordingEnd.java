package dev.orderline.ivr.call;

/** What became of a call's recording. */
public sealed interface RecordingEnd {
    /**
     * All of it is there.
     *
     * @param file below the folder of recordings, parts apart by slashes
     * @param sha256 of the file, 64 lower-case hexadecimal digits
     */
    record Whole(String file, String sha256) implements RecordingEnd {}

    /** Its beginning is there; a disk or a server failed before the call's end. */
    record Cut(String file, String sha256) implements RecordingEnd {}

    /** It was removed on purpose: the caller did not want it. */
    record Discarded() implements RecordingEnd {}

    /** Nothing is there; a disk failed. */
    record Lost() implements RecordingEnd {}
}
