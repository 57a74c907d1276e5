package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.PhraseSlots;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Asking;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.Text.Sentence;
import dev.orderline.ivr.flow.check.Phrases.Written;
import dev.orderline.ivr.flow.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is allowed and seldom good: warnings. */
final class Habits {
    private static final Pattern RULE = Pattern.compile("<([a-z][a-z0-9-]*)>");

    /** Nobody remembers more. */
    private static final int LONG_MS = 25_000;

    private final Subject subject;
    private final Set<String> reached;

    /**
     * @param reached the states that a call can come to
     */
    Habits(Subject subject, Set<String> reached) {
        this.subject = subject;
        this.reached = reached;
    }

    void check() {
        subject.nodes().values().stream()
                .filter(node -> reached.contains(node.name()))
                .forEach(this::check);
        subject.bundle().flows().values().forEach(this::unused);
    }

    private void check(Node node) {
        node.state().said().forEach((written, text) -> spoken(node, written, text));
        if (node.state() instanceof State.Ask(_, Asking asking, _, _)) asked(node, asking);
    }

    private void spoken(Node node, String written, Text text) {
        text.sentences()
                .byLanguage()
                .forEach((language, sentences) -> {
                    if (sentences.isEmpty()) return;
                    Place place = subject.place(node, language, written);
                    boolean begins = written.equals("say") || written.equals("ask");
                    Sentence first = sentences.getFirst();
                    if (begins && !first.fixed())
                        warn(
                                place,
                                "callers wait until \""
                                        + shortened(first.plain())
                                        + "\" is rendered",
                                "begin with a sentence without {slots}: it is ready at once");
                    if (Menus.lengthMs(sentences) > LONG_MS)
                        warn(
                                place,
                                "this takes about "
                                        + Menus.lengthMs(sentences) / 1_000
                                        + " s to say",
                                "say less at once");
                    String last = sentences.getLast().plain();
                    if (!last.matches("(?s).*[.?!]\\s*"))
                        warn(
                                place,
                                "\"" + shortened(last) + "\" does not end",
                                "end it with a full stop or a question mark: the voice goes by"
                                        + " it");
                });
    }

    private void asked(Node node, Asking asking) {
        if (asking.noMatch().size() < 2)
            warn(
                    subject.place(node, "no-match"),
                    "a caller is given up after one misunderstanding",
                    "write two: the second should offer the keypad");
        if (asking.help().equals(asking.question()))
            warn(
                    subject.place(node, "help"),
                    "help says what the question says",
                    "tell what can be answered");
    }

    /** What the flow's own file declares and nothing uses. */
    private void unused(Flow flow) {
        Set<String> used = new HashSet<>();
        Set<String> rules = new HashSet<>();
        for (State state : flow.states().values()) {
            if (state instanceof State.Ask ask)
                for (String language : flow.standing().filler().sentences().languages())
                    used.addAll(PhraseSlots.of(ask.answers(), flow, language));
            if (state instanceof State.CallBack callBack) used.add(callBack.number());
            if (state instanceof State.Do act) used.addAll(act.with().values());
            used.addAll(state.onEntering().set().keySet());
            if (state instanceof State.Ask(_, _, Answers.Choices(var choices), _))
                choices.values().forEach(choice -> used.addAll(choice.set().keySet()));
        }
        for (Written written : Phrases.of(flow))
            for (List<String> phrases : written.phrases().byLanguage().values())
                for (String phrase : phrases) {
                    Matcher rule = RULE.matcher(phrase);
                    while (rule.find()) rules.add(rule.group(1));
                }
        unused(flow, "slots", flow.slots(), used, "fills slot", "ask for it");
        unused(flow, "grammars", flow.grammars(), rules, "uses grammar", "use it in a phrase");
    }

    /**
     * @param does what nothing does with it
     * @param mend what could be done with it
     */
    private void unused(
            Flow flow,
            String key,
            Map<String, ?> declared,
            Set<String> used,
            String does,
            String mend) {
        for (String name : declared.keySet()) {
            Place place = subject.places().of(flow.name(), key + "." + name);
            boolean own = place.file().startsWith(flow.name() + ".");
            if (own && !used.contains(name))
                warn(place, "nothing " + does + " \"" + name + "\"", "take it out, or " + mend);
        }
    }

    private void warn(Place place, String what, String mend) {
        subject.problems().warning(place, what, mend);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
