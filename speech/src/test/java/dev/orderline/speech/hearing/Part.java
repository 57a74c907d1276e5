package dev.orderline.speech.hearing;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The two parts of the set: what is tuned by is not what is measured by. They share no voice, no
 * text, and no random number.
 */
enum Part {
    TEST(
            5,
            List.of("mary", "mary@1.1", "mary@0.9", "flite:slt", "espeak:en-us"),
            List.of("flite:rms", "espeak:en-gb+f3")),
    TUNING(
            6,
            List.of("flite:awb@1.18", "espeak:en-gb@0.85", "festival:kal@1.1"),
            List.of("flite:kal16", "festival:ked"));

    private final long seed;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> voices;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> bystanders;

    Part(long seed, List<String> voices, List<String> bystanders) {
        this.seed = seed;
        this.voices = voices;
        this.bystanders = bystanders;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Another one for everything that is called something else. */
    long seed(Object... called) {
        return 31 * seed + List.of(called).stream().map(Object::toString).toList().hashCode();
    }

    /** Whose answers are heard, unless others are asked for. */
    List<String> voices() {
        return voices;
    }

    /** Who is heard beside a caller: all the talk there is, and the first of them our prompts. */
    List<String> bystanders() {
        return bystanders;
    }

    /** Whether this voice, at whatever speed, is one of this part's. */
    boolean has(String voice) {
        return voices.stream().anyMatch(own -> base(own).equals(base(voice)));
    }

    private static String base(String voice) {
        return voice.replaceFirst("@.*", "");
    }

    /** The first of {@code texts} that belongs to this part: half of all do, by their hash. */
    String pick(Supplier<String> texts) {
        String text = texts.get();
        while (text.hashCode() * 0x9E37_79B9 >= 0 != (this == TEST)) text = texts.get();
        return text;
    }
}
