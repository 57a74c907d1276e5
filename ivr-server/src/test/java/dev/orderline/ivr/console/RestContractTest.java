package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.sql.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The API answers as its description says, and its description says all it answers. */
@Tag("slow")
class RestContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode DESCRIPTION = description();

    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());
    private final OpenConsole console = new OpenConsole(OpenConsole.desks(shop), Clock.systemUTC());
    private final Set<String> seen = new TreeSet<>();

    private static JsonNode description() {
        try (InputStream in = RestContractTest.class.getResourceAsStream("openapi.yaml")) {
            String yaml = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @AfterEach
    void close() {
        console.close();
        shop.close();
    }

    @Test
    void everyAnswerIsDocumentedAndEveryDocumentedAnswerIsGiven() {
        describesItself();
        returns();
        refunds();
        stuck();
        stock();
        assertEquals(400, ask("GET", "/returns/%00", "/returns/{rma}").statusCode());
        assertEquals(400, ask("POST", "/stuck/%00/retries", "/stuck/{id}/retries").statusCode());
        assertEquals(400, ask("GET", "/stock/a%2Fb", "/stock/{sku}").statusCode());
        everywhere(401);
        for (int i = 0; i < Guesses.MOST; i++) wrongToken();
        everywhere(429);
        assertEquals(200, ask("GET", "/stuck", "/stuck").statusCode(), "the right one is taken");
        shop.close();
        everywhere(503);

        assertEquals(documented(), seen);
    }

    private void describesItself() {
        HttpResponse<String> answer = console.send("GET", "/api/v1/openapi.yaml", "");
        check(answer, "GET", "/openapi.yaml");
        assertEquals(
                DESCRIPTION,
                JSON.valueToTree(
                        new Load(LoadSettings.builder().build()).loadFromString(answer.body())));
    }

    private void returns() {
        RmaNumber rma = shop.returned("jacket", 50);
        String there = "/returns/" + rma.digits();
        String nowhere = "/returns/" + RmaNumber.ofSerial(99_999).digits();
        JsonNode opened = json(ask("GET", there, "/returns/{rma}"));
        assertEquals("opened", opened.at("/step").textValue());
        assertEquals("jacket", opened.at("/item/name").textValue());
        assertEquals("decided", opened.at("/refund/state").textValue());
        assertEquals(404, ask("GET", nowhere, "/returns/{rma}").statusCode());
        assertEquals(404, ask("GET", "/returns/12", "/returns/{rma}").statusCode());

        String scan = UUID.randomUUID().toString();
        String at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS).toString();
        String received = scanned(scan, "received", at);
        for (int twice = 0; twice < 2; twice++) {
            JsonNode told = json(scan(there, received));
            assertEquals("received", told.at("/step").textValue());
            assertEquals("reserved", told.at("/refund/state").textValue());
            assertEquals(Instant.parse(at), Instant.parse(told.at("/since").textValue()));
        }
        assertEquals(409, scan(there, scanned(scan, "restocked", at)).statusCode());
        HttpResponse<String> back =
                scan(there, scanned(UUID.randomUUID().toString(), "dropped-off", at));
        assertEquals(409, back.statusCode());
        assertEquals("received", json(back).at("/now").textValue());
        assertEquals(
                404,
                scan(nowhere, scanned(UUID.randomUUID().toString(), "received", at)).statusCode());
        unfit(there, scan, at);
        assertEquals(
                200,
                scan(there, scanned(UUID.randomUUID().toString(), "restocked", at)).statusCode());
        unreadable(there + "/scans", "/returns/{rma}/scans");
    }

    private void unfit(String there, String scan, String at) {
        for (String body :
                new String[] {
                    "[]",
                    "3",
                    "{}",
                    "{\"scan\": 7, \"step\": \"received\"}",
                    "{\"scan\": null, \"step\": \"received\"}",
                    scanned("1-1-1-1-1", "received", at),
                    scanned(scan, "opened", at),
                    scanned(scan, "RECEIVED", at),
                    scanned(scan, "received", "yesterday"),
                    scanned(scan, "received", "2126-01-01T00:00:00Z"),
                    scanned(scan, "received", "+1000000000-01-01T00:00:00Z"),
                    scanned(scan, "received", at).replace("}", ", \"secret\": 1}")
                }) assertEquals(422, scan(there, body).statusCode(), body);
    }

    private void refunds() {
        String id = shop.cancelled(600).id().toString();
        String waiting = "/refunds?state=to-be-approved";
        assertEquals(id, json(ask("GET", waiting, "/refunds")).at("/refunds/0/id").textValue());
        assertEquals(422, ask("GET", "/refunds", "/refunds").statusCode());
        assertEquals(422, ask("GET", "/refunds?state=settled", "/refunds").statusCode());
        assertEquals(400, ask("GET", "/refunds?state=a&state=b", "/refunds").statusCode());

        assertEquals("another-needed", outcome(id, "anna", true));
        assertEquals(
                "[\"anna\"]", json(ask("GET", waiting, "/refunds")).at("/refunds/0/agreed") + "");
        assertEquals("paid", outcome(id, "bert", true));
        assertEquals(404, verdict(id, "{\"who\": \"carl\", \"agreed\": true}").statusCode());
        assertEquals(404, verdict("12", "{\"who\": \"carl\", \"agreed\": true}").statusCode());
        assertEquals("declined", outcome(shop.cancelled(300).id().toString(), "anna", false));
        for (String body :
                new String[] {
                    "{\"who\": \"anna\"}",
                    "{\"who\": \"anna\", \"agreed\": \"yes\"}",
                    "{\"who\": \" \", \"agreed\": true}",
                    "{\"who\": \"\\ud800\", \"agreed\": true}",
                    "{\"who\": \"" + "\ud83d\ude00".repeat(60) + "\", \"agreed\": true}",
                    "{\"who\": \"a\\u0000b\", \"agreed\": true}",
                    "{\"who\": \"" + "a".repeat(101) + "\", \"agreed\": true}"
                }) assertEquals(422, verdict(id, body).statusCode(), body);
        unreadable("/refunds/" + id + "/verdicts", "/refunds/{id}/verdicts");
    }

    private void stuck() {
        shop.office().outbox().park(shop.payment(), "503");
        JsonNode stuck = json(ask("GET", "/stuck", "/stuck"));
        assertEquals("pay-back", stuck.at("/stuck/0/kind").textValue());
        String again = "/stuck/" + stuck.at("/stuck/0/id").textValue() + "/retries";
        assertEquals(204, ask("POST", again, "/stuck/{id}/retries").statusCode());
        assertEquals(404, ask("POST", again, "/stuck/{id}/retries").statusCode());
        assertEquals("[]", json(ask("GET", "/stuck", "/stuck")).at("/stuck").toString());
    }

    private void stock() {
        assertEquals(1, json(ask("GET", "/stock/jacket", "/stock/{sku}")).at("/sellable").asInt());
        for (String none : new String[] {"hat", "%C3%A4", "a".repeat(51)})
            assertEquals(404, ask("GET", "/stock/" + none, "/stock/{sku}").statusCode(), none);
    }

    /** What every body may be refused for. */
    private void unreadable(String path, String template) {
        for (String body :
                new String[] {
                    "",
                    "{",
                    "{} {}",
                    "{\"who\": \"anna\", \"who\": \"bert\", \"agreed\": true}",
                    "[".repeat(10_000) + "]".repeat(10_000),
                    "{\"scan\": " + "9".repeat(5_000) + "}"
                }) {
            HttpResponse<String> answer =
                    console.send(
                            "POST",
                            "/api/v1" + path,
                            body.isEmpty() ? " " : body,
                            "Authorization",
                            "Bearer " + console.token(),
                            "Content-Type",
                            "application/json");
            check(answer, "POST", template);
            assertEquals(body.isBlank() ? 422 : 400, answer.statusCode(), body);
        }
        HttpResponse<String> large = console.tell("/api/v1" + path, " ".repeat(70_000));
        check(large, "POST", template);
        assertEquals(413, large.statusCode());
        HttpResponse<String> other =
                console.send(
                        "POST",
                        "/api/v1" + path,
                        "{}",
                        "Authorization",
                        "Bearer " + console.token(),
                        "Content-Type",
                        "text/plain");
        check(other, "POST", template);
        assertEquals(415, other.statusCode());
    }

    /** Each operation in a way that is well but for what is wrong now. */
    private void everywhere(int status) {
        String id = UUID.randomUUID().toString();
        String rma = RmaNumber.ofSerial(99_999).digits();
        String[][] all = {
            {"GET", "/returns/" + rma, "/returns/{rma}", ""},
            {
                "POST",
                "/returns/" + rma + "/scans",
                "/returns/{rma}/scans",
                scanned(id, "received", Instant.now().toString())
            },
            {"GET", "/refunds?state=to-be-approved", "/refunds", ""},
            {
                "POST",
                "/refunds/" + id + "/verdicts",
                "/refunds/{id}/verdicts",
                "{\"who\": \"anna\", \"agreed\": true}"
            },
            {"GET", "/stuck", "/stuck", ""},
            {"POST", "/stuck/" + id + "/retries", "/stuck/{id}/retries", ""},
            {"GET", "/stock/jacket", "/stock/{sku}", ""}
        };
        for (String[] each : all) {
            String token =
                    switch (status) {
                        case 401 -> "Basic YTpi";
                        case 429 -> "Bearer wrong";
                        default -> "Bearer " + console.token();
                    };
            HttpResponse<String> answer =
                    console.send(
                            each[0],
                            "/api/v1" + each[1],
                            each[3],
                            "Authorization",
                            token,
                            "Content-Type",
                            "application/json");
            check(answer, each[0], each[2]);
            assertEquals(status, answer.statusCode(), each[2]);
            if (status != 401) assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        }
    }

    private void wrongToken() {
        HttpResponse<String> answer =
                console.send("GET", "/api/v1/stuck", "", "Authorization", "Bearer wrong");
        check(answer, "GET", "/stuck");
    }

    private static String scanned(String scan, String step, String at) {
        return "{\"scan\": \"%s\", \"step\": \"%s\", \"at\": \"%s\"}".formatted(scan, step, at);
    }

    private HttpResponse<String> scan(String there, String body) {
        HttpResponse<String> answer = console.tell("/api/v1" + there + "/scans", body);
        check(answer, "POST", "/returns/{rma}/scans");
        return answer;
    }

    private String outcome(String id, String who, boolean agreed) {
        return json(verdict(id, "{\"who\": \"%s\", \"agreed\": %s}".formatted(who, agreed)))
                .at("/outcome")
                .textValue();
    }

    private HttpResponse<String> verdict(String id, String body) {
        HttpResponse<String> answer = console.tell("/api/v1/refunds/" + id + "/verdicts", body);
        check(answer, "POST", "/refunds/{id}/verdicts");
        return answer;
    }

    private HttpResponse<String> ask(String method, String path, String template) {
        HttpResponse<String> answer = console.ask(method, "/api/v1" + path);
        check(answer, method, template);
        return answer;
    }

    /** Holds an answer against what is documented for it. */
    private void check(HttpResponse<String> answer, String method, String template) {
        String what = method + " " + template + " " + answer.statusCode();
        JsonNode response =
                followed(
                        DESCRIPTION
                                .path("paths")
                                .path(template)
                                .path(method.toLowerCase(Locale.ROOT))
                                .path("responses")
                                .path(Integer.toString(answer.statusCode())));
        assertFalse(response.isMissingNode(), () -> what + " is not documented");
        seen.add(what);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertEquals(
                response.path("content").isMissingNode()
                        ? ""
                        : response.path("content").fieldNames().next(),
                type,
                what);
        response.path("headers")
                .fieldNames()
                .forEachRemaining(field ->
                        assertTrue(
                                answer.headers().firstValue(field).isPresent(),
                                () -> what + " has no " + field));
        if (!type.contains("json")) return;
        assertEquals(
                List.of(),
                schema(response.path("content").path(type).path("schema"))
                        .validate(answer.body(), InputFormat.JSON),
                () -> what + ": " + answer.body());
        if (type.contains("problem"))
            assertEquals(answer.statusCode(), json(answer).path("status").asInt(), what);
    }

    private static JsonNode followed(JsonNode node) {
        return node.has("$ref") ? DESCRIPTION.at(node.path("$ref").textValue().substring(1)) : node;
    }

    private static Schema schema(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", DESCRIPTION.path("components"));
        return SCHEMAS.getSchema(whole.toString());
    }

    private static Set<String> documented() {
        Set<String> all = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : DESCRIPTION.path("paths").properties())
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties())
                for (Map.Entry<String, JsonNode> answer :
                        operation.getValue().path("responses").properties())
                    all.add(
                            operation.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey()
                                    + " "
                                    + answer.getKey());
        return all;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new AssertionError(answer.body(), broken);
        }
    }

    @Test
    void theSchemasAreSchemas() {
        Schema draft =
                SCHEMAS.getSchema(
                        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        DESCRIPTION
                .at("/components/schemas")
                .forEach(schema ->
                        assertEquals(
                                List.of(), draft.validate(schema.toString(), InputFormat.JSON)));
    }
}
