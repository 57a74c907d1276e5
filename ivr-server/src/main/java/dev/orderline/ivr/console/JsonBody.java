package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/** A body that is one JSON object with known fields, each at most once. */
final class JsonBody {
    static final String TYPE = "application/json";

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(4)
                                                    .maxStringLength(1_000)
                                                    .maxNumberLength(30)
                                                    .maxNameLength(100)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode body;

    private JsonBody(JsonNode body) {
        this.body = body;
    }

    /**
     * @param fields all it may have
     */
    static JsonBody read(Asked asked, List<String> fields) throws Refusal {
        String text = asked.body(TYPE);
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JsonProcessingException _) { // its message may hold what was sent
            throw Asked.unreadable(
                    "Send one JSON object, with each field once, and nothing nested deeper than 4");
        }
        if (!body.isObject()) throw unfit("Send a JSON object");
        for (var name = body.fieldNames(); name.hasNext(); )
            if (!fields.contains(name.next()))
                throw unfit("Send no fields but " + String.join(", ", fields));
        return new JsonBody(body);
    }

    String text(String field) throws Refusal {
        return optional(field).orElseThrow(() -> unfit("Send the field " + field + ", a string"));
    }

    /** Empty if the field is not there. */
    Optional<String> optional(String field) throws Refusal {
        if (!body.has(field)) return Optional.empty();
        if (!body.path(field).isTextual()) throw unfit("Make the field " + field + " a string");
        String text = body.path(field).textValue();
        if (!UTF_8.newEncoder().canEncode(text)) // half a character, in an escape
        throw unfit("Make the field " + field + " Unicode");
        return Optional.of(text);
    }

    boolean flag(String field) throws Refusal {
        if (!body.path(field).isBoolean())
            throw unfit("Send the field " + field + ", true or false");
        return body.path(field).booleanValue();
    }

    static Refusal unfit(String detail) {
        return new Refusal(Problem.DOES_NOT_FIT.answer(detail));
    }
}
