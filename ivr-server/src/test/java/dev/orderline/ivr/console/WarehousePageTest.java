package dev.orderline.ivr.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.WorkingShop;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.GoodsDesk.Stock;
import dev.orderline.ivr.orders.HandClock;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.sql.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The warehouse's page as a browser without script has it. */
@Tag("slow")
class WarehousePageTest {
    private final WorkingShop shop = new WorkingShop(TestDatabase.withTables());
    private final HandClock clock = new HandClock(Instant.now());
    private final OpenConsole console = new OpenConsole(OpenConsole.desks(shop), clock);
    private String cookie = "";

    @AfterEach
    void close() {
        console.close();
        shop.close();
    }

    @Test
    void aScannedReturnIsReceivedAndSold() {
        logIn();
        RmaNumber rma = shop.returned("<b>jacket</b> & \"hood\"", 50);
        String page = get("/warehouse?rma=" + rma.digits()).body();
        assertTold("1 &times; &lt;b&gt;jacket&lt;/b&gt; &amp; &quot;hood&quot;", page);
        assertTold("announced by the customer", page);
        assertTold("value=\"restocked\" disabled", page);
        assertEquals(
                page.length(), get("/warehouse?rma=R" + rma.digits() + "12345678").body().length());

        HttpResponse<String> taken = press(page, "received");
        assertEquals(303, taken.statusCode());
        String after = get(taken.headers().firstValue("Location").orElseThrow()).body();
        assertTold("Taken down: received.</p>", after);
        assertTold("value=\"received\" disabled", after);
        press(after, "restocked");
        assertEquals(
                ReturnStep.RESTOCKED,
                shop.office().goods().arrival(rma).orElseThrow().underway().step());
    }

    @Test
    void whatTheCustomerHasSaidIsShownBesideWhatHasCome() {
        logIn();
        RmaNumber opened = shop.returned("jacket", 50, Condition.OPENED);
        assertTold(
                "<p>The customer says it was opened, and not used.</p>",
                get("/warehouse?rma=" + opened.digits()).body());
        RmaNumber untold = shop.returned("hat", 50);
        assertFalse(get("/warehouse?rma=" + untold.digits()).body().contains("The customer says"));
    }

    @Test
    void aDoubleClickAndAReloadCountOnce() {
        logIn();
        RmaNumber rma = shop.returned("jacket", 50);
        String page = get("/warehouse?rma=" + rma.digits()).body();
        for (int i = 0; i < 3; i++) assertEquals(303, press(page, "received").statusCode());
        assertEquals(
                Optional.of(new Stock("jacket", 0, 1, 0)), shop.office().goods().stock("jacket"));
    }

    @Test
    void whatCannotComeIsToldInLargeLetters() {
        logIn();
        RmaNumber rma = shop.returned("jacket", 50);
        String before = get("/warehouse?rma=" + rma.digits()).body();
        press(before, "received");
        String after = get("/warehouse?rma=" + rma.digits()).body();
        press(after, "written-off");
        HttpResponse<String> sold = press(after, "restocked");
        assertEquals(409, sold.statusCode());
        assertTold(
                "Nothing was taken down. It cannot be sellable: it is not sellable.", sold.body());
        assertEquals(404, get("/warehouse?rma=000000").statusCode());
        assertEquals(404, get("/warehouse?rma=%3Cscript%3E").statusCode());
        assertFalse(get("/warehouse?rma=%3Cscript%3E").body().contains("<script"));
    }

    @Test
    void whatIsToBeSentIsToldAndTakenDownOnce() {
        logIn();
        assertTold("Nothing is to be sent.", get("/warehouse/sending").body());
        shop.lay("<b>anorak", 2);
        RmaNumber sent = received("<b>anorak");
        RmaNumber missing = received("<b>anorak");
        String page = get("/warehouse/sending").body();
        assertTold("1 &times; &lt;b&gt;anorak-L", page);
        assertEquals(422, send(page, sent, "sent&tracking=+").statusCode());
        assertEquals(422, send(page, sent, "sent&tracking=" + "1".repeat(51)).statusCode());
        for (int i = 0; i < 2; i++)
            assertEquals(303, send(page, sent, "sent&tracking=SP+1").statusCode());
        assertEquals(409, send(page, sent, "unavailable").statusCode());
        assertEquals(303, send(page, missing, "unavailable").statusCode());
        assertTold("Nothing is to be sent.", get("/warehouse/sending?taken=yes").body());
        assertEquals(
                Optional.of(new Stock("<b>anorak-L", 1, 0, 0)),
                shop.office().goods().stock("<b>anorak-L"));
    }

    private RmaNumber received(String name) {
        RmaNumber rma = shop.exchanged(name, 50, name + "-L");
        shop.office().warehouse().scan(UUID.randomUUID(), rma, ReturnStep.RECEIVED, Instant.now());
        return rma;
    }

    private HttpResponse<String> send(String page, RmaNumber rma, String what) {
        Matcher form =
                Pattern.compile("value=\"" + rma.digits() + "\">\\s*<input[^>]*value=\"(.*?)\">")
                        .matcher(page);
        assertTrue(form.find(), page);
        String fields = "rma=" + rma.digits() + "&scan=" + form.group(1) + "&what=" + what;
        return post("/warehouse/sending", fields, console.origin());
    }

    @Test
    void onlyWhoHasLoggedInSeesAnythingAndOnlyForADay() {
        RmaNumber rma = shop.returned("jacket", 50);
        String there = "/warehouse?rma=" + rma.digits();
        assertFalse(get(there).body().contains("jacket"));
        assertEquals(401, post("/warehouse/login", "token=wrong", console.origin()).statusCode());
        assertEquals(401, post("/warehouse/scans", "rma=1", console.origin()).statusCode());
        assertEquals(401, post("/warehouse/sending", "rma=1", console.origin()).statusCode());
        assertFalse(get("/warehouse/sending").body().contains("to be sent"));
        logIn();
        String page = get(there).body();
        assertTold("jacket", page);
        for (String origin : new String[] {"null", "http://evil.example", "x y", ""})
            assertEquals(
                    403, post("/warehouse/scans", form(page, "received"), origin).statusCode());
        assertEquals(303, post("/warehouse/logout", "", console.origin()).statusCode());
        assertFalse(get(there).body().contains("jacket"));
        logIn();
        clock.pass(Sessions.LASTS);
        assertFalse(get(there).body().contains("jacket"));
    }

    private void logIn() {
        HttpResponse<String> in =
                post("/warehouse/login", "token=" + console.token(), console.origin());
        assertEquals(303, in.statusCode());
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertTold("HttpOnly; SameSite=Strict", set);
        cookie = set.substring(0, set.indexOf(';'));
    }

    private HttpResponse<String> press(String page, String step) {
        return post("/warehouse/scans", form(page, step), console.origin());
    }

    /** What the browser sends of the form with that button. */
    private static String form(String page, String step) {
        Matcher form =
                Pattern.compile(
                                "name=\"rma\" value=\"(.*?)\">\\s*<input type=\"hidden\" name=\"scan\" value=\"(.*?)\">\\s*<button class=\""
                                        + step)
                        .matcher(page);
        assertTrue(form.find(), page);
        return "rma=" + form.group(1) + "&scan=" + form.group(2) + "&step=" + step;
    }

    private HttpResponse<String> get(String path) {
        return console.send("GET", path, "", "Cookie", cookie.isEmpty() ? "a=b" : cookie);
    }

    private HttpResponse<String> post(String path, String form, String origin) {
        return console.send(
                "POST",
                path,
                form,
                "Cookie",
                cookie.isEmpty() ? "a=b" : cookie,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                origin);
    }

    private static void assertTold(String what, String text) {
        assertTrue(text.contains(what), () -> "\"" + what + "\" is not in: " + text);
    }
}
