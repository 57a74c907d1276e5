package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.synthesis.Prompt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A flow with what it needs to run: one graph of its states, the grammars and keys of its
 * questions, the actions behind its names. Immutable, shared by all calls.
 */
public final class CompiledFlow {
    private final String label;
    private final Bundle bundle;
    private final Map<String, Node> nodes;
    private final Map<String, Slot> slots;
    private final Map<String, Action> actions;
    private final Map<String, Language> languages = new LinkedHashMap<>();
    private final Map<String, QuestionGrammars> grammars = new LinkedHashMap<>();
    private final QuestionKeys keys;
    private final Set<String> secretSlots;
    private final Set<String> resumable;

    /**
     * @param label name and version, as calls record it: {@code order-status@12}
     * @param bundle checked: a flow that was not may fail here or in a call
     * @throws IllegalArgumentException if it cannot run with these tools
     */
    public CompiledFlow(String label, Bundle bundle, Tools tools) {
        this.label = label;
        this.bundle = bundle;
        this.nodes = Inlining.of(bundle);
        this.actions = byName(tools.actions());
        this.slots = bundle.slots();
        this.keys = new QuestionKeys(bundle.entry(), slots);
        for (String tag : languagesOf(bundle)) {
            Language language = tools.languages().get(tag);
            if (language == null) throw new IllegalArgumentException("nobody speaks " + tag);
            languages.put(tag, language);
            grammars.put(
                    tag,
                    new QuestionGrammars(label, language.heard(), bundle, nodes, tools.names()));
        }
        this.secretSlots = PhraseSlots.secret(nodes.values());
        this.resumable = new Liveness(nodes, actions).statesWithout(secretSlots);
    }

    private CompiledFlow(CompiledFlow like, Map<String, Action> actions) {
        this.label = like.label;
        this.bundle = like.bundle;
        this.nodes = like.nodes;
        this.slots = like.slots;
        this.actions = actions;
        this.languages.putAll(like.languages);
        this.grammars.putAll(like.grammars);
        this.keys = like.keys;
        this.secretSlots = like.secretSlots;
        this.resumable = like.resumable;
    }

    /**
     * This flow over other actions that are called and declared alike: those of a shop in memory,
     * or of a call that is played again.
     */
    public CompiledFlow over(Collection<? extends Action> others) {
        return new CompiledFlow(this, byName(others));
    }

    private static Map<String, Action> byName(Collection<? extends Action> actions) {
        return actions.stream().collect(Collectors.toMap(Action::name, Function.identity()));
    }

    /**
     * What flows are made with.
     *
     * @param actions all there are; a flow may use some
     * @param languages by their tags
     * @param names the shop's lists of names, by the names flows use: {@code shop.items}
     */
    public record Tools(
            Collection<Action> actions,
            Map<String, Language> languages,
            Map<String, List<String>> names) {
        public Tools {
            actions = List.copyOf(actions);
            languages = Map.copyOf(languages);
            names = Map.copyOf(names);
        }
    }

    /** The languages a flow has texts in, the one it was written in first. */
    public static List<String> languagesOf(Bundle bundle) {
        Set<String> tags = new LinkedHashSet<>(List.of(bundle.entry().language()));
        tags.addAll(bundle.entry().standing().filler().sentences().languages());
        return List.copyOf(tags);
    }

    public Bundle bundle() {
        return bundle;
    }

    /** Name and version, as calls record it. */
    public String label() {
        return label;
    }

    /** The states, with those of subflows, by name. */
    public Map<String, Node> nodes() {
        return nodes;
    }

    /** Every grammar a call may need that is made ahead, for a decoder to make ready. */
    public Collection<Grammar> grammars() {
        return grammars.values().stream().flatMap(each -> each.prepared().stream()).toList();
    }

    /** Every sentence that is the same in all calls, for a voice to render ahead, by language. */
    public Map<String, Prompt> fixedSentences() {
        List<Text> texts = texts();
        Map<String, Prompt> fixed = new LinkedHashMap<>();
        languages.keySet().forEach(tag -> fixed.put(tag, Sayings.fixed(texts, tag)));
        return fixed;
    }

    /**
     * All that calls by keys alone may hear but for values and the shop's names, for sounds to be
     * made ahead: whole sentences, and the pieces of those in which there are values; by language.
     */
    public Map<String, Set<String>> keypadPieces() {
        Map<String, Set<String>> pieces = new LinkedHashMap<>();
        for (String tag : languages.keySet()) {
            Set<String> all = new LinkedHashSet<>();
            for (Flow flow : bundle.flows().values()) all.addAll(Pieces.of(flow, tag));
            pieces.put(tag, all);
        }
        return pieces;
    }

    /** The first sentence of a call, where that is the same in all. */
    public Optional<String> greeting() {
        Flow entry = entry();
        return entry.state(entry.start()) instanceof State.Say(_, Text text, _, _)
                ? text.in(entry.language()).stream()
                        .limit(1)
                        .filter(Text.Sentence::fixed)
                        .map(Text.Sentence::plain)
                        .findFirst()
                : Optional.empty();
    }

    /** All that the flow and its subflows say. */
    private List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (Flow flow : bundle.flows().values()) {
            Standing standing = flow.standing();
            texts.addAll(
                    List.of(
                            standing.filler(),
                            standing.sorry(),
                            standing.lifeboat(),
                            standing.confirming()));
            flow.everywhere().values().forEach(universal -> texts.add(universal.text()));
            flow.states().values().forEach(state -> texts.addAll(state.said().values()));
        }
        return texts;
    }

    Flow entry() {
        return bundle.entry();
    }

    Node node(String state) {
        Node node = nodes.get(state);
        if (node == null) throw new IllegalStateException("no state " + state);
        return node;
    }

    /** Whether there is a state of that name. */
    boolean has(String state) {
        return nodes.containsKey(state);
    }

    Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) throw new IllegalStateException("no slot " + name);
        return slot;
    }

    Action action(String name) {
        Action action = actions.get(name);
        if (action == null) throw new IllegalStateException("no action " + name);
        return action;
    }

    Language language(String tag) {
        Language language = languages.get(tag);
        return language != null ? language : languages.values().iterator().next();
    }

    QuestionGrammars grammars(String language) {
        QuestionGrammars made = grammars.get(language);
        return made != null ? made : grammars.values().iterator().next();
    }

    QuestionKeys keys() {
        return keys;
    }

    /** Slots that a secret question fills: never told to anybody, never written down. */
    Set<String> secretSlots() {
        return secretSlots;
    }

    /** Whether a conversation can go on from that state without anything secret. */
    boolean isResumable(String state) {
        return resumable.contains(state);
    }
}
