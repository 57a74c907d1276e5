package dev.orderline.ivr.console;

import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.GoodsDesk.Arrival;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Warehouse.Scanned;
import dev.orderline.ivr.orders.Written;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The warehouse's page: a field for a scanner, what comes back, and a button for each step. Works
 * without script. Thread-safe.
 */
final class WarehousePage {
    private static final String AT = "/warehouse";
    private static final String COOKIE = "orderline";

    /** An RMA as it is keyed in, or what our own labels' bars say: R, the RMA and eight digits. */
    private static final Pattern SCANNED = Pattern.compile("([0-9]{6})|R([0-9]{6})[0-9]{8}");

    /** What the buttons say. */
    private static final Map<ReturnStep, String> BUTTONS =
            Map.of(
                    ReturnStep.RECEIVED, "Received",
                    ReturnStep.RESTOCKED, "Sellable",
                    ReturnStep.WRITTEN_OFF, "Not sellable");

    private final ConsoleDesks desks;
    private final ConsoleToken token;
    private final Guesses guesses;
    private final Sessions sessions;
    private final SendingPage sending;
    private final Clock clock;

    WarehousePage(ConsoleDesks desks, ConsoleToken token, Guesses guesses, Clock clock) {
        this.desks = desks;
        this.token = token;
        this.guesses = guesses;
        this.sessions = new Sessions(clock);
        this.sending = new SendingPage(desks.dispatch(), this::isLoggedIn, clock);
        this.clock = clock;
    }

    List<Route> routes() {
        String style = RestApi.resource("warehouse.css");
        return List.of(
                new Route("GET", AT, (asked, _) -> show(asked)),
                new Route(
                        "GET",
                        AT + "/style.css",
                        (_, _) -> Answer.text("text/css; charset=utf-8", style)),
                new Route("POST", AT + "/login", (asked, _) -> logIn(asked)),
                new Route("POST", AT + "/logout", (asked, _) -> logOut(asked)),
                new Route("POST", AT + "/scans", (asked, _) -> scan(asked)),
                new Route("GET", SendingPage.AT, (asked, _) -> sending.show(asked)),
                new Route("POST", SendingPage.AT, (asked, _) -> sending.take(asked)));
    }

    private Answer show(Asked asked) throws Refusal {
        if (!isLoggedIn(asked)) return Answer.html(200, login(""));
        Map<String, String> query = asked.query();
        if (!query.containsKey("rma")) return Answer.html(200, page("", ""));
        Optional<Arrival> arrival = scanned(query.get("rma")).flatMap(desks.goods()::arrival);
        if (arrival.isEmpty()) return unknown();
        boolean taken = arrival.get().underway().step().written().equals(query.get("taken"));
        String message =
                taken
                        ? message(
                                "good",
                                "Taken down: " + words(arrival.get().underway().step()) + ".")
                        : "";
        return Answer.html(200, page(message, item(arrival.get())));
    }

    private Answer scan(Asked asked) throws Refusal {
        Map<String, String> form = form(asked);
        if (!isLoggedIn(asked))
            return Answer.html(401, login("Nothing was taken down. Log in, then scan again."));
        Optional<RmaNumber> rma = scanned(form.getOrDefault("rma", ""));
        Optional<ReturnStep> step =
                Written.parse(ReturnStep.class, form.getOrDefault("step", ""))
                        .filter(BUTTONS::containsKey);
        Optional<UUID> scan = Text.uuid(form.getOrDefault("scan", ""));
        if (step.isEmpty() || scan.isEmpty()) throw JsonBody.unfit("Use the page's own buttons");
        if (rma.isEmpty()) return unknown();
        return switch (desks.warehouse().scan(scan.get(), rma.get(), step.get(), clock.instant())) {
            case Scanned.Taken() ->
                    Answer.seeOther(
                            AT + "?rma=" + rma.get().digits() + "&taken=" + step.get().written());
            case Scanned.Unknown() -> unknown();
            case Scanned.OutOfOrder(ReturnStep now) ->
                    refused(
                            rma.get(),
                            "It cannot be " + words(step.get()) + ": it is " + words(now));
            case Scanned.OtherScan() -> refused(rma.get(), "This form has been used already");
        };
    }

    private Answer refused(RmaNumber rma, String why) {
        String item = desks.goods().arrival(rma).map(WarehousePage::item).orElse("");
        return Answer.html(409, page(message("bad", "Nothing was taken down. " + why + "."), item));
    }

    private static Answer unknown() {
        return Answer.html(
                404,
                page(
                        message(
                                "bad",
                                "There is no such return. Scan again, or key in the six digits of the RMA."),
                        ""));
    }

    /** The RMA in what a scanner or a person typed. */
    static Optional<RmaNumber> scanned(String typed) {
        Matcher matcher = SCANNED.matcher(typed.replaceAll("[\\s-]", ""));
        if (!matcher.matches()) return Optional.empty();
        return Optional.of(Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)))
                .filter(RmaNumber::isValid)
                .map(RmaNumber::new);
    }

    private Answer logIn(Asked asked) throws Refusal {
        String shown = form(asked).getOrDefault("token", "").strip();
        if (token.matches(shown))
            return Answer.seeOther(AT)
                    .with(
                            "Set-Cookie",
                            cookie(asked, sessions.begin(), Sessions.LASTS.toSeconds()));
        boolean tooMany = guesses.wrong(asked.from());
        return Answer.html(
                tooMany ? 429 : 401,
                login(
                        tooMany
                                ? "Too many wrong tokens. Wait for a minute."
                                : "That is not the token. Paste it once more."));
    }

    private Answer logOut(Asked asked) throws Refusal {
        form(asked);
        sessions.end(asked.cookie(COOKIE));
        return Answer.seeOther(AT).with("Set-Cookie", cookie(asked, "", 0));
    }

    private boolean isLoggedIn(Asked asked) {
        return sessions.isOpen(asked.cookie(COOKIE));
    }

    /** Only for this page, and where a proxy in front speaks TLS only by TLS. */
    private static String cookie(Asked asked, String value, long seconds) {
        return COOKIE
                + "="
                + value
                + "; Path="
                + AT
                + "; Max-Age="
                + seconds
                + "; HttpOnly; SameSite=Strict"
                + (asked.header("X-Forwarded-Proto").equals("https") ? "; Secure" : "");
    }

    /** What our own page has sent; a browser says of each form whose page it was on. */
    static Map<String, String> form(Asked asked) throws Refusal {
        if (!isOwn(asked.header("Origin"), asked.header("Host")))
            throw new Refusal(
                    Problem.FOREIGN.answer("Use the page " + AT + " of this very address"));
        return asked.form();
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return !host.isEmpty() && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static String login(String complaint) {
        return document(
                (complaint.isEmpty() ? "" : message("bad", complaint))
                        + """
                        <form method="post" action="/warehouse/login">
                        <label for="token">Token</label>
                        <input id="token" name="token" type="password" autocomplete="off" required autofocus>
                        <button class="go">Log in</button>
                        </form>
                        """);
    }

    private static String page(String message, String item) {
        return document(
                message
                        + """
                        <form method="get" action="/warehouse">
                        <label for="rma">RMA</label>
                        <div>
                        <input id="rma" name="rma" inputmode="numeric" autocomplete="off" maxlength="40" required autofocus>
                        <button class="go">Show</button>
                        </div>
                        </form>
                        """
                        + item
                        + """
                        <p><a href="/warehouse/sending">What is to be sent in exchange</a></p>
                        <form method="post" action="/warehouse/logout"><button class="out">Log out</button></form>
                        """);
    }

    private static String item(Arrival arrival) {
        var html = new StringBuilder();
        html.append(
                """
                <section>
                <p class="rma">RMA %s</p>
                <h1>%d &times; %s</h1>
                <p>SKU %s<br>order %s</p>
                %s<p>It is <strong>%s</strong>.</p>
                """
                        .formatted(
                                arrival.underway().rma().digits(),
                                arrival.quantity(),
                                escaped(arrival.underway().item()),
                                escaped(arrival.sku()),
                                arrival.number().digits(),
                                said(arrival.condition()),
                                words(arrival.underway().step())));
        for (ReturnStep step :
                List.of(ReturnStep.RECEIVED, ReturnStep.RESTOCKED, ReturnStep.WRITTEN_OFF))
            html.append(button(arrival, step));
        return html.append("</section>\n").toString();
    }

    /** A form with a scan of its own: sent twice it counts once. */
    private static String button(Arrival arrival, ReturnStep step) {
        return """
        <form method="post" action="/warehouse/scans">
        <input type="hidden" name="rma" value="%s">
        <input type="hidden" name="scan" value="%s">
        <button class="%s" name="step" value="%s"%s>%s</button>
        </form>
        """
                .formatted(
                        arrival.underway().rma().digits(),
                        UUID.randomUUID(),
                        step.written(),
                        step.written(),
                        arrival.underway().step().mayBecome(step) ? "" : " disabled",
                        BUTTONS.get(step));
    }

    /**
     * What its customer has said, to be seen beside what has come; nothing if they were not asked.
     */
    private static String said(Condition condition) {
        return switch (condition) {
            case NOT_TOLD -> "";
            case AS_NEW -> customerSays("it is unopened");
            case OPENED -> customerSays("it was opened, and not used");
            case USED -> customerSays("it was used");
        };
    }

    private static String customerSays(String what) {
        return "<p>The customer says " + what + ".</p>\n";
    }

    /** For people. */
    private static String words(ReturnStep step) {
        return switch (step) {
            case OPENED -> "announced by the customer";
            case LABEL_MADE -> "announced, and has a label";
            case DROPPED_OFF -> "with the carrier";
            case ON_ITS_WAY -> "on its way";
            case RECEIVED -> "received";
            case RESTOCKED -> "sellable";
            case WRITTEN_OFF -> "not sellable";
            case KEPT -> "kept by the customer";
            case CANCELLED -> "cancelled";
        };
    }

    static String message(String kind, String text) {
        return "<p class=\"message " + kind + "\" role=\"alert\">" + escaped(text) + "</p>\n";
    }

    static String document(String body) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Warehouse</title>
        <link rel="stylesheet" href="/warehouse/style.css">
        <link rel="icon" href="data:,">
        </head>
        <body>
        <main>
        """
                + body
                + """
                </main>
                </body>
                </html>
                """;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
