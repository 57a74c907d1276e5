package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Language;
import dev.orderline.ivr.flow.Node;
import dev.orderline.ivr.flow.QuestionGrammars;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.source.Place;
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
                        subject.places().of(subject.bundle().entry().name(), "language"),
                        "nobody here hears and speaks " + tag,
                        "install a model and a voice for it, or take its texts out");
    }

    private void check(Language language) {
        try {
            check(
                    language,
                    QuestionGrammars.forChecking(language, subject.bundle(), subject.tools()));
        } catch (IllegalArgumentException refused) {
            error(
                    subject.places().of(subject.bundle().entry().name(), "everywhere"),
                    String.valueOf(refused.getMessage()));
        }
    }

    private void check(Language language, QuestionGrammars grammars) {
        Optional<Confusions> confusions =
                Optional.ofNullable(vocabularies.get(language.tag()))
                        .map(vocabulary ->
                                new Confusions(subject, vocabulary, grammars.everywhere()));
        Set<Place> seen = new HashSet<>();
        for (Node node : subject.nodes().values()) {
            if (!(node.state() instanceof State.Ask ask) || !seen.add(subject.place(node)))
                continue;
            Optional<PhraseGrammar> answers = answers(node, ask, grammars);
            if (answers.isPresent()) confusions.ifPresent(each -> each.check(node, answers.get()));
        }
    }

    private Optional<PhraseGrammar> answers(Node node, State.Ask ask, QuestionGrammars grammars) {
        try {
            return Optional.of(grammars.answers(node, ask));
        } catch (IllegalArgumentException refused) {
            String written = ask.answers() instanceof Answers.Choices ? "choices" : "fill";
            error(subject.place(node, written), String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private void error(Place place, String what) {
        subject.problems().error(place, what, "let each phrase stand for one thing");
    }
}
