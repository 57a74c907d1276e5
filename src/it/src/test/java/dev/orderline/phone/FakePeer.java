package dev.orderline.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other end of a call, on loopback: speaks SIP and RTP with a few lines of its own, so that a
 * fault of the phone's is not hidden by the same fault here. It has no clock: for every packet of
 * audio that comes in it sends one.
 */
public final class FakePeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+)");

    /** What it does when it is called. */
    public interface Manner {
        void invited(FakePeer peer, String invite) throws IOException;
    }

    /** What it sends for each packet it gets. */
    public interface Voice {
        /**
         * @param packet RTP, with its header
         * @return a payload of PCMU
         */
        byte[] reply(byte[] packet);
    }

    private final DatagramSocket sip = loopback();
    private final DatagramSocket rtp = loopback();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> invites = new ArrayList<>();
    private final Manner manner;
    private final Voice voice;
    private volatile InetSocketAddress caller = address(1);
    private volatile String invite = "";
    private int packets; // guarded by rtp

    public FakePeer(Manner manner, Voice voice) throws IOException {
        this.manner = manner;
        this.voice = voice;
        threads.execute(this::receiveSip);
        threads.execute(this::receiveRtp);
    }

    /** Answers at once and sends back what it hears. */
    public static FakePeer echoing() throws IOException {
        return new FakePeer(FakePeer::accept, packet -> payload(packet));
    }

    public InetSocketAddress address() {
        return address(sip.getLocalPort());
    }

    /** Waits for the next message that begins with {@code start}; others are passed over. */
    String await(String start) throws InterruptedException {
        while (true) {
            String message = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) throw new AssertionError("no " + start + " came");
            if (message.startsWith(start)) return message;
        }
    }

    /** Whether nothing that has come by now and is not yet awaited begins with {@code start}. */
    boolean hasNot(String start) {
        return received.stream().noneMatch(message -> message.startsWith(start));
    }

    int invites() {
        synchronized (invites) {
            return invites.size();
        }
    }

    public void accept(String toInvite) throws IOException {
        respond(toInvite, "180 Ringing", "");
        respond(toInvite, "200 OK", description("127.0.0.1"));
    }

    /** What it offers, with audio at {@code host}. */
    String description(String host) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 "
                + host
                + "\r\nt=0 0\r\nm=audio "
                + rtp.getLocalPort()
                + " RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    void respond(String request, String status, String body) throws IOException {
        var text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String name : List.of("Via", "From", "To", "Call-ID", "CSeq")) {
            text.append(name).append(": ").append(field(request, name));
            if (name.equals("To") && !field(request, name).contains("tag="))
                text.append(";tag=peer");
            text.append("\r\n");
        }
        text.append("Contact: <sip:peer@127.0.0.1:").append(sip.getLocalPort()).append(">\r\n");
        send(text + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Asks for something within the call it was invited to. */
    void request(String method) throws IOException {
        send(
                method
                        + " sip:caller@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                        + sip.getLocalPort()
                        + ";branch=z9hG4bKpeer\r\nFrom: "
                        + field(invite, "To")
                        + ";tag=peer\r\nTo: "
                        + field(invite, "From")
                        + "\r\nCall-ID: "
                        + field(invite, "Call-ID")
                        + "\r\nCSeq: 1 "
                        + method
                        + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** Where the last message came from. */
    InetSocketAddress caller() {
        return caller;
    }

    /** Where {@code message} says its sender wants audio. */
    static InetSocketAddress media(String message) {
        Matcher media = MEDIA.matcher(message);
        if (!media.find()) throw new AssertionError("no audio in " + message);
        return address(Integer.parseInt(media.group(1)));
    }

    /** Asks for something outside of any call. */
    void options() throws IOException {
        send(
                "OPTIONS sip:caller@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                        + sip.getLocalPort()
                        + ";branch=z9hG4bKoptions\r\nFrom: <sip:peer@127.0.0.1>;tag=peer\r\n"
                        + "To: <sip:caller@127.0.0.1>\r\nCall-ID: options\r\n"
                        + "CSeq: 1 OPTIONS\r\n\r\n");
    }

    /** Invites a phone that waits to be called; its answer is left to {@link #await}. */
    void call(InetSocketAddress phone) throws IOException {
        caller = phone;
        String body = description("127.0.0.1");
        send(
                "INVITE sip:agent@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                        + sip.getLocalPort()
                        + ";branch=z9hG4bKcalls\r\nFrom: <sip:peer@127.0.0.1>;tag=peer\r\n"
                        + "To: <sip:agent@127.0.0.1>\r\nCall-ID: calls\r\nCSeq: 1 INVITE\r\n"
                        + "Contact: <sip:peer@127.0.0.1>\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    /** Confirms or ends the call begun with {@link #call}. */
    void follow(String method, String answer) throws IOException {
        send(
                method
                        + " sip:agent@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
                        + sip.getLocalPort()
                        + ";branch=z9hG4bK"
                        + method
                        + "\r\nFrom: "
                        + field(answer, "From")
                        + "\r\nTo: "
                        + field(answer, "To")
                        + "\r\nCall-ID: calls\r\nCSeq: 2 "
                        + method
                        + "\r\nContent-Length: 0\r\n\r\n");
    }

    /** One packet of RTP to where {@code message} says its sender wants it. */
    void sendAudio(String message, byte[] payload) throws IOException {
        sendAudio(media(message), payload);
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        sip.send(new DatagramPacket(bytes, bytes.length, caller));
    }

    static byte[] payload(byte[] packet) {
        byte[] payload = new byte[packet.length - 12];
        System.arraycopy(packet, 12, payload, 0, payload.length);
        return payload;
    }

    @Override
    public void close() {
        sip.close();
        rtp.close();
        threads.close();
    }

    private void receiveSip() {
        byte[] room = new byte[65_536];
        try {
            while (true) {
                var datagram = new DatagramPacket(room, room.length);
                sip.receive(datagram);
                var text = new String(room, 0, datagram.getLength(), StandardCharsets.ISO_8859_1);
                caller = (InetSocketAddress) datagram.getSocketAddress();
                if (text.startsWith("INVITE")) {
                    invite = text;
                    synchronized (invites) {
                        invites.add(text);
                    }
                    manner.invited(this, text);
                }
                if (text.startsWith("BYE")) respond(text, "200 OK", "");
                received.add(text);
            }
        } catch (IOException e) {
            if (!sip.isClosed()) throw new AssertionError(e);
        }
    }

    private void receiveRtp() {
        byte[] room = new byte[65_536];
        try {
            while (true) {
                var datagram = new DatagramPacket(room, room.length);
                rtp.receive(datagram);
                byte[] packet = new byte[datagram.getLength()];
                System.arraycopy(room, 0, packet, 0, packet.length);
                sendAudio((InetSocketAddress) datagram.getSocketAddress(), voice.reply(packet));
            }
        } catch (IOException e) {
            if (!rtp.isClosed()) throw new AssertionError(e);
        }
    }

    private void sendAudio(InetSocketAddress to, byte[] payload) throws IOException {
        synchronized (rtp) {
            byte[] packet =
                    ByteBuffer.allocate(12 + payload.length)
                            .putShort((short) 0x8000)
                            .putShort((short) packets)
                            .putInt(160 * packets)
                            .putInt(7)
                            .put(payload)
                            .array();
            packets++;
            rtp.send(new DatagramPacket(packet, packet.length, to));
        }
    }

    private static String field(String message, String name) {
        Matcher field = Pattern.compile("\r\n" + name + ": *([^\r\n]*)").matcher(message);
        if (!field.find()) throw new AssertionError("no " + name + " in " + message);
        return field.group(1);
    }

    private static DatagramSocket loopback() throws IOException {
        return new DatagramSocket(address(0));
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
