package dev.orderline.ivr.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlayoutTest {
    private final ScriptedTicker ticker = new ScriptedTicker();
    private final Playout playout = new Playout(ticker);

    @Test
    void aFrameIsPlayedEveryTwentyMilliseconds() {
        writes(5);
        assertEquals(5, playout.pending());
        ticker.passTo(19);
        assertEquals(5, playout.pending());
        ticker.passTo(60);
        assertEquals(2, playout.pending());
        ticker.passTo(1000);
        assertEquals(0, playout.pending());
    }

    @Test
    void emptyQueueDoesNotPlayAhead() {
        ticker.passTo(1000);
        writes(5);
        assertEquals(5, playout.pending());
    }

    @Test
    void markSetsTheClockRight() {
        writes(10);
        ticker.passTo(200); // we think all is played; Asterisk lagged
        playout.reached(6);
        assertEquals(4, playout.pending());
        ticker.passTo(220);
        assertEquals(3, playout.pending());
    }

    @Test
    void markNeverSentIsIgnored() {
        writes(3);
        playout.reached(4);
        playout.reached(Long.MAX_VALUE);
        playout.reached(0);
        assertEquals(3, playout.pending());
    }

    @Test
    void markOfBeforeAFlushIsIgnored() {
        writes(10);
        playout.flush();
        writes(5);
        playout.reached(10);
        assertEquals(5, playout.pending());
        playout.reached(12);
        assertEquals(3, playout.pending());
    }

    @Test
    void flushTellsWhatWasNotPlayed() {
        writes(5);
        ticker.passTo(40);
        assertEquals(3, playout.flush());
        assertEquals(0, playout.pending());
        assertEquals(0, playout.flush());
        writes(1);
        ticker.passTo(60);
        assertEquals(0, playout.pending());
    }

    @Test
    void flushOfAFullQueueTellsOnlyOfOurs() {
        writes(2);
        playout.refused(true);
        assertEquals(2, playout.flush());
    }

    @Test
    void fullQueueWantsNoMore() {
        writes(1);
        playout.refused(true);
        assertFalse(playout.hasRoom());
        assertEquals(Playout.MAX_AHEAD, playout.pending());
        playout.refused(false);
        assertTrue(playout.hasRoom());
        assertEquals(1, playout.pending());
    }

    @Test
    void noMoreThanTwoSecondsAreSentAhead() {
        int sent = 0;
        while (playout.hasRoom()) {
            writes(1);
            sent++;
        }
        assertEquals(100, sent);
    }

    private void writes(int frames) {
        for (int i = 0; i < frames; i++) playout.wrote();
    }
}
