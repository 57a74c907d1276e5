package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.QuestionGrammars;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.speech.recognition.Corrections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whether what is understood at one question has names of its own: answers are told apart by the
 * names of choices, of slots, and of what is understood everywhere.
 */
final class Clashes {
    private final Subject subject;

    Clashes(Subject subject) {
        this.subject = subject;
    }

    void check() {
        Set<String> everywhere = subject.bundle().entry().everywhere().keySet();
        Map<String, String> taken = new HashMap<>();
        taken.put(QuestionGrammars.YES_NO, "the answer to \"is that right?\"");
        taken.put(Corrections.DENIED, "the answer \"no\"");
        subject.bundle().slots().keySet().forEach(slot -> taken.put(slot, "a slot"));
        subject.nodes()
                .values()
                .forEach(node -> {
                    if (node.state() instanceof State.Ask(_, _, Answers.Choices(var choices), _))
                        for (String name : choices.keySet())
                            taken.putIfAbsent(name, "a choice of state \"" + node.local() + "\"");
                });
        for (String name : everywhere)
            if (taken.containsKey(name))
                subject.problems()
                        .error(
                                subject.places()
                                        .of(subject.bundle().entry().name(), "everywhere." + name),
                                "\"" + name + "\" is the name of " + taken.get(name) + " as well",
                                "call it otherwise");
        repeated();
    }

    /** A value that was repeated may be corrected at the next question, by the name of its slot. */
    private void repeated() {
        for (var repeating : subject.nodes().values()) {
            if (!(repeating.state() instanceof State.Ask(_, _, Answers.Fill fill, _))
                    || fill.confirm().explicit()) continue;
            for (var node : subject.nodes().values())
                if (node.state() instanceof State.Ask(_, _, Answers.Choices(var choices), _)
                        && choices.containsKey(fill.slot()))
                    subject.problems()
                            .error(
                                    subject.place(node, "choices." + fill.slot()),
                                    "\""
                                            + fill.slot()
                                            + "\" is the name of a slot that state \""
                                            + repeating.local()
                                            + "\" repeats",
                                    "call the choice otherwise");
        }
    }
}
