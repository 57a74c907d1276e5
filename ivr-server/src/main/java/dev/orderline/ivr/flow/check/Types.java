package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Condition;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.SlotUse;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.ivr.flow.Text.Style;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.flow.source.Nearest;
import dev.orderline.ivr.flow.source.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether slots hold what is done with them: spoken, compared, handed to actions. */
final class Types {
    private final Subject subject;

    /** What each slot holds, whoever fills it; of names, all. */
    private final Map<String, Type> types = new HashMap<>();

    Types(Subject subject) {
        this.subject = subject;
        types.put(Flow.LANGUAGE, new Type.Words());
        for (Flow flow : subject.bundle().flows().values())
            flow.slots().forEach((name, slot) -> types.put(name, slot.type()));
    }

    void check() {
        subject.nodes().values().forEach(this::filledByActions);
        subject.bundle().flows().values().forEach(this::lists);
        subject.bundle().flows().values().forEach(this::confirming);
        subject.nodes().values().forEach(this::used);
    }

    private void filledByActions(Node node) {
        if (!(node.state() instanceof State.Do act)) return;
        for (List<Action.Fill> fills :
                subject.action(act.action()).map(Action::outcomes).orElse(Map.of()).values())
            for (Action.Fill fill : fills) filled(node, fill);
    }

    private void filled(Node node, Action.Fill fill) {
        Type before = types.putIfAbsent(fill.slot(), fill.type());
        if (before == null) return;
        if (before instanceof Type.Name(Set<String> some)
                && fill.type() instanceof Type.Name(Set<String> others)) {
            Set<String> all = new TreeSet<>(some);
            all.addAll(others);
            types.put(fill.slot(), new Type.Name(all));
        } else if (!before.takes(fill.type())) {
            error(
                    node,
                    "do",
                    "it fills slot \""
                            + fill.slot()
                            + "\" with "
                            + fill.type().described()
                            + ", which elsewhere holds "
                            + before.described(),
                    "call the other slot otherwise");
        }
    }

    /** Things are of lists; those that nobody asks for need none. */
    private void lists(Flow flow) {
        Set<String> asked = SlotUse.asked(subject.bundle().flows().values());
        flow.slots()
                .forEach((name, slot) -> {
                    if (slot instanceof Slot.OneOf(String list, _)
                            && asked.contains(name)
                            && type(list).filter(Type.Options.class::isInstance).isEmpty()) {
                        types.remove(name);
                        subject.problems()
                                .error(
                                        subject.places()
                                                .of(flow.name(), "slots." + name + ".one-of"),
                                        "slot \"" + list + "\" holds no list",
                                        "name a slot that an action fills with a list");
                    }
                });
    }

    /** A value of whatever kind is confirmed: it is spoken as it is. */
    private void confirming(Flow flow) {
        for (Part part : flow.standing().confirming().parts())
            if (part instanceof Part.Spoken && !isPlain(part))
                subject.problems()
                        .error(
                                subject.places().of(flow.name(), "confirming"),
                                "\"confirming\" is said of values of all kinds",
                                "write {value} alone in the braces");
    }

    private static boolean isPlain(Part part) {
        return part instanceof Part.Slot(_, Style style) && style == Style.PLAIN;
    }

    private void used(Node node) {
        node.state().said().forEach((written, text) -> spoken(node, written, text));
        switch (node.state()) {
            case State.Do act ->
                    subject.action(act.action())
                            .ifPresent(action ->
                                    act.with()
                                            .forEach((input, slot) ->
                                                    handed(node, action, input, slot)));
            case State.Choose choose -> {
                for (int i = 0; i < choose.cases().size(); i++)
                    condition(node, "choose[" + i + "].if", choose.cases().get(i).condition());
            }
            case State.CallBack callBack -> {
                if (!callBack.number().equals(State.CallBack.CALLER))
                    type(callBack.number())
                            .filter(type -> !(type instanceof Type.Digits))
                            .ifPresent(type ->
                                    error(
                                            node,
                                            "callback",
                                            "slot \""
                                                    + callBack.number()
                                                    + "\" holds "
                                                    + type.described()
                                                    + ", by which nobody can be called",
                                            "declare it as {digits: 7-15}"));
            }
            case State.Ask(_, _, Answers.Fill fill, _) -> {
                if (fill.confirm().when() != State.Confirm.When.NEVER
                        && fill.confirm().text().isEmpty()
                        && node.flow().standing().confirming().isEmpty())
                    error(
                            node,
                            "confirm",
                            "there are no words to confirm with",
                            "write confirm: {when: ..., ask: ...}, or \"confirming\" once for all");
            }
            case State.Ask _,
                    State.Say _,
                    State.Transfer _,
                    State.Voicemail _,
                    State.Subflow _,
                    State.End _ -> {}
        }
    }

    private void handed(Node node, Action action, String input, String slot) {
        Type wanted = action.inputs().getOrDefault(input, action.optionalInputs().get(input));
        Optional<Type> held = type(slot);
        if (wanted != null && held.isPresent() && !wanted.takes(held.get()))
            error(
                    node,
                    "with." + input,
                    action.name()
                            + " wants "
                            + wanted.described()
                            + " for "
                            + input
                            + ", slot \""
                            + slot
                            + "\" holds "
                            + held.get().described(),
                    "hand over a slot that holds it, or declare the slot otherwise");
    }

    private void spoken(Node node, String written, Text text) {
        text.sentences()
                .byLanguage()
                .forEach((language, sentences) ->
                        sentences.stream()
                                .flatMap(sentence -> sentence.parts().stream())
                                .forEach(part ->
                                        spoken(subject.place(node, language, written), part)));
    }

    private void spoken(Place place, Part part) {
        switch (part) {
            case Part.Slot(String slot, _) when slot.equals(Flow.LANGUAGE) ->
                    subject.problems()
                            .error(
                                    place,
                                    "the language of a call cannot be spoken",
                                    "say it without {language}");
            case Part.Slot(String slot, Style style) -> {
                boolean fits =
                        type(slot)
                                .map(type ->
                                        switch (style) {
                                            case PLAIN -> true;
                                            case SPELT ->
                                                    type instanceof Type.Digits
                                                            || type instanceof Type.OrderNumber
                                                            || type instanceof Type.Code;
                                            case NUMBER ->
                                                    type instanceof Type.Count || isShort(type);
                                            case CHOICES, KEYS -> type instanceof Type.Options;
                                        })
                                .orElse(true);
                if (!fits) cannot(place, slot, "be spoken like that");
            }
            case Part.Quantity(String slot, _, _) -> {
                if (type(slot)
                        .filter(type ->
                                !(type instanceof Type.Count || type instanceof Type.Options))
                        .isPresent()) cannot(place, slot, "be counted");
            }
            case Part.Literal _, Part.Calendar _ -> {}
        }
    }

    /** Whether it is a number of digits that can be said as one. */
    private static boolean isShort(Type type) {
        return type instanceof Type.Digits(_, int most) && most <= 9;
    }

    private void condition(Node node, String written, Condition condition) {
        switch (condition) {
            case Condition.All(List<Condition> of) ->
                    of.forEach(each -> condition(node, written, each));
            case Condition.Any(List<Condition> of) ->
                    of.forEach(each -> condition(node, written, each));
            case Condition.Not(Condition not) -> condition(node, written, not);
            case Condition.Is(String slot, String value) -> {
                if (type(slot).orElse(new Type.Words()) instanceof Type.Name(Set<String> names)
                        && !slot.equals(Flow.LANGUAGE)
                        && !names.contains(value))
                    error(
                            node,
                            written,
                            "slot \"" + slot + "\" never holds " + value,
                            Nearest.suggestion(value, names));
                if (type(slot).filter(Types::isSized).isPresent())
                    cannot(subject.place(node, written), slot, "be compared by \"is\"");
                if (slot.equals(Flow.LANGUAGE)) language(node, written, value);
            }
            case Condition.Compare(String slot, _, Value than) -> {
                boolean fits =
                        type(slot)
                                .map(type ->
                                        switch (than) {
                                            case Value.Amount(var money) ->
                                                    type instanceof Type.Amount(var currency)
                                                            && currency.equals(money.currency());
                                            case Value.Count _ -> type instanceof Type.Count;
                                            case Value.Digits _,
                                                    Value.Code _,
                                                    Value.Name _,
                                                    Value.Words _,
                                                    Value.Day _,
                                                    Value.Options _,
                                                    Value.Option _,
                                                    Value.Naming _ ->
                                                    false;
                                        })
                                .orElse(true);
                if (!fits)
                    cannot(subject.place(node, written), slot, "be compared with " + than.plain());
            }
            case Condition.OnDay(String slot, _, _) -> day(node, written, slot);
            case Condition.Within(String slot, _) -> day(node, written, slot);
            case Condition.Empty _, Condition.Open _, Condition.Holiday _ -> {}
        }
    }

    /** Whether nobody would write exactly what it holds. */
    private static boolean isSized(Type type) {
        return type instanceof Type.Amount || type instanceof Type.Options;
    }

    private void language(Node node, String written, String tag) {
        List<String> languages = CompiledFlow.languagesOf(subject.bundle());
        if (!languages.contains(tag))
            error(node, written, "no call is ever in " + tag, Nearest.suggestion(tag, languages));
    }

    private void day(Node node, String written, String slot) {
        if (type(slot).filter(type -> !(type instanceof Type.Day)).isPresent())
            cannot(subject.place(node, written), slot, "be compared with a day");
    }

    private void cannot(Place place, String slot, String what) {
        Type held = type(slot).orElse(new Type.Words());
        subject.problems()
                .error(
                        place,
                        "slot \""
                                + slot
                                + "\" holds "
                                + held.described()
                                + ", which cannot "
                                + what,
                        mend(held));
    }

    /** What can be done with such a slot. */
    private static String mend(Type held) {
        return switch (held) {
            case Type.Digits _, Type.OrderNumber _, Type.Code _ ->
                    "write {slot}, {slot as spelt}, \"slot is ...\" or \"slot is filled\"";
            case Type.Count _ ->
                    "write {slot}, {slot of item | items}, \"slot is 3\" or \"slot over 3\"";
            case Type.Amount _ -> "write {slot}, or \"slot over 100 USD\" in the currency it holds";
            case Type.Day _ -> "write {slot}, or \"slot before today\"";
            case Type.Name _, Type.Words _ -> "write {slot}, or \"slot is ...\"";
            case Type.Options _ ->
                    "write {slot as choices}, {slot with keys}, or {slot of item | items}";
            case Type.Option _ -> "write {slot}, or \"slot is filled\"";
        };
    }

    private Optional<Type> type(String slot) {
        return Optional.ofNullable(types.get(slot));
    }

    private void error(Node node, String written, String what, String mend) {
        subject.problems().error(subject.place(node, written), what, mend);
    }
}
