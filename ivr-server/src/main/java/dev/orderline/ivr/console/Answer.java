package dev.orderline.ivr.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param type of {@code body}
 * @param fields of the header, besides those of every answer
 */
record Answer(int status, String type, String body, Map<String, String> fields) {
    Answer {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Answer json(JsonNode body) {
        return text("application/json", body.toString());
    }

    static Answer text(String type, String body) {
        return new Answer(200, type, body, Map.of());
    }

    static Answer html(int status, String body) {
        return new Answer(status, "text/html; charset=utf-8", body, Map.of());
    }

    /** It is done, and there is nothing to say. */
    static Answer done() {
        return new Answer(204, "", "", Map.of());
    }

    /** To be looked at there, by GET: so that a reload repeats nothing. */
    static Answer seeOther(String path) {
        return new Answer(303, "", "", Map.of("Location", path));
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }
}
