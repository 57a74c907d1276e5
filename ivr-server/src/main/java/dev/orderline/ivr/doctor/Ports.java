package dev.orderline.ivr.doctor;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ports of the line, each tried: somebody answers while it runs, it is free while not. */
public final class Ports {
    /** Audio and its reports, of the caller and of the agent who takes over. */
    static final int RTP_PORTS_PER_CALL = 4;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    /** What Asterisk calls itself in its answers, by our pjsip.conf. */
    private static final String OUR_ASTERISK = "Orderline";

    private Ports() {}

    /**
     * A TCP port of the server's.
     *
     * @param key of the setting, for the sentence
     */
    public static Finding server(String key, InetSocketAddress there, boolean serverRuns) {
        int port = there.getPort();
        if (port == 0) return new Finding.Well("any free port is taken at the start");
        if (!serverRuns) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true); // connections that have just ended do not matter
                socket.bind(there);
                return new Finding.Well("port " + port + " is free for it");
            } catch (IOException refused) {
                return unusable(key, port, "t", refused);
            }
        }
        try (var socket = new Socket()) {
            socket.connect(there, (int) ANSWER_WITHIN.toMillis());
            return new Finding.Well("port " + port + " answers");
        } catch (IOException silent) {
            return new Finding.Wrong(
                    "nobody answers at port %d although the server runs: give scripts/doctor the settings of scripts/run, or start scripts/run again"
                            .formatted(port));
        }
    }

    /** Asterisk's UDP port for SIP, on loopback. */
    public static Finding sip(InetSocketAddress there, boolean asteriskRuns) {
        int port = there.getPort();
        if (!asteriskRuns) {
            try (var _ = new DatagramSocket(there)) {
                return new Finding.Well("port " + port + " is free for it");
            } catch (IOException refused) {
                return unusable("listen.sip", port, "u", refused);
            }
        }
        String who = greet(there);
        if (who.contains(OUR_ASTERISK)) return new Finding.Well("port " + port + " answers");
        return new Finding.Wrong(
                "%s at UDP port %d although Asterisk runs: end what else uses it (ss -lunp shows it), then scripts/asterisk stop and scripts/asterisk start"
                        .formatted(
                                who.isEmpty() ? "nobody answers" : "another program answers",
                                port));
    }

    /** The answer to a SIP OPTIONS request; empty if there is none. */
    private static String greet(InetSocketAddress there) {
        try (var socket = new DatagramSocket()) {
            socket.connect(there);
            socket.setSoTimeout((int) ANSWER_WITHIN.toMillis());
            byte[] question = options(socket, there).getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(question, question.length));
            var answer = new DatagramPacket(new byte[2_048], 2_048);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException _) {
            return "";
        } catch (IOException unreachable) {
            return "";
        }
    }

    private static String options(DatagramSocket socket, InetSocketAddress there) {
        String us = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String them = "sip:100@" + there.getAddress().getHostAddress() + ":" + there.getPort();
        long token = System.nanoTime();
        return String.join(
                "\r\n",
                "OPTIONS " + them + " SIP/2.0",
                "Via: SIP/2.0/UDP " + us + ";rport;branch=z9hG4bK" + token,
                "Max-Forwards: 70",
                "From: <sip:doctor@" + us + ">;tag=" + token,
                "To: <" + them + ">",
                "Call-ID: " + token + "@doctor",
                "CSeq: 1 OPTIONS",
                "Contact: <sip:doctor@" + us + ">",
                "Content-Length: 0",
                "",
                "");
    }

    /**
     * Asterisk's UDP ports for audio: apart from SIP's, and enough.
     *
     * @param first and last of them
     * @param capacity calls at once
     */
    public static Finding rtp(int first, int last, int sip, int capacity) {
        if (sip >= first && sip <= last)
            return new Finding.Wrong(
                    "ports %d-%d hold %d, where SIP is: change listen.rtp or listen.sip"
                            .formatted(first, last, sip));
        int needed = capacity * RTP_PORTS_PER_CALL;
        if (last - first + 1 < needed)
            return new Finding.Wrong(
                    "ports %d-%d are too few for %d calls: widen listen.rtp to %d ports, or lower calls.capacity"
                            .formatted(first, last, capacity, needed));
        return new Finding.Well(
                "ports %d-%d are enough for %d calls".formatted(first, last, capacity));
    }

    /**
     * What to say if two settings name the same port.
     *
     * @param ports of TCP, by key of the setting
     */
    public static Optional<Finding> clash(Map<String, Integer> ports) {
        Map<Integer, String> taken = new TreeMap<>();
        for (Map.Entry<String, Integer> each : new TreeMap<>(ports).entrySet()) {
            String other = each.getValue() == 0 ? null : taken.put(each.getValue(), each.getKey());
            if (other != null)
                return Optional.of(
                        new Finding.Wrong(
                                "%s and %s are both %d: change one of them"
                                        .formatted(other, each.getKey(), each.getValue())));
        }
        return Optional.empty();
    }

    private static Finding unusable(String key, int port, String protocol, IOException refused) {
        boolean taken =
                refused instanceof BindException
                        && String.valueOf(refused.getMessage()).contains("in use");
        return new Finding.Wrong(
                taken
                        ? "port %d is taken by another program: end it (ss -l%snp shows it), or set %s in orderline.properties to a free one"
                                .formatted(port, protocol, key)
                        : "port %d cannot be opened (%s): set listen.address and %s in orderline.properties to what this user may open"
                                .formatted(port, refused.getMessage(), key));
    }
}
