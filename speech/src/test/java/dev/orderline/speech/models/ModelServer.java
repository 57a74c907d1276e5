package dev.orderline.speech.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of one file on loopback, as well or as badly as a test wants it. */
final class ModelServer implements AutoCloseable {
    static final String PATH = "/model.zip";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> ranges = new CopyOnWriteArrayList<>();

    volatile byte[] content;
    volatile String mark = "\"one\"";
    volatile boolean knowsRanges = true;
    volatile boolean tellsLength = true;
    volatile boolean staysSilent;
    volatile int status = 200;

    /** How much of an answer comes before the connection ends, or before nothing more comes. */
    volatile int cutAfter = Integer.MAX_VALUE;

    volatile boolean standsStillAtTheCut;

    ModelServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", PATH);
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.createContext(
                "/away",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "http://192.0.2.1/model.zip");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.createContext(
                "/round",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/round");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    URI address() {
        return address(PATH);
    }

    /** What each request wanted, empty for all of it. */
    List<String> ranges() {
        return ranges;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
        String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
        ranges.add(range);
        if (staysSilent) await();
        boolean part =
                knowsRanges
                        && range.startsWith("bytes=")
                        && (ifRange == null || ifRange.equals(mark));
        int from = part ? Integer.parseInt(range.substring(6, range.length() - 1)) : 0;
        if (!mark.isEmpty()) exchange.getResponseHeaders().add("ETag", mark);
        if (part)
            exchange.getResponseHeaders()
                    .add(
                            "Content-Range",
                            "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        int length = content.length - from;
        int code = status != 200 ? status : part ? 206 : 200;
        exchange.sendResponseHeaders(code, tellsLength ? length : 0);
        try {
            OutputStream out = exchange.getResponseBody();
            out.write(content, from, Math.min(length, cutAfter));
            out.flush();
            if (standsStillAtTheCut) await();
        } catch (IOException _) {
            // the other side has had enough, or this side ends early
        }
        exchange.close(); // ends the connection if something is missing
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
