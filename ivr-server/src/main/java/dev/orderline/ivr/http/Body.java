package dev.orderline.ivr.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a request carries.
 *
 * @param type its media type
 * @param text sent as UTF-8
 */
public record Body(String type, String text) {
    /** As forms of web pages are sent. */
    public static Body form(Map<String, String> fields) {
        return new Body(
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    public static Body json(ObjectNode json) {
        return new Body("application/json", json.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Not the text: it may hold personal data. */
    @Override
    public String toString() {
        return "Body[" + type + "]";
    }
}
