package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Meaning;
import java.util.Map;
import java.util.Optional;

/** What pressed keys mean to one question. Immutable. */
public sealed interface Keys {
    /** Whether nothing more need be pressed after {@code pressed}. */
    boolean complete(String pressed);

    /** What {@code pressed} (without a closing #) means, if anything. */
    Optional<Meaning> meaning(String pressed);

    /** One key, one answer. */
    record Menu(Map<Character, Meaning> answers) implements Keys {
        public Menu {
            answers = Map.copyOf(answers);
        }

        @Override
        public boolean complete(String pressed) {
            return !pressed.isEmpty();
        }

        @Override
        public Optional<Meaning> meaning(String pressed) {
            return pressed.length() == 1
                    ? Optional.ofNullable(answers.get(pressed.charAt(0)))
                    : Optional.empty();
        }
    }

    /**
     * A value that is keyed in, and single keys that mean something when they stand alone.
     *
     * @param alone star answers at once, a digit only when # or a pause follows it
     */
    record Entry(String slot, KeyedValue value, Map<Character, Meaning> alone) implements Keys {
        public Entry {
            alone = Map.copyOf(alone);
        }

        @Override
        public boolean complete(String pressed) {
            return pressed.length() >= value.most() || pressed.startsWith("*");
        }

        @Override
        public Optional<Meaning> meaning(String pressed) {
            Optional<Meaning> whole = value.read(pressed).map(plain -> Meaning.of(slot, plain));
            if (pressed.length() == 1 && whole.isEmpty())
                return Optional.ofNullable(alone.get(pressed.charAt(0)));
            return whole;
        }
    }
}
