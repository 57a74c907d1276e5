package dev.orderline.phone.sip;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a far end wants its audio, and as what: one IPv4 stream of PCMU, with or without RFC 4733
 * telephone events. Everything else in a session description is passed over.
 *
 * @param keys the payload type of telephone events, if the far end takes them
 */
public record Sdp(InetSocketAddress audio, OptionalInt keys) {
    /** The payload type of PCMU (RFC 3551). */
    public static final int PCMU = 0;

    /** The payload type under which we offer telephone events. */
    public static final int OUR_KEYS = 101;

    private static final int MAX_LINES = 200;
    private static final Pattern CONNECTION = Pattern.compile("c=IN IP4 ([0-9.]{7,15})(?:/.*)?");
    private static final Pattern AUDIO =
            Pattern.compile("m=audio ([0-9]{1,5}) RTP/AVP((?: [0-9]{1,3}){1,30})");
    private static final Pattern EVENTS =
            Pattern.compile("a=rtpmap:([0-9]{1,3}) telephone-event/8000(?:/1)?");

    /** Our side: audio at {@code here}, PCMU in packets of 20 ms, and telephone events. */
    public static Sdp at(InetSocketAddress here) {
        return new Sdp(here, OptionalInt.of(OUR_KEYS));
    }

    /**
     * The far end's side; empty when it wants no PCMU audio at an IPv4 address. Names are not
     * looked up.
     */
    public static Optional<Sdp> parse(String text) {
        List<String> lines = text.lines().limit(MAX_LINES).map(String::strip).toList();
        Optional<Matcher> media = first(AUDIO, lines);
        Optional<Matcher> connection = first(CONNECTION, lines);
        if (media.isEmpty() || connection.isEmpty()) return Optional.empty();
        int port = Integer.parseInt(media.get().group(1));
        List<String> types = Arrays.asList(media.get().group(2).strip().split(" "));
        if (port < 1 || port > 65_535 || !types.contains(Integer.toString(PCMU)))
            return Optional.empty();
        OptionalInt keys =
                lines.stream()
                        .map(EVENTS::matcher)
                        .filter(Matcher::matches)
                        .map(event -> event.group(1))
                        .filter(types::contains)
                        .mapToInt(Integer::parseInt)
                        .filter(type -> type >= 96 && type <= 127)
                        .findFirst();
        return address(connection.get().group(1))
                .map(address -> new Sdp(new InetSocketAddress(address, port), keys));
    }

    /** As it goes into a message's body. */
    public String format() {
        String host = audio.getAddress().getHostAddress();
        var text = new StringBuilder();
        text.append("v=0\r\no=- 1 1 IN IP4 ")
                .append(host)
                .append("\r\ns=-\r\nc=IN IP4 ")
                .append(host);
        text.append("\r\nt=0 0\r\nm=audio ")
                .append(audio.getPort())
                .append(" RTP/AVP ")
                .append(PCMU);
        keys.ifPresent(type -> text.append(' ').append(type));
        text.append("\r\na=rtpmap:").append(PCMU).append(" PCMU/8000\r\n");
        keys.ifPresent(type ->
                text.append("a=rtpmap:")
                        .append(type)
                        .append(" telephone-event/8000\r\na=fmtp:")
                        .append(type)
                        .append(" 0-15\r\n"));
        return text.append("a=ptime:20\r\na=sendrecv\r\n").toString();
    }

    private static Optional<Matcher> first(Pattern pattern, List<String> lines) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).findFirst();
    }

    private static Optional<InetAddress> address(String dotted) {
        try {
            return Optional.of(Inet4Address.ofLiteral(dotted));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // 999.1.1.1, or 1.2.3
        }
    }
}
