package dev.orderline.phone;

import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.G711;

/**
 * Speaks at the start and when the caller has said or pressed something and been quiet for 200 ms;
 * falls silent when the caller begins. Counts in packets that come in.
 */
public final class FakeBot implements FakePeer.Voice {
    private static final int WAITS = 10;
    private static final int KEYS = 101;
    private static final int END = 0x80;

    private final int promptPackets;
    private int toSpeak;
    private int quiet;
    private boolean mayAnswer = true;

    public FakeBot(int promptPackets) {
        this.promptPackets = promptPackets;
    }

    @Override
    public byte[] reply(byte[] packet) {
        boolean key = (packet[1] & 0x7f) == KEYS;
        if (key ? (packet[13] & END) != 0 : isLoud(packet)) {
            toSpeak = 0;
            quiet = 0;
            mayAnswer = true;
        } else {
            quiet++;
        }
        if (mayAnswer && quiet == WAITS) {
            toSpeak = promptPackets;
            mayAnswer = false;
        }
        Frame frame = toSpeak > 0 ? TapeWriter.tone() : Frame.SILENCE;
        toSpeak = Math.max(0, toSpeak - 1);
        return G711.MU_LAW.encode(frame);
    }

    private static boolean isLoud(byte[] packet) {
        return packet[12] != (byte) 0xff;
    }
}
