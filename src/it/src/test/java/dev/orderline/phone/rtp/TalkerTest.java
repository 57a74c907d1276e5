package dev.orderline.phone.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TalkerTest {
    private static final int KEYS = 101;
    private static final long STEP = Duration.ofMillis(20).toNanos();

    private final Tape tape = new Tape();
    private final List<String> noticed = new ArrayList<>();
    private final Talker talker = new Talker(tape, new Notes());
    private long nanos;

    @Test
    void silenceIsSentWhenThereIsNothingToSay() {
        List<RtpPacket> packets = next(3);
        for (RtpPacket packet : packets) {
            assertEquals(Talker.PCMU, packet.payloadType());
            assertEquals(Frame.SAMPLES, packet.payload().length);
            assertEquals((byte) 0xff, packet.payload()[0]);
        }
        assertTrue(packets.get(0).marker());
        assertFalse(packets.get(1).marker());
        assertEquals(1, packets.get(1).sequence() - packets.get(0).sequence());
        assertEquals(160, packets.get(1).timestamp() - packets.get(0).timestamp());
        assertEquals(packets.get(0).source(), packets.get(1).source());
    }

    @Test
    void soundIsSaidAtItsTimeAndThenSilence() throws InterruptedException {
        talker.say(List.of(tone(), tone()), 2 * STEP);
        assertFalse(talker.awaitSaid(Duration.ZERO));
        next(5);
        assertEquals(
                List.of(false, false, true, true, false),
                tape.said().stream().map(Tape.Said::loud).toList());
        assertTrue(talker.awaitSaid(Duration.ZERO));
        assertEquals(3 * STEP, talker.lastSaidNanos());
    }

    @Test
    void aKeyIsHeldFor100MsWithoutAudioAndItsEndIsToldThreeTimes() {
        next(1);
        talker.press(new Digit('#'), 0);
        List<RtpPacket> packets = next(12);
        List<TelephoneEvent> events =
                packets.stream()
                        .filter(packet -> packet.payloadType() == KEYS)
                        .map(packet -> TelephoneEvent.parse(packet.payload()).orElseThrow())
                        .toList();
        assertEquals(
                List.of(160, 320, 480, 640, 800, 800, 800, 800),
                events.stream().map(TelephoneEvent::samples).toList());
        assertEquals(
                List.of(false, false, false, false, false, true, true, true),
                events.stream().map(TelephoneEvent::end).toList());
        assertEquals(
                Collections.nCopies(8, 11), events.stream().map(TelephoneEvent::event).toList());
        assertTrue(packets.get(0).marker());
        assertFalse(packets.get(1).marker());
        for (int i = 0; i < 8; i++) {
            assertEquals(packets.get(0).timestamp(), packets.get(i).timestamp());
            assertEquals(i, packets.get(i).sequence() - packets.get(0).sequence() & 0xffff);
        }
        for (int i = 8; i < 12; i++) assertEquals(Talker.PCMU, packets.get(i).payloadType());
        assertEquals(8 * 160, packets.get(8).timestamp() - packets.get(0).timestamp());
        assertEquals(List.of(new Tape.Key(new Digit('#'), STEP, 6 * STEP)), tape.keys());
        assertEquals(6 * STEP, talker.lastSaidNanos());
        assertEquals(List.of("# released"), noticed);
    }

    @Test
    void keysAndSoundGoOutInTheirOrder() {
        talker.press(new Digit('1'), 0);
        talker.say(List.of(tone()), 0);
        talker.press(new Digit('2'), 0);
        next(25);
        assertEquals(
                List.of(12 * STEP),
                tape.said().stream().filter(Tape.Said::loud).map(Tape.Said::nanos).toList());
        assertEquals(
                List.of(0L, 13 * STEP), tape.keys().stream().map(Tape.Key::downNanos).toList());
    }

    @Test
    void onceSilencedNothingIsSentAndNobodyWaits() throws InterruptedException {
        talker.say(List.of(tone()), 0);
        talker.silence();
        assertEquals(Optional.empty(), talker.next(0, KEYS));
        assertFalse(talker.awaitSaid(Duration.ofDays(1)));
    }

    @Test
    void moreThanTenMinutesAreNotQueued() {
        List<Frame> tenMinutes = Collections.nCopies(30_000, Frame.SILENCE);
        talker.say(tenMinutes, 0);
        assertThrows(IllegalStateException.class, () -> talker.say(List.of(tone()), 0));
        next(1);
        talker.say(List.of(tone()), 0);
    }

    private List<RtpPacket> next(int packets) {
        List<RtpPacket> all = new ArrayList<>();
        for (int i = 0; i < packets; i++) {
            all.add(talker.next(nanos, KEYS).orElseThrow());
            nanos += STEP;
        }
        return all;
    }

    private static Frame tone() {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++) pcm[i] = (short) (i % 8 < 4 ? 8_000 : -8_000);
        return Frame.of(pcm);
    }

    private final class Notes implements AudioListener {
        @Override
        public void said(long at, boolean loud) {}

        @Override
        public void heard(long at, boolean loud) {}

        @Override
        public void pressed(Digit digit, long downNanos, long upNanos) {
            noticed.add(digit.key() + " released");
        }
    }
}
