package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Letters as they are spelt: "b", "bravo", "b as in boy", "double l". */
final class EnglishLetters implements WordReader<String> {
    /**
     * Each letter, and the words that sound exactly like its name: no recogniser can tell them
     * apart. A hyphen stands for a blank.
     */
    private static final String NAMES =
            """
            a ay
            b be bee
            c see sea si sci
            d dee de di
            e ee
            f
            g gee
            h
            i eye aye ai
            j jay
            k kay kaye
            l ell
            m em
            n en
            o oh owe ow au
            p pea pee
            q cue queue
            r are ar
            s es ess
            t tea tee te ti
            u you yew yoo
            v vi
            w double-u double-you
            x ex aix
            y why
            z zee zed
            """;

    /** The international radio alphabet. */
    private static final String RADIO =
            """
            alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november \
            oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu \
            alfa juliett whisky xray\
            """;

    /** What people think of when they spell, A to Z. */
    private static final List<String> EXAMPLES =
            List.of(
                    """
                    apple boy cat dog edward frank george henry ida john king larry mary nancy \
                    ocean peter queen robert sam tom uncle victor william x-ray yellow zebra\
                    """
                            .split(" "));

    /** Letters whose names are easily taken for one another. */
    private static final List<String> ALIKE = List.of("bcdegptvz", "ajk", "fsx", "mn", "qu", "iy");

    private static final List<String> RADIO_WORDS = List.of(RADIO.split(" "));
    private static final Lexicon<String> LETTERS = new Lexicon<>(names());
    private static final Lexicon<String> RADIO_LETTERS = new Lexicon<>(radio());

    /** What stands between a letter and a word that begins with it; "for" may also be a four. */
    private static final Lexicon<String> AS_IN =
            Lexicon.of("as in", "like in", "as", "like", "for");

    private static Map<String, String> names() {
        Map<String, String> letters = new HashMap<>();
        for (String line : NAMES.lines().toList())
            for (String name : List.of(line.split(" ")))
                letters.put(name.replace('-', ' '), initial(line));
        return letters;
    }

    private static Map<String, String> radio() {
        Map<String, String> letters = new HashMap<>();
        for (String word : RADIO_WORDS) letters.put(word, initial(word));
        return letters;
    }

    private static String initial(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT);
    }

    @Override
    public List<Read<String>> at(Words words, int at) {
        var all = new ArrayList<Read<String>>();
        for (Read<String> letter : LETTERS.at(words, at)) {
            all.addAll(asIn(words, letter));
            all.add(letter);
        }
        all.addAll(RADIO_LETTERS.at(words, at));
        Integer times = EnglishDigits.TIMES.get(words.at(at));
        if (times != null)
            for (Read<String> letter : LETTERS.at(words, at + 1))
                all.add(new Read<>(letter.to(), letter.value().repeat(times)));
        return all;
    }

    /**
     * "b as in boy". The word decides between letters that sound alike: "d as in bacon" is a B. A
     * word that most people take decides in any case, for nobody takes it for another letter: "r as
     * in ida" is an I.
     */
    private static List<Read<String>> asIn(Words words, Read<String> letter) {
        var all = new ArrayList<Read<String>>(1);
        for (Read<String> asIn : AS_IN.at(words, letter.to())) {
            String word = words.at(asIn.to());
            if (word.length() < 2) continue;
            String initial = initial(word);
            boolean mended =
                    !asIn.value().equals("for")
                            && (EXAMPLES.contains(word) || soundAlike(initial, letter.value()));
            if (mended || initial.equals(letter.value()))
                all.add(new Read<>(asIn.to() + 1, initial));
        }
        return all;
    }

    private static boolean soundAlike(String one, String other) {
        return ALIKE.stream()
                .map(letters -> letters.toUpperCase(Locale.ROOT))
                .anyMatch(letters -> letters.contains(one) && letters.contains(other));
    }

    /** How decoders know the letters: by their own names. */
    static List<String> names(String letters) {
        return letters.toLowerCase(Locale.ROOT).chars().mapToObj(Character::toString).toList();
    }

    /** What is said beside the letters' names. */
    static List<String> phrases() {
        var phrases = new ArrayList<>(RADIO_WORDS.subList(0, EXAMPLES.size()));
        for (String word : EXAMPLES) {
            String letter = word.substring(0, 1);
            phrases.add(letter + " as in " + word);
            phrases.add("double " + letter);
        }
        return phrases;
    }

    /** All ways to say {@code letter}, A to Z, the commonest first. */
    static List<String> sayings(char letter) {
        String name = String.valueOf(Character.toLowerCase(letter));
        return List.of(
                name, name + " as in " + EXAMPLES.get(letter - 'A'), RADIO_WORDS.get(letter - 'A'));
    }

    /** Words for {@code letter}, A to Z: its name, its radio word or "b as in boy". */
    static String say(char letter, RandomGenerator random) {
        String name = String.valueOf(Character.toLowerCase(letter));
        return switch (random.nextInt(4)) {
            case 0 -> RADIO_WORDS.get(letter - 'A');
            case 1 -> name + " as in " + EXAMPLES.get(letter - 'A');
            default -> name;
        };
    }
}
