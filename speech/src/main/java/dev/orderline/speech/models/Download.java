package dev.orderline.speech.models;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Gets a file of known size by HTTP, and goes on where an earlier try ended. Only by https, unless
 * the server is this machine. Used by one thread.
 */
final class Download {
    private static final int MAX_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_SATISFIABLE = 416;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18})");

    private final HttpClient client;
    private final Duration patience;

    /**
     * @param client follows no redirects itself, or they could lead away from https
     * @param patience for an answer, and between two pieces of it
     */
    Download(HttpClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * Completes {@code part}, which may be there with what came before; the server's mark of that
     * version lies beside it. Never writes more than {@code bytes}.
     *
     * @throws ModelFailure saying why not; {@code part} is then what came so far, for the next time
     * @throws InterruptedException likewise
     */
    void fetch(URI from, long bytes, Path part, Progress progress) throws InterruptedException {
        try {
            if (have(part) > bytes) forget(part);
            if (have(part) == bytes) return;
            if (!attempt(from, bytes, part, progress)) {
                forget(part);
                if (!attempt(from, bytes, part, progress))
                    throw new ModelFailure(from + " is given in parts that do not fit together");
            }
        } catch (IOException failed) {
            throw new ModelFailure(sentence(from, failed, part), failed);
        }
    }

    /** Whether what came belongs to what is there; if not, the part is of no use. */
    private boolean attempt(URI from, long bytes, Path part, Progress progress)
            throws IOException, InterruptedException {
        long have = have(part);
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = ask(from, have, mark(part));
        var pieces = new Pieces();
        response.body().subscribe(pieces);
        try (pieces) {
            switch (response.statusCode()) {
                case PARTIAL -> {
                    if (!fits(response.headers(), have, bytes)) return false;
                }
                case OK -> have = 0; // what is there is out of date, or the server knows no parts
                case NOT_SATISFIABLE -> {
                    return false;
                }
                default ->
                        throw new ModelFailure(
                                "%s answered %d for %s: it may have moved; --from names another address, or a file"
                                        .formatted(from.getHost(), response.statusCode(), from));
            }
            long told = response.headers().firstValueAsLong("Content-Length").orElse(bytes - have);
            if (told != bytes - have)
                throw new ModelFailure(
                        "%s has %d bytes, not the %d of this model"
                                .formatted(from, have + told, bytes));
            if (have == 0) begin(part, response.headers());
            write(pieces, have, bytes, part, progress);
        }
        return true;
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> ask(URI from, long have, String mark)
            throws IOException, InterruptedException {
        URI at = from;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            requireSafe(at);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(at)
                            .timeout(patience)
                            .header("User-Agent", "Orderline")
                            .header("Accept-Encoding", "identity");
            if (have > 0) {
                request.header("Range", "bytes=" + have + "-");
                if (!mark.isEmpty()) request.header("If-Range", mark);
            }
            var response = client.send(request.build(), BodyHandlers.ofPublisher());
            String location = response.headers().firstValue("Location").orElse("");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) return response;
            new Pieces().dropped(response.body());
            at = resolved(at, location);
        }
        throw new ModelFailure(from + " is redirected again and again");
    }

    private static URI resolved(URI at, String location) {
        try {
            return at.resolve(location);
        } catch (IllegalArgumentException wrong) {
            throw new ModelFailure(at + " is redirected to nowhere: " + location, wrong);
        }
    }

    private static void requireSafe(URI at) throws UnknownHostException {
        String scheme = String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT);
        String host = at.getHost();
        if (host == null) throw new ModelFailure("no address: " + at);
        boolean here = scheme.equals("http") && InetAddress.getByName(host).isLoopbackAddress();
        if (!scheme.equals("https") && !here)
            throw new ModelFailure(at + " is not https: anybody on the way could change the model");
    }

    private static boolean fits(HttpHeaders headers, long have, long bytes) {
        Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        return range.matches()
                && Long.parseLong(range.group(1)) == have
                && Long.parseLong(range.group(2)) == bytes;
    }

    private void write(Pieces pieces, long have, long bytes, Path part, Progress progress)
            throws IOException, InterruptedException {
        long came = have;
        try (OutputStream out =
                Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                switch (pieces.next(patience)) {
                    case Pieces.Piece.Some(List<ByteBuffer> buffers) -> {
                        for (ByteBuffer buffer : buffers) {
                            came += buffer.remaining();
                            if (came > bytes)
                                throw new ModelFailure(
                                        "more than the %d bytes of this model came"
                                                .formatted(bytes));
                            byte[] copy = new byte[buffer.remaining()];
                            buffer.get(copy);
                            out.write(copy);
                        }
                        progress.came(came, bytes);
                    }
                    case Pieces.Piece.Failed(Throwable cause) -> throw cut(came, bytes, cause);
                    case Pieces.Piece.Nothing _ ->
                            throw new HttpTimeoutException("nothing came any more");
                    case Pieces.Piece.End _ -> {
                        if (came < bytes) throw cut(came, bytes, new IOException("its end"));
                        return;
                    }
                }
            }
        }
    }

    private static ModelFailure cut(long came, long bytes, Throwable cause) {
        return new ModelFailure(
                "the connection ended after %d of %d bytes; run it again to go on from there"
                        .formatted(came, bytes),
                cause);
    }

    private static long have(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** Makes it empty, and keeps the server's mark of this version. */
    private static void begin(Path part, HttpHeaders headers) throws IOException {
        forget(part);
        String strong =
                headers.firstValue("ETag")
                        .filter(tag -> !tag.startsWith("W/"))
                        .or(() -> headers.firstValue("Last-Modified"))
                        .orElse("");
        if (!strong.isEmpty() && strong.length() < 1_000) Files.writeString(markOf(part), strong);
    }

    private static String mark(Path part) throws IOException {
        return Files.exists(markOf(part)) ? Files.readString(markOf(part)) : "";
    }

    static void forget(Path part) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(markOf(part));
    }

    private static Path markOf(Path part) {
        return part.resolveSibling(part.getFileName() + ".mark");
    }

    private static String sentence(URI from, IOException failed, Path part) {
        String host = from.getHost();
        String later =
                "; what came so far is kept. Without a network here: get %s elsewhere and give the file by --from"
                        .formatted(from);
        if (failed instanceof UnknownHostException || isUnresolved(failed))
            return "no network, or no name service: %s is unknown".formatted(host) + later;
        if (failed instanceof HttpTimeoutException)
            return "%s does not answer in time".formatted(host) + later;
        if (failed instanceof ConnectException)
            return "nobody answers at %s".formatted(from.getAuthority()) + later;
        if (failed instanceof SSLException)
            return "%s cannot be trusted: %s".formatted(host, failed.getMessage()) + later;
        return "getting %s into %s failed: %s".formatted(from, part, failed) + later;
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause())
            if (each instanceof UnresolvedAddressException) return true;
        return false;
    }
}
