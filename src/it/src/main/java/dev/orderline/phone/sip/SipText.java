package dev.orderline.phone.sip;

import dev.orderline.phone.sip.SipMessage.Request;
import dev.orderline.phone.sip.SipMessage.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SIP messages as text. What comes from the network is hostile: a datagram over {@link
 * #MAX_LENGTH}, with more than {@link #MAX_FIELDS} header fields, or without the fields every
 * message must have, is no message.
 */
public final class SipText {
    public static final int MAX_LENGTH = 16_384;
    public static final int MAX_FIELDS = 100;

    private static final Pattern REQUEST_LINE =
            Pattern.compile("([A-Z]{1,20}) ([!-~]{1,512}) SIP/2\\.0");
    private static final Pattern STATUS_LINE =
            Pattern.compile("SIP/2\\.0 ([1-6][0-9]{2})(?: ([^\\r\\n]{0,200}))?");
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z0-9!%*_+`'~.-]{1,64})[ \\t]*:[ \\t]*([^\\r\\n]*)");
    private static final List<String> REQUIRED = List.of("Via", "From", "To", "Call-ID", "CSeq");

    private SipText() {}

    /** The message in one datagram; empty when it is none. */
    public static Optional<SipMessage> parse(String datagram) {
        if (datagram.length() > MAX_LENGTH) return Optional.empty();
        int blank = datagram.indexOf("\r\n\r\n");
        if (blank < 0) return Optional.empty();
        String[] lines = unfold(datagram.substring(0, blank)).split("\r\n", -1);
        if (lines.length - 1 > MAX_FIELDS) return Optional.empty();

        List<SipHeaders.Field> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher field = FIELD.matcher(lines[i]);
            if (!field.matches()) return Optional.empty();
            fields.add(new SipHeaders.Field(field.group(1), field.group(2).strip()));
        }
        var headers = SipHeaders.of(fields);
        if (!REQUIRED.stream().allMatch(name -> headers.first(name).isPresent()))
            return Optional.empty();
        return body(datagram.substring(blank + 4), headers)
                .flatMap(body -> startLine(lines[0], headers, body));
    }

    /** {@code message} as it goes on the wire, with its Content-Length. */
    public static String format(SipMessage message) {
        var text = new StringBuilder();
        switch (message) {
            case Request request ->
                    text.append(request.method())
                            .append(' ')
                            .append(request.target())
                            .append(" SIP/2.0");
            case Response response ->
                    text.append("SIP/2.0 ")
                            .append(response.status())
                            .append(' ')
                            .append(response.reason());
        }
        text.append("\r\n");
        for (SipHeaders.Field field : message.headers().fields())
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        text.append("Content-Length: ").append(message.body().length()).append("\r\n\r\n");
        return text.append(message.body()).toString();
    }

    private static Optional<SipMessage> startLine(String line, SipHeaders headers, String body) {
        Matcher request = REQUEST_LINE.matcher(line);
        if (request.matches())
            return Optional.of(new Request(request.group(1), request.group(2), headers, body));
        Matcher status = STATUS_LINE.matcher(line);
        if (!status.matches()) return Optional.empty();
        String reason = status.group(2);
        return Optional.of(
                new Response(
                        Integer.parseInt(status.group(1)),
                        reason == null ? "" : reason,
                        headers,
                        body));
    }

    /**
     * What follows the blank line, cut to Content-Length; empty when less came than it promises.
     */
    private static Optional<String> body(String rest, SipHeaders headers) {
        String length = headers.first("Content-Length").orElse(Integer.toString(rest.length()));
        if (!length.matches("[0-9]{1,6}")) return Optional.empty();
        int promised = Integer.parseInt(length);
        return promised > rest.length()
                ? Optional.empty()
                : Optional.of(rest.substring(0, promised));
    }

    /** A line that begins with a blank continues the one before. */
    private static String unfold(String head) {
        return head.replaceAll("\r\n[ \t]+", " ");
    }
}
