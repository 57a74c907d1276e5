package dev.orderline.speech.vosk;

import com.sun.jna.Pointer;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Interpolator;
import dev.orderline.speech.audio.SpeechFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An acoustic model with its words, shared by all recognisers. Thread-safe. Close it after the
 * decoders that use it; closing it too early is an exception in them, not a crash.
 */
public final class VoskModel implements AutoCloseable {
    private static final List<String> NEEDED =
            List.of(
                    "am/final.mdl",
                    "conf/mfcc.conf",
                    "conf/model.conf",
                    "graph/HCLr.fst",
                    "graph/Gr.fst",
                    "graph/disambig_tid.int");
    private static final String STATIC_GRAPH = "graph/HCLG.fst";
    private static final String RATE = "--sample-frequency=";

    /** Where none is written. */
    private static final int KALDIS_RATE_HZ = 16_000;

    private static final int MAX_CONFIGURATION_BYTES = 65_536;

    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    /** Null once closed. */
    private @Nullable Pointer model;

    private final int rateHz;

    private VoskModel(Pointer model, int rateHz) {
        this.model = model;
        this.rateHz = rateHz;
    }

    /**
     * Reads the model in {@code folder}, having checked that it is whole, hears 8 or 16 kHz and
     * takes grammars at run time. Takes some tenths of a second.
     *
     * @throws SpeechFailure saying what is wrong with the folder
     */
    public static VoskModel load(Path folder) {
        int rateHz = check(folder);
        Pointer model = Libvosk.modelNew(folder.toString());
        if (model == null) throw new SpeechFailure("the model in " + folder + " is damaged");
        return new VoskModel(model, rateHz);
    }

    /**
     * As {@link #load} does before it loads: reads every file that has a checksum, and does not
     * touch Vosk.
     *
     * @return the rate that the model hears, in Hz
     * @throws SpeechFailure saying what is wrong with the folder
     */
    public static int check(Path folder) {
        if (!Files.isDirectory(folder)) throw new SpeechFailure("no model folder " + folder);
        if (Files.exists(folder.resolve(STATIC_GRAPH))
                && Files.notExists(folder.resolve("graph/HCLr.fst")))
            throw new SpeechFailure(
                    "the model in "
                            + folder
                            + " has a static graph ("
                            + STATIC_GRAPH
                            + ") and takes no grammars at run time; take one called small or lgraph");
        for (String file : NEEDED)
            if (sizeOf(folder.resolve(file)) == 0)
                throw new SpeechFailure("the model in " + folder + " has no " + file);
        Checksums.check(folder);
        int rateHz = rateHz(folder.resolve("conf/mfcc.conf"));
        if (rateHz != Frame.RATE_HZ && rateHz != Interpolator.TO_HZ)
            throw new SpeechFailure(
                    "the model in "
                            + folder
                            + " hears "
                            + rateHz
                            + " Hz; only models of "
                            + Frame.RATE_HZ
                            + " and "
                            + Interpolator.TO_HZ
                            + " Hz can be used");
        return rateHz;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new SpeechFailure("reading " + file, e);
        }
    }

    private static int rateHz(Path configuration) {
        if (sizeOf(configuration) > MAX_CONFIGURATION_BYTES)
            throw new SpeechFailure(configuration + " is no configuration");
        try {
            return Files.readAllLines(configuration).stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(RATE))
                    .map(line -> (int) Double.parseDouble(line.substring(RATE.length())))
                    .findFirst()
                    .orElse(KALDIS_RATE_HZ);
        } catch (IOException | NumberFormatException e) {
            throw new SpeechFailure("reading the sample rate in " + configuration, e);
        }
    }

    /** Whether {@code word} (lower case) can be recognised. */
    public boolean knows(String word) {
        use.readLock().lock();
        try {
            return Libvosk.modelFindWord(open(), word) != Libvosk.UNKNOWN_WORD;
        } finally {
            use.readLock().unlock();
        }
    }

    /**
     * A new recogniser for {@code phrases}, a JSON array. It takes telephone audio, whatever the
     * model hears.
     *
     * @throws SpeechFailure if there can be none
     */
    VoskRecognizer recognizer(String phrases) {
        return recognizer(model -> Libvosk.recognizerNewGrm(model, rateHz, phrases));
    }

    /** A new recogniser for whatever is said: what grammars are compared with. */
    VoskRecognizer dictation() {
        return recognizer(model -> Libvosk.recognizerNew(model, rateHz));
    }

    private VoskRecognizer recognizer(Function<Pointer, @Nullable Pointer> make) {
        use.readLock().lock();
        try {
            Pointer recognizer = make.apply(open());
            if (recognizer == null) throw new SpeechFailure("making a recogniser");
            return new VoskRecognizer(recognizer, rateHz);
        } finally {
            use.readLock().unlock();
        }
    }

    private Pointer open() {
        if (model == null) throw new IllegalStateException("the model is closed");
        return model;
    }

    /** Idempotent. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (model != null) Libvosk.modelFree(model);
            model = null;
        } finally {
            use.writeLock().unlock();
        }
    }
}
