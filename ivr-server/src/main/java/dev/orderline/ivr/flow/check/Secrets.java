package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.PhraseSlots;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Confirm;
import java.util.Set;

/**
 * Whether what callers tell in secret stays secret: what we say ourselves is recorded and written
 * down.
 */
final class Secrets {
    private final Subject subject;
    private final Set<String> secret;

    Secrets(Subject subject) {
        this.subject = subject;
        this.secret = PhraseSlots.secret(subject.nodes().values());
    }

    void check() {
        subject.nodes().values().forEach(this::check);
    }

    private void check(Node node) {
        node.state()
                .said()
                .forEach((written, text) ->
                        text.slots().stream()
                                .filter(secret::contains)
                                .forEach(slot -> tell(node, written, slot)));
        if (node.state() instanceof State.Ask(_, _, Answers.Fill fill, _)
                && secret.contains(fill.slot())
                && fill.confirm().when() != Confirm.When.NEVER
                && fill.confirm().text().isEmpty()) tell(node, "confirm", fill.slot());
    }

    private void tell(Node node, String written, String slot) {
        subject.problems()
                .error(
                        subject.place(node, written),
                        "slot \"" + slot + "\" is told in secret and would be said aloud",
                        "what we say is recorded and written down: leave it out");
    }
}
