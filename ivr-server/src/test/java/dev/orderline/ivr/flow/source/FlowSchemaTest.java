package dev.orderline.ivr.flow.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orderline.ivr.letters.LettersShapes;
import dev.orderline.ivr.policy.PolicyShapes;
import dev.orderline.ivr.scenario.ScenarioShapes;
import dev.orderline.ivr.shop.MappingShapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What editors are told of flows and scenarios is what the reader says. */
class FlowSchemaTest {
    private static final Path FLOWS = Path.of("../dialplans/flows");
    private static final Path SITE = Path.of("../src/site");
    private static final Path TESTED = Path.of("src/test/resources/flows");

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema FLOW = SCHEMAS.getSchema(flowSchema());
    private static final Schema SCENARIO = SCHEMAS.getSchema(scenarioSchema());

    private static String flowSchema() {
        return json(FlowSchema.ofFlows());
    }

    private static String scenarioSchema() {
        return json(FlowSchema.of("Orderline scenario", new Form.Keys(ScenarioShapes.SCENARIO)));
    }

    /** Each thing in a line of its own, for people who read differences. */
    private static String json(Map<String, Object> schema) {
        var lines = new DefaultIndenter("  ", "\n");
        var separators =
                Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator("");
        var printer = new DefaultPrettyPrinter(separators);
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void theFilesAreAsTheProgramWritesThem() throws IOException {
        isWritten(FLOWS.resolve("flow.schema.json"), flowSchema());
        isWritten(FLOWS.resolve("scenario.schema.json"), scenarioSchema());
        isWritten(
                Path.of("../dialplans/policy/policy.schema.json"),
                json(FlowSchema.of("Orderline policy", new Form.Keys(PolicyShapes.POLICY))));
        isWritten(
                Path.of("../dialplans/policy/tests.schema.json"),
                json(FlowSchema.of("Orderline policy tests", new Form.Keys(PolicyShapes.CASES))));
        isWritten(
                Path.of("../dialplans/shop/orders.schema.json"),
                json(FlowSchema.of("Orderline orders", new Form.Keys(MappingShapes.MAPPING))));
        isWritten(
                Path.of("../dialplans/letters/letters.schema.json"),
                json(FlowSchema.of("Orderline letters", new Form.Keys(LettersShapes.ALL))));
        isWritten(SITE.resolve("flow-reference.md"), FlowReference.markdown());
    }

    private static void isWritten(Path file, String text) throws IOException {
        if (Boolean.getBoolean("renew")) Files.writeString(file, text);
        assertEquals(
                text,
                Files.exists(file) ? Files.readString(file) : "",
                file + " is old: run this test with -Drenew=true, and look at the difference");
    }

    @Test
    void theSchemasAreSchemas() {
        Schema draft =
                SCHEMAS.getSchema(
                        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), draft.validate(flowSchema(), InputFormat.JSON));
        assertEquals(List.of(), draft.validate(scenarioSchema(), InputFormat.JSON));
    }

    @Test
    void editorsAcceptWhatIsShipped() {
        assertEquals(List.of(), refused(FLOWS, FLOW, 1));
        assertEquals(List.of(), refused(FLOWS.resolve("tests"), SCENARIO, 4));
        assertEquals(List.of(), refused(TESTED.resolve("sound"), FLOW, 1));
    }

    private static List<String> refused(Path folder, Schema schema, int deep) {
        List<String> refused = new ArrayList<>();
        for (Path file : files(folder, deep))
            json(text(file))
                    .forEach(json ->
                            schema.validate(json, InputFormat.JSON)
                                    .forEach(error -> refused.add(file + ": " + error)));
        return refused;
    }

    @Test
    void editorsRefuseWhatTheReaderRefusesForItsFormAndNothingElse() {
        List<String> differently = new ArrayList<>();
        int refused = 0;
        for (Path file : files(TESTED.resolve("broken"), 2)) {
            var problems = new Problems();
            String name = file.getFileName().toString();
            Yaml.parse(name, text(file), problems)
                    .filter(_ -> !problems.hasErrors())
                    .ifPresent(yaml -> new FormCheck(problems).check(yaml, FlowShapes.file()));
            List<String> json = json(text(file));
            boolean fits =
                    !json.isEmpty() && FLOW.validate(json.getFirst(), InputFormat.JSON).isEmpty();
            boolean isForEditors = problems.sorted().stream().noneMatch(FlowSchemaTest::isOurs);
            if (isForEditors && fits == problems.hasErrors())
                differently.add(name + ": " + (fits ? problems.sorted() : "refused"));
            if (!fits) refused++;
        }
        assertEquals(List.of(), differently);
        assertTrue(refused > 60, "only " + refused);
    }

    /** What a schema cannot say: how long a time is, and which signs YAML has. */
    private static boolean isOurs(Problem problem) {
        return problem.what()
                .matches("\".*\" is too (short|long)|.*character.*|.*cannot begin with.*");
    }

    /** A file as editors see it: YAML 1.2 with numbers and truth values; none if it is no YAML. */
    private static List<String> json(String text) {
        var settings =
                LoadSettings.builder()
                        .setSchema(new CoreSchema())
                        .setAllowDuplicateKeys(false)
                        .build();
        try {
            return List.of(
                    new ObjectMapper().writeValueAsString(new Load(settings).loadFromString(text)));
        } catch (YamlEngineException | IOException none) {
            return List.of();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, int deep) {
        try (Stream<Path> files = Files.walk(folder, deep)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
