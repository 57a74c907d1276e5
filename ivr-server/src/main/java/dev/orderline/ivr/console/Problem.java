package dev.orderline.ivr.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.orders.Written;
import java.util.Map;

/** What can be wrong with a request, as RFC 9457 has it told. */
enum Problem implements Written {
    UNREADABLE(400, "The request cannot be read"),
    UNAUTHORISED(401, "A token is needed"),
    FOREIGN(403, "Not from this page"),
    NOT_FOUND(404, "There is nothing here"),
    WRONG_METHOD(405, "Not by this method"),
    TOO_SLOW(408, "The request took too long"),
    OUT_OF_ORDER(409, "This step cannot come now"),
    OTHER_SCAN(409, "This scan has told something else"),
    TOO_LARGE(413, "The request is too large"),
    WRONG_TYPE(415, "Not in this format"),
    DOES_NOT_FIT(422, "The request does not fit"),
    TOO_MANY_GUESSES(429, "Too many wrong tokens"),
    HEADER_TOO_LARGE(431, "The header is too large"),
    BROKEN(500, "Something is broken here"),
    BUSY(503, "Too many requests at once"),
    AWAY(503, "The database is away");

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /**
     * @param detail how to mend it; nothing of what was sent
     */
    Answer answer(String detail) {
        return answer(detail, Map.of());
    }

    /**
     * @param detail how to mend it; nothing of what was sent
     * @param members more of it, for programs
     */
    Answer answer(String detail, Map<String, String> members) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "urn:orderline:problem:" + written())
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail);
        members.forEach(body::put);
        return new Answer(status, "application/problem+json", body.toString(), Map.of());
    }
}
