package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/** A request as it came, read piece by piece. Confined to the thread that answers it. */
final class Asked {
    static final String FORM = "application/x-www-form-urlencoded";

    private static final int LONGEST_BODY = 64 * 1024;

    /** What is too large is read so far: who is still sending does not see an answer. */
    private static final int MOST_READ = 1024 * 1024;

    /** The whole of a body must have come by then: a byte now and then keeps no thread. */
    private static final Duration BODY_WITHIN = Duration.ofSeconds(15);

    private static final int MOST_FIELDS = 20;

    private final Request request;

    Asked(Request request) {
        this.request = request;
    }

    String method() {
        return request.getMethod();
    }

    /** The parts between the slashes, decoded. */
    List<String> path() {
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
        return Stream.of(path.substring(1).split("/", -1)).map(URIUtil::decodePath).toList();
    }

    /** What a form put after the question mark. */
    Map<String, String> query() throws Refusal {
        return fields(Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""));
    }

    /** A field of the header; empty if there is none. */
    String header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
    }

    /** A cookie; empty if there is none. */
    String cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .map(HttpCookie::getValue)
                .orElse("");
    }

    /** The address it came from. */
    String from() {
        return Request.getRemoteAddr(request);
    }

    /** What a form put into the body. */
    Map<String, String> form() throws Refusal {
        return fields(body(FORM));
    }

    /**
     * The body, at most 64 KiB of UTF-8.
     *
     * @param type it must have
     */
    String body(String type) throws Refusal {
        String[] parts = header("Content-Type").toLowerCase(Locale.ROOT).split(";", -1);
        boolean other =
                Stream.of(parts)
                        .skip(1)
                        .map(String::strip)
                        .anyMatch(part -> !part.matches("charset=\"?utf-8\"?"));
        if (other || !parts[0].strip().equals(type))
            throw new Refusal(
                    Problem.WRONG_TYPE.answer("Send a body in UTF-8 with Content-Type: " + type));
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
        } catch (CharacterCodingException _) {
            throw unreadable("Send a body in UTF-8");
        } catch (IOException broken) {
            throw unreadable("Send the whole body, as long as Content-Length says");
        }
    }

    private byte[] bytes() throws IOException, Refusal {
        if (request.getLength() > MOST_READ) throw tooLarge();
        long until = System.nanoTime() + BODY_WITHIN.toNanos();
        var kept = new ByteArrayOutputStream();
        var piece = new byte[8 * 1024];
        int read = 0;
        try (InputStream body = Content.Source.asInputStream(request)) {
            for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
                read += length;
                if (read > MOST_READ) throw tooLarge();
                if (read <= LONGEST_BODY) kept.write(piece, 0, length);
                if (System.nanoTime() > until)
                    throw new Refusal(
                            Problem.TOO_SLOW.answer(
                                    "Send the body within "
                                            + BODY_WITHIN.toSeconds()
                                            + " seconds"));
            }
        }
        if (read > LONGEST_BODY) throw tooLarge();
        return kept.toByteArray();
    }

    private static Refusal tooLarge() {
        return new Refusal(
                Problem.TOO_LARGE.answer("Send a body of at most " + LONGEST_BODY + " bytes"));
    }

    private static Map<String, String> fields(String encoded) throws Refusal {
        Map<String, String> fields = new HashMap<>();
        if (encoded.isEmpty()) return fields;
        String[] pairs = encoded.split("&", -1);
        if (pairs.length > MOST_FIELDS) throw unreadable("Send fewer parameters");
        try {
            for (String pair : pairs) {
                int equals = pair.indexOf('=');
                if (equals < 0) throw unreadable("Write parameters as name=value");
                String name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
                String value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
                if (fields.put(name, value) != null) throw unreadable("Send each parameter once");
            }
        } catch (IllegalArgumentException _) {
            throw unreadable("Encode parameters by percent signs, as UTF-8");
        }
        return fields;
    }

    static Refusal unreadable(String detail) {
        return new Refusal(Problem.UNREADABLE.answer(detail));
    }
}
