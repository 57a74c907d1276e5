package dev.orderline.ivr.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void whoAnswersWhileTheServerRunsIsWellAndATakenPortWhileItDoesNotIsWrong() throws IOException {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            var there = new InetSocketAddress(LOOPBACK, taken.getLocalPort());
            assertInstanceOf(Finding.Well.class, Ports.server("listen.agi", there, true));
            Finding stopped = Ports.server("listen.agi", there, false);
            assertInstanceOf(Finding.Wrong.class, stopped);
            assertTrue(stopped.sentence().contains("is taken by another program"));
            assertTrue(stopped.sentence().contains("listen.agi"));
        }
    }

    @Test
    void aTakenSipPortIsWrongWhileAsteriskDoesNotRun() throws IOException {
        try (var taken = new DatagramSocket(0, LOOPBACK)) {
            Finding finding =
                    Ports.sip(new InetSocketAddress(LOOPBACK, taken.getLocalPort()), false);
            assertTrue(finding.sentence().contains("end it (ss -lunp"), finding::sentence);
            assertInstanceOf(Finding.Wrong.class, finding);
        }
    }

    @Test
    void onlyOurAsteriskIsTheAnswerAtTheSipPort() throws Exception {
        assertInstanceOf(Finding.Well.class, answeredBy("Server: Orderline"));
        Finding other = answeredBy("Server: Asterisk PBX 18");
        assertTrue(other.sentence().startsWith("another program answers"), other::sentence);
    }

    @Test
    void audioNeedsPortsApartFromSipAndEnough() {
        assertInstanceOf(Finding.Well.class, Ports.rtp(20_000, 20_079, 5_060, 20));
        assertInstanceOf(Finding.Wrong.class, Ports.rtp(20_000, 20_078, 5_060, 20));
        assertInstanceOf(Finding.Wrong.class, Ports.rtp(5_000, 6_000, 5_060, 20));
    }

    @Test
    void onePortForTwoIsAClash() {
        assertEquals(Optional.empty(), Ports.clash(Map.of("listen.agi", 0, "listen.media", 0)));
        assertEquals(
                Optional.of("listen.agi and listen.media are both 9: change one of them"),
                Ports.clash(Map.of("listen.media", 9, "listen.agi", 9)).map(Finding::sentence));
    }

    /** What is found at a port where every datagram is answered by {@code header}. */
    private static Finding answeredBy(String header) throws Exception {
        try (var socket = new DatagramSocket(0, LOOPBACK)) {
            Thread answering =
                    Thread.startVirtualThread(() -> {
                        try {
                            var asked = new DatagramPacket(new byte[2_048], 2_048);
                            socket.receive(asked);
                            byte[] text =
                                    ("SIP/2.0 200 OK\r\n" + header + "\r\n\r\n")
                                            .getBytes(StandardCharsets.US_ASCII);
                            socket.send(
                                    new DatagramPacket(
                                            text, text.length, asked.getSocketAddress()));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            Finding finding =
                    Ports.sip(new InetSocketAddress(LOOPBACK, socket.getLocalPort()), true);
            answering.join();
            return finding;
        }
    }
}
