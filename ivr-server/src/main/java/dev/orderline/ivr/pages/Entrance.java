package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.DeskFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets visitors in, each as often as it may, and answers each request on a thread that may wait.
 * Says nothing of tokens to any log.
 */
final class Entrance extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

    private final Visitors visitors;
    private final Map<String, Answer> files;
    private final PhotoPages photos;
    private final LabelPages labels;

    /**
     * @param files by path, beside the pages
     */
    Entrance(Clock clock, Map<String, Answer> files, PhotoPages photos, LabelPages labels) {
        this.visitors = new Visitors(clock);
        this.files = files;
        this.photos = photos;
        this.labels = labels;
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

    static Answer away() {
        return Answer.later(503, Html.notice(PageText.AWAY));
    }

    private Answer answer(Request request) throws InterruptedException {
        if (!visitors.mayAsk(address(request)))
            return Answer.later(429, Html.notice(PageText.TOO_MANY));
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        Answer file = files.get(path);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (file != null && reads) return file;
        return path.startsWith(PublicPages.LABELS)
                ? labels.answer(request, path)
                : photos.answer(request, path);
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
}
