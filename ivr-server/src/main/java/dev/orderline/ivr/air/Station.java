package dev.orderline.ivr.air;

import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.FlowsOnAir;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.DeskFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flows on air at one server: follows the library, makes candidates ready, and gives each call
 * the version that is on air when it begins, which the call keeps. {@link #look} is called by one
 * thread, every half second or so; calls come from any thread and never wait for it.
 */
public final class Station implements FlowsOnAir {
    private static final Logger log = LoggerFactory.getLogger(Station.class);

    private final FlowLibrary library;
    private final String node;
    private final Extensions extensions;
    private final Preparation preparation;

    /** Candidates that are ready here; only the looking thread touches it. */
    private final Map<UUID, OnAir> ready = new HashMap<>();

    /** What is thought of candidates here, and of which of them the library knows it. */
    private final Map<UUID, Candidate.Answer> decided = new HashMap<>();

    private final Set<UUID> told = new HashSet<>();

    /** What the library knows to be on air here, by flow. */
    private Map<String, Integer> reported = Map.of();

    /** Published versions that cannot run here, by their labels. */
    private final Set<String> broken = new HashSet<>();

    /** By flow; guarded by this. */
    private final Map<String, OnAir> onAir = new HashMap<>();

    /** Makes a flow ready to be run. */
    public interface Preparation {
        /**
         * Checks and compiles it, makes its grammars and prompts ready; waits for all of it.
         *
         * @throws IllegalArgumentException if it cannot run here; the message says why
         */
        Ready prepare(String label, String flow, FlowFiles files, Progress progress)
                throws InterruptedException;
    }

    /** Told how far a preparation has come. */
    public interface Progress {
        void done(int some, int of);
    }

    /** A flow that is ready, with what is held for it. */
    public interface Ready extends AutoCloseable {
        CompiledFlow flow();

        /** Nobody needs it any more. */
        @Override
        void close();
    }

    /**
     * Which flow answers which dialled number.
     *
     * @param byNumber flows for dialled numbers
     * @param otherwise the flow for all others
     */
    public record Extensions(Map<String, String> byNumber, String otherwise) {
        public Extensions {
            byNumber = Map.copyOf(byNumber);
        }

        String flow(Caller caller) {
            return byNumber.getOrDefault(caller.called(), otherwise);
        }

        /** Every flow that some caller can come to. */
        public Set<String> flows() {
            Set<String> flows = new HashSet<>(byNumber.values());
            flows.add(otherwise);
            return flows;
        }
    }

    public Station(
            FlowLibrary library, String node, Extensions extensions, Preparation preparation) {
        this.library = library;
        this.node = node;
        this.extensions = extensions;
        this.preparation = preparation;
    }

    /**
     * Makes ready what is on air; before the first call.
     *
     * @throws IllegalArgumentException if a flow that callers come to has not been published, or
     *     cannot run here
     */
    public void open(Progress progress) throws InterruptedException {
        for (String flow : extensions.flows()) {
            FlowVersion version =
                    library.onAir(flow)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "flow "
                                                    + flow
                                                    + " is not published; scripts/flow publish "
                                                    + flow));
            put(flow, ready(version, progress));
        }
        report();
    }

    @Override
    public synchronized Airing take(Caller caller) {
        OnAir current = onAir.get(extensions.flow(caller));
        if (current == null) throw new IllegalStateException("not open");
        return current.take();
    }

    /**
     * Says that this server runs; also while {@link #look} makes something ready, which may take
     * minutes: who publishes waits only for servers that run. From any thread, every half second or
     * so.
     */
    public void beat() {
        try {
            library.seen(node);
        } catch (DeskFailure away) {
            log.debug("the library of flows is away", away);
        }
    }

    /** The flows on air here, by name; none before {@link #open}. */
    public synchronized Map<String, CompiledFlow> onAir() {
        Map<String, CompiledFlow> flows = new HashMap<>();
        onAir.forEach((name, each) -> flows.put(name, each.flow()));
        return flows;
    }

    /** Follows the library once. What goes wrong is logged; the flows on air stay on air. */
    public void look() throws InterruptedException {
        try {
            List<Candidate> candidates = library.open();
            forget(candidates);
            for (Candidate candidate : candidates) consider(candidate);
            for (Map.Entry<String, Integer> now : library.numbersOnAir().entrySet())
                if (extensions.flows().contains(now.getKey())) follow(now.getKey(), now.getValue());
            report();
        } catch (DeskFailure away) {
            log.debug("the library of flows is away", away);
        }
    }

    /** Says that this server takes no more part. */
    public void leave() {
        try {
            library.gone(node);
        } catch (DeskFailure away) {
            log.debug("the library of flows is away", away);
        }
    }

    /** Decides once, and answers until the library knows it. */
    private void consider(Candidate candidate) throws InterruptedException {
        UUID id = candidate.id();
        Candidate.Answer answer = decided.get(id);
        if (answer == null) {
            answer = decide(candidate);
            decided.put(id, answer);
        }
        if (told.contains(id)) return;
        library.answer(id, node, answer);
        told.add(id);
    }

    private Candidate.Answer decide(Candidate candidate) throws InterruptedException {
        UUID id = candidate.id();
        try {
            Ready made =
                    preparation.prepare(
                            candidate.label(),
                            candidate.flow(),
                            candidate.files(),
                            (some, of) -> progressed(id, some, of));
            ready.put(id, new OnAir(candidate.number(), candidate.files(), made));
            return new Candidate.Answer.Ready();
        } catch (IllegalArgumentException cannot) {
            return new Candidate.Answer.Refused(String.valueOf(cannot.getMessage()));
        } catch (DeskFailure away) {
            throw away;
        } catch (RuntimeException bug) {
            log.error("a candidate of flow {} could not be made ready", candidate.flow(), bug);
            return new Candidate.Answer.Refused(String.valueOf(bug));
        }
    }

    /** Who waits may not hear of it; the preparation goes on. */
    private void progressed(UUID id, int some, int of) {
        try {
            library.answer(id, node, new Candidate.Answer.Preparing(some, of));
        } catch (DeskFailure away) {
            log.debug("the library of flows is away", away);
        }
    }

    /** Lets go of candidates that are gone, but for those that are on air now. */
    private void forget(List<Candidate> open) {
        Set<UUID> ids = new HashSet<>();
        open.forEach(candidate -> ids.add(candidate.id()));
        decided.keySet().retainAll(ids);
        told.retainAll(ids);
        ready.entrySet()
                .removeIf(entry -> {
                    if (ids.contains(entry.getKey())) return false;
                    OnAir candidate = entry.getValue();
                    String flow = candidate.flowName();
                    boolean taken =
                            extensions.flows().contains(flow)
                                    && library.onAir(flow).filter(candidate::is).isPresent();
                    if (taken) put(flow, candidate);
                    else candidate.retire();
                    return true;
                });
    }

    /** Goes on air with the version that is on air, if it is not yet. */
    private void follow(String flow, int number) throws InterruptedException {
        boolean known = current(flow).filter(each -> each.number() == number).isPresent();
        if (known || broken.contains(FlowVersion.label(flow, number))) return;
        Optional<FlowVersion> version = library.version(flow, number);
        if (version.isEmpty()) return;
        try {
            put(flow, ready(version.get(), (_, _) -> {}));
        } catch (IllegalArgumentException cannot) {
            broken.add(version.get().label());
            log.error(
                    "{} cannot run here; the version before stays on air",
                    version.get().label(),
                    cannot);
        }
    }

    /** Who publishes waits for it. */
    private void report() {
        Map<String, Integer> numbers = new HashMap<>();
        synchronized (this) {
            onAir.forEach((flow, each) -> numbers.put(flow, each.number()));
        }
        if (numbers.equals(reported)) return;
        library.airs(node, numbers);
        reported = numbers;
    }

    private OnAir ready(FlowVersion version, Progress progress) throws InterruptedException {
        Ready made =
                preparation.prepare(version.label(), version.flow(), version.files(), progress);
        return new OnAir(version.number(), version.files(), made);
    }

    private synchronized Optional<OnAir> current(String flow) {
        return Optional.ofNullable(onAir.get(flow));
    }

    private synchronized void put(String flow, OnAir next) {
        OnAir before = onAir.put(flow, next);
        log.info("on air: {}", next.flow().label());
        if (before != null) before.retire();
    }

    /** A version on air, and the calls that go by it. */
    private static final class OnAir {
        private final int number;
        private final FlowFiles files;
        private final Ready ready;

        // Guarded by this.
        private int calls;
        private boolean retired;

        OnAir(int number, FlowFiles files, Ready ready) {
            this.number = number;
            this.files = files;
            this.ready = ready;
        }

        int number() {
            return number;
        }

        /** Whether it is that very version: a number alone may be another's by now. */
        boolean is(FlowVersion version) {
            return version.number() == number && version.files().equals(files);
        }

        CompiledFlow flow() {
            return ready.flow();
        }

        String flowName() {
            return ready.flow().bundle().entry().name();
        }

        synchronized Airing take() {
            calls++;
            return new Airing() {
                private final AtomicBoolean ended = new AtomicBoolean();

                @Override
                public CompiledFlow flow() {
                    return ready.flow();
                }

                @Override
                public void close() {
                    if (!ended.getAndSet(true)) end();
                }
            };
        }

        private synchronized void end() {
            calls--;
            if (retired && calls == 0) ready.close();
        }

        /** New calls go by another one. */
        synchronized void retire() {
            retired = true;
            if (calls == 0) ready.close();
        }
    }
}
