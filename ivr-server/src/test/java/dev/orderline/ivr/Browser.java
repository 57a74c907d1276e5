package dev.orderline.ivr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Headless Chromium with one page, as wide as a telephone or a hand scanner, steered by its
 * DevTools.
 */
public final class Browser implements AutoCloseable {
    public static final int WIDTH = 360;

    private static final int HEIGHT = 740;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
    private int asked;

    /**
     * @param home a new folder for all it writes
     */
    public Browser(Path home) throws Exception {
        process =
                new ProcessBuilder(
                                "chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + home,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("chromium.out").toFile())
                        .start();
        String port = port(home.resolve("DevToolsActivePort"));
        HttpRequest pages =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json")).build();
        JsonNode page = JSON.readTree(client.send(pages, BodyHandlers.ofString()).body()).get(0);
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(page.path("webSocketDebuggerUrl").textValue()),
                                new Listening())
                        .get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        ask("Page.enable", JSON.createObjectNode());
        ask(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", WIDTH)
                        .put("height", HEIGHT)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", true));
    }

    /** Chromium writes the port it has taken into a file when it listens. */
    private String port(Path file) throws IOException, InterruptedException {
        long until = System.nanoTime() + WITHIN.toNanos();
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until)
                throw new IllegalStateException("Chromium does not start");
        }
        return Files.readAllLines(file).getFirst();
    }

    public void open(String address) throws Exception {
        ask("Page.navigate", JSON.createObjectNode().put("url", address));
        await("Page.loadEventFired");
    }

    /** Types into the field that has the focus, as a scanner does: with Enter at its end. */
    public void scan(String text) throws Exception {
        ask("Input.insertText", JSON.createObjectNode().put("text", text));
        ObjectNode enter =
                JSON.createObjectNode()
                        .put("key", "Enter")
                        .put("code", "Enter")
                        .put("text", "\r")
                        .put("windowsVirtualKeyCode", 13);
        ask("Input.dispatchKeyEvent", enter.deepCopy().put("type", "keyDown"));
        await("Page.loadEventFired");
    }

    /** What a script would see, as text. */
    public String value(String expression) throws Exception {
        return ask(
                        "Runtime.evaluate",
                        JSON.createObjectNode().put("expression", "String(" + expression + ")"))
                .at("/result/value")
                .asText();
    }

    /** Waits until what a script would see holds. */
    public void awaitTrue(String condition) throws Exception {
        long until = System.nanoTime() + WITHIN.toNanos();
        while (!value(condition).equals("true"))
            if (System.nanoTime() > until) throw new IllegalStateException("never: " + condition);
    }

    /** Chooses a file as a person does. */
    public void choose(String selector, Path file) throws Exception {
        JsonNode root = ask("DOM.getDocument", JSON.createObjectNode()).at("/root/nodeId");
        ObjectNode wanted = JSON.createObjectNode().put("selector", selector);
        wanted.set("nodeId", root);
        JsonNode input = ask("DOM.querySelector", wanted).path("nodeId");
        ObjectNode chosen = JSON.createObjectNode();
        chosen.set("nodeId", input);
        chosen.putArray("files").add(file.toAbsolutePath().toString());
        ask("DOM.setFileInputFiles", chosen);
    }

    /** Runs no scripts of pages from now on. */
    public void forgetScripts() throws Exception {
        ask("Emulation.setScriptExecutionDisabled", JSON.createObjectNode().put("value", true));
    }

    /** Touches the middle of an element. */
    public void touch(String selector) throws Exception {
        value("document.querySelector('%s').scrollIntoView()".formatted(selector));
        String middle =
                value(
                        "(b => (b.x + b.width / 2) + ' ' + (b.y + b.height / 2))(document.querySelector('%s').getBoundingClientRect())"
                                .formatted(selector));
        List<String> at = List.of(middle.split(" ", -1));
        for (String type : List.of("mousePressed", "mouseReleased"))
            ask(
                    "Input.dispatchMouseEvent",
                    JSON.createObjectNode()
                            .put("type", type)
                            .put("x", Double.parseDouble(at.getFirst()))
                            .put("y", Double.parseDouble(at.getLast()))
                            .put("button", "left")
                            .put("clickCount", 1));
        await("Page.loadEventFired");
    }

    public void photograph(Path file) throws Exception {
        JsonNode picture = ask("Page.captureScreenshot", JSON.createObjectNode());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").textValue()));
    }

    private JsonNode ask(String method, ObjectNode parameters) throws Exception {
        ObjectNode question = JSON.createObjectNode().put("id", ++asked).put("method", method);
        question.set("params", parameters);
        socket.sendText(question.toString(), true).get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        List<JsonNode> between = new ArrayList<>();
        JsonNode answer = next();
        while (answer.path("id").asInt() != asked) {
            between.add(answer);
            answer = next();
        }
        told.addAll(between);
        if (answer.has("error")) throw new IllegalStateException(method + ": " + answer);
        return answer.path("result");
    }

    private void await(String event) throws Exception {
        JsonNode next = next();
        while (!next.path("method").asText().equals(event)) next = next();
    }

    private JsonNode next() throws InterruptedException {
        JsonNode next = told.poll(WITHIN.toSeconds(), TimeUnit.SECONDS);
        if (next == null) throw new IllegalStateException("Chromium says nothing");
        return next;
    }

    private final class Listening implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    told.add(JSON.readTree(text.toString()));
                } catch (JsonProcessingException broken) {
                    throw new IllegalStateException(broken);
                }
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit().orTimeout(WITHIN.toSeconds(), TimeUnit.SECONDS).join();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
