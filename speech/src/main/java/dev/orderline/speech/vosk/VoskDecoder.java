package dev.orderline.speech.vosk;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.recognition.Decoder;
import dev.orderline.speech.recognition.Decoding;
import dev.orderline.speech.recognition.Grammar;
import dev.orderline.speech.recognition.PhraseList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Decodes with Vosk, on a few platform threads of its own. Shared by all calls.
 *
 * <p>The recognisers of a decoding are made on those threads as soon as it is started. That takes
 * 0.5 ms of CPU for yes and no, 4.4 ms for codes (the longest of 200: 8 ms; VoskBench), long before
 * a voice can have been noticed, so none are kept in stock.
 */
public final class VoskDecoder implements Decoder, AutoCloseable {
    private static final long CLOSING_AT_MOST_S = 10;

    private final VoskModel model;
    private final ExecutorService threads;
    private final Map<String, PhraseLists> prepared = new ConcurrentHashMap<>();
    private final Set<VoskDecoding> open = ConcurrentHashMap.newKeySet();
    private boolean closed;

    /**
     * @param model stays the caller's, to be closed after this
     * @param threads how many decodings may be computed at the same time: the number of cores
     */
    public VoskDecoder(VoskModel model, int threads) {
        this(
                model,
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("vosk-", 1).factory()));
    }

    /**
     * Decodes on whichever thread gives the audio, which waits for it: for recordings. The same
     * audio is then heard alike each time, however busy the machine is.
     *
     * @param model stays the caller's, to be closed after this
     */
    public static VoskDecoder waiting(VoskModel model) {
        return new VoskDecoder(model, new OwnThread());
    }

    /** On other threads; they become this decoder's. */
    VoskDecoder(VoskModel model, ExecutorService threads) {
        this.model = model;
        this.threads = threads;
    }

    /**
     * Checks that the model knows every word of {@code grammars} and takes them, so that no call
     * finds out.
     *
     * @return forgets them, when nobody needs them any more
     * @throws SpeechFailure naming the grammar and the words that the model does not know
     */
    public Prepared prepare(Collection<? extends Grammar> grammars) {
        Map<String, PhraseLists> compiled = new HashMap<>();
        for (Grammar grammar : grammars) {
            PhraseLists lists = compile(grammar);
            Recognizers.open(model, lists).close();
            compiled.put(grammar.name(), lists);
        }
        prepared.putAll(compiled);
        return () -> compiled.forEach(prepared::remove);
    }

    /** Grammars that were made ready. */
    public interface Prepared extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Of a grammar that was not prepared, such as one of a caller's own items, phrases with words
     * that the model does not know are left out.
     */
    @Override
    public Decoding start(Grammar grammar) {
        PhraseLists known = prepared.get(grammar.name());
        PhraseLists lists =
                (known == null ? PhraseLists.of(PhraseList.of(grammar, model::knows)) : known)
                        .expecting(grammar.expected(), model::knows);
        synchronized (this) {
            if (closed) throw new SpeechFailure("the decoder is closed");
            var decoding =
                    new VoskDecoding(() -> Recognizers.open(model, lists), threads, open::remove);
            open.add(decoding);
            decoding.begin();
            return decoding;
        }
    }

    /**
     * Vosk's phrase lists for {@code grammar}, of which the model must know every word.
     *
     * @throws SpeechFailure naming the grammar and the words that the model does not know
     */
    PhraseLists compile(Grammar grammar) {
        List<String> unknown =
                grammar.words().stream().filter(word -> !model.knows(word)).sorted().toList();
        if (!unknown.isEmpty())
            throw new SpeechFailure(
                    "the model does not know these words of grammar "
                            + grammar.name()
                            + ": "
                            + String.join(", ", unknown));
        return PhraseLists.of(PhraseList.of(grammar, model::knows));
    }

    /** How many decodings are not closed. */
    public int open() {
        return open.size();
    }

    /** Ends all decodings and waits until their recognisers are freed. Idempotent. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            open.forEach(VoskDecoding::close);
            threads.shutdown();
        }
        try {
            if (!threads.awaitTermination(CLOSING_AT_MOST_S, TimeUnit.SECONDS))
                throw new SpeechFailure("waited too long for decoder threads to end");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
