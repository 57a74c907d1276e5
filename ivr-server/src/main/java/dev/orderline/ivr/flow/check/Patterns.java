package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.check.Phrases.Written;
import dev.orderline.ivr.flow.source.Places;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.speech.recognition.BadPattern;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.List;
import java.util.Set;

/** Whether phrases can be read, and the slots and grammars in them are there. */
final class Patterns {
    private final Bundle bundle;
    private final Places places;
    private final Problems problems;

    Patterns(Bundle bundle, Places places, Problems problems) {
        this.bundle = bundle;
        this.places = places;
        this.problems = problems;
    }

    void check() {
        for (Flow flow : bundle.flows().values())
            for (Written written : Phrases.of(flow))
                written.phrases()
                        .byLanguage()
                        .values()
                        .forEach(phrases -> check(flow, written, phrases));
    }

    private void check(Flow flow, Written written, List<String> phrases) {
        Set<String> slots = flow.slots().keySet();
        for (int i = 0; i < phrases.size(); i++) {
            try {
                PhraseGrammar.check(phrases.get(i), slots, flow.grammars().keySet());
            } catch (BadPattern bad) {
                problems.error(
                        places.of(flow.name(), written.path(i), bad.position()),
                        bad.why(),
                        "write such as \"[i want to] (return | send back) my {item} <please>\"");
            }
        }
    }
}
