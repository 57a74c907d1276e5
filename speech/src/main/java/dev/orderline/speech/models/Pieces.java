package dev.orderline.speech.models;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response's body, piece by piece, for a thread that does not wait for ever: the JDK's own
 * streams know no time-out within a body. One piece at most is under way.
 */
final class Pieces implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
    sealed interface Piece {
        record Some(List<ByteBuffer> buffers) implements Piece {}

        record Failed(Throwable cause) implements Piece {}

        /** In time. */
        record Nothing() implements Piece {}

        record End() implements Piece {}
    }

    private final BlockingQueue<Piece> came = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    /** The next one, {@code Nothing} if none comes in time. */
    Piece next(Duration patience) throws InterruptedException {
        Piece piece = came.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (piece == null) return new Piece.Nothing();
        Flow.Subscription running = subscription;
        if (piece instanceof Piece.Some && running != null) running.request(1);
        return piece;
    }

    /** A body that nobody wants. */
    void dropped(Flow.Publisher<List<ByteBuffer>> body) {
        body.subscribe(this);
        close();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        came.add(new Piece.Some(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        came.add(new Piece.Failed(cause));
    }

    @Override
    public void onComplete() {
        came.add(new Piece.End());
    }

    /** Idempotent; ends the connection if the body has not ended. */
    @Override
    public void close() {
        Flow.Subscription running = subscription;
        if (running != null) running.cancel();
    }
}
