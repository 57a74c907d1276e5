package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A flow as a script to read on paper: what callers are told and asked, what they may answer, and
 * where it leads. Plain text of 100 columns.
 *
 * <p>The flow that calls begin with comes first, then each that it goes through, once; the states
 * of each in the order in which a caller comes to them; last what is the same in every state.
 */
public final class FlowScript {
    private final Bundle bundle;
    private final String language;
    private final Page page = new Page();

    /** Flows that are gone through and not written yet, the next one first. */
    private final List<String> open = new ArrayList<>();

    /** Those, and what was written of them. */
    private final Set<String> met = new HashSet<>();

    private FlowScript(Bundle bundle, String language) {
        this.bundle = bundle;
        this.language = language;
    }

    /**
     * The script of a flow and all that it goes through.
     *
     * @param bundle whose names all mean something
     * @param language a BCP 47 tag; a text that is not there in it stands in the language it was
     *     written in
     */
    public static String of(Bundle bundle, String language) {
        return new FlowScript(bundle, language).written();
    }

    private String written() {
        Flow entry = bundle.entry();
        flow(entry, CallOrder.starts(entry), false);
        while (!open.isEmpty()) subflow(open.removeFirst());
        new StandingScript(page, language).write(bundle);
        return page.toString();
    }

    private void subflow(String name) {
        Flow flow = bundle.flows().get(name);
        if (flow == null) throw new IllegalArgumentException("no flow " + name);
        flow(flow, List.of(flow.start()), true);
    }

    private void flow(Flow flow, List<String> starts, boolean called) {
        page.heading(flow.name());
        if (called) page.paragraph("Gone through by " + callers(flow) + ".");
        var script = new StateScript(page, bundle.slots(), language);
        List<String> order = CallOrder.of(flow.states(), starts);
        for (String name : order) script.write(name, flow.state(name), called);
        List<String> subflows = new ArrayList<>(CallOrder.subflows(flow));
        subflows.removeIf(each -> !met.add(each));
        open.addAll(0, subflows);
    }

    /** The flows that go through {@code flow}. */
    private String callers(Flow flow) {
        return bundle.flows().values().stream()
                .filter(each -> CallOrder.subflows(each).contains(flow.name()))
                .map(Flow::name)
                .collect(Collectors.joining(", "));
    }
}
