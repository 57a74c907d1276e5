package dev.orderline.ivr.call;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Inbound;
import dev.orderline.speech.audio.Line;

/** A line that passes everything on to another; tests change one thing of it. */
class LineOver implements Line {
    private final Line line;

    LineOver(Line line) {
        this.line = line;
    }

    @Override
    public Inbound read() throws HungUp, InterruptedException {
        return line.read();
    }

    @Override
    public void write(Frame frame) throws HungUp {
        line.write(frame);
    }

    @Override
    public int pending() {
        return line.pending();
    }

    @Override
    public int lead() {
        return line.lead();
    }

    @Override
    public int flush() throws HungUp {
        return line.flush();
    }

    @Override
    public int filled() {
        return line.filled();
    }

    @Override
    public int dropped() {
        return line.dropped();
    }

    @Override
    public void close() {
        line.close();
    }
}
