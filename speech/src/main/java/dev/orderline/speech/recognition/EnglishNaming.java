package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The words by which something of a long list is called, whichever it is: "the shoes", "my red
 * jacket". Gives them without article.
 */
final class EnglishNaming implements WordReader<String> {
    /**
     * Names farther down the list are not listened for by their whole names: others would be lost.
     */
    private static final int MAX_WHOLE = 100;

    private final EnglishNames names = new EnglishNames();

    /**
     * @param names as they are written; those without words are passed over
     */
    EnglishNaming(List<String> names) {
        for (String name : names) if (EnglishNames.isName(name)) this.names.add(name, name);
    }

    @Override
    public List<Read<String>> at(Words words, int at) {
        var all = new ArrayList<Read<String>>();
        for (Read<String> before : EnglishItems.BEFORE.at(words, at))
            all.addAll(named(words, before.to()));
        return all;
    }

    private List<Read<String>> named(Words words, int from) {
        var all = new ArrayList<Read<String>>();
        List<EnglishNames.Begun> begun = names.begin(words.at(from));
        List<String> said = new ArrayList<>();
        boolean content = false;
        for (int at = from; !begun.isEmpty(); at++) {
            String word = words.at(at);
            said.add(word);
            content |= !EnglishNames.isLink(word);
            if (content && !EnglishNames.isLink(word)) {
                String value = String.join(" ", said);
                all.add(new Read<>(at + 1, value));
                if (at + 1 < words.size())
                    for (Read<String> one : EnglishItems.ONE.at(words, at + 1))
                        all.add(new Read<>(one.to(), value));
            }
            begun = names.goOn(begun, words.at(at + 1));
        }
        return all;
    }

    /** What things are (the last words of their names), and the first of the whole names. */
    List<String> phrases() {
        var phrases = new LinkedHashSet<String>();
        List<String> spoken = names.spoken();
        for (String name : spoken) {
            String last = name.substring(name.lastIndexOf(' ') + 1);
            phrases.add("the " + last);
            phrases.add("my " + last);
        }
        spoken.stream().limit(MAX_WHOLE).forEach(name -> phrases.add("the " + name));
        return List.copyOf(phrases);
    }

    /** The whole name of some thing. */
    String example(RandomGenerator random) {
        List<String> spoken = names.spoken();
        return spoken.isEmpty() ? "" : "the " + spoken.get(random.nextInt(spoken.size()));
    }
}
