package dev.orderline.ivr.asterisk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What chan_websocket tells us beside the audio, as far as we care. */
sealed interface MediaEvent {
    /** Reads messages; how long they may be is limited where they come in. */
    ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /**
     * The first message: what kind of audio will come.
     *
     * @param format Asterisk's name of it: {@code slin} is what we take
     */
    record Started(String format, int frameBytes) implements MediaEvent {}

    /**
     * A key was released.
     *
     * @param key also A to D, which no telephone at home has
     */
    record KeyReleased(char key) implements MediaEvent {}

    /** Our mark was reached: all that was sent before it has been played. */
    record MarkReached(String mark) implements MediaEvent {}

    /** Asterisk's queue is full ({@code MEDIA_XOFF}), or has room again. */
    record Full(boolean full) implements MediaEvent {}

    /** Asterisk did not understand us. */
    record Complaint() implements MediaEvent {}

    /** Something we did not ask for, or that a newer Asterisk says. */
    record Other() implements MediaEvent {}

    /**
     * Reads one text message.
     *
     * @throws ProtocolFault if it is no JSON object with an event, or a field we need is not there
     */
    static MediaEvent parse(String text) throws ProtocolFault {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ProtocolFault(
                    "a text that is no JSON (chan_websocket.conf needs control_message_format = json)");
        }
        return switch (text(message, "event")) {
            case "MEDIA_START" ->
                    new Started(text(message, "format"), number(message, "optimal_frame_size"));
            case "DTMF_END" -> new KeyReleased(key(message));
            case "MEDIA_MARK_PROCESSED" -> new MarkReached(text(message, "correlation_id"));
            case "MEDIA_XOFF" -> new Full(true);
            case "MEDIA_XON" -> new Full(false);
            case "ERROR" -> new Complaint();
            default -> new Other();
        };
    }

    /**
     * Does what the first message would otherwise wait for: a JSON library takes its time to load.
     */
    static void warmUp() {
        try {
            parse("{\"event\":\"MEDIA_MARK_PROCESSED\",\"correlation_id\":\"0\"}");
        } catch (ProtocolFault e) {
            throw new AssertionError("this is what Asterisk says", e);
        }
    }

    private static char key(JsonNode message) throws ProtocolFault {
        String digit = text(message, "digit");
        if (digit.length() != 1) throw new ProtocolFault("a key that is no single character");
        return digit.charAt(0);
    }

    private static String text(JsonNode message, String name) throws ProtocolFault {
        JsonNode value = message.path(name);
        if (!value.isTextual()) throw new ProtocolFault("a message without \"" + name + "\"");
        return value.textValue();
    }

    private static int number(JsonNode message, String name) throws ProtocolFault {
        JsonNode value = message.path(name);
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0)
            throw new ProtocolFault("a message without \"" + name + "\"");
        return value.intValue();
    }
}
