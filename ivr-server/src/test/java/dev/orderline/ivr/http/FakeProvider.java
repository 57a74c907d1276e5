package dev.orderline.ivr.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * Somebody outside who speaks HTTP, on loopback, as well or as badly as a test wants: each request
 * meets the next fault, and is served well when there are none left.
 */
public final class FakeProvider implements AutoCloseable {
    /** What it does when it is well. */
    public interface Service {
        Reply answer(Request request);
    }

    /**
     * @param headers by name in lower case
     */
    public record Request(String method, String target, Map<String, String> headers, String body) {
        /** Its body, or what comes after the question mark. */
        public Map<String, String> form() {
            String text = method.equals("GET") ? target.substring(target.indexOf('?') + 1) : body;
            Map<String, String> form = new LinkedHashMap<>();
            for (String field : text.split("&", -1)) {
                String[] both = field.split("=", 2);
                form.put(URLDecoder.decode(both[0], UTF_8), URLDecoder.decode(both[1], UTF_8));
            }
            return form;
        }
    }

    public record Reply(int status, String body) {}

    /** What can go wrong. */
    public sealed interface Fault {
        /**
         * An answer that does no work.
         *
         * @param headers whole lines
         */
        record Says(int status, String headers, String body) implements Fault {}

        /** Bytes that are no answer, and the end. */
        record Garbage(String bytes) implements Fault {}

        /** The work is done, and so much is said of it. */
        record DiesAfterWork(int bytes) implements Fault {}

        /** The work is done twice: somebody on the way has sent it again. */
        record Repeats() implements Fault {}

        /** The work is done, and its answer comes a byte each 50 ms. */
        record Drips() implements Fault {}

        /** Not a word. */
        record Silent() implements Fault {}

        /** An answer of so many bytes, without a length before it. */
        record Lengthy(int bytes) implements Fault {}
    }

    private final ServerSocket listening;
    private final Service service;
    private final Deque<Fault> faults = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    public FakeProvider(Service service) throws IOException {
        this(ServerSocketFactory.getDefault(), service);
    }

    FakeProvider(ServerSocketFactory sockets, Service service) throws IOException {
        this.service = service;
        listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** In plain HTTP. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return listening.getLocalPort();
    }

    public void next(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** What has come, whatever became of it. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The hosts that were asked for in TLS. */
    List<String> serverNames() {
        return List.copyOf(serverNames);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            end.countDown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            requests.add(request);
            if (socket instanceof SSLSocket tls) note(tls.getSession());
            answer(request, socket.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            end.getCount(); // the other side has had enough, or this test is over
        }
    }

    private void note(SSLSession session) {
        if (session instanceof ExtendedSSLSession extended)
            for (SNIServerName name : extended.getRequestedServerNames())
                serverNames.add(new String(name.getEncoded(), US_ASCII));
    }

    private void answer(Request request, OutputStream out)
            throws IOException, InterruptedException {
        Fault fault = faults.poll();
        if (fault == null) {
            out.write(bytes(service.answer(request)));
            return;
        }
        switch (fault) {
            case Fault.Says(int status, String headers, String body) ->
                    out.write(bytes(status, headers, body));
            case Fault.Garbage(String bytes) -> out.write(bytes.getBytes(ISO_8859_1));
            case Fault.DiesAfterWork(int bytes) ->
                    out.write(bytes(service.answer(request)), 0, bytes);
            case Fault.Repeats _ -> {
                service.answer(request);
                out.write(bytes(service.answer(request)));
            }
            case Fault.Drips _ -> drip(bytes(service.answer(request)), out);
            case Fault.Silent _ -> end.await();
            case Fault.Lengthy(int bytes) -> {
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
                out.write(" ".repeat(bytes).getBytes(ISO_8859_1));
            }
        }
    }

    private void drip(byte[] bytes, OutputStream out) throws IOException, InterruptedException {
        for (byte each : bytes) {
            out.write(each);
            out.flush();
            if (end.await(50, TimeUnit.MILLISECONDS)) return;
        }
    }

    private static byte[] bytes(Reply reply) {
        return bytes(reply.status(), "Content-Type: application/json\r\n", reply.body());
    }

    private static byte[] bytes(int status, String headers, String body) {
        int length = body.getBytes(UTF_8).length;
        return ("HTTP/1.1 " + status + " As told\r\n" + headers)
                .concat("Content-Length: " + length + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    private static Request read(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(first[0], first[1], headers, new String(in.readNBytes(length), UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("no whole request");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        listening.close();
        threads.shutdownNow();
    }
}
