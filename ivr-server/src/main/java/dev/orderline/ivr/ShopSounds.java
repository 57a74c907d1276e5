package dev.orderline.ivr;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.sounds.SoundFolder;
import dev.orderline.ivr.sounds.SoundShelf;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.CachedVoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has sounds for the names of the shop, which come and go, and removes those that nobody needs; on
 * a thread of its own.
 */
final class ShopSounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShopSounds.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

    private final SoundShelf shelf;
    private final OrderDesk orders;
    private final Clock clock;
    private final Map<String, SoundShelf.Kept> names = new HashMap<>();
    private final Thread thread;

    ShopSounds(SoundShelf shelf, OrderDesk orders, Clock clock) {
        this.shelf = shelf;
        this.orders = orders;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("sounds").daemon().start(this::watch);
    }

    /**
     * The sounds below {@code data}.
     *
     * @throws UncheckedIOException if the folder cannot be used
     */
    static SoundShelf open(Path data, CachedVoice voice) {
        try {
            return SoundShelf.open(SoundFolder.below(data), FlowTools.ENGLISH.tag(), voice);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the folder of sounds cannot be used", unusable);
        }
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException stopped) {
            log.debug("no more names are rendered");
        }
    }

    private void look() throws InterruptedException {
        try {
            follow(orders.names());
            shelf.tidy(clock.instant());
        } catch (DeskFailure away) {
            log.debug("the shop's names are away", away);
        } catch (IOException | RuntimeException failed) {
            log.error("the sounds of names could not be looked after; tried again", failed);
        }
    }

    private void follow(ShopNames now) throws InterruptedException {
        Set<String> spoken = new HashSet<>(now.items());
        spoken.addAll(now.places());
        for (String name : spoken) if (!names.containsKey(name)) keep(name);
        names.entrySet()
                .removeIf(each -> {
                    if (spoken.contains(each.getKey())) return false;
                    each.getValue().close();
                    return true;
                });
    }

    private void keep(String name) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException("while names were rendered");
        try {
            names.put(name, shelf.keep(Set.of(name), (_, _) -> {}));
        } catch (SpeechFailure unspeakable) {
            log.warn("a name of the shop's has no sound: it cannot be told by keys", unspeakable);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
