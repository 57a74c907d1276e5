package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.PhraseSlots;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Confirm;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether what one question keeps secret stays so: no other question hears it aloud, and nothing
 * speaks it. What we say is recorded.
 */
final class Secrets {
    private final Subject subject;

    /** The slots that a secret question fills, each with that question. */
    private final Map<String, String> secret = new LinkedHashMap<>();

    Secrets(Subject subject) {
        this.subject = subject;
        for (Node node : subject.nodes().values())
            for (String language : CompiledFlow.languagesOf(subject.bundle()))
                if (node.state() instanceof State.Ask ask && ask.asking().secret())
                    PhraseSlots.of(ask.answers(), node.flow(), language)
                            .forEach(slot -> secret.putIfAbsent(slot, node.local()));
    }

    void check() {
        if (!secret.isEmpty()) subject.nodes().values().forEach(this::check);
    }

    private void check(Node node) {
        for (String language : CompiledFlow.languagesOf(subject.bundle())) {
            if (node.state() instanceof State.Ask ask && !ask.asking().secret())
                for (String slot : PhraseSlots.of(ask.answers(), node.flow(), language))
                    if (secret.containsKey(slot)) heard(node, ask, slot);
            node.state()
                    .said()
                    .forEach((written, text) -> {
                        for (String slot : text.slotsIn(language))
                            if (secret.containsKey(slot)) spoken(node, language, written, slot);
                    });
        }
        if (node.state() instanceof State.Ask(_, _, Answers.Fill fill, _)
                && secret.containsKey(fill.slot())
                && fill.confirm().when() != Confirm.When.NEVER
                && fill.confirm().text().isEmpty())
            spoken(node, node.flow().language(), "confirm", fill.slot());
    }

    private void heard(Node node, State.Ask ask, String slot) {
        String written =
                switch (ask.answers()) {
                    case Answers.Fill fill -> fill.slot().equals(slot) ? "fill" : "phrases";
                    case Answers.Choices _ -> "choices";
                };
        subject.problems()
                .error(
                        subject.place(node, written),
                        "slot \""
                                + slot
                                + "\" is kept secret in state \""
                                + secret.get(slot)
                                + "\", and is recorded when it is answered here",
                        "write secret: yes here as well, or take {" + slot + "} out");
    }

    private void spoken(Node node, String language, String written, String slot) {
        subject.problems()
                .error(
                        subject.place(node, language, written),
                        "slot \"" + slot + "\" is secret, and what we say is recorded",
                        "say it without {" + slot + "}");
    }
}
