package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.Callback;
import dev.orderline.ivr.orders.CallbackDesk;
import dev.orderline.ivr.orders.CallerNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Callbacks in memory. Thread-safe. */
public final class MemoryCallbackDesk implements CallbackDesk {
    private final Map<UUID, Callback> callbacks = new HashMap<>();
    private final Map<UUID, Callback.Done> done = new HashMap<>();

    @Override
    public synchronized Noted note(
            UUID request, CallerNumber number, String topic, String call, Instant at) {
        if (!number.isDialable()) return new Noted.NoNumber();
        var wanted = new Callback(request, number, topic, call, at);
        Callback before = callbacks.get(request);
        if (before != null) {
            if (!before.equals(new Callback(request, number, topic, call, before.at())))
                throw new IllegalArgumentException("this request has noted something else before");
            return new Noted.New(before);
        }
        List<Callback> waiting = open().filter(each -> each.number().equals(number)).toList();
        if (waiting.size() >= MAX_OPEN) return new Noted.AlreadyWaiting(waiting.getFirst());
        callbacks.put(request, wanted);
        return new Noted.New(wanted);
    }

    @Override
    public synchronized List<Callback> open(int limit) {
        return open().limit(limit).toList();
    }

    private Stream<Callback> open() {
        return callbacks.values().stream()
                .filter(callback -> !done.containsKey(callback.id()))
                .sorted(Comparator.comparing(Callback::at));
    }

    @Override
    public synchronized boolean done(UUID id, String who, Instant at) {
        var now = new Callback.Done(who, at);
        return callbacks.containsKey(id) && done.putIfAbsent(id, now) == null;
    }
}
