package dev.orderline.ivr.photo;

import dev.orderline.ivr.orders.Assessed;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDesk.Wanted;
import dev.orderline.ivr.orders.PhotoIntake;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Uploaded;
import dev.orderline.ivr.orders.Uploaded.Accepted;
import dev.orderline.ivr.photo.PhotoFolder.Written;
import dev.orderline.ivr.photo.PictureGate.Passed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets photos through the gate, has them looked at, keeps their files and tells the desk.
 * Thread-safe.
 */
public final class CheckedIntake implements PhotoIntake {
    /** The customer waits before a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PhotoDesk desk;
    private final PhotoFolder folder;
    private final CatalogueFolder catalogue;
    private final ExecutorService cores;
    private final Clock clock;

    /**
     * @param cores platform threads that decode and look, a few seconds a photo; as many photos are
     *     in memory as it has threads and room to wait: when it rejects one, that is {@link
     *     Uploaded.Busy}. Not closed here
     */
    public CheckedIntake(
            PhotoDesk desk,
            PhotoFolder folder,
            CatalogueFolder catalogue,
            ExecutorService cores,
            Clock clock) {
        this.desk = desk;
        this.folder = folder;
        this.catalogue = catalogue;
        this.cores = cores;
        this.clock = clock;
    }

    /** What a core makes of an upload. */
    private sealed interface Looked {
        record At(ByteBuffer packed, int widthPx, int heightPx, Assessed assessed)
                implements Looked {}

        record Away(Uploaded why) implements Looked {}
    }

    @Override
    public Uploaded take(PhotoToken token, InputStream upload)
            throws IOException, InterruptedException {
        Optional<Wanted> wanted = desk.find(token, clock.instant());
        if (wanted.isEmpty()) return new Uploaded.Expired();
        if (wanted.get().isFull()) return new Uploaded.Full();
        byte[] file = PictureGate.read(upload);
        return switch (look(file, wanted.get().item().sku())) {
            case Looked.Away(var why) -> why;
            case Looked.At at -> keep(token, at);
        };
    }

    private Looked look(byte[] file, String sku) throws InterruptedException {
        Future<Looked> looking;
        try {
            looking = cores.submit(() -> looked(file, sku));
        } catch (RejectedExecutionException full) {
            return new Looked.Away(new Uploaded.Busy());
        }
        try {
            return looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new Looked.Away(new Uploaded.Busy());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DeskFailure disk) throw disk;
            throw new IllegalStateException("looking at a photo failed", failed.getCause());
        } finally {
            looking.cancel(false); // one that still waits for a core need not begin
        }
    }

    private Looked looked(byte[] file, String sku) {
        return switch (PictureGate.pass(file)) {
            case Passed.Turned(var why) -> new Looked.Away(why);
            case Passed.Through(var pixels) ->
                    new Looked.At(
                            PhotoFolder.packed(pixels),
                            pixels.widthPx(),
                            pixels.heightPx(),
                            PhotoAssessment.assess(pixels, catalogue.find(sku)));
        };
    }

    private Uploaded keep(PhotoToken token, Looked.At looked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as tables keep it
        try {
            Written written = folder.write(looked.packed(), now);
            var photo =
                    new Photo(
                            written.file(),
                            written.sha256(),
                            looked.widthPx(),
                            looked.heightPx(),
                            looked.assessed(),
                            now);
            boolean kept = false;
            try {
                Uploaded.AtDesk answer = desk.keep(token, photo);
                kept = answer instanceof Accepted;
                return answer;
            } finally {
                if (!kept) folder.remove(written);
            }
        } catch (IOException failed) {
            throw new DeskFailure("write a photo", failed);
        }
    }
}
