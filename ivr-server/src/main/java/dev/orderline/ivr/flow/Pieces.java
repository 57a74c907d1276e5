package dev.orderline.ivr.flow;

import dev.orderline.ivr.flow.Flow.Standing;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.Text.CalendarFact;
import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.ivr.flow.Text.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a flow can say to callers who are reached by keys alone, in one language and in such pieces
 * as {@link Sayings} makes: whole sentences that are the same in every call, and of all others what
 * stands around their values.
 */
final class Pieces {
    private final Set<String> pieces = new LinkedHashSet<>();
    private final Flow flow;
    private final String language;

    private Pieces(Flow flow, String language) {
        this.flow = flow;
        this.language = language;
    }

    static Set<String> of(Flow flow, String language) {
        return new Pieces(flow, language).collect();
    }

    private Set<String> collect() {
        Standing standing = flow.standing();
        List.of(standing.filler(), standing.sorry(), standing.lifeboat(), standing.confirming())
                .forEach(this::text);
        flow.everywhere().values().forEach(universal -> text(universal.text()));
        flow.words().values().forEach(word -> pieces.add(word.in(language)));
        for (State state : flow.states().values()) said(state).forEach(this::text);
        return pieces;
    }

    /** What is said by the keypad: the question as for it, however often it is asked. */
    private static List<Text> said(State state) {
        if (!(state instanceof State.Ask(_, Asking asking, Answers answers, _)))
            return List.copyOf(state.said().values());
        List<Text> said = new ArrayList<>(List.of(asking.keypad(), asking.help()));
        if (answers instanceof Answers.Fill fill) said.add(fill.confirm().text());
        return said;
    }

    private void text(Text text) {
        for (Sentence sentence : text.in(language)) {
            if (sentence.fixed()) pieces.add(sentence.plain());
            else sentence.parts().forEach(this::part);
        }
    }

    private void part(Part part) {
        switch (part) {
            case Part.Literal(String literal) -> pieces.add(literal);
            case Part.Slot _ -> {}
            case Part.Quantity(_, String one, String many) -> {
                pieces.add(" " + one);
                pieces.add(" " + many);
            }
            case Part.Calendar(String calendar, CalendarFact fact) -> {
                if (fact == CalendarFact.HOLIDAY)
                    flow.calendar(calendar)
                            .closed()
                            .values()
                            .forEach(name -> pieces.add(name.in(language)));
            }
        }
    }
}
