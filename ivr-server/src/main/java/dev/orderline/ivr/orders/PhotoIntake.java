package dev.orderline.ivr.orders;

import java.io.IOException;
import java.io.InputStream;

/** Where photos arrive, by whatever way. Thread-safe. */
public interface PhotoIntake {
    /**
     * Takes what was sent by the link of {@code token}, if it is a photo. Reads the link first, and
     * then of {@code upload} only as much as it needs; it need not be read to its end. Waits for
     * the sender, the database, and for others' photos.
     *
     * @param upload from outside, as it was sent; not closed
     * @throws IOException if {@code upload} cannot be read; then nothing is kept
     * @throws DeskFailure if the database or the disk is away; then nothing is kept
     */
    Uploaded take(PhotoToken token, InputStream upload) throws IOException, InterruptedException;
}
