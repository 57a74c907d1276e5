package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Phrases that stand for a few meanings, with slots in them: "i want to return {item} from order
 * {order}". Hesitations and courtesies around a phrase ("um", "please") do not matter; anything
 * else said with it makes it no answer.
 *
 * <p>Where an utterance fits several phrases, the one counts that begins first, then the one that
 * ends last, then the one that stands first; where slots can be read in several ways, the
 * likeliest.
 *
 * <p>The work for an utterance is bounded: each place in the phrases is visited at most once per
 * word, each slot is read at most once per word, and more than {@link #MAX_WORDS} words mean
 * nothing.
 */
public final class PhraseGrammar implements Grammar {
    /** Nobody says more within one answer. */
    public static final int MAX_WORDS = 100;

    /** How long one may think in the middle of a wish (Vosk itself would wait 0.5 to 1 s). */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private final String name;
    private final SpokenLanguage language;
    private final PhraseTree tree;
    private final Map<String, Acceptor> slots = new LinkedHashMap<>();
    private final List<String> expected;
    private final Set<String> words;

    /**
     * @param meanings for each meaning's name the patterns of what may be said for it, in the
     *     author's order: {@code [i want to] (return | send back) {item} from my <order>}
     * @param slots what the slots in patterns may be filled with; those not used do not matter
     * @param rules lists of patterns that others use by name, rules among them, up to eight deep
     * @throws BadPattern if a pattern cannot be read, also one of a rule that is not used
     * @throws IllegalArgumentException if there is no pattern, there are more than 5,000 phrases
     *     (slots count as words), or one phrase stands for two meanings
     */
    public PhraseGrammar(
            String name,
            SpokenLanguage language,
            Map<String, List<String>> meanings,
            Map<String, Acceptor> slots,
            Map<String, List<String>> rules) {
        var scope = new PatternScope(slots.keySet(), rules);
        scope.check();
        this.name = name;
        this.language = language;
        this.tree = new PhraseTree(name, meanings, scope);
        this.expected = List.of();
        for (String slot : tree.slots()) {
            Acceptor acceptor = slots.get(slot);
            if (acceptor != null) this.slots.put(slot, acceptor);
        }
        this.words = Grammar.super.words();
    }

    /** The same, with what is expected. */
    private PhraseGrammar(PhraseGrammar other, List<String> expected) {
        this.name = other.name;
        this.language = other.language;
        this.tree = other.tree;
        this.slots.putAll(other.slots);
        this.expected = expected;
        this.words = other.words;
    }

    /** A closed choice: phrases without slots and rules. */
    public static PhraseGrammar choice(
            String name, SpokenLanguage language, Map<String, List<String>> meanings) {
        return new PhraseGrammar(name, language, meanings, Map.of(), Map.of());
    }

    /** One value; this grammar is called as the slot. */
    public static PhraseGrammar filling(
            String slot, SpokenLanguage language, List<String> called, Acceptor acceptor) {
        return filling(slot, slot, language, called, acceptor);
    }

    /**
     * One value, alone or after words like "my order number is". Its meaning is called as the slot.
     *
     * @param called patterns of what callers call it: {@code order number}
     */
    public static PhraseGrammar filling(
            String name,
            String slot,
            SpokenLanguage language,
            List<String> called,
            Acceptor acceptor) {
        return new PhraseGrammar(
                name,
                language,
                Map.of(slot, patterns(slot, language, called, acceptor)),
                Map.of(slot, acceptor),
                Map.of());
    }

    /**
     * Reads a pattern for its author.
     *
     * @param slots those that it may use
     * @param rules those that it may use; what they stand for is not looked at
     * @throws BadPattern if it cannot be read
     */
    public static void check(String pattern, Set<String> slots, Set<String> rules) {
        Map<String, List<String>> standIns =
                rules.stream().collect(Collectors.toMap(rule -> rule, _ -> List.of("x")));
        PhrasePattern.expand(pattern, new PatternScope(slots, standIns));
    }

    /**
     * Reads a pattern with all that its rules stand for.
     *
     * @throws BadPattern if it or a pattern of its rules cannot be read, or it stands for too many
     *     phrases
     */
    public static void check(String pattern, Set<String> slots, Map<String, List<String>> rules) {
        PhrasePattern.expand(pattern, new PatternScope(slots, rules));
    }

    /**
     * Patterns for a value, alone or after lead-ins; not after those that begin with what could be
     * the value itself, as "yes" could. For questions that can also be answered in other words.
     *
     * @param called patterns of what callers call the value
     */
    public static List<String> patterns(
            String slot, SpokenLanguage language, List<String> called, Acceptor acceptor) {
        String value = "{" + slot + "}";
        Stream<String> afterLeadIns =
                PhrasePattern.expand(language.leadIns(called)).stream()
                        .filter(leadIn ->
                                acceptor.readings(List.of(leadIn.split(" ")), 0).isEmpty())
                        .map(leadIn -> leadIn + " " + value);
        return Stream.concat(Stream.of(value), afterLeadIns).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SpokenLanguage language() {
        return language;
    }

    /** The stretches of words between slots, and the phrases of the slots. */
    @Override
    public List<String> phrases() {
        var phrases = new LinkedHashSet<String>();
        for (Acceptor acceptor : slots.values()) phrases.addAll(acceptor.phrases());
        phrases.addAll(tree.stretches());
        return List.copyOf(phrases);
    }

    /** Collected once: every question of every call asks for them. */
    @Override
    public Set<String> words() {
        return words;
    }

    /** Those of the slots, each with the stretches of words before and after slots. */
    @Override
    public List<Style> styles() {
        List<String> around = tree.stretchesBesideSlots();
        return slots.values().stream()
                .flatMap(acceptor -> acceptor.styles().stream())
                .map(phrases -> new Style(phrases, around))
                .toList();
    }

    /**
     * This grammar, for a caller who will probably say one of {@code values}. What they say is
     * heard as before; one of these is heard where a decoder could take it for others.
     *
     * @param values of {@code slot}, few; those that cannot be said are left out
     */
    public PhraseGrammar expecting(String slot, Collection<String> values) {
        Acceptor acceptor = slots.get(slot);
        if (acceptor == null) return this;
        return new PhraseGrammar(
                this, values.stream().flatMap(value -> acceptor.sayings(value).stream()).toList());
    }

    @Override
    public List<Style> expected() {
        return expected.isEmpty()
                ? List.of()
                : List.of(new Style(expected, tree.stretchesBesideSlots()));
    }

    /** The phrases of each meaning in the author's order, slots as {@code {slot}}. */
    public Map<String, List<String>> phrasesByMeaning() {
        return tree.phrases();
    }

    @Override
    public Optional<Meaning> meaning(String words) {
        return matches(words, this::isPossible)
                .flatMap(match -> match.meaning().stream())
                .findFirst();
    }

    /** Values that are not possible are complete nevertheless: nothing would make them possible. */
    @Override
    public boolean complete(String words) {
        return matches(words, (_, _) -> true)
                .filter(match -> match.meaning().isPresent())
                .findFirst()
                .filter(match -> !match.mayGoOn())
                .isPresent();
    }

    @Override
    public boolean checks(Meaning meaning) {
        return meaning.slots().keySet().stream()
                .map(slots::get)
                .anyMatch(acceptor -> acceptor != null && acceptor.checksItself());
    }

    private boolean isPossible(String slot, String value) {
        Acceptor acceptor = slots.get(slot);
        return acceptor != null && acceptor.possible(value);
    }

    /** The words as they are, then without hesitations. */
    private Stream<PhraseMatch> matches(String words, BiPredicate<String, String> counts) {
        List<String> said = List.of(words.split(" "));
        if (said.size() > MAX_WORDS) return Stream.empty();
        Courtesies courtesies = language.courtesies();
        return Stream.of(said, courtesies.withoutHesitations(said))
                .distinct()
                .map(each -> new PhraseMatch(tree, slots, counts, courtesies, each));
    }

    /** That of the most patient slot. */
    @Override
    public Duration patience() {
        Duration longest = PATIENCE;
        for (Acceptor acceptor : slots.values())
            if (acceptor.patience().compareTo(longest) > 0) longest = acceptor.patience();
        return longest;
    }

    /**
     * Words that mean {@code meaning}, unless something else that is said the same stands before.
     *
     * @throws IllegalArgumentException if there is no such meaning
     */
    public String example(String meaning, RandomGenerator random) {
        List<String> phrases = tree.phrases().get(meaning);
        if (phrases == null) throw new IllegalArgumentException("no meaning " + meaning);
        String phrase = phrases.get(random.nextInt(phrases.size()));
        for (Map.Entry<String, Acceptor> slot : slots.entrySet()) {
            String token = "{" + slot.getKey() + "}";
            if (phrase.contains(token))
                phrase = phrase.replace(token, slot.getValue().example(random));
        }
        return phrase;
    }
}
