package dev.orderline.speech.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The official models that are known: {@code models/models.json}. */
public final class Catalogue {
    private static final int MAX_BYTES = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<OfficialModel> models;

    private Catalogue(List<OfficialModel> models) {
        this.models = List.copyOf(models);
    }

    /**
     * Reads {@code file}.
     *
     * @throws ModelFailure if it cannot be read or an entry is not as it should be
     */
    public static Catalogue read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) throw new ModelFailure(file + " is far too long");
            var models = new ArrayList<OfficialModel>();
            for (JsonNode entry : JSON.readTree(file.toFile()).path("models"))
                models.add(model(entry));
            return new Catalogue(models);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new ModelFailure(file + " is no list of models: " + wrong.getMessage(), wrong);
        } catch (IOException failed) {
            throw new ModelFailure("cannot read " + file + ": " + failed, failed);
        }
    }

    private static OfficialModel model(JsonNode entry) {
        return new OfficialModel(
                text(entry, "name"),
                text(entry, "language"),
                URI.create(text(entry, "address")),
                entry.path("bytes").longValue(),
                text(entry, "sha256"),
                text(entry, "md5"),
                entry.path("rateHz").intValue(),
                text(entry, "licence"),
                entry.path("grammars").booleanValue(),
                text(entry, "source"));
    }

    private static String text(JsonNode entry, String field) {
        if (!entry.path(field).isTextual())
            throw new IllegalArgumentException("an entry has no " + field);
        return entry.path(field).textValue();
    }

    /** In the order of the file, which begins with those for most shops. */
    public List<OfficialModel> models() {
        return models;
    }

    public Optional<OfficialModel> find(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
