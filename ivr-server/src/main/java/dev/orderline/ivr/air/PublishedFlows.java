package dev.orderline.ivr.air;

import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.FlowVersions;
import dev.orderline.ivr.call.FlowsOnAir;
import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.source.FlowReader;
import dev.orderline.ivr.orders.DeskFailure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published flows, for a process that makes nothing ready for them: neither grammars nor
 * prompts. Whatever is in the library was checked before it went on air, and never changes; what
 * was read once is kept, the versions used last. Thread-safe.
 */
public final class PublishedFlows implements FlowVersions, FlowsOnAir {
    private static final Logger log = LoggerFactory.getLogger(PublishedFlows.class);

    /** So many versions are kept: those on air, and those of calls under way. */
    private static final int KEPT = 32;

    private final FlowLibrary library;
    private final Extensions extensions;
    private final Supplier<CompiledFlow.Tools> tools;

    /** By label, the least lately used first; guarded by itself. */
    private final LinkedHashMap<String, CompiledFlow> flows =
            new LinkedHashMap<>(KEPT, 0.75f, true);

    /** The labels of what was on air at the last look, by flow; replaced as a whole. */
    private volatile Map<String, String> onAir = Map.of();

    public PublishedFlows(
            FlowLibrary library, Extensions extensions, Supplier<CompiledFlow.Tools> tools) {
        this.library = library;
        this.extensions = extensions;
        this.tools = tools;
    }

    /**
     * Reads what is on air now, as far as it is not known: it is there at once when a call needs
     * it.
     *
     * @throws DeskFailure if the database is away; what was known stays known
     */
    public void look() {
        Map<String, String> now = new HashMap<>();
        library.numbersOnAir()
                .forEach((flow, number) -> {
                    String label = FlowVersion.label(flow, number);
                    if (extensions.flows().contains(flow) && find(label).isPresent())
                        now.put(flow, label);
                });
        onAir = Map.copyOf(now);
    }

    /** What was on air at the last {@link #look}, by name. */
    public Map<String, CompiledFlow> onAir() {
        Map<String, CompiledFlow> flows = new HashMap<>();
        onAir.forEach((flow, label) -> find(label).ifPresent(found -> flows.put(flow, found)));
        return flows;
    }

    /**
     * @throws DeskFailure if it is not known yet and the database is away
     */
    @Override
    public Optional<CompiledFlow> find(String label) {
        synchronized (flows) {
            CompiledFlow known = flows.get(label);
            if (known != null) return Optional.of(known);
        }
        Optional<CompiledFlow> read = version(label).flatMap(this::read);
        read.ifPresent(this::keep);
        return read;
    }

    /**
     * As {@link Station#take}, of what was on air at the last {@link #look}.
     *
     * @throws IllegalStateException if nothing was
     */
    @Override
    public Airing take(Caller caller) {
        String flow = extensions.flow(caller);
        return Optional.ofNullable(onAir.get(flow))
                .flatMap(this::find)
                .map(found -> FlowsOnAir.of(found).take(caller))
                .orElseThrow(() -> new IllegalStateException(flow + " is not on air"));
    }

    private Optional<FlowVersion> version(String label) {
        int at = label.lastIndexOf('@');
        return at > 0 && label.substring(at + 1).matches("[1-9][0-9]{0,8}")
                ? library.version(label.substring(0, at), Integer.parseInt(label.substring(at + 1)))
                : Optional.empty();
    }

    /** Empty for one that an earlier release of this program could read, and this one cannot. */
    private Optional<CompiledFlow> read(FlowVersion version) {
        Optional<Bundle> bundle = FlowReader.read(version.files(), version.flow()).bundle();
        if (bundle.isEmpty()) log.error("{} cannot be read any more", version.label());
        return bundle.map(each -> new CompiledFlow(version.label(), each, tools.get()));
    }

    private void keep(CompiledFlow flow) {
        synchronized (flows) {
            flows.put(flow.label(), flow);
            if (flows.size() > KEPT) flows.pollFirstEntry();
        }
    }
}
