package dev.orderline.speech.mary;

import dev.orderline.speech.audio.Decimator;
import dev.orderline.speech.audio.Edges;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.Engine;
import dev.orderline.speech.synthesis.TextNormaliser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import marytts.LocalMaryInterface;
import marytts.Version;
import marytts.datatypes.MaryXML;
import marytts.exceptions.MaryConfigurationException;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The American English voice cmu-slt-hsmm of MaryTTS. Renders about ten times as fast as speech on
 * one core, and gives the same frames for the same sentence on any thread.
 *
 * <p>MaryTTS is one per JVM: it lives in statics and cannot be started again. It is kept from what
 * it does badly: sentences are plain words, since its number reading is not thread-safe; its input
 * is built as a tree, so nothing in a sentence can be markup; effects, which leak between threads,
 * are never set; its audio is always read to the end, since an abandoned stream keeps its vocoder's
 * thread for ever.
 */
public final class MaryEngine implements Engine {
    private static final String VOICE = "cmu-slt-hsmm";

    /** To be raised when anything changes here or in the tokeniser that can be heard. */
    private static final int SOUND = 1;

    /** What {@link TextNormaliser} gives: MaryTTS gets nothing else. */
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z][A-Za-z ',.?!]*+");

    /** A hundred words take 4 s on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * How far the peaks of speech may stand above its level. Of 144 prompts none had more than 16
     * dB; when the vocoder overflows, as it does at "twelve" thirty times without a comma, one
     * click is left and next to nothing after it.
     */
    private static final double MAX_CREST_DB = 22;

    private static final List<String> WARM_UP =
            List.of(
                    "Welcome to our order line, how can I help you today?",
                    "Your package was delivered on Tuesday, November twenty fourth.",
                    "Please say your order number, digit by digit, or use your keypad.",
                    "The total is one hundred and forty nine dollars and ninety five cents.");

    private static final int WARM_UP_ROUNDS = 2;

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private final LocalMaryInterface mary;
    private final Vocoding vocoding;
    private final Rate rate;

    private MaryEngine(LocalMaryInterface mary, Vocoding vocoding, Rate rate) {
        this.mary = mary;
        this.vocoding = vocoding;
        this.rate = rate;
    }

    /**
     * Starts MaryTTS and warms it up, which takes some twelve seconds of processor time, on two
     * cores, and 41 MB of heap. It then speaks at the normal rate.
     *
     * @throws IllegalStateException if it was started before in this JVM, or if its logger would
     *     write what is said to callers
     * @throws SpeechFailure if it cannot be started: a jar is missing, most likely
     */
    public static MaryEngine start() {
        if (LoggerFactory.getLogger("marytts").isErrorEnabled())
            throw new IllegalStateException(
                    "MaryTTS logs what is said to callers: set the level of logger marytts to OFF");
        if (!STARTED.compareAndSet(false, true))
            throw new IllegalStateException("MaryTTS starts only once in a JVM");
        // By default it writes temporary files when memory is short, and tests itself for 0.5 s.
        System.setProperty("synthesis.audiostore", "ram");
        System.setProperty("modules.poweronselftest", "false");
        LocalMaryInterface mary = interfaceToMary();
        MaryEngine engine = new MaryEngine(mary, new Vocoding(PATIENCE), Rate.NORMAL);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) WARM_UP.forEach(engine::render);
        return engine;
    }

    /** Set up once, here: its setters are not thread-safe. */
    private static LocalMaryInterface interfaceToMary() {
        try {
            LocalMaryInterface mary = new LocalMaryInterface();
            mary.setInputType("RAWMARYXML");
            mary.setVoice(VOICE);
            return mary;
        } catch (MaryConfigurationException | IllegalArgumentException | LinkageError e) {
            throw new SpeechFailure("start MaryTTS with voice " + VOICE, e);
        }
    }

    /** The same voice at another rate. */
    public MaryEngine at(Rate rate) {
        return new MaryEngine(mary, vocoding, rate);
    }

    @Override
    public String words(String written) {
        return TextNormaliser.normalise(written);
    }

    @Override
    public String identity() {
        return String.join(
                " ",
                "marytts",
                Version.specificationVersion(),
                VOICE,
                rate.name(),
                "sound " + SOUND);
    }

    /**
     * @throws IllegalArgumentException if the sentence holds anything but words of English letters
     *     and sentence punctuation, or no word
     */
    @Override
    public List<Frame> render(String sentence) {
        if (!SPEAKABLE.matcher(sentence).matches())
            throw new IllegalArgumentException("a sentence that was not normalised");
        short[] rendered = vocoding.read(() -> mary.generateAudio(document(sentence)));
        short[] speech = Edges.trim(Level.level(Decimator.decimate(rendered)));
        if (speech.length == 0 || Level.peak(speech) - Level.speech(speech) > MAX_CREST_DB)
            throw new SpeechFailure("render a sentence with MaryTTS, whose vocoder overflowed");
        return Frames.cut(speech);
    }

    private Document document(String sentence) {
        Document document = MaryXML.newDocument();
        Element root = document.getDocumentElement();
        root.setAttribute("xml:lang", "en-US");
        Element paragraph = MaryXML.appendChildElement(root, MaryXML.PARAGRAPH);
        Element prosody = MaryXML.appendChildElement(paragraph, MaryXML.PROSODY);
        prosody.setAttribute("rate", rate.prosody());
        prosody.appendChild(document.createTextNode(sentence));
        return document;
    }
}
