package dev.orderline.ivr.asterisk;

import dev.orderline.ivr.call.Admitted;
import dev.orderline.ivr.call.Answering;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Transport;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection to {@link AudioSocketServer}: the call's name, then the call. */
final class AudioSocketPeer extends Peer {
    private final Answering answering;
    private final Calls calls;
    private final Pacer pacer;
    private final Ticker ticker;
    private @Nullable AudioSocketLine line;
    private @Nullable FrameAssembler frames;

    AudioSocketPeer(
            Duration handshake, Answering answering, Calls calls, Pacer pacer, Ticker ticker) {
        super(handshake);
        this.answering = answering;
        this.calls = calls;
        this.pacer = pacer;
        this.ticker = ticker;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            switch ((AudioSocketMessage) message) {
                case AudioSocketMessage.Name(String hex) -> start(context, hex);
                case AudioSocketMessage.Audio audio -> audio(audio);
                case AudioSocketMessage.Key(char key) -> key(key);
                case AudioSocketMessage.End _ -> {
                    var _ = context.close();
                }
            }
        } catch (ProtocolFault fault) {
            refuse(context, fault.what());
        }
    }

    @Override
    void gone() {
        if (line != null)
            line.ended(HungUp.By.CALLER); // Asterisk just closes when the caller hangs up
    }

    @Override
    void lost() {
        if (line != null) line.ended(MISBEHAVED);
    }

    private void start(ChannelHandlerContext context, String hex) throws ProtocolFault {
        if (line != null) throw new ProtocolFault("a second name");
        Admitted admitted =
                answering
                        .redeem(new CallId(hex), Transport.AUDIOSOCKET)
                        .orElseThrow(
                                () -> new ProtocolFault("a call that was not admitted just now"));
        established();
        AudioSocketLine opened = new AudioSocketLine(context.channel(), pacer, ticker);
        frames = new FrameAssembler(opened::arrived);
        line = opened;
        opened.open();
        calls.start(admitted, opened);
    }

    private void audio(AudioSocketMessage.Audio audio) throws ProtocolFault {
        try {
            if (isClosed()) return;
            if (frames == null) throw new ProtocolFault("audio before the call's name");
            frames.add(audio.samples());
        } finally {
            audio.samples().release();
        }
    }

    private void key(char key) throws ProtocolFault {
        if (line == null) throw new ProtocolFault("a key before the call's name");
        if (Keys.isKey(key)) line.arrived(new Digit(key));
    }
}
