package dev.orderline.speech.hearing;

import java.util.regex.Pattern;

/** Whether the starter model has learned from a voice (models/starter/README.md). */
enum Training {
    UNKNOWN("unknown to the model"),
    /** MaryTTS's cmu-slt-hsmm: by another engine, from recordings of the person of flite:slt. */
    SPEAKER_LEARNED(
            "which the model has not learned from, though from others of the same person, slt of"
                    + " CMU ARCTIC"),
    LEARNED("which the model has learned from");

    /** Named as voices are here, or as in the transcripts of recordings. */
    private static final Pattern PROGRAMS = Pattern.compile("(flite|espeak|festival|pico)\\b.*");

    private final String title;

    Training(String title) {
        this.title = title;
    }

    /** Of a voice at any speed: speed and pitch were varied in the training. */
    static Training of(String voice) {
        if (PROGRAMS.matcher(voice).matches()) return LEARNED;
        return voice.startsWith("mary") ? SPEAKER_LEARNED : UNKNOWN;
    }

    String title() {
        return title;
    }
}
