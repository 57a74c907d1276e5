package dev.orderline.ivr.asterisk;

import dev.orderline.speech.audio.Frame;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/**
 * Makes frames of signed 16-bit little-endian samples that come in pieces of any length: a
 * telephone that sends 30 ms at a time makes Asterisk do so too. Used by one event loop.
 */
final class FrameAssembler {
    private final Consumer<Frame> frames;
    private final short[] pcm = new short[Frame.SAMPLES];
    private int samples;

    FrameAssembler(Consumer<Frame> frames) {
        this.frames = frames;
    }

    /**
     * Takes the next piece and gives on the frames it completes. Does not release {@code piece}.
     *
     * @throws ProtocolFault if it ends within a sample
     */
    void add(ByteBuf piece) throws ProtocolFault {
        if (piece.readableBytes() % Short.BYTES != 0)
            throw new ProtocolFault(
                    "audio of "
                            + piece.readableBytes()
                            + " bytes, which is no whole number of samples");
        while (piece.isReadable()) {
            pcm[samples++] = piece.readShortLE();
            if (samples == Frame.SAMPLES) {
                frames.accept(Frame.of(pcm));
                samples = 0;
            }
        }
    }

    /** Writes {@code frame} as {@link #BYTES} bytes. */
    static void write(Frame frame, ByteBuf to) {
        for (int i = 0; i < Frame.SAMPLES; i++) to.writeShortLE(frame.sample(i));
    }

    /** What a frame takes on the wire. */
    static final int BYTES = Frame.SAMPLES * Short.BYTES;
}
