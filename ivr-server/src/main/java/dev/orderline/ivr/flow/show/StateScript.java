package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Localised;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Confirm;
import dev.orderline.ivr.flow.State.OnEntering;
import dev.orderline.ivr.flow.Text;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes what happens in single states. */
final class StateScript {
    private static final String ARROW = "-> ";

    private final Page page;
    private final Map<String, Slot> slots;
    private final String language;

    StateScript(Page page, Map<String, Slot> slots, String language) {
        this.page = page;
        this.slots = slots;
        this.language = language;
    }

    /**
     * @param called whether the flow is gone through by another, so that its ends lead back
     */
    void write(String name, State state, boolean called) {
        page.paragraph(name);
        entering(state.onEntering());
        switch (state) {
            case State.Say(_, Text text, BargeIn bargeIn, String then) -> {
                says(text);
                interrupts(bargeIn);
                then(then);
            }
            case State.Ask ask -> asks(ask);
            case State.Do(_, String action, Map<String, String> with, Map<String, String> on) -> {
                page.row("does", with.isEmpty() ? action : action + " with " + inputs(with));
                on.forEach((outcome, to) -> page.row("on " + outcome, ARROW + to));
            }
            case State.Choose(_, var cases, String otherwise) -> {
                cases.forEach(each ->
                        page.row("if", each.condition().written() + " " + ARROW + each.then()));
                otherwise(otherwise);
            }
            case State.Transfer(_, Text text, var target, String reason) -> {
                says(text);
                page.row("puts through to", Described.target(target) + " (" + reason + ")");
            }
            case State.Voicemail(_, Text text, String reason) -> {
                says(text);
                page.row("records", "a message (" + reason + ")");
            }
            case State.CallBack(_, Text text, String number, String reason, String otherwise) -> {
                page.row("notes", "to call back " + number(number) + " (" + reason + ")");
                says(text);
                page.row("no such number", ARROW + otherwise);
            }
            case State.Subflow(_, String flow, Map<String, String> on) -> {
                page.row("goes through", flow);
                on.forEach((end, to) -> page.row("on " + end, ARROW + to));
            }
            case State.End(_, Text text, String reason) -> {
                says(text);
                page.row(called ? "comes back with" : "ends", reason);
            }
        }
    }

    private void entering(OnEntering entering) {
        if (entering.limit().exists())
            page.row(
                    "at most",
                    entering.limit().times()
                            + " times, then "
                            + ARROW
                            + entering.limit().otherwise());
        optional("forgets", String.join(", ", new TreeSet<>(entering.forget())));
        optional("sets", Described.filled(entering.set()));
    }

    private void asks(State.Ask ask) {
        Asking asking = ask.asking();
        page.row("asks", quoted(asking.question()));
        interrupts(asking.bargeIn());
        if (asking.secret())
            page.row("secret", "The answer is kept out of recording, transcript and log.");
        if (!asking.hangUp().isEmpty())
            page.row("hanging up", "Ends the call as well: " + asking.hangUp() + ".");
        switch (ask.answers()) {
            case Answers.Choices(Map<String, Choice> choices) -> choices.forEach(this::choice);
            case Answers.Fill fill -> fills(fill);
        }
        otherwise(ask.otherwise());
        page.row("help", quoted(asking.help()));
        if (asking.noMatch().equals(asking.noInput()))
            reprompts("no match or input", asking.noMatch());
        else {
            reprompts("no match", asking.noMatch());
            reprompts("no input", asking.noInput());
        }
        if (!asking.noMatch().contains(asking.keypad())) spoken("by keys alone", asking.keypad());
        page.row("waits", Described.waits(asking.waits()));
        optional("believes", Described.thresholds(asking.thresholds()));
    }

    private void choice(String name, Choice choice) {
        page.keyed(choice.key(), name, ARROW + choice.then());
        page.row("", phrases(choice.phrases()));
        if (!choice.set().isEmpty()) page.row("", "sets " + Described.filled(choice.set()));
    }

    private void fills(Answers.Fill fill) {
        Slot slot = slots.get(fill.slot());
        page.row("fills", fill.slot() + (slot == null ? "" : ": " + described(slot)));
        if (slot instanceof Slot.Choice(Map<String, Slot.Named> names))
            names.forEach((name, named) -> page.keyed(named.key(), name, phrases(named.phrases())));
        optional("called", String.join(", ", fill.called().in(language)));
        optional("said as", phrases(fill.phrases()));
        confirms(fill.confirm());
        then(fill.then());
    }

    private static String described(Slot slot) {
        return switch (slot) {
            case Slot.Plain plain -> Described.type(plain.type());
            case Slot.YesNo() -> "yes (key 1) or no (key 2)";
            case Slot.Choice _ -> "one of";
            case Slot.OneOf(String list, String namedLike) ->
                    "one of {"
                            + list
                            + "}"
                            + (namedLike.isEmpty() ? "" : ", named like " + namedLike);
        };
    }

    private void confirms(Confirm confirm) {
        String when =
                switch (confirm.when()) {
                    case NEVER -> "";
                    case UNSURE -> "when unsure";
                    case ALWAYS -> "always";
                };
        if (when.isEmpty()) return;
        if (confirm.text().isEmpty()) page.row("confirms", when + ", in the usual words");
        else
            page.row(
                    "confirms",
                    when
                            + (confirm.explicit()
                                    ? ", asks: "
                                    : ", says before the next question: ")
                            + quoted(confirm.text()));
    }

    private void reprompts(String label, List<Text> texts) {
        for (int i = 0; i < texts.size(); i++)
            page.row(i == 0 ? label : "", i + 1 + ". " + quoted(texts.get(i)));
    }

    private static String inputs(Map<String, String> with) {
        return String.join(
                ", ",
                with.entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue())
                        .toList());
    }

    private static String number(String slot) {
        return slot.equals(State.CallBack.CALLER) ? "the number they call from" : "{" + slot + "}";
    }

    private void says(Text text) {
        spoken("says", text);
    }

    private void spoken(String label, Text text) {
        if (!text.isEmpty()) page.row(label, quoted(text));
    }

    private void interrupts(BargeIn bargeIn) {
        optional("", Described.bargeIn(bargeIn));
    }

    private void then(String state) {
        page.row("then", ARROW + state);
    }

    private void otherwise(String state) {
        page.row(State.OTHERWISE, ARROW + state);
    }

    private void optional(String label, String words) {
        if (!words.isEmpty()) page.row(label, words);
    }

    private String phrases(Localised<List<String>> phrases) {
        return Described.phrases(phrases.in(language));
    }

    private String quoted(Text text) {
        return '"' + text.written(language) + '"';
    }
}
