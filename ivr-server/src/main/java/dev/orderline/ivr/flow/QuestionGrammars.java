package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.speech.recognition.Acceptor;
import dev.orderline.speech.recognition.AsAsked;
import dev.orderline.speech.recognition.Combined;
import dev.orderline.speech.recognition.Corrections;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.PhraseGrammar;
import dev.orderline.speech.recognition.SpokenLanguage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grammars of a flow's questions in one language. Those that no call changes are made ahead; a
 * question about one of a list gets its grammar when the list is known. Immutable, shared by all
 * calls.
 */
public final class QuestionGrammars {
    /** The meaning of who says whether something is right. */
    public static final String YES_NO = "yes-no";

    private final String label;
    private final SpokenLanguage language;
    private final Map<String, Slot> slots;
    private final Map<String, List<String>> names;

    private final Map<String, Acceptor> acceptors;
    private final Map<String, PhraseGrammar> fixed = new LinkedHashMap<>();
    private final PhraseGrammar universals;
    private final PhraseGrammar yesNo;

    /**
     * @param label of the flow's version: grammars of different versions have different names
     * @param names the shop's lists of names, by which callers may call things of a list that is
     *     not yet known
     */
    QuestionGrammars(
            String label,
            SpokenLanguage language,
            Bundle bundle,
            Map<String, Node> nodes,
            Map<String, List<String>> names) {
        this.label = label;
        this.language = language;
        this.slots = bundle.slots();
        this.names = names;
        acceptors = acceptors(bundle);
        universals = everywhere(bundle.entry());
        yesNo =
                grammar(
                        YES_NO,
                        Map.of(YES_NO, List.of("{" + YES_NO + "}")),
                        Map.of(YES_NO, language.yesNo()),
                        Map.of());
        nodes.values()
                .forEach(node -> {
                    if (node.state() instanceof State.Ask ask && !hangsOnLists(ask, node.flow()))
                        fixed.put(node.name(), question(node, ask, acceptors));
                });
    }

    /**
     * For a checker, which asks for one grammar after another.
     *
     * @throws IllegalArgumentException if what is understood everywhere cannot be; the message says
     *     why
     */
    public static QuestionGrammars forChecking(
            Language language, Bundle bundle, CompiledFlow.Tools tools) {
        return new QuestionGrammars("check", language.heard(), bundle, Map.of(), tools.names());
    }

    /**
     * Looks whether callers can say what {@code slot} holds.
     *
     * @throws IllegalArgumentException if they cannot; the message says why
     */
    public static void check(Slot slot, Flow flow, Language language) {
        if (!(slot instanceof Slot.OneOf)) acceptor(slot, flow, language.heard());
    }

    /**
     * The answers to a question, as it is before any list is known.
     *
     * @throws IllegalArgumentException if it cannot be made; the message says why
     */
    public PhraseGrammar answers(Node node, State.Ask ask) {
        return question(node, ask, withLists(new Slots()));
    }

    /** What is understood everywhere. */
    public PhraseGrammar everywhere() {
        return universals;
    }

    private String tag() {
        return language.tag();
    }

    /** Every grammar that is made ahead, for a decoder to make ready. */
    List<Grammar> prepared() {
        List<Grammar> all = new ArrayList<>(List.of(universals));
        fixed.values().forEach(grammar -> all.add(withUniversals(grammar)));
        return all;
    }

    /** What is understood at every question. */
    Grammar universals() {
        return universals;
    }

    /**
     * What may be answered to the question of {@code node}, as things are.
     *
     * @param own the caller's own orders, by which an order number is heard better
     */
    Grammar question(Node node, Slots known, List<OrderNumber> own) {
        return new Combined(List.of(own(node, known, own), universals));
    }

    /** What may be answered to "is that right?" about a value. */
    Grammar confirmation(String slot, String old, Slots known) {
        return new Combined(List.of(yesNo, corrections(slot, old, known), universals));
    }

    /** The question of {@code node}, and corrections of a value that was just repeated. */
    Grammar questionAfter(Node node, String slot, String old, Slots known, List<OrderNumber> own) {
        return new Combined(
                List.of(own(node, known, own), corrections(slot, old, known), universals));
    }

    private Grammar own(Node node, Slots known, List<OrderNumber> own) {
        if (!(node.state() instanceof State.Ask ask))
            throw new IllegalStateException(node.name() + " asks nothing");
        PhraseGrammar made = fixed.get(node.name());
        Grammar grammar =
                expecting(own, made != null ? made : question(node, ask, withLists(known)));
        Duration pause = ask.asking().waits().pause();
        return new AsAsked(
                grammar, pause.isZero() ? grammar.patience() : pause, ask.asking().thresholds());
    }

    private PhraseGrammar expecting(List<OrderNumber> own, PhraseGrammar grammar) {
        if (own.isEmpty()) return grammar;
        List<String> numbers = own.stream().map(OrderNumber::digits).toList();
        PhraseGrammar expecting = grammar;
        for (Map.Entry<String, Slot> slot : slots.entrySet())
            if (slot.getValue() instanceof Slot.Plain(Type.OrderNumber()))
                expecting = expecting.expecting(slot.getKey(), numbers);
        return expecting;
    }

    private Grammar corrections(String slot, String old, Slots known) {
        Acceptor acceptor = withLists(known).get(slot);
        if (acceptor == null) throw new IllegalStateException("slot " + slot + " is not spoken");
        return new Corrections(slot, language, List.of(), acceptor, old);
    }

    private Grammar withUniversals(Grammar grammar) {
        return new Combined(List.of(grammar, universals));
    }

    private PhraseGrammar everywhere(Flow entry) {
        Map<String, List<String>> phrases = new LinkedHashMap<>();
        entry.everywhere()
                .forEach((name, universal) -> phrases.put(name, universal.phrases().in(tag())));
        return grammar("everywhere", phrases, Map.of(), wordRules(entry, tag()));
    }

    private Map<String, Acceptor> acceptors(Bundle bundle) {
        Map<String, Acceptor> all = new HashMap<>();
        for (Flow flow : bundle.flows().values())
            flow.slots()
                    .forEach((slot, each) -> {
                        if (!(each instanceof Slot.OneOf))
                            all.put(slot, acceptor(each, flow, language));
                    });
        return all;
    }

    private static Acceptor acceptor(Slot slot, Flow flow, SpokenLanguage language) {
        return switch (slot) {
            case Slot.YesNo() -> language.yesNo();
            case Slot.Choice(Map<String, Slot.Named> choices) -> {
                Map<String, List<String>> patterns = new LinkedHashMap<>();
                choices.forEach(
                        (name, named) -> patterns.put(name, named.phrases().in(language.tag())));
                yield language.choice(patterns, wordRules(flow, language.tag()));
            }
            case Slot.Plain(Type type) ->
                    switch (type) {
                        case Type.Digits(int least, int most) -> language.digits(least, most);
                        case Type.OrderNumber() ->
                                language.digits(
                                        OrderNumber.LENGTH,
                                        OrderNumber.LENGTH,
                                        OrderNumber::isValid);
                        case Type.Code(String form) -> language.code(form);
                        case Type.Count(int least, int most) -> language.number(least, most);
                        case Type.Amount(var currency) -> language.money(currency);
                        case Type.Day _ -> language.date();
                        case Type.Name _, Type.Words _, Type.Options _, Type.Option _ ->
                                throw new IllegalStateException("not asked for as such");
                    };
            case Slot.OneOf _ -> throw new IllegalStateException("a list that is not known");
        };
    }

    /** The acceptors as things are: lists that are known, and names for those that are not. */
    private Map<String, Acceptor> withLists(Slots known) {
        Map<String, Acceptor> all = new HashMap<>(acceptors);
        slots.forEach((name, slot) -> {
            if (slot instanceof Slot.OneOf(String list, String namedLike))
                all.put(name, list(known.get(list), names.getOrDefault(namedLike, List.of())));
        });
        return all;
    }

    private Acceptor list(Optional<Value> list, List<String> like) {
        if (list.isPresent() && list.get() instanceof Value.Options(List<Value.Option> options)) {
            Map<String, List<String>> labels = new LinkedHashMap<>();
            options.forEach(option -> labels.put(option.id(), List.of(option.label())));
            return labels.isEmpty() ? language.naming(List.of()) : language.oneOf(labels);
        }
        return language.naming(like);
    }

    private boolean hangsOnLists(State.Ask ask, Flow flow) {
        return PhraseSlots.of(ask.answers(), flow, tag()).stream()
                .anyMatch(slot -> slots.get(slot) instanceof Slot.OneOf);
    }

    private PhraseGrammar question(Node node, State.Ask ask, Map<String, Acceptor> filled) {
        Flow flow = node.flow();
        return switch (ask.answers()) {
            case Answers.Choices(Map<String, State.Choice> choices) -> {
                Map<String, List<String>> phrases = new LinkedHashMap<>();
                choices.forEach((name, choice) -> phrases.put(name, choice.phrases().in(tag())));
                yield grammar(node.name(), phrases, filled, rules(flow));
            }
            case Answers.Fill fill -> {
                List<String> own = fill.phrases().in(tag());
                Acceptor acceptor = filled.get(fill.slot());
                if (acceptor == null)
                    throw new IllegalStateException("slot " + fill.slot() + " is not spoken");
                yield own.isEmpty()
                        ? PhraseGrammar.filling(
                                name(node.name()),
                                fill.slot(),
                                language,
                                fill.called().in(tag()),
                                acceptor)
                        : grammar(node.name(), Map.of(fill.slot(), own), filled, rules(flow));
            }
        };
    }

    private PhraseGrammar grammar(
            String name,
            Map<String, List<String>> phrases,
            Map<String, Acceptor> filled,
            Map<String, List<String>> rules) {
        return new PhraseGrammar(name(name), language, phrases, filled, rules);
    }

    private String name(String question) {
        return label + "/" + tag() + "/" + question;
    }

    /** The grammars in which no slot is filled. */
    private static Map<String, List<String>> wordRules(Flow flow, String tag) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        flow.grammars()
                .forEach((name, phrases) -> {
                    if (PhraseSlots.of(phrases.in(tag), flow, tag).isEmpty())
                        rules.put(name, phrases.in(tag));
                });
        return rules;
    }

    private Map<String, List<String>> rules(Flow flow) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        flow.grammars().forEach((name, phrases) -> rules.put(name, phrases.in(tag())));
        return rules;
    }
}
