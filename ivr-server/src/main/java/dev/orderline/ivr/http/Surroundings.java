package dev.orderline.ivr.http;

import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/**
 * What a test makes up around {@link OutgoingHttp}.
 *
 * @param inAll how long a request may take
 * @param names knows the addresses of hosts
 * @param trust tells a client whom to trust
 */
record Surroundings(Duration inAll, Dns names, Consumer<OkHttpClient.Builder> trust) {
    /** As they are. */
    static Surroundings real(Duration inAll) {
        return new Surroundings(inAll, Dns.SYSTEM, _ -> {});
    }
}
