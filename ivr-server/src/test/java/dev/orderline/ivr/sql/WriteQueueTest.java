package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.asterisk.LogLines;
import dev.orderline.ivr.sql.WriteQueue.Attempt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("counts what the log holds")
class WriteQueueTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<Integer> written = new CopyOnWriteArrayList<>();
    private final CountDownLatch emptied = new CountDownLatch(1);
    private final WriteQueue queue = new WriteQueue(emptied::countDown);

    @Test
    void writesAreDoneInOrder() throws Exception {
        List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();
        for (int number : numbers) queue.add(write(number));
        assertTrue(queue.settle(LONG));
        assertEquals(numbers, written);
    }

    @Test
    void whatMustWaitIsTriedAgainAndHoldsUpTheRest() throws Exception {
        queue.add(write(1, Attempt.LATER, Attempt.LATER, Attempt.WRITTEN));
        queue.add(write(2));
        assertTrue(queue.settle(LONG));
        assertEquals(List.of(1, 1, 1, 2), written);
    }

    @Test
    void whatIsLostHoldsUpNothingAndIsNotForgotten() throws Exception {
        queue.add(write(1, Attempt.LOST));
        queue.add(write(2));
        assertFalse(queue.settle(LONG));
        assertEquals(List.of(1, 2), written);
        assertTrue(queue.isEmpty());
        assertFalse(queue.holdsNothing());
    }

    @Test
    void aWriteThatThrowsIsLostAndLoggedAndHoldsUpNothing() throws Exception {
        try (LogLines log = new LogLines(WriteQueue.class.getName())) {
            queue.add(() -> {
                throw new AssertionError("a bug");
            });
            queue.add(write(2));
            assertFalse(queue.settle(LONG), "what was lost is told");
            assertEquals(List.of(2), written);
            assertEquals(List.of("a write is lost"), log.lines());
        }
    }

    @Test
    void settlingWaitsNoLongerThanItMay() throws Exception {
        var goOn = new CountDownLatch(1);
        queue.add(() -> {
            try {
                goOn.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            return Attempt.WRITTEN;
        });
        assertFalse(queue.settle(Duration.ofMillis(1)));
        goOn.countDown();
        assertTrue(queue.settle(LONG));
    }

    @Test
    void aStoppedQueueTriesNothingAgain() throws Exception {
        var tried = new CountDownLatch(1);
        queue.add(() -> {
            tried.countDown();
            return Attempt.LATER;
        });
        tried.await();
        queue.stop();
        emptied.await();
        assertFalse(queue.settle(Duration.ZERO));
        assertFalse(queue.holdsNothing());
    }

    private Supplier<Attempt> write(int number, Attempt... attempts) {
        Queue<Attempt> left = new ArrayDeque<>(List.of(attempts));
        return () -> {
            written.add(number);
            return left.isEmpty() ? Attempt.WRITTEN : left.remove();
        };
    }
}
