package dev.orderline.ivr.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a browser is told.
 *
 * @param headers beside those that every answer has
 */
record Answer(int status, String type, ByteBuffer body, Map<String, String> headers) {
    static final String HTML = "text/html; charset=utf-8";

    /** Nothing comes from anywhere but here, nothing is kept, nobody is told of the link. */
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "Connection",
                    "close",
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                            + " img-src blob:; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cache-Control",
                    "no-store",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "X-Robots-Tag",
                    "noindex, nofollow");

    Answer {
        body = body.asReadOnlyBuffer();
        headers = Map.copyOf(headers);
    }

    static Answer text(int status, String type, String text, Map<String, String> headers) {
        return new Answer(status, type, ByteBuffer.wrap(text.getBytes(UTF_8)), headers);
    }

    static Answer page(int status, String html) {
        return text(status, HTML, html, Map.of());
    }

    /** One that says to come again. */
    static Answer later(int status, String html) {
        return text(status, HTML, html, Map.of("Retry-After", "60"));
    }

    void send(Response response, Callback callback) {
        ByteBuffer bytes = body.duplicate();
        response.setStatus(status);
        HttpFields.Mutable fields = response.getHeaders();
        ALWAYS.forEach(fields::put);
        headers.forEach(fields::put);
        fields.put(HttpHeader.CONTENT_TYPE, type);
        fields.put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        response.write(true, bytes, callback);
    }
}
