package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller says to a value that was just repeated to them, when it is wrong: "no", which is a
 * choice, or "no, five six", which says the value anew or mends it by a part (see {@link
 * Acceptor#corrections}). Belongs beside the grammar of the next question.
 */
public final class Corrections implements Grammar {
    /** The choice of who denies a value and says no other. */
    public static final String DENIED = "no";

    /**
     * A value said after a denial.
     *
     * @param from index of its first word
     */
    private record Mended(int from, Reading reading) {}

    private final String slot;
    private final SpokenLanguage language;
    private final Acceptor acceptor;
    private final String old;
    private final List<String> phrases;
    private final WordReader<String> denials;

    /** Reads all that stands before a value. */
    private final WordReader<String> before;

    /**
     * @param slot what the value fills
     * @param called patterns of what callers call the value
     * @param acceptor what it may be
     * @param old the value as it was understood
     */
    public Corrections(
            String slot,
            SpokenLanguage language,
            List<String> called,
            Acceptor acceptor,
            String old) {
        this.slot = slot;
        this.language = language;
        this.acceptor = acceptor;
        this.old = old;
        List<String> denying = PhrasePattern.expand(language.denials());
        List<String> correcting = PhrasePattern.expand(language.corrections());
        List<String> leading = PhrasePattern.expand(language.leadIns(called));
        this.denials = Lexicon.of(denying);
        WordReader<String> wrong = denials.or(Lexicon.of(correcting));
        this.before =
                wrong.then(wrong.orNothing(""), (first, _) -> first)
                        .before(Lexicon.of(leading).orNothing(""));
        var all = new LinkedHashSet<>(acceptor.phrases());
        Stream.of(denying, correcting, leading).forEach(all::addAll);
        this.phrases = List.copyOf(all);
    }

    /** The slot's, with {@code -correction}: the phrases do not depend on the old value. */
    @Override
    public String name() {
        return slot + "-correction";
    }

    @Override
    public SpokenLanguage language() {
        return language;
    }

    @Override
    public List<String> phrases() {
        return phrases;
    }

    @Override
    public Optional<Meaning> meaning(String words) {
        return attempts(words).flatMap(said -> meaning(said).stream()).findFirst();
    }

    private Optional<Meaning> meaning(List<String> words) {
        return mended(words)
                .map(mended -> Meaning.of(slot, mended.reading.value()))
                .findFirst()
                .or(() -> denied(words));
    }

    private Optional<Meaning> denied(List<String> words) {
        BitSet endings = language.courtesies().endings(words);
        return beginnings(words)
                .flatMap(from -> denials.at(new Words(words), from).stream())
                .filter(denial -> endings.get(denial.to()))
                .findFirst()
                .map(_ -> Meaning.choice(DENIED));
    }

    @Override
    public boolean checks(Meaning meaning) {
        return acceptor.checksItself() && meaning.slots().containsKey(slot);
    }

    /** After "no" alone a value may still come. */
    @Override
    public boolean complete(String words) {
        return attempts(words)
                .flatMap(said ->
                        mended(said)
                                .map(mended -> !acceptor.mayGoOn(said, mended.from))
                                .findFirst()
                                .stream())
                .findFirst()
                .orElse(false);
    }

    /** The values that the words can mean, the likeliest first. */
    private Stream<Mended> mended(List<String> words) {
        BitSet endings = language.courtesies().endings(words);
        return beginnings(words)
                .flatMap(from -> before.at(new Words(words), from).stream())
                .map(Read::to)
                .distinct()
                .flatMap(from ->
                        acceptor.corrections(old, words, from).stream()
                                .map(reading -> new Mended(from, reading)))
                .filter(mended -> endings.get(mended.reading.to()));
    }

    private Stream<Integer> beginnings(List<String> words) {
        return language.courtesies().beginnings(words).stream().boxed();
    }

    /** The words as they are, then without hesitations. */
    private Stream<List<String>> attempts(String words) {
        List<String> said = List.of(words.split(" "));
        return said.size() > PhraseGrammar.MAX_WORDS
                ? Stream.empty()
                : Stream.of(said, language.courtesies().withoutHesitations(said)).distinct();
    }

    @Override
    public Duration patience() {
        return acceptor.patience();
    }
}
