package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.SpokenLanguage;
import dev.orderline.speech.synthesis.SayAs;

/**
 * A language callers and we can speak.
 *
 * @param heard how callers say values
 * @param said how we say them
 */
public record Language(SpokenLanguage heard, SayAs said) {
    public Language {
        if (!heard.tag().equals(said.tag()))
            throw new IllegalArgumentException(heard.tag() + " is not " + said.tag());
    }

    /** Its BCP 47 tag. */
    public String tag() {
        return said.tag();
    }
}
