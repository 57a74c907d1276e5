package dev.orderline.ivr.letters;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.FormCheck;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.flow.source.Yaml;
import dev.orderline.ivr.orders.LetterKind;
import dev.orderline.ivr.orders.LetterSlot;
import dev.orderline.ivr.orders.Letters;
import dev.orderline.ivr.orders.Letters.Template;
import dev.orderline.ivr.orders.SettledKind;
import dev.orderline.ivr.orders.SettledLines;
import dev.orderline.ivr.orders.Written;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the texts of letters. Used for one file, by one thread. */
public final class LettersReader {
    private final Yaml root;
    private final Problems problems;

    private LettersReader(Yaml root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * Reads the texts of letters.
     *
     * @param file its name, for places
     * @param shop its name, as customers know it
     * @return empty when something is wrong with them; then {@code problems} says what
     */
    public static Optional<Letters> read(String file, String text, String shop, Problems problems) {
        var own = new Problems();
        Optional<Yaml> root = Yaml.parse(file, text, own);
        root.ifPresent(yaml -> new FormCheck(own).check(yaml, new Form.Keys(LettersShapes.ALL)));
        Optional<Letters> letters =
                own.hasErrors()
                        ? Optional.empty()
                        : root.flatMap(yaml -> new LettersReader(yaml, own).letters(shop));
        own.sorted().forEach(problems::add);
        return letters;
    }

    private Optional<Letters> letters(String shop) {
        String signature = worded(root.require(LettersShapes.SIGNATURE), Set.of());
        Yaml all = root.require(LettersShapes.LETTERS);
        Map<LetterKind, Template> templates = new EnumMap<>(LetterKind.class);
        for (LetterKind kind : LetterKind.values())
            templates.put(kind, template(all.require(kind.written()), kind));
        SettledLines lines = lines(root.require(LettersShapes.SETTLED));
        return problems.hasErrors()
                ? Optional.empty()
                : Optional.of(new Letters(shop, signature, templates, lines));
    }

    private SettledLines lines(Yaml yaml) {
        Map<SettledKind, String> lines = new EnumMap<>(SettledKind.class);
        for (SettledKind kind : SettledKind.values())
            lines.put(kind, worded(yaml.require(kind.written()), kind.slots()));
        return new SettledLines(lines);
    }

    private Template template(Yaml yaml, LetterKind kind) {
        Yaml subject = yaml.require(LettersShapes.SUBJECT);
        Yaml text = yaml.require(LettersShapes.TEXT);
        for (LetterSlot needed : kind.needed())
            if (LetterSlot.namedIn(text.text()).noneMatch(needed.written()::equals))
                problems.error(
                        text.place(),
                        "this text does not name {" + needed.written() + "}",
                        "it is of no use without");
        return new Template(
                fitting(subject, subject.text(), Letters.LONGEST_SUBJECT),
                worded(text, kind.slots()));
    }

    /** A text that names nothing but the shop and {@code slots}. */
    private String worded(Yaml yaml, Set<LetterSlot> slots) {
        String text = yaml.text().strip();
        LetterSlot.namedIn(text)
                .filter(name -> !isOneOf(slots, name))
                .forEach(name ->
                        problems.error(
                                yaml.place(),
                                "there is no {" + name + "} here",
                                "what can be named is " + LettersShapes.named(slots)));
        if (LetterSlot.hasLooseBrace(text))
            problems.error(
                    yaml.place(),
                    "a brace without the other",
                    "write what is to be named in two of them: {shop}");
        return fitting(yaml, text, Letters.LONGEST_TEXT);
    }

    /** {@code text}, which must have at most {@code most} characters when it is filled in. */
    private String fitting(Yaml yaml, String text, int most) {
        int longest = LetterSlot.longest(text);
        if (longest > most)
            problems.error(
                    yaml.place(),
                    "this text may have " + longest + " characters when it is filled in",
                    "write less, or name things less often: " + most + " are the most");
        return text;
    }

    private static boolean isOneOf(Set<LetterSlot> slots, String name) {
        return Written.parse(LetterSlot.class, name)
                .filter(slot -> slot == LetterSlot.SHOP || slots.contains(slot))
                .isPresent();
    }
}
