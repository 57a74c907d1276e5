package dev.orderline.ivr.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.orders.DeskFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the shop's systems and the warehouse's browsers on a listener of its own. What is asked
 * is logged by its route, never by its path, its parameters or who asked.
 */
public final class ConsoleServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConsoleServer.class);

    private static final int CONNECTIONS = 64;

    /** At once; more would only wait for the database's connections. */
    private static final int REQUESTS = 16;

    /** One each, and a few that accept and select. */
    private static final int THREADS = REQUESTS + 16;

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int HEADER_BYTES = 8 * 1024;

    /** In every answer: nothing is kept, framed, guessed or fetched from elsewhere. */
    private static final List<HttpField> STRICT =
            Stream.of(
                            "Cache-Control: no-store",
                            "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                            "Cross-Origin-Opener-Policy: same-origin",
                            "Cross-Origin-Resource-Policy: same-origin",
                            "Permissions-Policy: camera=(), microphone=(), geolocation=()",
                            "Referrer-Policy: same-origin", // with no-referrer, forms have no
                            // origin
                            "X-Content-Type-Options: nosniff",
                            "X-Frame-Options: DENY")
                    .map(line -> line.split(": ", 2))
                    .map(pair -> new HttpField(pair[0], pair[1]))
                    .toList();

    private final Server server;
    private final ServerConnector connector;
    private final List<Route> routes;
    private final Semaphore room = new Semaphore(REQUESTS);

    /**
     * Listens at once.
     *
     * @param address with a port of 0 for a free one
     * @throws IOException if it cannot listen there
     */
    public ConsoleServer(
            InetSocketAddress address, ConsoleToken token, ConsoleDesks desks, Clock clock)
            throws IOException {
        var guesses = new Guesses(clock);
        this.routes =
                Stream.of(
                                new RestApi(desks, token, guesses, clock).routes(),
                                new WarehousePage(desks, token, guesses, clock).routes())
                        .flatMap(List::stream)
                        .toList();
        var threads = new QueuedThreadPool(THREADS, 2);
        threads.setName("console");
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(limits()));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(IDLE.toMillis());
        connector.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new Front()));
        server.setErrorHandler(ConsoleServer::refuse);
        server.setStopTimeout(STOP_WITHIN.toMillis());
        try {
            server.start();
        } catch (Exception failed) {
            close();
            throw new IOException("the console cannot listen at " + address, failed);
        }
    }

    private static HttpConfiguration limits() {
        var limits = new HttpConfiguration();
        limits.setRequestHeaderSize(HEADER_BYTES);
        limits.setSendServerVersion(false);
        limits.setIdleTimeout(IDLE.toMillis());
        return limits;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /** Ends when running requests are answered, or after a few seconds. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            throw new IllegalStateException("the console does not stop", failed);
        }
    }

    /** Answers each request on the thread it came with. */
    private final class Front extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            write(answer(new Asked(request)), response, callback);
            return true;
        }
    }

    private Answer answer(Asked asked) {
        long begin = System.nanoTime();
        List<String> path = asked.path();
        List<Route> here = routes.stream().filter(route -> route.isAt(path)).toList();
        Optional<Route> route =
                here.stream().filter(each -> each.method().equals(asked.method())).findFirst();
        Answer answer =
                route.map(found -> answer(found, asked, path)).orElseGet(() -> otherwise(here));
        log.info(
                "{} {} {} ms",
                route.map(found -> found.method() + " " + found.template()).orElse("no route"),
                answer.status(),
                (System.nanoTime() - begin) / 1_000_000);
        return answer;
    }

    private static Answer otherwise(List<Route> here) {
        if (here.isEmpty()) return Problem.NOT_FOUND.answer("Look into /api/v1/openapi.yaml");
        String allowed = here.stream().map(Route::method).collect(Collectors.joining(", "));
        return Problem.WRONG_METHOD.answer("Use " + allowed).with("Allow", allowed);
    }

    private Answer answer(Route route, Asked asked, List<String> path) {
        if (!room.tryAcquire())
            return Problem.BUSY.answer("Send it again in a second").with("Retry-After", "1");
        try {
            return route.reply().to(asked, route.names(path));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (DeskFailure away) {
            log.warn("{} failed", route.template(), away);
            return Problem.AWAY
                    .answer("Send it again, the same, in a few seconds")
                    .with("Retry-After", "5");
        } catch (RuntimeException bug) {
            log.error("{} is broken", route.template(), bug);
            return Problem.BROKEN.answer("Tell whoever runs this server: its log says more");
        } finally {
            room.release();
        }
    }

    /**
     * Writes an answer. What is refused may not have been read to its end: the connection is
     * closed, and the other side is told so, lest it ask there again.
     */
    private static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        if (answer.status() >= 400) response.getHeaders().put(HttpHeader.CONNECTION, "close");
        STRICT.forEach(response.getHeaders()::put);
        answer.fields().forEach(response.getHeaders()::put);
        if (!answer.type().isEmpty())
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        response.write(true, ByteBuffer.wrap(answer.body().getBytes(UTF_8)), callback);
    }

    /** What Jetty itself refuses, before anybody here has seen it. */
    private static boolean refuse(Request request, Response response, Callback callback) {
        Answer answer =
                switch (response.getStatus()) {
                    case 408 -> Problem.TOO_SLOW.answer("Send the request faster");
                    case 413 -> Problem.TOO_LARGE.answer("Send less");
                    case 414, 431 ->
                            Problem.HEADER_TOO_LARGE.answer(
                                    "Send a header of at most " + HEADER_BYTES + " bytes");
                    case 503 -> Problem.BUSY.answer("Send it again when the server has started");
                    case 500 -> Problem.BROKEN.answer("Tell whoever runs this server");
                    default -> Problem.UNREADABLE.answer("Send HTTP/1.1, with a plain path");
                };
        write(answer, response, callback);
        return true;
    }
}
