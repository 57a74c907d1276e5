package de.dfki.lt.tools.tokenizer;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts English text into words, punctuation and sentences. Stateless, so any thread may use it. */
public final class JTok {
    /** The key under which every token is annotated; MaryTTS asks only whether it is. */
    public static final String CLASS_ANNO = "class";

    /** The key under which the first character of a sentence is annotated. */
    public static final String BORDER_ANNO = "border";

    /** The border of the first sentence of a paragraph; MaryTTS compares it by identity. */
    public static final String P_BORDER = "p";

    /** The border of any other sentence. */
    public static final String TU_BORDER = "tu";

    private static final Pattern TOKEN =
            Pattern.compile("(?<word>[\\p{L}\\p{N}]+(?:['\u2019-][\\p{L}\\p{N}]+)*+)|\\S");

    /**
     * @param ignored where JTok finds its language files; there are none
     */
    public JTok(Properties ignored) {}

    /**
     * @param language ignored: there is one
     */
    public AnnotatedString tokenize(String text, String language) {
        FastAnnotatedString tokens = new FastAnnotatedString(text);
        Matcher token = TOKEN.matcher(text);
        String border = P_BORDER;
        boolean begins = true;
        while (token.find()) {
            boolean word = token.group("word") != null;
            tokens.annotate(CLASS_ANNO, word ? "WORD" : "PUNCTUATION", token.start(), token.end());
            if (begins && word) {
                tokens.annotate(BORDER_ANNO, border, token.start(), token.start() + 1);
                border = TU_BORDER;
            }
            begins = word ? false : begins || ".!?".contains(token.group());
        }
        return tokens;
    }
}
