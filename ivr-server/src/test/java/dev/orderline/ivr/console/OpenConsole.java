package dev.orderline.ivr.console;

import dev.orderline.ivr.WorkingShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/** A console on a free port of loopback, and who asks it. */
final class OpenConsole implements AutoCloseable {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);

    private final ConsoleToken token = new ConsoleToken(ConsoleToken.random());
    private final ConsoleServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    OpenConsole(ConsoleDesks desks, Clock clock) {
        try {
            server =
                    new ConsoleServer(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            token,
                            desks,
                            clock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static ConsoleDesks desks(WorkingShop shop) {
        return new ConsoleDesks(
                shop.office().warehouse(),
                shop.office().goods(),
                shop.office().approvals(),
                shop.office().outbox());
    }

    String token() {
        return token.value();
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Its address as browsers have it, without a path. */
    String origin() {
        return "http://127.0.0.1:" + server.address().getPort();
    }

    /** With the token. */
    HttpResponse<String> ask(String method, String path, String... fields) {
        return send(method, path, "", with("Authorization", "Bearer " + token.value(), fields));
    }

    /** Tells something in JSON, with the token. */
    HttpResponse<String> tell(String path, String body) {
        return send(
                "POST",
                path,
                body,
                "Authorization",
                "Bearer " + token.value(),
                "Content-Type",
                "application/json");
    }

    /**
     * @param fields of the header, each name followed by its value
     */
    HttpResponse<String> send(String method, String path, String body, String... fields) {
        var request =
                HttpRequest.newBuilder(URI.create(origin() + path))
                        .timeout(ANSWERED_WITHIN)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (fields.length > 0) request.headers(fields);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    private static String[] with(String name, String value, String... fields) {
        var all = new String[fields.length + 2];
        all[0] = name;
        all[1] = value;
        System.arraycopy(fields, 0, all, 2, fields.length);
        return all;
    }

    /** Stops the server; who has asked may still read. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
