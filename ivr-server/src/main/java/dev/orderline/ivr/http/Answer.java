package dev.orderline.ivr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderline.ivr.outbox.ProviderFailure;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What came back, whatever its status; none of it can be trusted.
 *
 * @param attempted what it answers, for failures: "pay back over HTTP"
 * @param notBefore how long the other side wants to be left alone; zero if it did not say
 * @param text as UTF-8
 */
public record Answer(String attempted, int status, Duration notBefore, String text) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** What codes and references are made of: they are kept, shown and logged. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** To be thrown where the status is not one that tells what was done. */
    public ProviderFailure failure() {
        return new ProviderFailure(attempted + ": " + status, notBefore);
    }

    /** To be thrown where the text does not say what it should. */
    public ProviderFailure unfit() {
        return new ProviderFailure(
                attempted + ": " + status + " with an answer that does not fit", notBefore);
    }

    /**
     * The JSON object that it is.
     *
     * @throws ProviderFailure if it is none
     */
    public JsonNode json() {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) return json;
        } catch (JsonProcessingException e) {
            throw unfit(); // its message would quote what came
        }
        throw unfit();
    }

    /**
     * A code or a reference.
     *
     * @throws ProviderFailure if there is none of that name
     */
    public String word(JsonNode of, String name) {
        JsonNode value = of.path(name);
        if (value.isTextual() && WORD.matcher(value.textValue()).matches())
            return value.textValue();
        throw unfit();
    }

    /** Not the text: it may hold personal data. */
    @Override
    public String toString() {
        return "Answer[" + attempted + ": " + status + "]";
    }
}
