package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.Spoken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Turns a flow's texts into prompts: each slot is spoken by what it is. */
public final class Sayings {
    private final Map<String, String> words;
    private final LocalDate today;

    /**
     * @param words how {@link Value.Name}s are spoken
     * @param today for days such as "tomorrow"
     */
    public Sayings(Map<String, String> words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    /** A text without slots, as a prompt. */
    static Prompt fixed(Text text) {
        return new Sayings(Map.of(), LocalDate.EPOCH)
                .prompt(
                        text,
                        slot -> {
                            throw new IllegalArgumentException("slot " + slot + " in a fixed text");
                        });
    }

    Prompt prompt(Text text, Function<String, Value> slots) {
        List<Prompt.Sentence> sentences = new ArrayList<>();
        for (Text.Sentence sentence : text.sentences()) {
            var spoken = new StringBuilder();
            for (Part part : sentence.parts()) {
                switch (part) {
                    case Part.Literal(var literal) -> spoken.append(literal);
                    case Part.Slot(var name) -> spoken.append(speak(slots.apply(name)));
                }
            }
            sentences.add(new Prompt.Sentence(spoken.toString(), !sentence.fixed()));
        }
        return new Prompt(sentences);
    }

    private String speak(Value value) {
        return switch (value) {
            case Value.Digits(var digits) -> Spoken.digits(digits);
            case Value.Name(var name) -> word(name);
            case Value.Words(var text) -> text;
            case Value.Day(var date) -> Spoken.date(date, today);
            case Value.Amount(var money) -> Spoken.money(money.minor(), money.currency());
            case Value.Count(var number) -> Spoken.number(number);
        };
    }

    private String word(String name) {
        String word = words.get(name);
        if (word == null) throw new IllegalStateException("the flow has no words for " + name);
        return word;
    }
}
