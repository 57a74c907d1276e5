package dev.orderline.ivr.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.speech.audio.HungUp;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(60)
@Isolated("counts what the log holds")
class PacerTest {
    private final HandTicker ticker = new HandTicker();
    private final Pacer pacer = new Pacer(ticker);
    private final LogLines log = new LogLines("dev.orderline.ivr.asterisk");

    @AfterEach
    void close() {
        pacer.close();
        log.close();
    }

    @Test
    void timeThatPassesBeforeItsThreadRunsIsNotLost() throws Exception {
        var line = new CountingLine();
        pacer.add(line);
        ticker.pass(1);
        assertEquals(1, line.beats.take());
    }

    @Test
    void aLineThatThrowsIsTakenOffAndTheOthersGoOn() throws Exception {
        var good = new CountingLine();
        var broken = new BrokenLine();
        pacer.add(broken);
        pacer.add(good);
        for (int beat = 0; beat < 3; beat++) {
            ticker.pass(1);
            assertEquals(1, good.beats.take());
        }
        pacer.remove(good);

        assertEquals(1, broken.paced);
        assertEquals(1, broken.lost);
        assertEquals(1, log.lines().size(), log.lines()::toString);
    }

    @Test
    void theCallOfALineThatThrowsHasLostItsMedia() throws Exception {
        var connection = new BreakingConnection();
        var closed = new CountDownLatch(1);
        var _ = connection.closeFuture().addListener(_ -> closed.countDown());
        var line = new AudioSocketLine(connection, pacer, ticker);
        line.open();
        connection.broken = true;
        ticker.pass(1);

        HungUp hungUp =
                assertThrows(
                        HungUp.class,
                        () -> {
                            while (true) line.read();
                        });
        assertEquals(HungUp.By.LOST_MEDIA, hungUp.by());
        closed.await();
    }

    private static final class CountingLine implements Pacer.Paced {
        private final BlockingQueue<Integer> beats = new LinkedBlockingQueue<>();

        @Override
        public void pace(int frames) {
            beats.add(frames);
        }

        @Override
        public void lost() {
            throw new AssertionError("nothing is wrong with this line");
        }
    }

    /** Counts on the pacer's thread; what a beat counted is seen by whoever waited for the next. */
    private static final class BrokenLine implements Pacer.Paced {
        private int paced;
        private int lost;

        @Override
        public void pace(int frames) {
            paced++;
            throw new AssertionError("a bug");
        }

        @Override
        public void lost() {
            lost++;
        }
    }

    private static final class BreakingConnection extends EmbeddedChannel {
        private volatile boolean broken;

        @Override
        public ByteBufAllocator alloc() {
            if (broken) throw new IllegalStateException("no memory");
            return super.alloc();
        }
    }
}
