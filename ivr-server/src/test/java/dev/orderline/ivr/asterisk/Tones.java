package dev.orderline.ivr.asterisk;

import dev.orderline.speech.audio.Frame;

/** Frames that can be told apart. */
final class Tones {
    private Tones() {}

    /** A frame that bears a number, which is not 0. */
    static Frame frame(int number) {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++) pcm[i] = (short) (number * 256 + i);
        return Frame.of(pcm);
    }

    /** The number of a frame; 0 for silence. */
    static int number(Frame frame) {
        return frame.sample(0) / 256;
    }
}
