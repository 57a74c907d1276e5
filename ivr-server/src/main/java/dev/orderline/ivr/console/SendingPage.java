package dev.orderline.ivr.console;

import static dev.orderline.ivr.console.WarehousePage.document;
import static dev.orderline.ivr.console.WarehousePage.escaped;
import static dev.orderline.ivr.console.WarehousePage.message;

import dev.orderline.ivr.orders.DispatchDesk;
import dev.orderline.ivr.orders.DispatchDesk.Told;
import dev.orderline.ivr.orders.DispatchDesk.Waiting;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.RmaNumber;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is to be sent in exchange, among the warehouse's pages: a field for the parcel's number, and
 * two buttons. Works without script. Thread-safe.
 */
final class SendingPage {
    static final String AT = "/warehouse/sending";

    /** At most so many are told at once, the oldest. */
    private static final int MOST = 50;

    /** Characters of a parcel's number. */
    private static final int LONGEST = 50;

    private final DispatchDesk dispatch;
    private final Predicate<Asked> isLoggedIn;
    private final Clock clock;

    SendingPage(DispatchDesk dispatch, Predicate<Asked> isLoggedIn, Clock clock) {
        this.dispatch = dispatch;
        this.isLoggedIn = isLoggedIn;
        this.clock = clock;
    }

    Answer show(Asked asked) throws Refusal {
        if (!isLoggedIn.test(asked)) return Answer.html(200, WarehousePage.login(""));
        boolean taken = asked.query().containsKey("taken");
        return Answer.html(200, page(taken ? message("good", "Taken down.") : ""));
    }

    Answer take(Asked asked) throws Refusal {
        Map<String, String> form = WarehousePage.form(asked);
        if (!isLoggedIn.test(asked))
            return Answer.html(
                    401, WarehousePage.login("Nothing was taken down. Log in, then try again."));
        Optional<RmaNumber> rma = WarehousePage.scanned(form.getOrDefault("rma", ""));
        Optional<UUID> scan = Text.uuid(form.getOrDefault("scan", ""));
        if (rma.isEmpty() || scan.isEmpty()) throw JsonBody.unfit("Use the page's own buttons");
        String tracking = form.getOrDefault("tracking", "").strip();
        boolean sent = form.getOrDefault("what", "").equals("sent");
        if (sent && !Text.isName(tracking, LONGEST))
            return Answer.html(422, refused("Nothing was taken down. Key in the parcel's number."));
        Told told =
                sent
                        ? dispatch.sent(scan.get(), rma.get(), tracking, clock.instant())
                        : dispatch.unavailable(rma.get(), clock.instant());
        return switch (told) {
            case TAKEN -> Answer.seeOther(AT + "?taken=yes");
            case NOT_WAITING ->
                    Answer.html(409, refused("Nothing was taken down. It is not to be sent."));
        };
    }

    private String refused(String why) {
        return page(message("bad", why));
    }

    private String page(String message) {
        List<Waiting> waiting = dispatch.waiting(MOST);
        var list = new StringBuilder();
        for (Waiting each : waiting) list.append(item(each, list.isEmpty() ? " autofocus" : ""));
        return document(
                message
                        + (waiting.isEmpty() ? "<p>Nothing is to be sent.</p>\n" : list)
                        + """
                        <p><a href="/warehouse">What comes back</a></p>
                        """);
    }

    /**
     * A form with a scan of its own: sent twice it counts once.
     *
     * @param focus of the field: what is scanned first is the first parcel's number
     */
    private static String item(Waiting waiting, String focus) {
        Replacement replacement = waiting.replacement();
        return """
        <section>
        <p class="rma">RMA %1$s</p>
        <h1>%2$d &times; %3$s</h1>
        <p>For the %4$s: <strong>%5$s</strong><br>order %6$s</p>
        <form method="post" action="/warehouse/sending">
        <input type="hidden" name="rma" value="%1$s">
        <input type="hidden" name="scan" value="%7$s">
        <label for="parcel-%1$s">The parcel's number</label>
        <input%9$s id="parcel-%1$s" name="tracking" autocomplete="off" maxlength="%8$d">
        <button class="restocked" name="what" value="sent">Sent</button>
        <button class="written-off" name="what" value="unavailable">Cannot be sent</button>
        </form>
        </section>
        """
                .formatted(
                        replacement.rma().digits(),
                        replacement.quantity(),
                        escaped(replacement.sku()),
                        escaped(replacement.item()),
                        escaped(replacement.name()),
                        waiting.number().digits(),
                        UUID.randomUUID(),
                        LONGEST,
                        focus);
    }
}
