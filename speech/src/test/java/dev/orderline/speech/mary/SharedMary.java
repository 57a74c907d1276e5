package dev.orderline.speech.mary;

/** The one MaryTTS that all tests of a JVM share: it cannot be started twice. */
final class SharedMary {
    static final MaryEngine ENGINE = MaryEngine.start();

    private SharedMary() {}
}
