package dev.orderline.speech.recognition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** English as it is spoken in the United States, with what callers from elsewhere say as well. */
public final class AmericanEnglish implements SpokenLanguage {
    /** People look for the next group of digits; the longest usual pause between groups. */
    private static final Duration READING_OUT = Duration.ofMillis(1_200);

    /** How long one may think in the middle of a wish (Vosk itself would wait 0.5 to 1 s). */
    private static final Duration SPEAKING = Duration.ofMillis(800);

    private static final List<String> DECOYS =
            List.of(
                    """
                    please thanks thank hello okay well um hmm mm er ah \
                    the and you was with they what said will about many then them like look more \
                    people could sound make water time than been long down did get part because \
                    another little under after never always mother school children really before \
                    between country problem question party think just from over only also into \
                    any must such still hand old man place does should home big away turn move\
                    """
                            .split(" "));

    private static final Courtesies COURTESIES =
            new Courtesies(
                    List.of("uh", "um", "er", "erm", "ah", "hmm", "mm", "mhm"),
                    List.of("well", "so", "okay", "hello", "hi", "please", "sorry"),
                    List.of("thank you very much", "thank you", "thanks", "please"));

    private static final List<String> YES =
            List.of(
                    "yes [please | it is | that is right | that's right]",
                    "(yeah | yep | yup | sure | okay | correct | right | exactly) [please]",
                    "of course | absolutely | definitely | certainly | all right | alright",
                    "(that is | that's | you are | you're | it is | it's) (right | correct)",
                    "[yes] (i do | i did | i am | i have | i would | it is | it does)",
                    "sounds good | go ahead | uh huh | affirmative");

    private static final List<String> NO =
            List.of(
                    "no [thank you | thanks | it is not | it isn't | that is wrong]",
                    "(nope | nah | wrong | incorrect | not right | negative) [thanks]",
                    "(that is | that's | it is | it's) (wrong | incorrect | not right | not"
                            + " correct)",
                    "[no] (i do not | i don't | i did not | i didn't | i am not | it is not)",
                    "[no] (it isn't | it does not | it doesn't)",
                    "not really | not at all | of course not | absolutely not");

    private static final List<String> CORRECTIONS =
            List.of(
                    "no [it is | it's | that is]",
                    "[no | sorry] (sorry | wait | i mean | i meant | correction | make that"
                            + " | make it | rather | scratch that) [it is | it's | that is]");

    private static final List<List<String>> CORRECTING =
            PhrasePattern.expand(CORRECTIONS).stream()
                    .map(phrase -> List.of(phrase.split(" ")))
                    .toList();

    /**
     * The corrections that decoders should favour beside a value; the others are made of their
     * words. With these 32 of 40 corrected order numbers were heard right, without them 7 (MaryTTS
     * on the starter model); of 42 without a correction all were, with them and without.
     */
    private static final List<String> AUDIBLE_CORRECTIONS =
            List.of("sorry", "no sorry", "no wait", "i mean", "make that", "correction");

    private static final List<String> DENIALS =
            List.of(
                    "[sorry] (no | nope | nah) [sorry | wait | thank you]",
                    "[sorry | no] (that is | that's | it is | it's) (wrong | not right"
                            + " | not correct | incorrect)",
                    "wrong | incorrect");

    /** Costs by ear, the same for all that sound about as much alike. */
    private static final Confusions CONFUSIONS =
            Confusions.of(
                    """
                    3.0 - a the
                    3.0 - is
                    3.0 - in
                    3.0 - and
                    1.2 thirteen thirty
                    1.2 fourteen forty
                    1.2 fifteen fifty
                    1.2 sixteen sixty
                    1.2 seventeen seventy
                    1.2 eighteen eighty
                    1.2 nineteen ninety
                    1.5 and ten in an n
                    1.0 in n m an
                    1.5 the a
                    2.5 the they that eight say
                    2.5 a eight they
                    2.5 is as it it's this
                    2.0 b d e g p t v c z
                    3.0 three b d e g p t v c z
                    2.0 m n
                    2.0 f s x
                    2.0 a h k j eight
                    2.0 i y
                    2.0 q u
                    2.5 five nine
                    2.5 oh four
                    3.0 three repeat really
                    3.0 two u do
                    3.0 to two too do
                    3.0 o oh
                    2.5 first thirst
                    2.0 thank thanks
                    1.5 twentieth twenty
                    1.5 thirtieth thirty
                    1.0 fourth four
                    1.0 sixth six
                    1.0 seventh seven
                    1.0 eighth eight
                    1.0 ninth nine
                    1.0 tenth ten
                    1.0 eleventh eleven
                    1.0 twelfth twelve
                    1.0 thirteenth thirteen
                    1.0 fourteenth fourteen
                    1.0 fifteenth fifteen
                    1.0 sixteenth sixteen
                    1.0 seventeenth seventeen
                    1.0 eighteenth eighteen
                    1.0 nineteenth nineteen
                    """);

    @Override
    public String tag() {
        return "en-US";
    }

    @Override
    public Acceptor digits(int least, int most) {
        return digits(least, most, Optional.empty());
    }

    @Override
    public Acceptor digits(int least, int most, Predicate<String> check) {
        return digits(least, most, Optional.of(check));
    }

    private Acceptor digits(int least, int most, Optional<Predicate<String>> check) {
        WordReader<String> groups = new EnglishDigits();
        return new Spelling(
                Shape.digits(least, most),
                groups,
                correctionsOf(groups),
                check,
                EnglishDigits::say,
                withCorrections(EnglishDigits.PHRASES),
                List.of(EnglishDigits.ONE_BY_ONE),
                EnglishDigits::sayings,
                READING_OUT);
    }

    @Override
    public Acceptor code(String pattern) {
        return code(pattern, Optional.empty());
    }

    @Override
    public Acceptor code(String pattern, Predicate<String> check) {
        return code(pattern, Optional.of(check));
    }

    private Acceptor code(String pattern, Optional<Predicate<String>> check) {
        var shape = new Shape(pattern, pattern.length());
        WordReader<String> groups = EnglishCodes.reader();
        return new Spelling(
                shape,
                groups,
                correctionsOf(groups),
                check,
                EnglishCodes::say,
                withCorrections(EnglishCodes.phrases(pattern)),
                List.of(EnglishCodes.oneByOne(pattern)),
                EnglishCodes::sayings,
                READING_OUT);
    }

    @Override
    public Acceptor number(int least, int most) {
        if (least < 0 || least > most || most > EnglishNumbers.MOST)
            throw new IllegalArgumentException("numbers from " + least + " to " + most);
        return whole(
                EnglishNumbers.cardinal(most).map(String::valueOf),
                value -> Integer.parseInt(value) >= least,
                EnglishNumbers.phrases(most),
                random -> EnglishNumbers.say(random.nextInt(least, most + 1), random));
    }

    @Override
    public Acceptor money(Currency currency) {
        var money = new EnglishMoney(currency.getCurrencyCode());
        return whole(money.reader(), _ -> true, money.phrases(), money::example);
    }

    @Override
    public Acceptor date() {
        return whole(
                EnglishDates.reader(), _ -> true, EnglishDates.phrases(), EnglishDates::example);
    }

    @Override
    public Acceptor yesNo() {
        var patterns = new LinkedHashMap<String, List<String>>();
        patterns.put("yes", YES);
        patterns.put("no", NO);
        return choice(patterns);
    }

    @Override
    public Acceptor choice(Map<String, List<String>> patterns, Map<String, List<String>> rules) {
        var tree = new PhraseTree("a choice", patterns, new PatternScope(Set.of(), rules));
        List<String> phrases = tree.stretches();
        WordReader<String> values = tree.reader(Function.identity());
        return new ReadAcceptor(
                values,
                correctionsOf(values),
                _ -> true,
                phrases,
                List.of(),
                SPEAKING,
                random -> phrases.get(random.nextInt(phrases.size())));
    }

    @Override
    public Acceptor oneOf(Map<String, List<String>> names) {
        var items = new EnglishItems(names);
        return whole(items, _ -> true, items.phrases(), items::example);
    }

    @Override
    public Acceptor naming(List<String> names) {
        var naming = new EnglishNaming(names);
        return whole(naming, _ -> true, naming.phrases(), naming::example);
    }

    private ReadAcceptor whole(
            WordReader<String> values,
            Predicate<String> possible,
            List<String> phrases,
            Function<RandomGenerator, String> example) {
        return new ReadAcceptor(
                values,
                correctionsOf(values),
                possible,
                withCorrections(phrases),
                List.of(phrases),
                SPEAKING,
                example);
    }

    private static List<String> withCorrections(List<String> phrases) {
        return Stream.concat(phrases.stream(), AUDIBLE_CORRECTIONS.stream()).toList();
    }

    /** Reads corrections, but none that could as well be a value: "no", when asked yes or no. */
    private WordReader<String> correctionsOf(WordReader<String> values) {
        return Lexicon.of(
                CORRECTING.stream()
                        .filter(words -> values.at(new Words(words), 0).isEmpty())
                        .map(words -> String.join(" ", words))
                        .toList());
    }

    @Override
    public Courtesies courtesies() {
        return COURTESIES;
    }

    @Override
    public List<String> leadIns(List<String> called) {
        var patterns = new ArrayList<String>();
        patterns.add("[yes | sure | okay] (it is | it's | that is | that's | this is)");
        for (String thing : called)
            patterns.add("[yes | sure | okay] [my | the] (" + thing + ") [is]");
        patterns.add("yes | sure");
        return List.copyOf(patterns);
    }

    @Override
    public List<String> denials() {
        return DENIALS;
    }

    @Override
    public List<String> corrections() {
        return CORRECTIONS;
    }

    @Override
    public Confusions confusions() {
        return CONFUSIONS;
    }

    @Override
    public List<String> decoys() {
        return DECOYS;
    }
}
