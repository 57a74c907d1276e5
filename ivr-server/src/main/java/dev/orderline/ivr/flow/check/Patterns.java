package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.PhraseSlots;
import dev.orderline.ivr.flow.check.Phrases.Within;
import dev.orderline.ivr.flow.check.Phrases.Written;
import dev.orderline.ivr.flow.source.Nearest;
import dev.orderline.ivr.flow.source.Places;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.speech.recognition.BadPattern;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether phrases can be read, the slots and grammars in them are there, and no grammar uses
 * itself.
 */
final class Patterns {
    /** So many grammars may be used one within the other. */
    private static final int DEEPEST = 8;

    private static final Pattern SLOT = Pattern.compile("\\{([^{}<>]*)}");
    private static final Pattern GRAMMAR = Pattern.compile("<([^{}<>]*)>");
    private static final String FORMS =
            "write such as \"[i want to] (return | send back) my {item} <please>\"";

    private final Bundle bundle;
    private final Places places;
    private final Problems problems;

    Patterns(Bundle bundle, Places places, Problems problems) {
        this.bundle = bundle;
        this.places = places;
        this.problems = problems;
    }

    void check() {
        for (Flow flow : bundle.flows().values()) {
            boolean good = true;
            for (Written written : Phrases.of(flow)) good &= each(written, this::readable);
            good = good && areFlat(flow);
            if (good) for (Written written : Phrases.of(flow)) each(written, this::whole);
        }
    }

    /** One phrase of an author's. */
    private record Phrase(Written written, String language, int index, String text) {}

    /** Looks at a phrase, and says whether it is good. */
    private interface Look {
        boolean isGood(Phrase phrase);
    }

    private static boolean each(Written written, Look look) {
        boolean good = true;
        for (Map.Entry<String, List<String>> of : written.phrases().byLanguage().entrySet())
            for (int i = 0; i < of.getValue().size(); i++)
                good &= look.isGood(new Phrase(written, of.getKey(), i, of.getValue().get(i)));
        return good;
    }

    /** Whether its signs fit together and its names are known. */
    private boolean readable(Phrase phrase) {
        Flow flow = phrase.written().flow();
        boolean slotsKnown = known(phrase, SLOT, "slot", flow.slots().keySet());
        boolean grammarsKnown = known(phrase, GRAMMAR, "grammar", flow.grammars().keySet());
        if (!slotsKnown || !grammarsKnown) return false;
        try {
            PhraseGrammar.check(phrase.text(), flow.slots().keySet(), flow.grammars().keySet());
            return true;
        } catch (BadPattern bad) {
            error(phrase, bad.position(), bad.why(), mend(phrase, bad.position()));
            return false;
        }
    }

    /** How to mend what stands at {@code position}. */
    private static String mend(Phrase phrase, int position) {
        char sign = position < phrase.text().length() ? phrase.text().charAt(position) : ' ';
        if (Character.isUpperCase(sign)) return "write phrases in small letters";
        if (Character.isDigit(sign)) return "write numbers as they are spoken: two";
        return ".,;:!?\"-".indexOf(sign) < 0 ? FORMS : "leave it out: it is not spoken";
    }

    private boolean known(Phrase phrase, Pattern sign, String what, Set<String> names) {
        boolean good = true;
        Matcher named = sign.matcher(phrase.text());
        while (named.find()) {
            if (phrase.written().within() == Within.NOTHING) {
                error(phrase, named.start(), "only words can stand here", "write it in words");
                good = false;
            } else if (named.group(1).matches("[a-z0-9-]+") && !names.contains(named.group(1))) {
                error(
                        phrase,
                        named.start(),
                        "there is no " + what + " \"" + named.group(1) + "\" for phrases",
                        Nearest.suggestion(named.group(1), names));
                good = false;
            }
        }
        return good;
    }

    /** Whether no grammar uses itself, and they are not too deep one within the other. */
    private boolean areFlat(Flow flow) {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        flow.grammars()
                .forEach((name, phrases) -> {
                    Set<String> used = new LinkedHashSet<>();
                    phrases.byLanguage()
                            .values()
                            .forEach(each ->
                                    each.forEach(phrase -> {
                                        Matcher grammar = GRAMMAR.matcher(phrase);
                                        while (grammar.find()) used.add(grammar.group(1));
                                    }));
                    uses.put(name, used);
                });
        Set<String> flat = new LinkedHashSet<>();
        for (int depth = 0; depth < DEEPEST; depth++) {
            Set<String> known = Set.copyOf(flat);
            uses.forEach((name, used) -> {
                if (known.containsAll(used)) flat.add(name);
            });
        }
        for (String name : uses.keySet())
            if (!flat.contains(name)) {
                tellDeep(flow, name, uses);
                return false;
            }
        return true;
    }

    private void tellDeep(Flow flow, String name, Map<String, Set<String>> uses) {
        Deque<String> way = new ArrayDeque<>(List.of(name));
        while (way.size() <= DEEPEST) {
            String next =
                    uses.getOrDefault(way.getLast(), Set.of()).stream()
                            .filter(each -> !uses.getOrDefault(each, Set.of()).isEmpty())
                            .findFirst()
                            .orElse("");
            boolean again = way.contains(next);
            if (next.isEmpty()) break;
            way.addLast(next);
            if (again) break;
        }
        boolean round = way.stream().distinct().count() < way.size();
        problems.error(
                places.of(flow.name(), "grammars." + name),
                round
                        ? "grammar \""
                                + way.getLast()
                                + "\" uses itself: "
                                + String.join(" -> ", way)
                        : "too many grammars one within the other: " + String.join(" -> ", way),
                "write out in words what one of them stands for");
    }

    /** Whether it can be read with all that its grammars stand for. */
    private boolean whole(Phrase phrase) {
        Flow flow = phrase.written().flow();
        Set<String> slots = PhraseSlots.of(List.of(phrase.text()), flow, phrase.language());
        if (phrase.written().within() == Within.GRAMMARS && !slots.isEmpty()) {
            error(
                    phrase,
                    0,
                    "this cannot fill slot \"" + slots.iterator().next() + "\"",
                    "only phrases of a question can fill slots: leave the slot out");
            return false;
        }
        Map<String, List<String>> rules = new LinkedHashMap<>();
        flow.grammars().forEach((name, each) -> rules.put(name, each.in(phrase.language())));
        try {
            PhraseGrammar.check(phrase.text(), flow.slots().keySet(), rules);
            return true;
        } catch (BadPattern bad) {
            // That of a grammar is told where the grammar is written.
            if (bad.pattern().equals(phrase.text()))
                error(phrase, bad.position(), bad.why(), "divide it, or say less");
            return false;
        }
    }

    private void error(Phrase phrase, int position, String what, String mend) {
        Written written = phrase.written();
        problems.error(
                places.of(
                        written.flow().name(),
                        phrase.language(),
                        written.path(phrase.index()),
                        position),
                what,
                mend);
    }
}
