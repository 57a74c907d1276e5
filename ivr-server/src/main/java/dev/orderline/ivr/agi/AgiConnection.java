package dev.orderline.ivr.agi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.asteriskjava.util.SocketConnectionFacade;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One FastAGI connection with limits that asterisk-java does not have: of a line's length, of the
 * number of lines, and of the time all of it may take. Over a limit it looks closed, which is one
 * line in the log. Used by one thread.
 */
final class AgiConnection implements SocketConnectionFacade {
    private static final int MAX_LINE_BYTES = 1024;
    private static final Logger log = LoggerFactory.getLogger(AgiConnection.class);

    private final Socket socket;
    private final InputStream in;
    private final AgiLimits limits;
    private final long untilNanos;
    private final StringBuilder unsent = new StringBuilder();
    private final Queue<String> request = new ArrayDeque<>();
    private boolean requested;
    private int lines;

    AgiConnection(Socket socket, AgiLimits limits) throws IOException {
        this.socket = socket;
        this.limits = limits;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        untilNanos = System.nanoTime() + limits.whole().toNanos();
    }

    /**
     * The next line without its end; null when the peer has closed or a limit is passed. The
     * request, which an empty line ends, is given whole or not at all.
     */
    @Override
    public @Nullable String readLine() throws IOException {
        if (!requested) {
            requested = true;
            String line = receive();
            while (line != null && !line.isEmpty()) {
                request.add(line);
                line = receive();
            }
            if (line == null) request.clear();
            else request.add(line);
        }
        return request.isEmpty() ? receive() : request.remove();
    }

    private @Nullable String receive() throws IOException {
        if (socket.isClosed()) return null;
        if (++lines > limits.lines()) return refuse("too many lines");
        long lineUntilNanos = Math.min(untilNanos, System.nanoTime() + limits.line().toNanos());
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            while (true) {
                socket.setSoTimeout(remainingMs(lineUntilNanos));
                int next = in.read();
                if (next < 0) return null;
                if (next == '\n') return line.toString(UTF_8);
                if (line.size() == MAX_LINE_BYTES) return refuse("a line that is too long");
                line.write(next);
            }
        } catch (SocketTimeoutException e) {
            return refuse("nothing more in time");
        }
    }

    @Override
    public void write(String text) {
        unsent.append(text);
    }

    @Override
    public void flush() throws IOException {
        socket.getOutputStream().write(unsent.toString().getBytes(UTF_8));
        unsent.setLength(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }

    private static int remainingMs(long untilNanos) {
        return (int) Math.max(1, (untilNanos - System.nanoTime()) / 1_000_000);
    }

    private @Nullable String refuse(String why) throws IOException {
        log.warn("closed FastAGI connection {}: {}", socket.getRemoteSocketAddress(), why);
        socket.close();
        return null;
    }
}
