package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.OpeningHours.Span;
import dev.orderline.ivr.flow.Text.CalendarFact;
import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.ivr.flow.Text.Sentence;
import dev.orderline.ivr.flow.Text.Style;
import dev.orderline.ivr.orders.Money;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.Prompt.Piece;
import dev.orderline.speech.synthesis.SayAs;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a flow's texts into prompts in one language: each slot is spoken by what it is. */
final class Sayings {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final SayAs said;
    private final LocalDateTime now;

    /**
     * @param now the shop's time, for days such as "tomorrow" and for opening hours
     */
    Sayings(SayAs said, LocalDateTime now) {
        this.said = said;
        this.now = now;
    }

    /** The sentences of {@code texts} that are the same in every call, each once. */
    static Prompt fixed(List<Text> texts, String language) {
        return new Prompt(
                texts.stream()
                        .flatMap(text -> text.in(language).stream())
                        .filter(Sentence::fixed)
                        .map(Sentence::plain)
                        .distinct()
                        .map(text -> new Prompt.Sentence(text, false))
                        .toList());
    }

    /**
     * @param flow whose words and calendars are spoken
     * @param slots gives a slot's value, which must be there
     */
    Prompt prompt(Text text, Flow flow, Function<String, Value> slots) {
        List<Prompt.Sentence> sentences = new ArrayList<>();
        for (Sentence sentence : text.in(said.tag())) {
            List<Piece> pieces = new ArrayList<>();
            for (Part part : sentence.parts()) pieces.addAll(pieces(part, flow, slots));
            sentences.add(new Prompt.Sentence(pieces, !sentence.fixed()));
        }
        return new Prompt(sentences);
    }

    private List<Piece> pieces(Part part, Flow flow, Function<String, Value> slots) {
        return switch (part) {
            case Part.Literal(String literal) -> List.of(new Piece.Fixed(literal));
            case Part.Slot(String slot, Style style) ->
                    slots.apply(slot) instanceof Value.Options(List<Value.Option> options)
                            ? list(labels(options), style)
                            : List.of(piece(slots.apply(slot), style, flow));
            case Part.Quantity(String slot, String one, String many) ->
                    quantity(count(slots.apply(slot)), one, many);
            case Part.Calendar(String calendar, CalendarFact fact) ->
                    List.of(piece(flow.calendar(calendar), fact));
        };
    }

    private Piece piece(Value value, Style style, Flow flow) {
        return switch (value) {
            case Value.Digits(String digits) ->
                    new Piece.Value(
                            switch (style) {
                                case SPELT -> said.spelt(digits);
                                case NUMBER -> said.number(Long.parseLong(digits));
                                case PLAIN, CHOICES, KEYS -> said.digits(digits);
                            });
            case Value.Code(String code) -> new Piece.Value(said.spelt(code));
            case Value.Name(String name) -> new Piece.Fixed(word(flow, name));
            case Value.Words(String text) -> new Piece.Name(numbersInWords(text));
            case Value.Day(LocalDate date) -> new Piece.Value(said.date(date, now.toLocalDate()));
            case Value.Amount(Money money) ->
                    new Piece.Value(said.money(money.minor(), money.currency()));
            case Value.Count(int number) -> new Piece.Value(said.number(number));
            case Value.Options _ -> throw new IllegalStateException("a list is in pieces");
            case Value.Option(_, String label) -> new Piece.Name(label);
            case Value.Naming(String words) -> new Piece.Name(words);
        };
    }

    private String numbersInWords(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number -> said.number(Long.parseLong(number.group())));
    }

    /** The number is the language's, the thing the flow's. */
    private List<Piece> quantity(int count, String one, String many) {
        String whole = said.quantity(count, one, many);
        String thing = " " + (whole.endsWith(" " + many) ? many : one);
        return whole.endsWith(thing)
                ? List.of(
                        new Piece.Value(whole.substring(0, whole.length() - thing.length())),
                        new Piece.Fixed(thing))
                : List.of(new Piece.Value(whole));
    }

    /** A list, in pieces, so that each thing can be a sound of its own. */
    private List<Piece> list(List<String> labels, Style style) {
        String whole =
                switch (style) {
                    case KEYS -> said.keyed(labels);
                    case CHOICES -> said.oneOf(labels);
                    case PLAIN, SPELT, NUMBER -> said.all(labels);
                };
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (String label : labels) {
            int at = whole.indexOf(label, from);
            if (at > from) pieces.add(new Piece.Value(whole.substring(from, at)));
            pieces.add(new Piece.Name(label));
            from = at + label.length();
        }
        if (from < whole.length()) pieces.add(new Piece.Value(whole.substring(from)));
        return pieces;
    }

    private static List<String> labels(List<Value.Option> options) {
        return options.stream().map(Value.Option::label).toList();
    }

    private static int count(Value value) {
        return switch (value) {
            case Value.Count(int number) -> number;
            case Value.Options(List<Value.Option> options) -> options.size();
            case Value.Digits _,
                    Value.Code _,
                    Value.Name _,
                    Value.Words _,
                    Value.Day _,
                    Value.Amount _,
                    Value.Option _,
                    Value.Naming _ ->
                    throw new IllegalStateException("nothing to count");
        };
    }

    private Piece piece(Calendar calendar, CalendarFact fact) {
        LocalDate today = now.toLocalDate();
        return switch (fact) {
            case HOURS -> {
                List<Span> spans = calendar.on(today);
                yield new Piece.Value(
                        spans.isEmpty()
                                ? said.closed()
                                : spans.stream()
                                        .map(span -> said.span(span.from(), span.to()))
                                        .collect(Collectors.joining(", ")));
            }
            case OPENING ->
                    new Piece.Value(
                            calendar.opensAfter(now)
                                    .map(moment -> said.moment(moment, today))
                                    .orElseGet(said::closed));
            case HOLIDAY ->
                    new Piece.Fixed(
                            calendar.holiday(today).map(name -> name.in(said.tag())).orElse(""));
        };
    }

    private String word(Flow flow, String name) {
        Map<String, Localised<String>> words = flow.words();
        Localised<String> word = words.get(name);
        if (word == null) throw new IllegalStateException("the flow has no words for " + name);
        return word.in(said.tag());
    }
}
