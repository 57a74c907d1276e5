package dev.orderline.ivr.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium with one page, of a phone's size, driven by its DevTools protocol. Used by
 * one thread; everything waits {@link #PATIENCE} at most.
 */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int asked;

    /**
     * @param home an empty folder for all that it writes
     */
    Chromium(Path home) throws IOException, InterruptedException {
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
                        .start();
        int port = URI.create(listening()).getPort();
        JsonNode page =
                JSON.readTree(
                        http.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(
                                                                "http://127.0.0.1:"
                                                                        + port
                                                                        + "/json"))
                                                .timeout(PATIENCE)
                                                .build(),
                                        BodyHandlers.ofString())
                                .body());
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(
                                URI.create(page.get(0).get("webSocketDebuggerUrl").asText()),
                                new Answers())
                        .join();
        ask(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
    }

    private String listening() throws IOException {
        BufferedReader said = process.inputReader(UTF_8);
        String line;
        while ((line = said.readLine()) != null)
            if (line.startsWith("DevTools listening on ")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                return line.substring("DevTools listening on ".length());
            }
        throw new IOException("Chromium has not started");
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    answers.add(JSON.readTree(text.toString()));
                } catch (IOException nonsense) {
                    throw new IllegalStateException(nonsense);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private JsonNode ask(String method, Map<String, Object> with)
            throws IOException, InterruptedException {
        int id = ++asked;
        socket.sendText(
                        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", with)),
                        true)
                .join();
        while (true) {
            JsonNode answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) throw new IOException("no answer to " + method);
            if (answer.path("id").asInt() != id) continue; // an event
            if (answer.has("error")) throw new IOException(answer.toString());
            return answer.get("result");
        }
    }

    void open(URI page) throws IOException, InterruptedException {
        ask("Page.navigate", Map.of("url", page.toString()));
        await("location.href == '" + page + "' && document.readyState == 'complete'");
    }

    /** What an expression of JavaScript is, as text. */
    String tell(String expression) throws IOException, InterruptedException {
        return ask(
                        "Runtime.evaluate",
                        Map.of("expression", "String(" + expression + ")", "awaitPromise", true))
                .path("result")
                .path("value")
                .asText();
    }

    /** Waits until a condition in JavaScript holds. */
    void await(String condition) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!tell(condition).equals("true"))
            if (System.nanoTime() > until) throw new IOException("never: " + condition);
    }

    /** Chooses a file as a person does. */
    void choose(String selector, Path file) throws IOException, InterruptedException {
        int root = ask("DOM.getDocument", Map.of()).path("root").path("nodeId").asInt();
        int input =
                ask("DOM.querySelector", Map.of("nodeId", root, "selector", selector))
                        .path("nodeId")
                        .asInt();
        ask(
                "DOM.setFileInputFiles",
                Map.of("nodeId", input, "files", List.of(file.toAbsolutePath().toString())));
    }

    /** Runs no scripts of pages from now on. */
    void forgetScripts() throws IOException, InterruptedException {
        ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    void screenshot(Path png) throws IOException, InterruptedException {
        String picture = ask("Page.captureScreenshot", Map.of()).get("data").asText();
        Files.write(png, Base64.getDecoder().decode(picture));
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
