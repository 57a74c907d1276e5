package dev.orderline.ivr.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import okhttp3.Dns;

/**
 * Finds the addresses of a host that may be connected to; OkHttp connects to one of these and asks
 * nobody else. In time, or not at all: who is asked may take as long as its resolver has patience,
 * cannot be interrupted, and then ends on a thread of its own.
 */
final class GuardedDns implements Dns {
    private final Dns names;
    private final Predicate<InetAddress> admitted;
    private final Duration limit;

    GuardedDns(Dns names, Predicate<InetAddress> admitted, Duration limit) {
        this.names = names;
        this.admitted = admitted;
        this.limit = limit;
    }

    /**
     * @throws AddressRefused if there are addresses, and none that may be connected to
     */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> found = inTime(host).stream().filter(admitted).toList();
        if (found.isEmpty()) throw new AddressRefused();
        return found;
    }

    private List<InetAddress> inTime(String host) throws UnknownHostException {
        var lookup = new FutureTask<>(() -> names.lookup(host));
        Thread.ofPlatform().name("dns").daemon().start(lookup);
        try {
            return lookup.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw unknown("not found in time", late);
        } catch (ExecutionException failed) {
            throw unknown("not found", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown("stopped", stopped);
        }
    }

    private static UnknownHostException unknown(String why, Exception cause) {
        var unknown = new UnknownHostException(why);
        unknown.initCause(cause);
        return unknown;
    }
}
