package dev.orderline.speech.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhraseListTest {
    @Test
    void phrasesThatAddNoPairOfWordsAreLeftOut() {
        var choice =
                PhraseGrammar.choice(
                        "c",
                        Grammars.ENGLISH,
                        Map.of("a", List.of("(talk | speak) to (me | you)", "talk", "me")));
        // "talk to me" is all pairs of others; "talk" and "me" alone are not: ends count as words
        assertEquals(
                Set.of("speak to me", "speak to you", "talk to you", "me", "talk"),
                Set.copyOf(PhraseList.of(choice, _ -> true).phrases()));
    }

    @Test
    void everyPairOfEveryPhraseIsKept() {
        Grammar grammar = Grammars.withUniversals(Grammars.digits("n", 8, "order number", "order"));
        assertEquals(pairs(grammar.phrases()), pairs(PhraseList.of(grammar, _ -> true).phrases()));
        assertTrue(
                PhraseList.of(grammar, _ -> true).phrases().size()
                        < grammar.phrases().size() * 3 / 4);
    }

    @Test
    void noDecoyIsAWordOfTheGrammar() {
        var choice =
                PhraseGrammar.choice(
                        "c", Grammars.ENGLISH, Map.of("a", List.of("the water please")));
        List<String> decoys = PhraseList.of(choice, _ -> true).decoys();
        for (String word : List.of("the", "water", "please")) assertFalse(decoys.contains(word));
        assertTrue(decoys.contains("mother"));
        assertEquals(decoys.size(), Set.copyOf(decoys).size());
    }

    @Test
    void whatTheModelCannotHearIsLeftOut() {
        var choice =
                PhraseGrammar.choice(
                        "c", Grammars.ENGLISH, Map.of("a", List.of("my anorak", "my jacket")));
        var list = PhraseList.of(choice, word -> !Set.of("anorak", "mother").contains(word));
        assertEquals(List.of("my jacket"), list.phrases());
        assertFalse(list.decoys().contains("mother"));
    }

    private static Set<String> pairs(List<String> phrases) {
        var pairs = new HashSet<String>();
        for (String phrase : phrases) {
            List<String> words = List.of(("< " + phrase + " >").split(" "));
            for (int i = 1; i < words.size(); i++) pairs.add(words.get(i - 1) + " " + words.get(i));
        }
        return pairs;
    }
}
