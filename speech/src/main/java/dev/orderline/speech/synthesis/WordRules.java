package dev.orderline.speech.synthesis;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How words are said that are not said as they are written: abbreviations, letters, acronyms. */
final class WordRules {
    private static final Rule INITIALS =
            Rule.of("\\b(?:[A-Za-z]\\.){2,}+(\\s*$)?", WordRules::initials);
    private static final Pattern STRAY_APOSTROPHE = Pattern.compile("(?<![A-Za-z])'|'(?![A-Za-z])");
    private static final Pattern WORD = Pattern.compile("([A-Za-z]+(?:'[A-Za-z]+)*+)(\\.?)");
    private static final Pattern CAPITALS = Pattern.compile("([A-Z]{2,})(s?)");
    private static final Pattern VOWEL = Pattern.compile("[AEIOUYaeiouy]");

    /** Whatever their case; a dot may follow. */
    private static final Map<String, String> ABBREVIATIONS =
            Map.ofEntries(
                    Map.entry("mr", "Mister"),
                    Map.entry("mrs", "Missus"),
                    Map.entry("ms", "Miz"),
                    Map.entry("jr", "Junior"),
                    Map.entry("sr", "Senior"),
                    Map.entry("ave", "Avenue"),
                    Map.entry("blvd", "Boulevard"),
                    Map.entry("rd", "Road"),
                    Map.entry("hwy", "Highway"),
                    Map.entry("pkwy", "Parkway"),
                    Map.entry("ste", "Suite"),
                    Map.entry("inc", "Incorporated"),
                    Map.entry("ltd", "Limited"),
                    Map.entry("corp", "Corporation"),
                    Map.entry("dept", "Department"),
                    Map.entry("ext", "extension"),
                    Map.entry("qty", "quantity"),
                    Map.entry("approx", "approximately"),
                    Map.entry("etc", "et cetera"),
                    Map.entry("vs", "versus"),
                    Map.entry("feb", "February"),
                    Map.entry("apr", "April"),
                    Map.entry("jun", "June"),
                    Map.entry("jul", "July"),
                    Map.entry("aug", "August"),
                    Map.entry("sep", "September"),
                    Map.entry("sept", "September"),
                    Map.entry("oct", "October"),
                    Map.entry("nov", "November"),
                    Map.entry("dec", "December"));

    private static final Map<String, String> NAMES = Map.of("ok", "okay", "fedex", "Fed Ex");

    /** What a title or a kind of street is, before a name and elsewhere. */
    private record Either(String before, String elsewhere) {}

    private static final Map<String, Either> BEFORE_A_NAME =
            Map.of(
                    "st", new Either("Saint", "Street"),
                    "dr", new Either("Doctor", "Drive"));

    private static final Map<String, String> LATIN =
            Map.of("e.g.", "for example", "i.e.", "that is");

    /** What is spelt though it could be read as a word, in whatever case in an address. */
    private static final Set<String> ACRONYMS =
            Set.of(
                    "USPS", "UPS", "DHL", "FAQ", "SKU", "RMA", "PDF", "SMS", "USA", "ATM", "URL",
                    "ASAP", "HDMI", "ISBN", "IMEI");

    /** Words of up to three capitals that are no acronyms, only loud. */
    private static final Set<String> LOUD =
            Set.of(
                    "ALL", "AND", "ANY", "ARE", "ASK", "BE", "BUT", "BUY", "BY", "CAN", "DAY", "DO",
                    "FOR", "FREE", "GET", "GO", "HAS", "HE", "HI", "IF", "IN", "IS", "IT", "ITS",
                    "ME", "MY", "NEW", "NO", "NOT", "NOW", "OF", "OFF", "ON", "ONE", "OR", "OUR",
                    "OUT", "PAY", "PIN", "SAY", "SEE", "SHE", "SIM", "SO", "THE", "TO", "TOO",
                    "TRY", "TWO", "UP", "USE", "WAS", "WAY", "WE", "WHO", "WHY", "YES", "YOU",
                    "ZIP");

    /**
     * MaryTTS knows "don't" and its like, but reads others wrongly: "haven't" as "hay vent", "I'll"
     * as "ill", "who's" as "hoes".
     */
    private static final Map<String, String> CONTRACTIONS =
            Map.of("haven't", "have not", "let's", "let us");

    /** After these, 's is "is"; after other words it is the possessive. */
    private static final Set<String> BEFORE_IS =
            Set.of(
                    "it", "that", "there", "here", "what", "who", "where", "when", "how", "he",
                    "she");

    private static final Map<String, String> ENDINGS =
            Map.of("'ll", "will", "'re", "are", "'ve", "have", "'d", "would", "'m", "am");

    private WordRules() {}

    static String apply(String text) {
        String said = STRAY_APOSTROPHE.matcher(INITIALS.apply(text)).replaceAll(" ");
        return WORD.matcher(said).replaceAll(match -> Matcher.quoteReplacement(say(match, said)));
    }

    /** Whether capitals are known to be spelt. */
    static boolean isAcronym(String capitals) {
        return ACRONYMS.contains(capitals);
    }

    private static String initials(MatchResult match) {
        String written = match.group().strip();
        String said = LATIN.get(written.toLowerCase(Locale.ROOT));
        if (said == null) said = Spoken.letters(written.replace(".", ""));
        return match.group(1) == null ? said : said + ".";
    }

    private static String say(MatchResult match, String text) {
        String word = match.group(1);
        String lower = word.toLowerCase(Locale.ROOT);
        String after = text.substring(match.end());
        boolean abbreviation = ABBREVIATIONS.containsKey(lower) || BEFORE_A_NAME.containsKey(lower);
        boolean dotIsItsOwn = abbreviation && !after.isBlank();
        String said = inPlace(word, text.substring(0, match.start()), after);
        return said + (dotIsItsOwn ? " " : match.group(2));
    }

    /** What hangs on the words around. */
    private static String inPlace(String word, String before, String after) {
        Either either = BEFORE_A_NAME.get(word.toLowerCase(Locale.ROOT));
        if (either != null)
            return isBeforeAName(before, after) ? either.before() : either.elsewhere();
        boolean article =
                word.equals("A") && beginsSentence(before) && after.matches("(?s) +[a-z]{2}.*");
        return article ? "a" : word(word);
    }

    private static String word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (word.equals("a")) return word;
        if (lower.equals("i")) return "I";
        if (word.length() == 1) return Spoken.letters(word);
        if (word.contains("'")) return contracted(word);
        if (NAMES.containsKey(lower)) return NAMES.get(lower);
        if (ABBREVIATIONS.containsKey(lower)) return ABBREVIATIONS.get(lower);
        Matcher capitals = CAPITALS.matcher(word);
        if (capitals.matches()) return capitals(capitals.group(1)) + capitals.group(2);
        return VOWEL.matcher(word).find() ? word : Spoken.letters(word);
    }

    private static String capitals(String word) {
        boolean spelt = word.length() <= 3 ? !LOUD.contains(word) : isAcronym(word);
        return spelt || !VOWEL.matcher(word).find()
                ? Spoken.letters(word)
                : word.toLowerCase(Locale.ROOT);
    }

    private static String contracted(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (CONTRACTIONS.containsKey(lower)) return CONTRACTIONS.get(lower);
        String stem = word.substring(0, word.lastIndexOf('\''));
        String ending = lower.substring(stem.length());
        if (ENDINGS.containsKey(ending)) return word(stem) + " " + ENDINGS.get(ending);
        if (ending.equals("'s"))
            return word(stem) + (BEFORE_IS.contains(stem.toLowerCase(Locale.ROOT)) ? " is" : "'s");
        if (!VOWEL.matcher(word).find()) return Spoken.letters(word.replace("'", ""));
        return word.equals(word.toUpperCase(Locale.ROOT)) ? lower : word;
    }

    /** Whether a capital follows, and no other word with a capital stands before it. */
    private static boolean isBeforeAName(String before, String after) {
        return after.matches("(?s) +[A-Z].*")
                && !before.matches("(?s).*[^.?!\\s] +[A-Z][A-Za-z]* +");
    }

    private static boolean beginsSentence(String before) {
        String stripped = before.stripTrailing();
        return stripped.isEmpty() || ".?!".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
    }
}
