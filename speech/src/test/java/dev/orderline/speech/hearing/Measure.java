package dev.orderline.speech.hearing;

import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.recognition.Grammar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one row measures: something is said, comes over a line, and is heard as a kind of answer.
 */
record Measure(Said said, Kind kind, Condition condition) {
    /** Whether what is said answers the question. */
    enum Said {
        ANSWER {
            @Override
            String words(Kind kind, Part part, RandomGenerator random) {
                return kind.words(part, random);
            }
        },
        NO_ANSWER {
            @Override
            String words(Kind kind, Part part, RandomGenerator random) {
                return Texts.outside(part, random);
            }
        },
        /** A value that is expected of this caller, beside two others. */
        EXPECTED {
            @Override
            String words(Kind kind, Part part, RandomGenerator random) {
                return kind.words(part, random);
            }

            @Override
            Grammar grammar(Kind kind, String words, RandomGenerator random) {
                String said = kind.grammar().meaning(words).orElseThrow().value();
                return kind.expecting(
                        List.of(
                                Neighbours.of(said, 6, random),
                                said,
                                Neighbours.of(said, 2, random)));
            }
        },
        /** A number that is none, one digit away from two that are expected. */
        NEAR_EXPECTED {
            @Override
            String words(Kind kind, Part part, RandomGenerator random) {
                return WRONG_NUMBER.words(kind, part, random);
            }

            @Override
            Grammar grammar(Kind kind, String words, RandomGenerator random) {
                String said =
                        Ean8.WRONG_NUMBERS
                                .readings(List.of(words.split(" ")), 0)
                                .getFirst()
                                .value();
                return kind.expecting(
                        List.of(Neighbours.of(said, 1, random), Neighbours.of(said, 1, random)));
            }
        },
        /** An order number whose check digit does not fit: whichever is taken, it was not said. */
        WRONG_NUMBER {
            @Override
            String words(Kind kind, Part part, RandomGenerator random) {
                return part.pick(() -> Ean8.WRONG_NUMBERS.example(random));
            }
        };

        abstract String words(Kind kind, Part part, RandomGenerator random);

        /** What {@code words} are heard with. */
        Grammar grammar(Kind kind, String words, RandomGenerator random) {
            return kind.grammar();
        }
    }

    /** The noises in which speech that answers nothing is heard, beside quiet. */
    private static final List<Condition> FALSE_IN =
            List.of(Condition.NOISE_10, Condition.BABBLE_15, Condition.ECHO_12);

    private static final List<Condition> EXPECTED_IN = List.of(Condition.CLEAN, Condition.NOISE_10);

    /**
     * Every kind over a clean line and order numbers over every line, or with {@code everything}
     * every kind over every line; the same of what is no answer, over fewer lines.
     */
    static List<Measure> all(boolean everything) {
        List<Measure> all = new ArrayList<>();
        for (Said said : List.of(Said.ANSWER, Said.NO_ANSWER))
            for (Kind kind : Kind.values())
                for (Condition condition : Condition.values())
                    if (everything || isUsual(said, kind, condition))
                        all.add(new Measure(said, kind, condition));
        for (Condition condition : EXPECTED_IN)
            for (Kind kind : List.of(Kind.ORDER_NUMBER, Kind.CODE))
                all.add(new Measure(Said.EXPECTED, kind, condition));
        for (Condition condition : EXPECTED_IN)
            for (Said said : List.of(Said.WRONG_NUMBER, Said.NEAR_EXPECTED))
                all.add(new Measure(said, Kind.ORDER_NUMBER, condition));
        return all;
    }

    private static boolean isUsual(Said said, Kind kind, Condition condition) {
        if (condition == Condition.CLEAN) return said == Said.ANSWER || kind.isAskedOften();
        return said == Said.ANSWER
                ? kind == Kind.ORDER_NUMBER
                : kind == Kind.WISH && FALSE_IN.contains(condition);
    }

    String title() {
        return switch (said) {
            case ANSWER -> kind.title();
            case NO_ANSWER -> "no " + kind.title();
            case EXPECTED -> kind.title() + " of own";
            case NEAR_EXPECTED -> "wrong, next to own";
            case WRONG_NUMBER -> "wrong number";
        };
    }

    Utterance utterance(Studio studio, String voice, Part part, RandomGenerator random)
            throws IOException, InterruptedException {
        String words = said.words(kind, part, random);
        boolean answers = said == Said.ANSWER || said == Said.EXPECTED;
        if (answers == kind.grammar().meaning(words).isEmpty())
            throw new IllegalStateException("as " + this + " is never said: " + words);
        return studio.say(voice, words, kind.written(words));
    }

    Grammar grammar(String words, RandomGenerator random) {
        return said.grammar(kind, words, random);
    }
}
