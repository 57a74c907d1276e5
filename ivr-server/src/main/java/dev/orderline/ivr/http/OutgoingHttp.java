package dev.orderline.ivr.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.orderline.ivr.outbox.ProviderFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Asks one base address over HTTP/1.1, and what is below it. Thread-safe; the asking thread waits.
 *
 * <p>Each request has a connection of its own, whose address must be public or within {@link
 * Reach}; the certificate must be that of the base's host. Redirects are answers like others,
 * proxies are not asked, nothing is sent twice. An answer is cut off at {@value #LONGEST_ANSWER}
 * bytes, and everything together may take 10 s, however busily the other side drips.
 */
public final class OutgoingHttp {
    static final int LONGEST_ANSWER = 1 << 20;
    static final Duration IN_ALL = Duration.ofSeconds(10);

    /** Whoever wants to be left alone for longer is asked again nevertheless. */
    static final Duration LONGEST_REST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final HttpUrl base;
    private final OkHttpClient client;
    private final Clock clock;

    /**
     * @throws IllegalArgumentException if {@code base} is no address of HTTP, has a user or a
     *     fragment in it, or can be seen to be out of {@code reach}
     */
    public OutgoingHttp(URI base, Reach reach, Clock clock) {
        this(base, reach, clock, IN_ALL);
    }

    /**
     * For whoever somebody is waiting for.
     *
     * @param inAll how long a request may take, from looking for the host's address to the last
     *     byte
     * @throws IllegalArgumentException as the other does
     */
    public OutgoingHttp(URI base, Reach reach, Clock clock, Duration inAll) {
        this(base, reach, clock, Surroundings.real(inAll));
    }

    OutgoingHttp(URI base, Reach reach, Clock clock, Surroundings surroundings) {
        this.base = checked(base, reach);
        this.clock = clock;
        client = client(this.base, reach, surroundings);
    }

    private static HttpUrl checked(URI given, Reach reach) {
        HttpUrl base = HttpUrl.parse(given.toString());
        if (base == null
                || base.fragment() != null
                || !base.username().isEmpty()
                || !base.password().isEmpty())
            throw new IllegalArgumentException("not a base address of HTTP");
        if (!base.isHttps() && !reach.admitsPlain(base.host()))
            throw new IllegalArgumentException("plain HTTP to " + base.host() + " is not allowed");
        if (isLiteral(base.host())
                && !reach.admits(base.host(), InetAddress.ofLiteral(base.host()), base.isHttps()))
            throw new IllegalArgumentException(base.host() + " is neither public nor allowed");
        return base;
    }

    /** What OkHttp takes for an address, and asks no resolver for. */
    private static boolean isLiteral(String host) {
        return host.contains(":") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private static OkHttpClient client(HttpUrl base, Reach reach, Surroundings surroundings) {
        boolean tls = base.isHttps();
        Duration inAll = surroundings.inAll();
        var client =
                new OkHttpClient.Builder()
                        .dns(
                                new GuardedDns(
                                        surroundings.names(),
                                        address -> reach.admits(base.host(), address, tls),
                                        inAll))
                        .connectionSpecs(
                                List.of(tls ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
                        .protocols(List.of(Protocol.HTTP_1_1))
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .retryOnConnectionFailure(false)
                        .callTimeout(inAll)
                        .connectTimeout(inAll)
                        .readTimeout(inAll)
                        .writeTimeout(inAll);
        surroundings.trust().accept(client);
        return client.build();
    }

    /**
     * @param path below the base: "v1/refunds"
     * @throws ProviderFailure if no whole answer came
     */
    public Answer get(
            String attempted, String path, Map<String, String> query, Map<String, String> headers) {
        HttpUrl.Builder url = base.newBuilder().addPathSegments(path);
        query.forEach(url::addQueryParameter);
        return ask(attempted, request(url.build(), headers).build());
    }

    /**
     * @param path below the base; empty for the base itself
     * @throws ProviderFailure if no whole answer came: what was asked for may be done
     */
    public Answer post(String attempted, String path, Map<String, String> headers, Body body) {
        HttpUrl url = path.isEmpty() ? base : base.newBuilder().addPathSegments(path).build();
        RequestBody sent =
                RequestBody.create(body.text().getBytes(UTF_8), MediaType.get(body.type()));
        return ask(attempted, request(url, headers).post(sent).build());
    }

    /** A header that is no header, such as one with a line break in it, is a bug. */
    private static Request.Builder request(HttpUrl url, Map<String, String> headers) {
        var request =
                new Request.Builder()
                        .url(url)
                        .header("User-Agent", "Orderline")
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        return request;
    }

    private Answer ask(String attempted, Request request) {
        try (Response response = client.newCall(request).execute();
                InputStream content = response.body().byteStream()) {
            byte[] text = content.readNBytes(LONGEST_ANSWER + 1);
            if (text.length > LONGEST_ANSWER)
                throw new ProviderFailure(
                        attempted + ": an answer of more than 1 MiB", Duration.ZERO);
            return new Answer(
                    attempted,
                    response.code(),
                    rest(requireNonNullElse(response.header("Retry-After"), "")),
                    new String(text, UTF_8));
        } catch (ProtocolException _) { // its message would quote what came
            throw new ProviderFailure(attempted + ": an answer that is not HTTP", Duration.ZERO);
        } catch (IOException unanswered) {
            throw new ProviderFailure(attempted, unanswered, Duration.ZERO);
        }
    }

    /** What Retry-After says: seconds, or a date; zero if it says neither. */
    private Duration rest(String retryAfter) {
        if (SECONDS.matcher(retryAfter).matches())
            return bounded(Duration.ofSeconds(Long.parseLong(retryAfter)));
        try {
            return bounded(
                    Duration.between(
                            clock.instant(),
                            Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter))));
        } catch (DateTimeException | ArithmeticException neither) {
            return Duration.ZERO;
        }
    }

    private static Duration bounded(Duration rest) {
        if (rest.isNegative()) return Duration.ZERO;
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
