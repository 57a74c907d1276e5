package dev.orderline.phone.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RtpPacketTest {
    @Test
    void aPacketGoesOverTheWireAsRfc3550Says() {
        var packet = new RtpPacket(true, 101, 0x1_0203, 0x04050607, 0x08090a0b, new byte[] {5, 6});
        assertEquals("80e50203" + "04050607" + "08090a0b" + "0506", hex(packet.datagram()));
    }

    @Test
    void sourcesExtensionAndPaddingArePassedOver() {
        ByteBuffer datagram =
                bytes(
                        "b2000001"
                                + "00000002"
                                + "00000003"
                                + "11111111"
                                + "22222222"
                                + "bede0001"
                                + "33333333"
                                + "aabb"
                                + "000003");
        RtpPacket packet = RtpPacket.parse(datagram).orElseThrow();
        assertArrayEquals(HexFormat.of().parseHex("aabb"), packet.payload());
        assertEquals(1, packet.sequence());
        assertEquals(2, packet.timestamp());
        assertEquals(3, packet.source());
    }

    @Test
    void whatIsCutShortOrOfAnotherVersionIsNone() {
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("")));
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("8000000100000002000000")));
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("800000010000000200000003")), "empty");
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("40000001000000020000000355")));
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("8f000001000000020000000355")));
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("90000001000000020000000355")));
        assertEquals(Optional.empty(), RtpPacket.parse(bytes("a00000010000000200000003ff")));
        byte[] huge = new byte[12 + RtpPacket.MAX_PAYLOAD + 1];
        huge[0] = (byte) 0x80;
        assertEquals(Optional.empty(), RtpPacket.parse(ByteBuffer.wrap(huge)));
    }

    @Test
    void garbageIsNeverAFailure() {
        var random = new Random(5);
        int packets = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            if (RtpPacket.parse(ByteBuffer.wrap(garbage)).isPresent()) packets++;
        }
        assertTrue(packets > 0, "some of it looks like a packet");
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
