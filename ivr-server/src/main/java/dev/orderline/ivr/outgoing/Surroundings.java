package dev.orderline.ivr.outgoing;

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
    static final Surroundings REAL = new Surroundings(OutgoingHttp.IN_ALL, Dns.SYSTEM, _ -> {});
}
