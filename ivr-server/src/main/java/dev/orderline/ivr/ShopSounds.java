package dev.orderline.ivr;

import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.ShopNames;
import dev.orderline.ivr.orders.Variant;
import dev.orderline.ivr.sounds.SoundFolder;
import dev.orderline.ivr.sounds.SoundShelf;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.CachedVoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has sounds for the names of the shop, which come and go, and removes those that nobody needs.
 * Used by one thread.
 */
final class ShopSounds {
    private static final Logger log = LoggerFactory.getLogger(ShopSounds.class);

    private final SoundShelf shelf;
    private final OrderDesk orders;
    private final Clock clock;
    private final Map<String, SoundShelf.Kept> names = new HashMap<>();

    ShopSounds(SoundShelf shelf, OrderDesk orders, Clock clock) {
        this.shelf = shelf;
        this.orders = orders;
        this.clock = clock;
    }

    /** The words that no flow and no order holds, and that are heard by keys all the same. */
    static Set<String> words() {
        Set<String> words = new HashSet<>(FlowTools.ENGLISH.said().vocabulary());
        words.addAll(Because.WORDS);
        words.addAll(Variant.WORDS);
        return words;
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

    /**
     * Tidies up, and follows the names once.
     *
     * @throws IOException if the folder of sounds cannot be used
     * @throws DeskFailure if the database is away
     */
    void look() throws IOException, InterruptedException {
        shelf.tidy(clock.instant());
        follow(orders.names());
    }

    private void follow(ShopNames now) throws InterruptedException {
        Set<String> spoken = new HashSet<>(now.items());
        spoken.addAll(now.places());
        now.others().forEach(name -> spoken.addAll(List.of(name.split("[ -]+"))));
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
}
