package dev.orderline.ivr.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Records as JSON columns hold them. */
final class JsonColumn {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonColumn() {}

    /**
     * @param value of texts, numbers, lists and maps, and records of them
     */
    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers are JSON");
        }
    }

    /**
     * @throws IllegalStateException if this is not what {@link #write} gives; the message tells
     *     nothing of it
     */
    static <T> T read(String column, Class<T> type) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException spoilt) {
            throw new IllegalStateException("a column of ours is not what we wrote");
        }
    }
}
