package dev.orderline.phone.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/** One RTP packet. Immutable. */
final class RtpPacket {
    /** Longer ones are no packets of ours: half a second of PCMU. */
    static final int MAX_PAYLOAD = 4_000;

    private static final int HEADER_BYTES = 12;
    private static final int VERSION = 2;

    private final boolean marker;
    private final int payloadType;
    private final int sequence;
    private final int timestamp;
    private final int source;
    private final byte[] payload;

    /**
     * @param sequence 16 bits count
     * @param timestamp in samples, wrapping around
     * @param source the SSRC
     * @param payload not copied: whoever makes a packet leaves it alone afterwards
     */
    RtpPacket(
            boolean marker,
            int payloadType,
            int sequence,
            int timestamp,
            int source,
            byte[] payload) {
        this.marker = marker;
        this.payloadType = payloadType;
        this.sequence = sequence & 0xffff;
        this.timestamp = timestamp;
        this.source = source;
        this.payload = payload;
    }

    /**
     * The packet in a datagram, which may hold anything; empty when it is none, or its payload is
     * empty or longer than {@link #MAX_PAYLOAD}. Contributing sources, an extension and padding are
     * passed over.
     */
    static Optional<RtpPacket> parse(ByteBuffer datagram) {
        if (datagram.remaining() < HEADER_BYTES) return Optional.empty();
        ByteBuffer in = datagram.slice();
        int first = in.get() & 0xff;
        int second = in.get() & 0xff;
        int sequence = in.getShort() & 0xffff;
        int timestamp = in.getInt();
        int source = in.getInt();
        if (first >> 6 != VERSION) return Optional.empty();
        int from = HEADER_BYTES + 4 * (first & 0x0f);
        if ((first & 0x10) != 0) {
            if (from + 4 > in.limit()) return Optional.empty();
            from += 4 + 4 * (in.getShort(from + 2) & 0xffff);
        }
        int padding = (first & 0x20) == 0 ? 0 : in.get(in.limit() - 1) & 0xff;
        int length = in.limit() - padding - from;
        if (length <= 0 || length > MAX_PAYLOAD) return Optional.empty();
        byte[] payload = new byte[length];
        in.get(from, payload);
        return Optional.of(
                new RtpPacket(
                        (second & 0x80) != 0, second & 0x7f, sequence, timestamp, source, payload));
    }

    /** The datagram, ready to be sent. */
    ByteBuffer datagram() {
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put((byte) (VERSION << 6))
                .put((byte) ((marker ? 0x80 : 0) | payloadType))
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(source)
                .put(payload)
                .flip();
    }

    boolean marker() {
        return marker;
    }

    int payloadType() {
        return payloadType;
    }

    int sequence() {
        return sequence;
    }

    int timestamp() {
        return timestamp;
    }

    int source() {
        return source;
    }

    /** Not to be changed. */
    byte[] payload() {
        return payload;
    }
}
