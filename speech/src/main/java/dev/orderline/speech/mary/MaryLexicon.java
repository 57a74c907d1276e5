package dev.orderline.speech.mary;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Pronunciations;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import marytts.exceptions.MaryConfigurationException;
import marytts.fst.FSTLookup;
import marytts.modules.phonemiser.AllophoneSet;
import marytts.modules.phonemiser.TrainedLTS;

/**
 * How MaryTTS pronounces American English words: by its lexicon, and by rules for words that are
 * not in it. Needs no running MaryTTS and 60 ms to be opened. It cannot list its words.
 */
public final class MaryLexicon implements Pronunciations {
    private static final String FOLDER = "/marytts/language/en_US/lexicon/";

    /** MaryTTS's phones in ARPAbet. */
    private static final Map<String, String> ARPABET =
            Map.ofEntries(
                    Map.entry("A", "AA"),
                    Map.entry("O", "AO"),
                    Map.entry("u", "UW"),
                    Map.entry("i", "IY"),
                    Map.entry("{", "AE"),
                    Map.entry("V", "AH"),
                    Map.entry("E", "EH"),
                    Map.entry("I", "IH"),
                    Map.entry("U", "UH"),
                    Map.entry("@", "AH"),
                    Map.entry("r=", "ER"),
                    Map.entry("aU", "AW"),
                    Map.entry("OI", "OY"),
                    Map.entry("@U", "OW"),
                    Map.entry("EI", "EY"),
                    Map.entry("AI", "AY"),
                    Map.entry("p", "P"),
                    Map.entry("t", "T"),
                    Map.entry("k", "K"),
                    Map.entry("b", "B"),
                    Map.entry("d", "D"),
                    Map.entry("g", "G"),
                    Map.entry("tS", "CH"),
                    Map.entry("dZ", "JH"),
                    Map.entry("f", "F"),
                    Map.entry("v", "V"),
                    Map.entry("T", "TH"),
                    Map.entry("D", "DH"),
                    Map.entry("s", "S"),
                    Map.entry("z", "Z"),
                    Map.entry("S", "SH"),
                    Map.entry("Z", "ZH"),
                    Map.entry("h", "HH"),
                    Map.entry("l", "L"),
                    Map.entry("m", "M"),
                    Map.entry("n", "N"),
                    Map.entry("N", "NG"),
                    Map.entry("r", "R"),
                    Map.entry("w", "W"),
                    Map.entry("j", "Y"));

    private static final Pattern SIGN = Pattern.compile("\\S+");
    private static final Pattern WORD = Pattern.compile("[a-z']{1,40}");

    private final FSTLookup lexicon;
    private final TrainedLTS rules;

    private MaryLexicon(FSTLookup lexicon, TrainedLTS rules) {
        this.lexicon = lexicon;
        this.rules = rules;
    }

    /**
     * @throws SpeechFailure if MaryTTS's English is not there
     */
    public static MaryLexicon open() {
        try (InputStream words = resource("cmudict.fst");
                InputStream phones = resource("allophones.en_US.xml");
                InputStream trees = resource("cmudict.lts")) {
            AllophoneSet set = AllophoneSet.getAllophoneSet(phones, "orderline");
            return new MaryLexicon(new FSTLookup(words, "cmudict"), new TrainedLTS(set, trees));
        } catch (IOException | MaryConfigurationException e) {
            throw new SpeechFailure("open MaryTTS's lexicon", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = MaryLexicon.class.getResourceAsStream(FOLDER + name);
        if (in == null) throw new SpeechFailure("MaryTTS's English has no " + name);
        return in;
    }

    @Override
    public synchronized List<List<String>> of(String word) {
        if (!WORD.matcher(word).matches()) return List.of();
        List<List<String>> all = new ArrayList<>();
        for (String written : lexicon.lookup(word)) all.add(phones(written));
        if (all.isEmpty())
            all.add(phones(rules.syllabify(rules.predictPronunciation(word.replace("'", "")))));
        all.removeIf(List::isEmpty);
        return all;
    }

    @Override
    public Set<String> words() {
        return Set.of();
    }

    /** Phones apart by blanks, with marks of stress and syllables, which do not matter here. */
    private static List<String> phones(String written) {
        List<String> phones = new ArrayList<>();
        Matcher sign = SIGN.matcher(written);
        while (sign.find()) {
            String phone = ARPABET.get(sign.group());
            if (phone != null) phones.add(phone);
        }
        return phones;
    }
}
