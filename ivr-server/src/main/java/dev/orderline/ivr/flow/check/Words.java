package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.flow.check.Phrases.Written;
import dev.orderline.ivr.flow.source.Place;
import dev.orderline.ivr.flow.source.Places;
import dev.orderline.ivr.flow.source.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the installed models know every word that a flow listens for. */
final class Words {
    /** Slots and rules, and words. */
    private static final Pattern PIECE = Pattern.compile("\\{[^{}]*}|<[^<>]*>|([\\p{L}']+)");

    private static final int SUGGESTIONS = 3;
    private static final String OTHERWISE = "say it otherwise";

    /** For more unknown words nothing is looked up: it takes a tenth of a second each. */
    private static final int LOOKED_UP = 20;

    private final Map<String, Vocabulary> vocabularies;
    private final Places places;
    private final Problems problems;

    /** How to mend words: it takes long to find out. */
    private final Map<String, String> suggestions = new HashMap<>();

    /**
     * @param vocabularies by language; of one that has none nothing can be said
     */
    Words(Map<String, Vocabulary> vocabularies, Places places, Problems problems) {
        this.vocabularies = vocabularies;
        this.places = places;
        this.problems = problems;
    }

    void check(Flow flow) {
        for (Written written : Phrases.of(flow))
            written.phrases()
                    .byLanguage()
                    .forEach((language, phrases) ->
                            Optional.ofNullable(vocabularies.get(language))
                                    .ifPresent(vocabulary ->
                                            check(written, language, phrases, vocabulary)));
    }

    private void check(
            Written written, String language, List<String> phrases, Vocabulary vocabulary) {
        for (int i = 0; i < phrases.size(); i++) {
            Matcher piece = PIECE.matcher(phrases.get(i));
            while (piece.find()) {
                String word = piece.group(1);
                if (word == null || vocabulary.knows(word)) continue;
                Place place =
                        places.of(written.flow().name(), language, written.path(i), piece.start());
                problems.error(
                        place,
                        "the installed model does not know the word \"" + word + "\"",
                        mend(word, vocabulary));
            }
        }
    }

    private String mend(String word, Vocabulary vocabulary) {
        String known = suggestions.get(word);
        if (known != null) return known;
        String mend = suggestions.size() < LOOKED_UP ? suggestion(word, vocabulary) : OTHERWISE;
        suggestions.put(word, mend);
        return mend;
    }

    private static String suggestion(String word, Vocabulary vocabulary) {
        for (int i = 2; i <= word.length() - 2; i++) {
            String one = word.substring(0, i);
            String other = word.substring(i);
            if (vocabulary.knows(one) && vocabulary.knows(other))
                return "write \"" + one + " " + other + "\", or say it otherwise";
        }
        List<String> like = vocabulary.soundingLike(word, SUGGESTIONS);
        return like.isEmpty()
                ? OTHERWISE
                : "write a word that sounds like it: " + String.join(", ", like);
    }
}
