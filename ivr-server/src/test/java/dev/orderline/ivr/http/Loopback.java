package dev.orderline.ivr.http;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.orderline.ivr.http.FakeProvider.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;

/** Asks a {@link FakeProvider}. */
public final class Loopback {
    private static final Reach HERE = Reach.of(List.of("127.0.0.0/8"));
    private static final Duration SOON = Duration.ofMillis(1_500);

    private Loopback() {}

    public static OutgoingHttp http(FakeProvider provider) {
        return new OutgoingHttp(provider.address(), HERE, Clock.systemUTC());
    }

    /** Has no patience with a fault that would need it; a busy machine needs it too. */
    public static OutgoingHttp http(FakeProvider provider, Fault fault) {
        return switch (fault) {
            case Fault.Drips _, Fault.Silent _ ->
                    new OutgoingHttp(
                            provider.address(),
                            HERE,
                            Clock.systemUTC(),
                            new Surroundings(SOON, Dns.SYSTEM, _ -> {}));
            case Fault.Says _,
                    Fault.Garbage _,
                    Fault.DiesAfterWork _,
                    Fault.Repeats _,
                    Fault.Lengthy _ ->
                    http(provider);
        };
    }

    /** After each of these nobody knows what was done. */
    public static Stream<Fault> faults() {
        return Stream.of(
                new Fault.Says(500, "", "{}"),
                new Fault.Says(503, "Retry-After: 1\r\n", "<html>"),
                new Fault.Says(429, "", "{}"),
                new Fault.Says(409, "", "{}"),
                new Fault.Says(408, "", ""),
                new Fault.Says(307, "Location: http://127.0.0.1:1/\r\n", ""),
                new Fault.Says(200, "", "<html>it works</html>"),
                new Fault.Says(200, "", "{\"id\": \"re_1\"} trailing"),
                new Fault.Says(200, "", "[".repeat(100_000)),
                new Fault.Says(400, "", "<html>a proxy</html>"),
                new Fault.Garbage("220 mail.example ESMTP\r\n"),
                new Fault.Lengthy(2 << 20),
                new Fault.Drips(),
                new Fault.Silent(),
                new Fault.DiesAfterWork(0),
                new Fault.DiesAfterWork(17),
                new Fault.DiesAfterWork(90));
    }

    public static void assertTellsNothing(Throwable failure, String... secrets) {
        for (Throwable each = failure; each != null; each = each.getCause())
            for (String secret : secrets)
                assertFalse(String.valueOf(each).contains(secret), String.valueOf(each));
    }
}
