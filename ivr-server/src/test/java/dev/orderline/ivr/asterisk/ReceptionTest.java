package dev.orderline.ivr.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In scripts and results a frame is its number, 0 silence, and a key is negative. */
class ReceptionTest {
    private static final long FRAME_MS = 20;

    private final ScriptedTicker ticker = new ScriptedTicker();
    private final Reception reception = new Reception(ticker);

    @Test
    void framesInTimeAreReadAsTheyCome() throws Exception {
        for (int n = 1; n <= 5; n++) arrives(n * FRAME_MS, n);
        assertEquals(List.of(1, 2, 3, 4, 5), read(5));
        assertEquals(100, ticker.nowMs());
        assertEquals(0, reception.filled());
    }

    @Test
    void lateByLessThanPatienceIsNotFilled() throws Exception {
        arrives(0, 1);
        for (int n = 2; n <= 4; n++) arrives(79, n); // due at 20, 40, 60; overdue at 80
        assertEquals(List.of(1, 2, 3, 4), read(4));
        assertEquals(0, reception.filled());
        assertEquals(0, reception.dropped());
    }

    @Test
    void gapIsFilledAfterPatienceAndThenByTheClock() throws Exception {
        arrives(0, 1);
        assertEquals(List.of(1, 0, 0, 0), read(4));
        assertEquals(80, ticker.nowMs()); // the first overdue frame, and with it those behind it
        assertEquals(List.of(0, 0), read(2));
        assertEquals(120, ticker.nowMs());
        assertEquals(5, reception.filled());
    }

    @Test
    void framesHeldUpByTheNetworkAreDroppedForThoseFilled() throws Exception {
        arrives(0, 1);
        for (int n = 2; n <= 9; n++) arrives(165, n); // due at 20 ... 160
        for (int n = 10; n <= 30; n++) arrives(n * FRAME_MS - 20 + 5, n);
        List<Integer> read = read(30);
        assertEquals(reception.filled(), reception.dropped());
        assertEquals(30, read.getLast() + reception.filled() - reception.dropped());
        assertEquals(
                585,
                ticker.nowMs()); // 30 frames read when the 30th was due: no time was lost or won
    }

    @Test
    void afterAHeldKeyNoFrameIsLate() throws Exception {
        arrives(5, 1);
        arrives(25, 2);
        arrivesKey(150, '5'); // no audio while the key is down: frames 3 to 12 never existed
        for (int n = 13; n <= 40; n++) arrives((n - 1) * FRAME_MS + n % 7, n);
        List<Integer> read = read(41);
        assertEquals(0, reception.dropped());
        assertEquals(10, reception.filled());
        assertEquals(40, read.getLast());
    }

    @Test
    void manyKeysDoNotShiftTheClock() throws Exception {
        int n = 0;
        for (int key = 0; key < 8; key++) {
            for (int spoken = 0; spoken < 5; spoken++) arrives(n * FRAME_MS + (n > 0 ? 1 : 0), ++n);
            n += 8; // 160 ms of key
        }
        arrives(n * FRAME_MS + 1, n + 1);
        read(n + 1);
        assertEquals(n * FRAME_MS + 1, ticker.nowMs());
        assertEquals(64, reception.filled());
        assertEquals(0, reception.dropped());
    }

    @Test
    void firstFrameThatWasDelayedDoesNotMakeTheRestEarly() throws Exception {
        arrives(50, 1);
        for (int n = 2; n <= 20; n++) arrives(10 + n * FRAME_MS, n);
        assertEquals(20, read(20).getLast());
        assertEquals(0, reception.dropped());
        assertEquals(0, reception.filled());
    }

    @Test
    void senderWithAFasterClockLosesAFrameNowAndThen() throws Exception {
        for (int n = 1; n <= 1000; n++) arrives(n * 19L, n);
        readUntil(1000);
        assertEquals(0, reception.filled());
        assertEquals(1000 - 950.0 - 3, reception.dropped(), 1); // but for what patience allows
    }

    @Test
    void senderWithASlowerClockIsHelpedOutWithSilence() throws Exception {
        for (int n = 1; n <= 1000; n++) arrives(n * 21L, n);
        readUntil(1000);
        assertEquals(1050.0 - 1000, reception.filled() - reception.dropped(), 4);
    }

    @Test
    void keysAndFramesKeepTheirOrder() throws Exception {
        arrives(0, 1);
        arrivesKey(1, '7');
        arrives(20, 2);
        assertEquals(List.of(1, -'7', 2), read(3));
    }

    @Test
    void hangUpIsReadAtOnceThoughFramesAreQueued() throws Exception {
        for (int n = 1; n <= 10; n++) reception.arrived(Tones.frame(n));
        reception.end(HungUp.By.CALLER);
        assertEquals(HungUp.By.CALLER, assertThrows(HungUp.class, reception::read).by());
        assertEquals(HungUp.By.CALLER, assertThrows(HungUp.class, reception::check).by());
    }

    @Test
    void firstEndCounts() {
        reception.end(HungUp.By.CALLER);
        reception.end(HungUp.By.LOST_MEDIA);
        assertEquals(HungUp.By.CALLER, assertThrows(HungUp.class, reception::read).by());
    }

    @Test
    void fifteenSecondsOfNothingAreLostMedia() throws Exception {
        arrives(0, 1);
        assertEquals(1, read(1).getFirst());
        HungUp hungUp = assertThrows(HungUp.class, () -> read(1000));
        assertEquals(HungUp.By.LOST_MEDIA, hungUp.by());
        assertEquals(15_000, ticker.nowMs());
        assertEquals(HungUp.By.LOST_MEDIA, assertThrows(HungUp.class, reception::check).by());
    }

    @Test
    void keyAloneShowsThatTheConnectionLives() throws Exception {
        arrivesKey(9_990, '1');
        arrives(19_000, 1);
        assertEquals(1, readUntil(1).getLast());
    }

    @Test
    void callThatLagsLosesFramesButNoKeysAndNoTime() throws Exception {
        for (int n = 1; n <= 400; n++) arrives(n * FRAME_MS, 1);
        arrivesKey(8_001, '9');
        ticker.passTo(8_001); // the call's thread did nothing for 8 s
        List<Integer> read = read(Reception.MAX_FRAMES + 1);
        assertEquals(-'9', read.getLast());
        assertEquals(400 - Reception.MAX_FRAMES, reception.dropped());
        arrives(8_021, 2);
        readUntil(2);
        assertEquals(reception.dropped(), reception.filled());
    }

    @Test
    void floodOfKeysIsBounded() throws Exception {
        for (int i = 0; i < 10_000; i++) reception.arrived(new Digit('1'));
        for (int i = 0; i < Reception.MAX_QUEUED; i++)
            assertEquals(new Digit('1'), reception.read());
        assertSame(Frame.SILENCE, reception.read());
    }

    private void arrives(long ms, int frame) {
        ticker.at(ms, () -> reception.arrived(Tones.frame(mark(frame))));
    }

    private void arrivesKey(long ms, char key) {
        ticker.at(ms, () -> reception.arrived(new Digit(key)));
    }

    private List<Integer> read(int count) throws Exception {
        List<Integer> read = new ArrayList<>();
        while (read.size() < count) read.add(number(reception.read()));
        return read;
    }

    private List<Integer> readUntil(int frame) throws Exception {
        List<Integer> read = new ArrayList<>();
        do read.add(number(reception.read()));
        while (read.getLast() != mark(frame) || !ticker.isOver());
        return read;
    }

    /** Frames are told apart up to 100. */
    private static int mark(int frame) {
        return 1 + (frame - 1) % 100;
    }

    private static int number(Inbound inbound) {
        return switch (inbound) {
            case Frame frame -> Tones.number(frame);
            case Digit(char key) -> -key;
        };
    }
}
