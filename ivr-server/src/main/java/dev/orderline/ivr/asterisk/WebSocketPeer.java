package dev.orderline.ivr.asterisk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderline.ivr.call.Admitted;
import dev.orderline.ivr.call.Answering;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Transport;
import dev.orderline.speech.audio.HungUp;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection to {@link MediaServer}: handshake, {@code MEDIA_START}, then a call. */
final class WebSocketPeer extends Peer {
    static final String PATH = "/media";
    static final String PROTOCOL = "media";

    /** The URI's parameter that names the call: {@code v(call=...)} in the dialplan. */
    static final String CALL = "call";

    /** MEDIA_START brings the caller's inherited variables; audio comes in frames of 320 bytes. */
    static final int MAX_MESSAGE_BYTES = 8 * 1024;

    private static final WebSocketDecoderConfig LIMITS =
            WebSocketDecoderConfig.newBuilder()
                    .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                    .allowExtensions(false)
                    .closeOnProtocolViolation(false) // we close, after a line in the log
                    .build();

    private final Credentials credentials;
    private final Answering answering;
    private final Calls calls;
    private final Ticker ticker;

    /** What a stranger is told; null once we no longer speak HTTP. */
    private @Nullable HttpResponseStatus refusal = HttpResponseStatus.BAD_REQUEST;

    private @Nullable Admitted admitted;
    private @Nullable WebSocketLine line;
    private @Nullable FrameAssembler frames;

    WebSocketPeer(
            Duration handshake,
            Credentials credentials,
            Answering answering,
            Calls calls,
            Ticker ticker) {
        super(handshake);
        this.credentials = credentials;
        this.answering = answering;
        this.calls = calls;
        this.ticker = ticker;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (isClosed()) return;
            switch (message) {
                case FullHttpRequest request -> shake(context, request);
                case BinaryWebSocketFrame audio when audio.isFinalFragment() ->
                        audio(audio.content());
                case TextWebSocketFrame text when text.isFinalFragment() ->
                        event(context, MediaEvent.parse(text.text()));
                case PingWebSocketFrame ping -> {
                    var _ = context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                }
                case PongWebSocketFrame _ -> {}
                case CloseWebSocketFrame close -> {
                    if (line != null) line.ended(HungUp.By.CALLER);
                    var _ =
                            context.writeAndFlush(close.retain())
                                    .addListener(ChannelFutureListener.CLOSE);
                }
                default -> throw new ProtocolFault("a message in pieces, or of no kind we know");
            }
        } catch (ProtocolFault fault) {
            refuse(context, fault.what());
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    void gone() {
        if (line != null) line.ended(HungUp.By.LOST_MEDIA); // unless a close came before
    }

    @Override
    void lost() {
        if (line != null) line.ended(MISBEHAVED);
    }

    @Override
    void farewell(ChannelHandlerContext context) {
        if (refusal == null) {
            var _ = context.close();
            return;
        }
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        var _ = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private void shake(ChannelHandlerContext context, FullHttpRequest request)
            throws ProtocolFault {
        if (!request.decoderResult().isSuccess()) throw new ProtocolFault("no HTTP");
        checkCredentials(request.headers().get(HttpHeaderNames.AUTHORIZATION, ""));
        QueryStringDecoder uri = new QueryStringDecoder(request.uri(), US_ASCII);
        if (!asksForMedia(request) || !uri.path().equals(PATH))
            throw new ProtocolFault("no WebSocket handshake for " + PROTOCOL + " at " + PATH);
        admitted = redeem(uri.parameters().getOrDefault(CALL, List.of()));
        var _ =
                new WebSocketServerHandshaker13(PATH, PROTOCOL, LIMITS)
                        .handshake(context.channel(), request);
        refusal = null;
    }

    private void checkCredentials(String authorization) throws ProtocolFault {
        if (credentials.match(authorization)) return;
        refusal = HttpResponseStatus.UNAUTHORIZED;
        throw new ProtocolFault(
                authorization.isEmpty()
                        ? "a handshake without credentials"
                        : "a handshake with wrong credentials");
    }

    private static boolean asksForMedia(FullHttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.method().equals(HttpMethod.GET)
                && headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && headers.containsValue(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13", false)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)
                && headers.containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, PROTOCOL, false);
    }

    private Admitted redeem(List<String> ids) throws ProtocolFault {
        CallId id =
                (ids.size() == 1 ? CallId.parse(ids.getFirst()) : Optional.<CallId>empty())
                        .orElseThrow(() -> new ProtocolFault("a handshake that names no call"));
        Optional<Admitted> ticket = answering.redeem(id, Transport.WEBSOCKET);
        if (ticket.isEmpty()) refusal = HttpResponseStatus.FORBIDDEN;
        return ticket.orElseThrow(() -> new ProtocolFault("a call that was not admitted just now"));
    }

    private void event(ChannelHandlerContext context, MediaEvent event) throws ProtocolFault {
        if (line != null) line.on(event);
        else if (event instanceof MediaEvent.Started started) start(context, started);
    }

    private void start(ChannelHandlerContext context, MediaEvent.Started started)
            throws ProtocolFault {
        if (admitted == null) throw new ProtocolFault("a message before the handshake");
        if (!started.format().equals("slin"))
            throw new ProtocolFault("audio that is not slin (the dialplan needs c(slin))");
        established();
        WebSocketLine opened = new WebSocketLine(context.channel(), ticker);
        frames = new FrameAssembler(opened::arrived);
        line = opened;
        calls.start(admitted, opened);
    }

    private void audio(ByteBuf piece) throws ProtocolFault {
        if (frames == null) throw new ProtocolFault("audio before MEDIA_START");
        frames.add(piece);
    }
}
