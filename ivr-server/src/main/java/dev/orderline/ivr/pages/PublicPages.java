package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoIntake;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.outbox.LabelDesk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The listener for customers' pages, in plain HTTP: a proxy of the shop's brings HTTPS. There is
 * {@code /p/<token>} with its style and its script, {@code /label/<token>}, and nothing else.
 *
 * <p>Of strangers it takes at most {@link #CONNECTIONS}, one request each, headers of {@link
 * #HEADER_BYTES}, pauses of {@link #IDLE}, and {@link #CONNECTED} in all.
 */
public final class PublicPages implements AutoCloseable {
    static final String PAGES = "/p/";
    static final String LABELS = "/label/";
    static final String STYLE = PAGES + "photo.css";
    static final String SCRIPT = PAGES + "photo.js";

    private static final int CONNECTIONS = 128;
    private static final int HEADER_BYTES = 8 << 10;
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** An upload takes five minutes at most. */
    private static final Duration CONNECTED = Duration.ofMinutes(6);

    /**
     * What the pages are for.
     *
     * @param intake of photos that are sent
     * @param code of a parcel's number, as SVG that needs no escaping
     */
    public record Desks(
            PhotoDesk photos, PhotoIntake intake, LabelDesk labels, UnaryOperator<String> code) {}

    private final Server server;
    private final ServerConnector connector;

    /**
     * Listens from now on.
     *
     * @param address its port may be 0 for a free one
     * @throws IOException if it cannot listen there
     */
    public PublicPages(InetSocketAddress address, Desks desks, Clock clock) throws IOException {
        this(address, desks, clock, IDLE, CONNECTED);
    }

    PublicPages(
            InetSocketAddress address, Desks desks, Clock clock, Duration idle, Duration connected)
            throws IOException {
        // Each connection may wait on a thread of its own; a few more accept and select.
        var threads = new QueuedThreadPool(CONNECTIONS + 8, 4);
        threads.setName("pages");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(limits(idle)));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(idle.toMillis());
        connector.addBean(oldOnesClosed(connected));
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        server.setErrorHandler(new Silence());
        server.setHandler(
                new Entrance(
                        clock,
                        files(),
                        new PhotoPages(desks.photos(), desks.intake(), clock),
                        new LabelPages(desks.labels(), desks.code(), clock)));
        start();
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (Exception refused) { // that is what Jetty declares
            close();
            throw new IOException("cannot listen for pages", refused);
        }
    }

    private static HttpConfiguration limits(Duration idle) {
        var limits = new HttpConfiguration();
        limits.setRequestHeaderSize(HEADER_BYTES);
        limits.setIdleTimeout(idle.toMillis());
        limits.setPersistentConnectionsEnabled(false);
        limits.setSendServerVersion(false);
        return limits;
    }

    /** A byte now and then is not idle: whoever sends so is cut off at some time. */
    private Connection.Listener oldOnesClosed(Duration connected) {
        var due = new ConcurrentHashMap<Connection, Scheduler.Task>();
        return new Connection.Listener() {
            @Override
            public void onOpened(Connection opened) {
                due.put(
                        opened,
                        connector
                                .getScheduler()
                                .schedule(
                                        opened::close,
                                        connected.toMillis(),
                                        TimeUnit.MILLISECONDS));
            }

            @Override
            public void onClosed(Connection closed) {
                Scheduler.Task closing = due.remove(closed);
                if (closing != null) closing.cancel();
            }
        };
    }

    private static Map<String, Answer> files() {
        return Map.of(
                STYLE, file("photo.css", "text/css; charset=utf-8"),
                SCRIPT, file("photo.js", "text/javascript; charset=utf-8"));
    }

    private static Answer file(String name, String type) {
        try (InputStream in =
                Objects.requireNonNull(PublicPages.class.getResourceAsStream(name), name)) {
            return new Answer(200, type, ByteBuffer.wrap(in.readAllBytes()), Map.of());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read our own " + name, failed);
        }
    }

    /** Where the page of {@code token} is, from the root of the pages' address; a secret. */
    public static String path(PhotoToken token) {
        return PAGES + token.value();
    }

    /** Where the label of {@code token} is, likewise. */
    public static String path(LabelToken token) {
        return LABELS + token.value();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
    }

    /** Listens no more; requests that run are cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) { // that is what Jetty declares
            throw new IllegalStateException("the listener for pages does not stop", failed);
        }
    }
}
