package dev.orderline.ivr.pages;

import dev.orderline.ivr.orders.LabelToken;
import dev.orderline.ivr.outbox.Document;
import dev.orderline.ivr.outbox.LabelDesk;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Request;

/** Answers requests for labels: a page, and what is to be printed. */
final class LabelPages {
    /** After the question mark: what is to be printed is wanted. */
    static final String PDF = "pdf";

    private final LabelDesk desk;
    private final UnaryOperator<String> code;
    private final Clock clock;

    /**
     * @param code of a parcel's number, as SVG that needs no escaping
     */
    LabelPages(LabelDesk desk, UnaryOperator<String> code, Clock clock) {
        this.desk = desk;
        this.code = code;
        this.clock = clock;
    }

    /**
     * @param path that begins with {@link PublicPages#LABELS}
     */
    Answer answer(Request request, String path) {
        return switch (request.getMethod()) {
            case "GET", "HEAD" ->
                    LabelToken.parse(path.substring(PublicPages.LABELS.length()))
                            .flatMap(token -> shown(request, token))
                            .orElseGet(LabelPages::gone);
            default -> gone();
        };
    }

    private Optional<Answer> shown(Request request, LabelToken token) {
        boolean printed = PDF.equals(request.getHttpURI().getQuery());
        return desk.open(token, clock.instant())
                .map(label ->
                        printed
                                ? file(label.pdf())
                                : Answer.page(
                                        200, LabelPage.of(label, code.apply(label.tracking()))));
    }

    /** To be saved: a viewer of the browser's could not do with what our pages allow. */
    private static Answer file(Document pdf) {
        return new Answer(
                200,
                pdf.type(),
                ByteBuffer.wrap(pdf.bytes()),
                Map.of("Content-Disposition", "attachment; filename=\"" + pdf.name() + "\""));
    }

    private static Answer gone() {
        return Answer.page(404, LabelPage.gone());
    }
}
