package dev.orderline.ivr.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a flow says: sentences with {@code {slots}} in them, in each of its languages. */
public record Text(Localised<List<Sentence>> sentences) {
    public static final Text EMPTY = new Text(Localised.of("", List.of()));

    /** The sentences in {@code language}. */
    public List<Sentence> in(String language) {
        return sentences.in(language);
    }

    public boolean isEmpty() {
        return sentences.byLanguage().values().stream().allMatch(List::isEmpty);
    }

    /** The slots that must be filled before this can be said, in whatever language. */
    public Set<String> slots() {
        return parts().stream()
                .filter(Part.Spoken.class::isInstance)
                .map(part -> ((Part.Spoken) part).slot())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those that must be filled to say it in {@code language}. */
    public Set<String> slotsIn(String language) {
        return in(language).stream()
                .flatMap(sentence -> sentence.parts().stream())
                .filter(Part.Spoken.class::isInstance)
                .map(part -> ((Part.Spoken) part).slot())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The pieces of all sentences in all languages. */
    public List<Part> parts() {
        return sentences.byLanguage().values().stream()
                .flatMap(List::stream)
                .flatMap(sentence -> sentence.parts().stream())
                .toList();
    }

    /** This, then {@code next}, in the languages of this. */
    public Text then(Text next) {
        Localised<List<Sentence>> both = sentences;
        for (String language : sentences.languages()) {
            List<Sentence> all = new ArrayList<>(in(language));
            all.addAll(next.in(language));
            both = both.and(language, all);
        }
        return new Text(both);
    }

    /** A piece of a sentence. */
    public sealed interface Part {
        record Literal(String text) implements Part {}

        /** Something that a slot holds. */
        sealed interface Spoken extends Part {
            String slot();
        }

        /** As an author writes it. */
        default String written() {
            return switch (this) {
                case Literal(String text) -> text;
                case Slot(String slot, Style style) -> "{" + slot + style.written() + "}";
                case Quantity(String slot, String one, String many) ->
                        "{" + slot + " of " + one + " | " + many + "}";
                case Calendar(String calendar, CalendarFact fact) ->
                        "{" + calendar + "." + fact.name().toLowerCase(Locale.ROOT) + "}";
            };
        }

        record Slot(String slot, Style style) implements Spoken {}

        /** How many: "one jacket", "three jackets". */
        record Quantity(String slot, String one, String many) implements Spoken {}

        /** Something of a calendar, such as today's hours. */
        record Calendar(String calendar, CalendarFact fact) implements Part {}
    }

    /** How a slot is spoken. */
    public enum Style {
        /** As its type is spoken. */
        PLAIN,
        /** Signs one by one. */
        SPELT,
        /** As a number: "twelve". */
        NUMBER,
        /** A list of things to choose from: "the jacket, or the cap". */
        CHOICES,
        /** A list with the key for each thing: "for the jacket, press one". */
        KEYS;

        private String written() {
            return switch (this) {
                case PLAIN -> "";
                case SPELT -> " as spelt";
                case NUMBER -> " as number";
                case CHOICES -> " as choices";
                case KEYS -> " with keys";
            };
        }
    }

    /** What can be told of a calendar. */
    public enum CalendarFact {
        /** Today's hours. */
        HOURS,
        /** When it opens next. */
        OPENING,
        /** Today's holiday. */
        HOLIDAY
    }

    /** One sentence; rendered and played as a whole. */
    public record Sentence(List<Part> parts) {
        public Sentence {
            parts = List.copyOf(parts);
        }

        /** Whether it says the same in every call. */
        public boolean fixed() {
            return parts.stream().allMatch(Part.Literal.class::isInstance);
        }

        /** As the author wrote it. */
        public String written() {
            return parts.stream().map(Part::written).collect(Collectors.joining());
        }

        /** As the author wrote it, but for what stands in braces: for people and estimates. */
        public String plain() {
            return parts.stream()
                    .map(part ->
                            switch (part) {
                                case Part.Literal(String text) -> text;
                                case Part.Slot(String slot, _) -> "{" + slot + "}";
                                case Part.Quantity(String slot, _, String many) ->
                                        "{" + slot + "} " + many;
                                case Part.Calendar(String calendar, _) -> "{" + calendar + "}";
                            })
                    .collect(Collectors.joining());
        }
    }

    /** The sentences in {@code language}, one after another, as their author wrote them. */
    public String written(String language) {
        return in(language).stream().map(Sentence::written).collect(Collectors.joining(" "));
    }

    /** Several texts as people read them, one after another. */
    public static String plain(Collection<Sentence> sentences) {
        return sentences.stream().map(Sentence::plain).collect(Collectors.joining(" "));
    }
}
