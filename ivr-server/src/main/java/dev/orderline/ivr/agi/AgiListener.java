package dev.orderline.ivr.agi;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.MappingStrategy;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * asterisk-java's server with what it leaves open settled: it binds one address, before anybody
 * needs it; a request has a virtual thread, of a limited number; and every line and time is limited
 * by {@link AgiConnection}.
 */
final class AgiListener implements AutoCloseable {
    /** Asterisk sends its request at once and answers a command in microseconds. */
    static final Duration READ_TIME_OUT = Duration.ofSeconds(2);

    private static final int BACKLOG = 1024;
    private static final int MAX_REQUESTS = 256;

    /** So long requests under way may take to be answered when we stop. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    private final ServerSocket socket;
    private final Server server;

    /** Binds and serves from now on, on a thread of its own. */
    AgiListener(InetSocketAddress address, AgiLimits limits, MappingStrategy scripts)
            throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        server = new Server(scripts, new Connections(socket, limits));
        Thread.ofPlatform().name("agi").daemon().start(server::serve);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Accepts no more, and waits a moment for requests under way to be answered. */
    @Override
    public void close() {
        server.shutdown();
        try {
            var _ = server.pool.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Server extends DefaultAgiServer {
        private final ServerSocketFacade connections;
        private final ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        0,
                        MAX_REQUESTS,
                        0,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        Thread.ofVirtual().name("agi-", 0).factory());

        Server(MappingStrategy scripts, ServerSocketFacade connections) {
            super(scripts);
            this.connections = connections;
        }

        void serve() {
            try {
                startup();
            } catch (IOException e) {
                throw new AssertionError("the socket was bound before", e);
            }
        }

        @Override
        protected ServerSocketFacade createServerSocket() {
            return connections;
        }

        @Override
        protected ThreadPoolExecutor createPool() {
            return pool;
        }
    }

    private record Connections(ServerSocket socket, AgiLimits limits)
            implements ServerSocketFacade {
        @Override
        public SocketConnectionFacade accept() throws IOException {
            return new AgiConnection(socket.accept(), limits);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        @Override
        public void setSocketReadTimeout(int ignored) {}
    }
}
