package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Choice;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which slots phrases can fill, by their {@code {slot}}s and those of the grammars they use. */
public final class PhraseSlots {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9-]*)}");
    private static final Pattern RULE = Pattern.compile("<([a-z][a-z0-9-]*)>");

    private PhraseSlots() {}

    /** Those that an answer can fill in {@code language}, the question's own among them. */
    public static Set<String> of(Answers answers, Flow flow, String language) {
        return switch (answers) {
            case Answers.Choices(Map<String, Choice> choices) -> {
                Set<String> slots = new LinkedHashSet<>();
                choices.values()
                        .forEach(choice ->
                                slots.addAll(of(choice.phrases().in(language), flow, language)));
                yield slots;
            }
            case Answers.Fill fill -> {
                Set<String> slots = of(fill.phrases().in(language), flow, language);
                slots.add(fill.slot());
                yield slots;
            }
        };
    }

    /** Those that a secret question among {@code nodes} fills, in whatever language. */
    public static Set<String> secret(Collection<Node> nodes) {
        Set<String> slots = new LinkedHashSet<>();
        for (Node node : nodes)
            if (node.state() instanceof State.Ask ask && ask.asking().secret())
                for (String language : node.flow().standing().filler().sentences().languages())
                    slots.addAll(of(ask.answers(), node.flow(), language));
        return slots;
    }

    /** Those that {@code phrases} can fill. */
    public static Set<String> of(List<String> phrases, Flow flow, String language) {
        Set<String> slots = new LinkedHashSet<>();
        collect(phrases, flow, language, slots, new LinkedHashSet<>());
        return slots;
    }

    private static void collect(
            List<String> phrases, Flow flow, String language, Set<String> slots, Set<String> seen) {
        for (String phrase : phrases) {
            Matcher slot = SLOT.matcher(phrase);
            while (slot.find()) slots.add(slot.group(1));
            Matcher rule = RULE.matcher(phrase);
            while (rule.find()) {
                Localised<List<String>> used = flow.grammars().get(rule.group(1));
                if (used != null && seen.add(rule.group(1)))
                    collect(used.in(language), flow, language, slots, seen);
            }
        }
    }
}
