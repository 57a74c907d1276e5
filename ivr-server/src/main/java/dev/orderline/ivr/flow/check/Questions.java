package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.Language;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.QuestionGrammars;
import dev.orderline.ivr.flow.Slot;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.speech.recognition.AmbiguousPhrase;
import dev.orderline.speech.recognition.PhraseGrammar;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the grammar of each question can be made, and its answers be told apart. A question of a
 * subflow that is called twice is looked at once.
 */
final class Questions {
    private final Subject subject;
    private final Map<String, Vocabulary> vocabularies;

    Questions(Subject subject, Map<String, Vocabulary> vocabularies) {
        this.subject = subject;
        this.vocabularies = vocabularies;
    }

    void check() {
        for (String tag : CompiledFlow.languagesOf(subject.bundle())) {
            Language language = subject.tools().languages().get(tag);
            if (language == null) noVoice(tag);
            else check(language);
        }
    }

    private void noVoice(String tag) {
        subject.problems()
                .error(
                        subject.places().of(subject.bundle().entry().name(), tag, "language"),
                        "nobody here hears and speaks " + tag,
                        "install a model and a voice for it, or take its texts out");
    }

    private void check(Language language) {
        if (!slotsAreHeard(language)) return;
        try {
            check(
                    language,
                    QuestionGrammars.forChecking(language, subject.bundle(), subject.tools()));
        } catch (AmbiguousPhrase twice) {
            ambiguous(subject.bundle().entry(), "everywhere", language, twice);
        } catch (IllegalArgumentException tooMany) {
            error(
                    subject.places().of(subject.bundle().entry().name(), "everywhere"),
                    "too much is understood everywhere",
                    "let fewer phrases be said here");
        }
    }

    /** Whether there are words for what each slot can hold. */
    private boolean slotsAreHeard(Language language) {
        boolean heard = true;
        for (Flow flow : subject.bundle().flows().values())
            for (Map.Entry<String, Slot> slot : flow.slots().entrySet()) {
                String here = "slots." + slot.getKey();
                try {
                    QuestionGrammars.check(slot.getValue(), flow, language);
                } catch (AmbiguousPhrase twice) {
                    heard = false;
                    ambiguous(flow, here + ".choice", language, twice);
                } catch (IllegalArgumentException refused) {
                    heard = false;
                    error(
                            subject.places().of(flow.name(), here),
                            "callers cannot say this: " + refused.getMessage(),
                            "let it hold less, or something else");
                }
            }
        return heard;
    }

    private void ambiguous(Flow flow, String names, Language language, AmbiguousPhrase twice) {
        error(
                subject.places()
                        .of(flow.name(), language.tag(), names + "." + twice.second() + ".phrases"),
                "\""
                        + twice.phrase()
                        + "\" is said for \""
                        + twice.first()
                        + "\" and for \""
                        + twice.second()
                        + "\"",
                "let each phrase stand for one thing");
    }

    private void check(Language language, QuestionGrammars grammars) {
        Optional<Confusions> confusions =
                Optional.ofNullable(vocabularies.get(language.tag()))
                        .map(vocabulary ->
                                new Confusions(
                                        subject,
                                        language.tag(),
                                        vocabulary,
                                        grammars.everywhere()));
        Set<Place> seen = new HashSet<>();
        for (Node node : subject.nodes().values()) {
            if (!(node.state() instanceof State.Ask ask) || !seen.add(subject.place(node)))
                continue;
            Optional<PhraseGrammar> answers = answers(node, ask, language, grammars);
            if (answers.isPresent()) confusions.ifPresent(each -> each.check(node, answers.get()));
        }
    }

    private Optional<PhraseGrammar> answers(
            Node node, State.Ask ask, Language language, QuestionGrammars grammars) {
        try {
            return Optional.of(grammars.answers(node, ask));
        } catch (AmbiguousPhrase twice) {
            ambiguous(node.flow(), "states." + node.local() + ".choices", language, twice);
        } catch (IllegalArgumentException tooMany) {
            String written = ask.answers() instanceof Answers.Choices ? "choices" : "fill";
            error(
                    subject.place(node, written),
                    "too much can be answered to this question",
                    "let fewer be said, or ask in two steps");
        }
        return Optional.empty();
    }

    private void error(Place place, String what, String mend) {
        subject.problems().error(place, what, mend);
    }
}
