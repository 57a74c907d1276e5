package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDesk.Wanted;
import dev.orderline.ivr.orders.PhotoIntake;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Uploaded;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests for pages, each on a thread that may wait. Says nothing of tokens to any log.
 */
final class PhotoPages extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoPages.class);

    /**
     * Longest body: what is too large is heard out, since a browser that is cut off shows no page,
     * up to where nobody sends a photo.
     */
    private static final long MOST_BODY_BYTES = 64 << 20;

    /** A photo of three megabytes comes through a poor connection, of 100 kbit/s, in four. */
    private static final Duration MOST_TIME = Duration.ofMinutes(5);

    /** Uploads at once: each holds a file in memory, 15 MB at most, until it has been looked at. */
    private static final int MOST_UPLOADS = 8;

    private final PhotoDesk desk;
    private final PhotoIntake intake;
    private final Clock clock;
    private final Visitors visitors;
    private final Map<String, Answer> files;
    private final Semaphore uploads = new Semaphore(MOST_UPLOADS);

    /**
     * @param files by path, beside the pages
     */
    PhotoPages(PhotoDesk desk, PhotoIntake intake, Clock clock, Map<String, Answer> files) {
        this.desk = desk;
        this.intake = intake;
        this.clock = clock;
        this.visitors = new Visitors(clock);
        this.files = files;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
            throws InterruptedException {
        Answer answer;
        try {
            answer = answer(request);
        } catch (DeskFailure away) {
            LOG.warn("a customer's page failed", away);
            answer = away();
        } catch (RuntimeException bug) {
            LOG.error("a customer's page failed", bug);
            answer = away();
        }
        answer.send(response, callback);
        return true;
    }

    private static Answer away() {
        return later(503, PhotoPage.notice(PageText.AWAY));
    }

    private static Answer later(int status, String html) {
        return new Answer(status, Answer.HTML, html, Map.of("Retry-After", "60"));
    }

    private Answer answer(Request request) throws InterruptedException {
        if (!visitors.mayAsk(address(request)))
            return later(429, PhotoPage.notice(PageText.TOO_MANY));
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        Optional<PhotoToken> token =
                path.startsWith(PublicPages.PAGES)
                        ? PhotoToken.parse(path.substring(PublicPages.PAGES.length()))
                        : Optional.empty();
        return switch (request.getMethod()) {
            case "GET", "HEAD" ->
                    files.containsKey(path)
                            ? files.get(path)
                            : token.map(this::shown).orElseGet(PhotoPages::gone);
            case "POST" -> token.isPresent() ? sent(token.get(), request) : gone();
            default -> gone();
        };
    }

    /**
     * Who asks. A proxy on this machine says for whom, in the last entry: that is its own, those
     * before it are anybody's.
     */
    private static InetAddress address(Request request) {
        var peer = (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
        List<String> forwarded = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR);
        if (forwarded.isEmpty() || !peer.getAddress().isLoopbackAddress()) return peer.getAddress();
        String last = forwarded.getLast();
        try {
            return InetAddress.ofLiteral(last.substring(last.lastIndexOf(',') + 1).strip());
        } catch (IllegalArgumentException nonsense) {
            return peer.getAddress();
        }
    }

    private Answer shown(PhotoToken token) {
        return desk.find(token, clock.instant())
                .map(wanted -> Answer.page(200, PhotoPage.of(wanted, "")))
                .orElseGet(PhotoPages::gone);
    }

    private static Answer gone() {
        return Answer.page(404, PhotoPage.gone());
    }

    private Answer sent(PhotoToken token, Request request) throws InterruptedException {
        Optional<Wanted> wanted = desk.find(token, clock.instant());
        if (wanted.isEmpty()) return gone();
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String boundary = type == null ? null : MultiPart.extractBoundary(type);
        if (boundary == null) return wrong(token, 400, PageText.NOTHING_CHOSEN);
        if (request.getLength() > MOST_BODY_BYTES) return wrong(token, 413, PageText.FAR_TOO_LARGE);
        if (!uploads.tryAcquire()) return away();
        try {
            var body =
                    new UploadBody(
                            Content.Source.asInputStream(request),
                            MOST_BODY_BYTES,
                            clock,
                            clock.instant().plus(MOST_TIME));
            Answer answer = taken(token, new FormPhoto(body, boundary));
            body.transferTo(OutputStream.nullOutputStream());
            return answer;
        } catch (IOException senderGone) {
            return wrong(token, 400, PageText.FAILED);
        } finally {
            uploads.release();
        }
    }

    private Answer taken(PhotoToken token, InputStream form)
            throws IOException, InterruptedException {
        var photo = new PushbackInputStream(form);
        int first = photo.read();
        if (first < 0) return wrong(token, 400, PageText.NOTHING_CHOSEN);
        photo.unread(first);
        Uploaded uploaded = intake.take(token, photo);
        return switch (uploaded) {
            case Uploaded.Accepted _ ->
                    new Answer(303, Answer.HTML, "", Map.of("Location", PublicPages.path(token)));
            case Uploaded.Expired _ -> gone();
            case Uploaded.TooLarge _, Uploaded.TooManyPixels _ ->
                    wrong(token, 413, PageText.wrong(uploaded));
            case Uploaded.NotAPicture _, Uploaded.OtherKind _ ->
                    wrong(token, 415, PageText.wrong(uploaded));
            case Uploaded.Damaged _ -> wrong(token, 422, PageText.wrong(uploaded));
            case Uploaded.Full _ -> wrong(token, 409, PageText.wrong(uploaded));
            case Uploaded.Busy _ -> wrong(token, 503, PageText.wrong(uploaded));
        };
    }

    /** The page again, with what is wrong on it. */
    private Answer wrong(PhotoToken token, int status, String text) {
        return desk.find(token, clock.instant())
                .map(wanted -> Answer.page(status, PhotoPage.of(wanted, text)))
                .orElseGet(PhotoPages::gone);
    }
}
