package dev.orderline.ivr.sounds;

import dev.orderline.ivr.call.Sounds;
import dev.orderline.ivr.flow.Manner;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.Prompt;
import dev.orderline.speech.synthesis.Prompt.Piece;
import dev.orderline.speech.synthesis.Prompt.Sentence;
import dev.orderline.speech.synthesis.RenderingKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says prompts by the sounds in a folder: a sentence that is the same in all calls as one sound,
 * any other piece by piece, and values word by word. Who wants to be spoken to slowly hears the
 * same sounds with longer pauses between the sentences.
 *
 * <p>What has no sound is not left out, nor is anything said instead: the prompt fails, and with it
 * the call, whose caller then goes to a person. That can be a name that has come up since the names
 * were last rendered.
 */
public final class RenderedSounds implements Sounds {
    private final SoundFolder folder;

    public RenderedSounds(SoundFolder folder) {
        this.folder = folder;
    }

    @Override
    public List<String> of(Prompt prompt, Manner manner) {
        var sequence = new Sequence(voice(manner.language()));
        for (Sentence sentence : prompt.sentences()) {
            sequence.pause(manner.slowly() ? Pause.LONG : Pause.SENTENCE);
            if (sentence.personal()) sentence.pieces().forEach(sequence::piece);
            else sequence.piece(new Piece.Fixed(sentence.text()));
        }
        return sequence.sounds();
    }

    /** The sound of one sentence, by its name below our sounds; empty if it has none. */
    public Optional<String> find(String sentence, String language) {
        try {
            return folder.voice(language)
                    .map(voice -> RenderingKey.of(voice, SoundWords.of(sentence)))
                    .filter(folder::has)
                    .map(SoundFolder::belowOurs);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String voice(String language) {
        try {
            return folder.voice(language)
                    .orElseThrow(() -> new SpeechFailure("find sounds in " + language));
        } catch (IOException unreadable) {
            throw new SpeechFailure("find out who speaks " + language, unreadable);
        }
    }

    /** One prompt's sounds while they are found. */
    private final class Sequence {
        private final String voice;
        private final List<String> sounds = new ArrayList<>();

        /** Before the next sound, if there is one. */
        private Optional<Pause> pause = Optional.empty();

        Sequence(String voice) {
            this.voice = voice;
        }

        List<String> sounds() {
            return sounds;
        }

        /** The longer of this and another one that has not been made yet. */
        void pause(Pause next) {
            if (pause.filter(other -> other.compareTo(next) > 0).isEmpty())
                pause = Optional.of(next);
        }

        void piece(Piece piece) {
            if (piece.text().stripLeading().startsWith(",")) pause(Pause.COMMA);
            switch (piece) {
                case Piece.Fixed(String text) -> sound(text, "\"" + text + "\"");
                case Piece.Name(String name) -> name(name);
                case Piece.Value(String value) -> value(value);
            }
            if (piece.text().stripTrailing().endsWith(",")) pause(Pause.COMMA);
        }

        /** As a whole, which sounds better; what was made up in the call is said by its words. */
        private void name(String name) {
            String words = SoundWords.of(name);
            if (folder.has(RenderingKey.of(voice, words))) sound(name, "a name");
            else byWords(name, "a name");
        }

        private void value(String value) {
            byWords(value, "a value");
        }

        private void byWords(String text, String described) {
            List<String> phrases = List.of(text.split("[,;]"));
            for (int i = 0; i < phrases.size(); i++) {
                if (i > 0) pause(Pause.COMMA);
                for (String word : List.of(phrases.get(i).strip().split(" +")))
                    sound(word, described);
            }
        }

        /**
         * @param described what it is, with nothing personal
         */
        private void sound(String text, String described) {
            String words = SoundWords.of(text);
            if (words.isEmpty()) return;
            String name = RenderingKey.of(voice, words);
            if (!folder.has(name)) throw new SpeechFailure("find a sound for " + described);
            pause.filter(_ -> !sounds.isEmpty()).map(Pause::sound).ifPresent(this::add);
            pause = Optional.empty();
            add(name);
        }

        private void add(String name) {
            sounds.add(folder.sound(name));
        }
    }
}
