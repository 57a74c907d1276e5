package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Language;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Text.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How long a caller listens before the first choice: at most {@link #LONGEST}. What is said before
 * a menu and cannot be interrupted counts with it.
 */
final class Menus {
    static final Duration LONGEST = Duration.ofSeconds(12);

    /** Of our voice: see {@link #lengthMs}. */
    private static final int MS_PER_CHARACTER = 58;

    private static final int PAUSE_MS = 300;

    /** Words of fewer letters name nothing. */
    private static final int NAMING = 4;

    private final Subject subject;

    /** The states from which a caller comes without a chance to say anything, by where to. */
    private final Map<String, List<Node>> held = new HashMap<>();

    Menus(Subject subject) {
        this.subject = subject;
        for (Node node : subject.nodes().values())
            if (node.state() instanceof State.Say say && say.bargeIn() == BargeIn.NONE)
                for (Edge edge : say.edges())
                    held.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(node);
    }

    void check() {
        for (Node node : subject.nodes().values())
            if (node.state() instanceof State.Ask(_, var asking, Answers.Choices(var choices), _))
                subject.tools()
                        .languages()
                        .values()
                        .forEach(language -> menu(node, asking.question(), language, choices));
    }

    private void menu(Node node, Text question, Language language, Map<String, Choice> choices) {
        if (!question.sentences().languages().contains(language.tag())) return;
        int ms =
                heldMs(node, language.tag(), new HashSet<>())
                        + untilChoice(question.in(language.tag()), language, choices);
        if (ms > LONGEST.toMillis())
            subject.problems()
                    .error(
                            subject.place(node, "ask"),
                            "a caller listens for about "
                                    + Math.round(ms / 1_000.0)
                                    + " s before the first choice",
                            "name a choice within 12 s, or let what comes before be interrupted");
    }

    /** How long a caller has to listen before {@code node}, at the longest. */
    private int heldMs(Node node, String language, Set<String> seen) {
        if (!seen.add(node.name())) return 0;
        return held.getOrDefault(node.name(), List.of()).stream()
                .filter(before -> before.state() instanceof State.Say)
                .mapToInt(before ->
                        lengthMs(((State.Say) before.state()).text().in(language))
                                + heldMs(before, language, seen))
                .max()
                .orElse(0);
    }

    /** To the end of the first sentence that names a choice; of all if none does. */
    private static int untilChoice(
            List<Sentence> sentences, Language language, Map<String, Choice> choices) {
        int ms = 0;
        for (Sentence sentence : sentences) {
            ms += lengthMs(List.of(sentence));
            if (choices.values().stream().anyMatch(choice -> names(sentence, language, choice)))
                break;
        }
        return ms;
    }

    /** Whether a sentence names a choice: by its key, or by a word that callers can say for it. */
    private static boolean names(Sentence sentence, Language language, Choice choice) {
        List<String> said =
                List.of(sentence.plain().toLowerCase(Locale.ROOT).split("[^\\p{L}\\d']+"));
        String key = choice.key() == '*' ? "star" : language.said().number(choice.key() - '0');
        return said.contains(key)
                || said.contains(Character.toString(choice.key()))
                || choice.phrases().in(language.tag()).stream()
                        .flatMap(phrase -> words(phrase).stream())
                        .anyMatch(word -> word.length() >= NAMING && said.contains(word));
    }

    private static List<String> words(String phrase) {
        return List.of(phrase.replaceAll("\\{[^}]*}|<[^>]*>", " ").split("[^\\p{L}']+"));
    }

    /** About how long it takes to say: of our voice, within a tenth over a whole prompt. */
    static int lengthMs(List<Sentence> sentences) {
        return sentences.stream()
                .mapToInt(sentence -> sentence.plain().length() * MS_PER_CHARACTER + PAUSE_MS)
                .sum();
    }
}
