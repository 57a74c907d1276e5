package dev.orderline.ivr.trial;

import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Proof;
import dev.orderline.ivr.orders.Verification.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A code desk in memory, whose codes are all the same: {@value #CODE}. Thread-safe. */
public final class MemoryCodeDesk implements CodeDesk {
    public static final String CODE = "246802";

    private record Sending(UUID request, Instant at) {}

    /** The code of an order that was sent last. */
    private record Last(Instant at, int wrong) {}

    private final Map<OrderNumber, List<Sending>> sent = new HashMap<>();
    private final Map<OrderNumber, Last> open = new HashMap<>();

    @Override
    public synchronized Sent send(UUID request, Proof proof, Instant at) {
        List<Sending> before = sent.computeIfAbsent(proof.number(), _ -> new ArrayList<>());
        if (before.stream().anyMatch(each -> each.request().equals(request))) return Sent.BY_EMAIL;
        Instant since = at.minus(Duration.ofHours(Attempts.WINDOW_HOURS));
        if (before.stream().filter(each -> each.at().isAfter(since)).count() >= MAX_SENT)
            return Sent.TOO_MANY;
        before.add(new Sending(request, at));
        open.put(proof.number(), new Last(at, 0));
        return Sent.BY_EMAIL;
    }

    @Override
    public synchronized Told tell(Proof proof, String code, Instant at) {
        Last last = open.get(proof.number());
        if (last == null) return new Told.Over();
        Told told =
                Told.judge(proof, code.equals(CODE), Duration.between(last.at(), at), last.wrong());
        switch (told) {
            case Told.Right _ -> open.remove(proof.number());
            case Told.Wrong _, Told.Over _ ->
                    open.put(proof.number(), new Last(last.at(), last.wrong() + 1));
        }
        return told;
    }
}
