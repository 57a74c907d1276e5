package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BecauseTest {
    private static final Path RULES = Path.of("src/main/java/dev/orderline/ivr/orders");
    private static final Pattern SENTENCE = Pattern.compile("\"[^\"]*\\bbecause [^\"]*\"");

    /** A sentence with another word is not said to callers who have only sounds made before. */
    @Test
    void allWordsOfTheRulesSentencesAreListed() throws IOException {
        Set<String> unknown = new TreeSet<>();
        List<String> sentences = sentences();
        for (String sentence : sentences)
            Stream.of(sentence.replaceAll("%[a-z]", " ").split("[^a-z]+"))
                    .filter(word -> !word.isEmpty() && !Because.WORDS.contains(word))
                    .forEach(unknown::add);
        assertFalse(sentences.size() < 15, sentences::toString);
        assertEquals(Set.of(), unknown);
    }

    private static List<String> sentences() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> SENTENCE.matcher(code(file)).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toList());
        }
    }

    /** Without comments. */
    private static String code(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
