package dev.orderline.ivr.asterisk;

import dev.orderline.speech.audio.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.HexFormat;
import java.util.List;

/**
 * What AudioSocket carries. On the wire: kind (1 byte), length (2 bytes, big endian), payload.
 * Asterisk hangs up on anything but audio and {@link #END}.
 */
sealed interface AudioSocketMessage {
    int END = 0x00;
    int NAME = 0x01;
    int KEY = 0x03;
    int AUDIO = 0x10;
    int ERROR = 0xff;

    int HEADER_BYTES = 3;

    /**
     * Asterisk sends a telephone's packet at a time; no telephone puts more than 200 ms into one.
     */
    int MAX_AUDIO_BYTES = 10 * FrameAssembler.BYTES;

    /** The first message: the UUID of the call, as 32 hexadecimal digits. */
    record Name(String hex) implements AudioSocketMessage {}

    /** A key was released. */
    record Key(char key) implements AudioSocketMessage {}

    /**
     * Samples of the caller, signed 16-bit little-endian, 8000 Hz.
     *
     * @param samples the receiver releases it
     */
    record Audio(ByteBuf samples) implements AudioSocketMessage {}

    /** The call is over; Asterisk itself just closes. */
    record End() implements AudioSocketMessage {}

    /** Writes audio of one frame. */
    static void write(Frame frame, ByteBuf to) {
        to.writeByte(AUDIO).writeShort(FrameAssembler.BYTES);
        FrameAssembler.write(frame, to);
    }

    /** Writes the end: the dialplan goes on. */
    static void writeEnd(ByteBuf to) {
        to.writeByte(END).writeShort(0);
    }

    /** Finds the messages in the bytes; keeps at most one message's. */
    final class Decoder extends ByteToMessageDecoder {
        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
                throws ProtocolFault {
            if (in.readableBytes() < HEADER_BYTES) return;
            int kind = in.getUnsignedByte(in.readerIndex());
            int length = in.getUnsignedShort(in.readerIndex() + 1);
            check(kind, length);
            if (in.readableBytes() < HEADER_BYTES + length) return;
            in.skipBytes(HEADER_BYTES);
            out.add(
                    switch (kind) {
                        case END -> new End();
                        case NAME -> new Name(hex(in));
                        case KEY -> new Key((char) in.readUnsignedByte());
                        default -> new Audio(in.readRetainedSlice(length));
                    });
        }

        /** Before the payload has come: nobody makes us wait for, or keep, what we do not want. */
        private static void check(int kind, int length) throws ProtocolFault {
            boolean fits =
                    switch (kind) {
                        case END -> length == 0;
                        case NAME -> length == 16;
                        case KEY -> length == 1;
                        case AUDIO -> length <= MAX_AUDIO_BYTES;
                        case ERROR -> throw new ProtocolFault("Asterisk reports an error");
                        default ->
                                throw new ProtocolFault(
                                        kind > AUDIO && kind <= AUDIO + 8
                                                ? "audio that is not 8000 Hz"
                                                : "a message of an unknown kind");
                    };
            if (!fits) throw new ProtocolFault("a message of a length that its kind cannot have");
        }

        private static String hex(ByteBuf in) {
            byte[] bits = new byte[16];
            in.readBytes(bits);
            return HexFormat.of().formatHex(bits);
        }
    }
}
