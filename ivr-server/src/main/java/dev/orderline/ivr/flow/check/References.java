package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.CallBackAction;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Condition;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.SlotUse;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.Nearest;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Places;
import dev.orderline.ivr.flow.source.Problems;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every name in a flow means something: states, slots, actions, outcomes, calendars. */
final class References {
    private final Bundle bundle;
    private final Places places;
    private final CompiledFlow.Tools tools;
    private final Problems problems;

    /** Every slot that something declares or fills. */
    private final Set<String> slots = new LinkedHashSet<>();

    /** Slots that a question fills: common ones that none does need no list. */
    private final Set<String> asked;

    References(Bundle bundle, Places places, CompiledFlow.Tools tools, Problems problems) {
        this.bundle = bundle;
        this.places = places;
        this.tools = tools;
        this.problems = problems;
        slots.add(Flow.LANGUAGE);
        for (Flow flow : bundle.flows().values()) {
            slots.addAll(flow.slots().keySet());
            flow.states().values().forEach(state -> slots.addAll(filledBy(state)));
        }
        asked = SlotUse.asked(bundle.flows().values());
    }

    private Set<String> filledBy(State state) {
        Set<String> filled = new HashSet<>(state.onEntering().set().keySet());
        if (state instanceof State.Do act)
            action(act.action())
                    .ifPresent(action ->
                            action.outcomes()
                                    .values()
                                    .forEach(fills ->
                                            fills.forEach(fill -> filled.add(fill.slot()))));
        return filled;
    }

    void check() {
        for (Flow flow : bundle.flows().values()) {
            if (!flow.states().containsKey(flow.start())) noState(flow, "start", flow.start());
            slots(flow);
            everywhere(flow);
            standing(flow);
            flow.states().forEach((name, state) -> state(flow, name, state));
        }
    }

    private void slots(Flow flow) {
        flow.slots()
                .forEach((name, slot) -> {
                    if (slot instanceof Slot.OneOf(String list, String namedLike)) {
                        if (asked.contains(name)) slot(flow, "slots." + name + ".one-of", list);
                        if (!namedLike.isEmpty() && !tools.names().containsKey(namedLike))
                            error(
                                    flow,
                                    "slots." + name + ".named-like",
                                    "there is no list of names \"" + namedLike + "\"",
                                    Nearest.suggestion(namedLike, tools.names().keySet()));
                    }
                    Flow other = declares(name);
                    if (!slot.equals(other.slots().get(name))) twoThings(name, flow, other);
                });
    }

    /** Tells that slot {@code name} is not the same, where a flow says so and no common file. */
    private void twoThings(String name, Flow one, Flow other) {
        Place place = places.of(one.name(), "slots." + name);
        boolean isOwn = place.file().equals(one.name() + ".yaml");
        problems.error(
                isOwn ? place : places.of(other.name(), "slots." + name),
                "slot \"" + name + "\" is something else in " + (isOwn ? other : one).name(),
                "slots of one name are one slot in a flow and its subflows: call it otherwise");
    }

    /** The first flow that says what slot {@code name} is. */
    private Flow declares(String name) {
        return bundle.flows().values().stream()
                .filter(flow -> flow.slots().containsKey(name))
                .findFirst()
                .orElseThrow();
    }

    /** Calendars in texts that are said whatever the state. */
    private void standing(Flow flow) {
        Standing standing = flow.standing();
        calendars(flow, "filler", standing.filler());
        calendars(flow, "sorry", standing.sorry());
        calendars(flow, "lifeboat", standing.lifeboat());
        calendars(flow, "confirming", standing.confirming());
        flow.everywhere()
                .forEach((name, universal) ->
                        calendars(flow, "everywhere." + name + ".text", universal.text()));
    }

    private void everywhere(Flow flow) {
        flow.everywhere()
                .forEach((name, universal) -> {
                    String written = "everywhere." + name + ".then";
                    switch (universal.effect()) {
                        case Effect.GoTo(String state) -> target(flow, written, state);
                        case Effect.StartOver(String state) -> target(flow, written, state);
                        case Effect.Help _,
                                Effect.Repeat _,
                                Effect.Slower _,
                                Effect.Back _,
                                Effect.RefuseRecording _ -> {}
                    }
                });
    }

    private void state(Flow flow, String name, State state) {
        String here = "states." + name + ".";
        for (Edge edge : state.edges()) target(flow, here + edge.written(), edge.to());
        for (String slot : state.onEntering().forget()) forgotten(flow, here + "forget", slot);
        language(flow, here + "set." + Flow.LANGUAGE, state.onEntering().set());
        state.said().forEach((written, text) -> spoken(flow, here + written, text));
        switch (state) {
            case State.Do act -> action(flow, here, act);
            case State.Choose choose -> {
                for (int i = 0; i < choose.cases().size(); i++)
                    condition(
                            flow, here + "choose[" + i + "].if", choose.cases().get(i).condition());
            }
            case State.Ask(_, _, Answers.Fill fill, _) ->
                    declared(flow, here + "fill", fill.slot());
            case State.CallBack callBack -> {
                if (!callBack.number().equals(State.CallBack.CALLER))
                    slot(flow, here + "callback", callBack.number());
                if (action(CallBackAction.NAME).isEmpty())
                    error(
                            flow,
                            here + "callback",
                            "nobody notes callbacks here",
                            "lead to a transfer or a voicemail");
            }
            case State.Subflow subflow -> subflow(flow, here, subflow);
            case State.Ask(_, _, Answers.Choices(Map<String, Choice> choices), _) ->
                    choices.forEach((choice, each) ->
                            language(
                                    flow,
                                    here + "choices." + choice + ".set." + Flow.LANGUAGE,
                                    each.set()));
            case State.Say _, State.Transfer _, State.Voicemail _, State.End _ -> {}
        }
    }

    private void forgotten(Flow flow, String path, String slot) {
        if (slot.equals(Flow.LANGUAGE))
            error(
                    flow,
                    path,
                    "a call always has a language",
                    "write set: {language: ...} to change it");
        else slot(flow, path, slot);
    }

    /** A call can go on in the languages of its flow only. */
    private void language(Flow flow, String path, Map<String, Value> set) {
        if (!(set.get(Flow.LANGUAGE) instanceof Value.Name(String language))) return;
        List<String> languages = CompiledFlow.languagesOf(bundle);
        if (!languages.contains(language))
            error(
                    flow,
                    path,
                    "this flow has no texts in " + language,
                    Nearest.suggestion(language, languages));
    }

    private void action(Flow flow, String here, State.Do act) {
        Optional<Action> action = action(act.action());
        if (act.action().equals(CallBackAction.NAME)) {
            error(
                    flow,
                    here + "do",
                    "callbacks are noted by a kind of state",
                    "write callback: caller in place of do");
            return;
        }
        if (action.isEmpty()) {
            Set<String> known =
                    tools.actions().stream()
                            .map(Action::name)
                            .filter(name -> !name.equals(CallBackAction.NAME))
                            .collect(Collectors.toSet());
            error(
                    flow,
                    here + "do",
                    "there is no action \"" + act.action() + "\"",
                    Nearest.suggestion(act.action(), known));
            return;
        }
        act.with().forEach((input, slot) -> slot(flow, here + "with." + input, slot));
        Set<String> inputs = action.get().inputs().keySet();
        Set<String> all = new LinkedHashSet<>(inputs);
        all.addAll(action.get().optionalInputs().keySet());
        known(flow, here + "with", "input", all, act.with().keySet());
        for (String each : missing(inputs, act.with().keySet()))
            error(
                    flow,
                    here + "with",
                    act.action() + " needs \"" + each + "\"",
                    "write with: {" + each + ": a slot}");
        outcomes(flow, here, "outcome", action.get().outcomes().keySet(), act.on());
    }

    /** Each of {@code outcomes} leads somewhere, and nothing else does. */
    private void outcomes(
            Flow flow, String here, String what, Set<String> outcomes, Map<String, String> on) {
        known(flow, here + "on", what, outcomes, on.keySet());
        for (String each : missing(outcomes, on.keySet()))
            error(
                    flow,
                    here + "on",
                    what + " \"" + each + "\" leads nowhere",
                    "write on: {" + each + ": a state}");
    }

    private void known(
            Flow flow, String path, String what, Set<String> known, Set<String> written) {
        for (String each : written)
            if (!known.contains(each))
                error(
                        flow,
                        path + "." + each,
                        "there is no " + what + " \"" + each + "\"",
                        Nearest.suggestion(each, known));
    }

    private static List<String> missing(Set<String> needed, Set<String> written) {
        return needed.stream().filter(each -> !written.contains(each)).sorted().toList();
    }

    private void subflow(Flow flow, String here, State.Subflow subflow) {
        Flow called = bundle.flows().get(subflow.flow());
        if (called == null) return; // told when it was read
        Set<String> ends =
                called.states().values().stream()
                        .filter(State.End.class::isInstance)
                        .map(state -> ((State.End) state).reason())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        outcomes(flow, here, "end of " + called.name(), ends, subflow.on());
    }

    private void condition(Flow flow, String path, Condition condition) {
        for (String slot : SlotUse.asked(condition).stream().sorted().toList()) {
            if (slots.contains(slot)) continue;
            Set<String> known = new LinkedHashSet<>(slots);
            known.addAll(flow.calendars().keySet());
            error(
                    flow,
                    path,
                    "there is no slot or calendar \"" + slot + "\"",
                    Nearest.suggestion(slot, known));
        }
    }

    private void spoken(Flow flow, String path, Text text) {
        text.sentences()
                .languages()
                .forEach(language -> {
                    Place place = places.of(flow.name(), language, path);
                    for (String slot : text.slotsIn(language))
                        if (slot.equals(Standing.VALUE))
                            problems.error(
                                    place,
                                    "{value} is for \"confirming\" only",
                                    "write the slot's name in place of \"value\"");
                        else if (!slots.contains(slot)) noSlot(place, slot);
                });
        calendars(flow, path, text);
    }

    private void calendars(Flow flow, String path, Text text) {
        text.sentences()
                .byLanguage()
                .forEach((language, sentences) ->
                        sentences.stream()
                                .flatMap(sentence -> sentence.parts().stream())
                                .forEach(part -> {
                                    if (part instanceof Part.Calendar(String calendar, _)
                                            && !flow.calendars().containsKey(calendar))
                                        problems.error(
                                                places.of(flow.name(), language, path),
                                                "there is no calendar \"" + calendar + "\"",
                                                Nearest.suggestion(
                                                        calendar, flow.calendars().keySet()));
                                }));
    }

    private void slot(Flow flow, String path, String slot) {
        if (!slots.contains(slot)) noSlot(places.of(flow.name(), path), slot);
    }

    private void noSlot(Place place, String slot) {
        problems.error(place, "there is no slot \"" + slot + "\"", Nearest.suggestion(slot, slots));
    }

    private void declared(Flow flow, String path, String slot) {
        if (!flow.slots().containsKey(slot))
            error(
                    flow,
                    path,
                    "slot \"" + slot + "\" is not declared",
                    Nearest.to(slot, flow.slots().keySet())
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("say what it is under slots"));
    }

    private void target(Flow flow, String path, String state) {
        if (!flow.states().containsKey(state)) noState(flow, path, state);
    }

    private void noState(Flow flow, String path, String state) {
        error(
                flow,
                path,
                "there is no state \"" + state + "\"",
                Nearest.suggestion(state, flow.states().keySet()));
    }

    private Optional<Action> action(String name) {
        return tools.actions().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private void error(Flow flow, String path, String what, String mend) {
        Place place = places.of(flow.name(), path);
        problems.error(place, what, mend);
    }
}
