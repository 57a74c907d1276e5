package dev.orderline.speech.synthesis;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.Prompt.Sentence;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A voice that renders each sentence once: cached ones play at once, others are rendered on a few
 * platform threads, in the order in which they were asked for. Whoever asks for a sentence that is
 * being rendered waits for the same rendering.
 */
public final class CachedVoice implements Voice, AutoCloseable {
    /** Told how far {@link #prepare} or {@link #render} has come. */
    public interface Progress {
        void prepared(int sentences, int ofSentences);
    }

    /** Told of what {@link #render} has rendered. */
    public interface Listener {
        void rendered(String words, List<Frame> frames);
    }

    private static final Logger LOG = LoggerFactory.getLogger(CachedVoice.class);

    /** Longer than any sentence needs; nobody stays on a silent line for longer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Duration PATIENCE_ON_CLOSE = Duration.ofSeconds(5);

    private final Engine engine;
    private final PromptCache cache;
    private final ThreadPoolExecutor pool;
    private final Duration longestWait;

    /**
     * The fixed sentences that were prepared, by their texts. For as long as somebody needs them,
     * whatever else the cache has to hold: what is not in memory waits behind everything that is
     * being rendered.
     */
    private final Map<String, Fixed> prepared = new ConcurrentHashMap<>();

    /**
     * A fixed sentence.
     *
     * @param frames none for one of no words
     * @param uses how many need it
     */
    private record Fixed(List<Frame> frames, int uses) {}

    /** Sentences that were prepared. */
    public interface Prepared extends AutoCloseable {
        /** Nobody needs them any more; they may still be in the cache. */
        @Override
        void close();
    }

    /** By key; a rendering is here until its sentence is in the cache. */
    private final Map<String, CompletableFuture<List<Frame>>> underWay = new ConcurrentHashMap<>();

    /**
     * @param threads that render, each keeping a core busy
     * @param waiting how many sentences may wait for them; asking for more fails
     */
    public CachedVoice(Engine engine, PromptCache cache, int threads, int waiting) {
        this(engine, cache, threads, waiting, LONGEST_WAIT);
    }

    /**
     * @param longestWait how long after it was asked for a sentence of {@link #speak} may come
     */
    CachedVoice(Engine engine, PromptCache cache, int threads, int waiting, Duration longestWait) {
        this.engine = engine;
        this.cache = cache;
        this.longestWait = longestWait;
        this.pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waiting),
                        Thread.ofPlatform().name("voice-", 0).daemon().factory());
    }

    /** Names the voice and all else that decides how its sentences sound. */
    public String identity() {
        return engine.identity();
    }

    /**
     * What cannot be said, such as a sentence of pictures, is left out. A sentence that is not
     * there {@link #LONGEST_WAIT} after this has failed for this prompt, though it may still come
     * for others.
     */
    @Override
    public Playable speak(Prompt prompt) {
        List<CompletableFuture<List<Frame>>> sentences = new ArrayList<>();
        for (Sentence sentence : prompt.sentences()) sentence(sentence).ifPresent(sentences::add);
        return new RenderedPrompt(sentences);
    }

    private Optional<CompletableFuture<List<Frame>>> sentence(Sentence sentence) {
        Fixed known = sentence.personal() ? null : prepared.get(sentence.text());
        if (known != null)
            return Optional.of(known.frames())
                    .filter(frames -> !frames.isEmpty())
                    .map(CompletableFuture::completedFuture);
        String words = engine.words(sentence.text());
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(bounded(rendering(words, sentence.personal())));
    }

    /** Others may wait for the same rendering: only this wait for it ends. */
    private CompletableFuture<List<Frame>> bounded(CompletableFuture<List<Frame>> rendering) {
        return rendering.isDone()
                ? rendering
                : rendering.copy().orTimeout(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Renders the fixed sentences of {@code prompts}, so that they play at once from now on, and
     * waits for it; not on a call's thread.
     *
     * @param progress told after each sentence, on this thread
     * @return lets go of them
     * @throws SpeechFailure if one of them cannot be rendered
     */
    public Prepared prepare(Collection<Prompt> prompts, Progress progress)
            throws InterruptedException {
        List<String> fixed =
                prompts.stream()
                        .flatMap(prompt -> prompt.sentences().stream())
                        .filter(sentence -> !sentence.personal())
                        .map(Sentence::text)
                        .distinct()
                        .toList();
        each(
                fixed,
                this::fixed,
                (text, frames) ->
                        prepared.merge(
                                text,
                                new Fixed(frames, 1),
                                (known, _) -> new Fixed(known.frames(), known.uses() + 1)),
                progress);
        return () -> fixed.forEach(this::release);
    }

    /**
     * Renders what is the same in all calls, as far as it is not in the cache, and waits for it;
     * not on a call's thread. It is kept on the disk, and in memory as anything else.
     *
     * @param words each as {@link Engine#render} takes it
     * @param listener told of each as soon as it is there, in their order, on this thread
     * @throws SpeechFailure if one of them cannot be rendered
     */
    public void render(Collection<String> words, Listener listener, Progress progress)
            throws InterruptedException {
        each(List.copyOf(words), each -> rendering(each, false), listener, progress);
    }

    /** Has no more begun than there are threads, so that calls' sentences need not wait long. */
    private void each(
            List<String> sentences,
            Function<String, CompletableFuture<List<Frame>>> begin,
            Listener listener,
            Progress progress)
            throws InterruptedException {
        Queue<CompletableFuture<List<Frame>>> begun = new ArrayDeque<>();
        int next = 0;
        for (int done = 0; done < sentences.size(); done++) {
            while (next < sentences.size() && begun.size() < pool.getMaximumPoolSize())
                begun.add(begin.apply(sentences.get(next++)));
            listener.rendered(sentences.get(done), await(begun.remove()));
            progress.prepared(done + 1, sentences.size());
        }
    }

    private void release(String text) {
        prepared.computeIfPresent(
                text,
                (_, known) ->
                        known.uses() == 1 ? null : new Fixed(known.frames(), known.uses() - 1));
    }

    private CompletableFuture<List<Frame>> fixed(String text) {
        String words = engine.words(text);
        return words.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : rendering(words, false);
    }

    private static List<Frame> await(CompletableFuture<List<Frame>> rendering)
            throws InterruptedException {
        try {
            return rendering.get();
        } catch (ExecutionException e) {
            throw new SpeechFailure("prepare the fixed prompts", e);
        }
    }

    private CompletableFuture<List<Frame>> rendering(String words, boolean personal) {
        String key = key(words);
        Optional<List<Frame>> recalled = cache.recall(key);
        if (recalled.isPresent()) return CompletableFuture.completedFuture(recalled.get());
        CompletableFuture<List<Frame>> rendering = new CompletableFuture<>();
        CompletableFuture<List<Frame>> earlier = underWay.putIfAbsent(key, rendering);
        if (earlier != null) return earlier;
        try {
            pool.execute(() -> render(key, words, personal, rendering));
        } catch (RejectedExecutionException e) {
            underWay.remove(key, rendering);
            rendering.completeExceptionally(
                    new SpeechFailure(
                            pool.isShutdown()
                                    ? "speak after the voice was closed"
                                    : "render more than "
                                            + pool.getQueue().size()
                                            + " waiting sentences",
                            e));
        }
        return rendering;
    }

    /** Runs on the pool. The cache is asked again: it may be on the disk, or just been rendered. */
    private void render(
            String key, String words, boolean personal, CompletableFuture<List<Frame>> rendering) {
        try {
            Optional<List<Frame>> found = cache.find(key);
            if (found.isPresent()) {
                rendering.complete(found.get());
                return;
            }
            List<Frame> frames = engine.render(words);
            if (frames.isEmpty()) throw new SpeechFailure("hear anything of a rendered sentence");
            cache.remember(key, frames); // who has waited for it finds it there
            rendering.complete(frames); // before the disk is waited for
            if (!personal) cache.store(key, frames);
        } catch (RuntimeException | Error e) {
            underWay.remove(key, rendering); // who has heard of it may try again
            boolean rendered = !rendering.completeExceptionally(e);
            if (rendered) LOG.error("keep a rendered sentence", e);
        } finally {
            underWay.remove(key, rendering);
        }
    }

    private String key(String words) {
        return RenderingKey.of(engine.identity(), words);
    }

    /**
     * Stops rendering: what is not yet rendered fails at once, and so does whatever is asked for
     * later. Then waits a few seconds for the threads to finish, so that what they write is whole.
     */
    @Override
    public void close() {
        pool.shutdown();
        pool.getQueue().clear();
        SpeechFailure closed = new SpeechFailure("render before the voice was closed");
        underWay.values().forEach(rendering -> rendering.completeExceptionally(closed));
        try {
            if (!pool.awaitTermination(PATIENCE_ON_CLOSE.toMillis(), TimeUnit.MILLISECONDS))
                pool.shutdownNow();
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
