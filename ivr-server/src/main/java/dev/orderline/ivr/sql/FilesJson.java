package dev.orderline.ivr.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.Map;
import java.util.TreeMap;

/** A flow's files as a JSON column holds them: name to text. */
final class FilesJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FilesJson() {}

    /** Without null characters, which PostgreSQL does not hold. */
    static String write(FlowFiles files) {
        Map<String, String> texts = new TreeMap<>();
        files.texts().forEach((name, text) -> texts.put(name, text.replace("\0", "")));
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are JSON");
        }
    }

    static FlowFiles read(String text) {
        try {
            return new FlowFiles(JSON.readValue(text, new TypeReference<>() {}));
        } catch (JsonProcessingException spoilt) {
            throw new IllegalStateException("a column of ours is not what we wrote");
        }
    }
}
