package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Reads a phrase pattern into the phrases it stands for: {@code [i want to] (return | send back)
 * {item} from my <order>}. Brackets hold what may be left out, parentheses group, bars part
 * alternatives, at the top too. Words are lower-case letters of any script and apostrophes. Braces
 * name a slot, which stays in the phrases as it is written; angle brackets name a rule, which is
 * replaced by its phrases.
 */
final class PhrasePattern {
    /** So that neither a slip nor malice makes millions of phrases of one line. */
    static final int MAX_PHRASES = 1_000;

    static final int MAX_DEPTH = 8;
    static final int MAX_LENGTH = 1_000;

    private final String pattern;
    private final PatternScope scope;
    private int at;
    private int depth;

    private PhrasePattern(String pattern, PatternScope scope) {
        this.pattern = pattern;
        this.scope = scope;
    }

    /**
     * The phrases of {@code pattern}, in the order in which they are written, each once.
     *
     * @throws BadPattern if it cannot be read, stands for more than {@link #MAX_PHRASES}, for one
     *     of more than {@link #MAX_LENGTH} characters or for the empty phrase, has a slot twice in
     *     one phrase, or refers to what is not in {@code scope}
     */
    static List<String> expand(String pattern, PatternScope scope) {
        if (pattern.length() > MAX_LENGTH)
            throw new BadPattern(
                    pattern.substring(0, 20) + "...", MAX_LENGTH, "more than 1000 characters");
        return new PhrasePattern(pattern, scope).whole();
    }

    /** The phrases of several patterns of words alone. */
    static List<String> expand(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> expand(pattern, PatternScope.none()).stream())
                .toList();
    }

    /** The slot that {@code token} of a phrase stands for; empty if it is a word. */
    static String slot(String token) {
        return token.startsWith("{") ? token.substring(1, token.length() - 1) : "";
    }

    private List<String> whole() {
        List<String> phrases = alternatives();
        if (at < pattern.length()) throw bad("'" + pattern.charAt(at) + "' closes nothing");
        if (phrases.contains("")) throw new BadPattern(pattern, 0, "everything may be left out");
        return List.copyOf(new LinkedHashSet<>(phrases));
    }

    private List<String> alternatives() {
        var phrases = new ArrayList<>(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            phrases.addAll(sequence());
            if (phrases.size() > MAX_PHRASES) throw tooMany();
        }
        return phrases;
    }

    private List<String> sequence() {
        int start = at;
        List<String> phrases = List.of("");
        boolean empty = true;
        for (skipBlanks(); at < pattern.length() && "|])".indexOf(pattern.charAt(at)) < 0; ) {
            phrases = joined(phrases, part());
            empty = false;
            skipBlanks();
        }
        if (empty) throw new BadPattern(pattern, start, "nothing to say");
        return phrases;
    }

    private List<String> part() {
        return switch (pattern.charAt(at)) {
            case '[' -> {
                var phrases = new ArrayList<>(group(']'));
                phrases.add("");
                yield phrases;
            }
            case '(' -> group(')');
            case '{' -> List.of(slot());
            case '<' -> rule();
            default -> List.of(word());
        };
    }

    private List<String> group(char close) {
        int open = at++;
        if (++depth > MAX_DEPTH) throw new BadPattern(pattern, open, "too many groups in groups");
        List<String> phrases = alternatives();
        if (at == pattern.length())
            throw new BadPattern(pattern, open, "'" + pattern.charAt(open) + "' is never closed");
        if (pattern.charAt(at) != close)
            throw bad("'" + pattern.charAt(at) + "' where '" + close + "' should be");
        at++;
        depth--;
        return phrases;
    }

    private String slot() {
        int start = at;
        String slot = name('}');
        if (!scope.hasSlot(slot)) throw new BadPattern(pattern, start, "there is no slot " + slot);
        return "{" + slot + "}";
    }

    private List<String> rule() {
        int start = at;
        String rule = name('>');
        String objection = scope.objection(rule);
        if (!objection.isEmpty()) throw new BadPattern(pattern, start, objection);
        return scope.phrases(rule);
    }

    /** The name between the bracket here and {@code close}. */
    private String name(char close) {
        int open = at++;
        int end = pattern.indexOf(close, at);
        if (end < 0)
            throw new BadPattern(pattern, open, "'" + pattern.charAt(open) + "' is never closed");
        for (; at < end; at++)
            if (!isOfName(pattern.charAt(at)))
                throw bad("'" + pattern.charAt(at) + "' is no small letter, digit or hyphen");
        if (at == open + 1) throw bad("a name is missing");
        at++;
        return pattern.substring(open + 1, end);
    }

    private String word() {
        int start = at;
        while (at < pattern.length() && isOfWord(pattern.charAt(at))) at++;
        if (at == start)
            throw bad("'" + pattern.charAt(at) + "' is no small letter, apostrophe or bracket");
        return pattern.substring(start, at);
    }

    private List<String> joined(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MAX_PHRASES) throw tooMany();
        var phrases = new ArrayList<String>(heads.size() * tails.size());
        for (String head : heads)
            for (String tail : tails)
                phrases.add(head.isEmpty() || tail.isEmpty() ? head + tail : joined(head, tail));
        return phrases;
    }

    private String joined(String head, String tail) {
        if (head.length() + tail.length() >= MAX_LENGTH)
            throw bad("a phrase of more than 1000 characters");
        for (int open = tail.indexOf('{'); open >= 0; open = tail.indexOf('{', open + 1)) {
            String slot = tail.substring(open, tail.indexOf('}', open) + 1);
            if (head.contains(slot)) throw bad(slot + " twice in one phrase");
        }
        return head + " " + tail;
    }

    private void skipBlanks() {
        while (at < pattern.length() && pattern.charAt(at) == ' ') at++;
    }

    private static boolean isOfWord(char c) {
        return Character.isLowerCase(c) || c == '\'';
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private BadPattern bad(String why) {
        return new BadPattern(pattern, at, why);
    }

    private BadPattern tooMany() {
        return bad("more than " + MAX_PHRASES + " phrases");
    }
}
