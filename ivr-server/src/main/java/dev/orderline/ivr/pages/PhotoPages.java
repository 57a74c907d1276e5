package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoDesk.Wanted;
import dev.orderline.ivr.orders.PhotoIntake;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Uploaded;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Answers requests for pages that ask for photos, and for all that is no page. */
final class PhotoPages {
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
    private final Semaphore uploads = new Semaphore(MOST_UPLOADS);

    PhotoPages(PhotoDesk desk, PhotoIntake intake, Clock clock) {
        this.desk = desk;
        this.intake = intake;
        this.clock = clock;
    }

    Answer answer(Request request, String path) throws InterruptedException {
        Optional<PhotoToken> token =
                path.startsWith(PublicPages.PAGES)
                        ? PhotoToken.parse(path.substring(PublicPages.PAGES.length()))
                        : Optional.empty();
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> token.map(this::shown).orElseGet(PhotoPages::gone);
            case "POST" -> token.isPresent() ? sent(token.get(), request) : gone();
            default -> gone();
        };
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
        if (!uploads.tryAcquire()) return Entrance.away();
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
                    Answer.text(303, Answer.HTML, "", Map.of("Location", PublicPages.path(token)));
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
