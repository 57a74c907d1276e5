package dev.orderline.phone.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.speech.audio.Wav;
import org.junit.jupiter.api.Test;

final class LanesTest {
    private static final int SAMPLES_PER_MS = 8;

    @Test
    void packetsLieWhereTheirTimestampsPutThem() {
        var writer = new TapeWriter().hears(100, 300, false);
        writer.hearsAt(355, true).hearsAt(356, false); // due at 300 and 320
        Lanes lanes = Lanes.of(writer.hears(340, 500, false).ends(500));
        assertEquals(300, firstLoudMs(lanes.bot()));
        assertEquals(320, lastLoudMs(lanes.bot()));
    }

    @Test
    void lostPacketsLeaveAHole() {
        var writer = new TapeWriter().hears(0, 200, true).skips(5).hears(300, 400, true);
        short[] bot = Lanes.of(writer.ends(400)).bot();
        assertEquals(400 * SAMPLES_PER_MS, bot.length);
        assertEquals(0, bot[250 * SAMPLES_PER_MS]);
        assertEquals(400, lastLoudMs(bot));
    }

    @Test
    void anotherStreamIsAnchoredWhereItArrives() {
        var writer = new TapeWriter().hears(0, 200, false).changesSource().hears(600, 700, true);
        assertEquals(600, firstLoudMs(Lanes.of(writer.ends(700)).bot()));
    }

    @Test
    void oneLatePacketAtTheStartShiftsNothing() {
        var writer = new TapeWriter().hearsAt(90, false).hears(20, 500, false).hearsAt(500, true);
        assertEquals(500, firstLoudMs(Lanes.of(writer.ends(520)).bot()));
    }

    @Test
    void whatCameBeforeTheAnswerIsLeftOut() {
        var writer = new TapeWriter().hears(-200, 0, true).hears(0, 100, false);
        short[] bot = Lanes.of(writer.ends(100)).bot();
        assertEquals(100 * SAMPLES_PER_MS, bot.length);
        assertArrayEquals(new short[100 * SAMPLES_PER_MS], bot);
    }

    @Test
    void theRecordingHasTheCallerLeftAndTheBotRight() {
        var writer = new TapeWriter().says(0, 100, true).hears(0, 200, false);
        Wav stereo = Lanes.of(writer.ends(200)).stereo();
        assertEquals(0, firstLoudMs(stereo.lane(0)));
        assertEquals(100, lastLoudMs(stereo.lane(0)));
        assertArrayEquals(new short[200 * SAMPLES_PER_MS], stereo.lane(1));
    }

    private static int firstLoudMs(short[] lane) {
        int at = 0;
        while (lane[at] == 0) at++;
        return at / SAMPLES_PER_MS;
    }

    /** The end of the last loud sample. */
    private static int lastLoudMs(short[] lane) {
        int at = lane.length;
        while (lane[at - 1] == 0) at--;
        return at / SAMPLES_PER_MS;
    }
}
