package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.CodeDesk.Sent;
import dev.orderline.ivr.orders.CodeDesk.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every code desk keeps to. */
public abstract class CodeDeskContract {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");
    private static final Pattern CODE = Pattern.compile("code is ([0-9]{6})");

    protected static final Proof PROOF = new Proof(OrderNumber.ofSerial(4_713));

    /** A desk of a shop that has the order, and e-mail of its customer. */
    protected abstract CodeDesk desk();

    /** The code that was sent last. */
    protected abstract String lastCode();

    /** The code in a letter. */
    public static String in(String letter) {
        Matcher code = CODE.matcher(letter);
        if (!code.find()) throw new IllegalArgumentException("no code in it");
        return code.group(1);
    }

    @Test
    void whoTellsTheCodeIsConfirmedOnce() {
        CodeDesk desk = desk();
        assertFalse(PROOF.isConfirmed());
        assertEquals(Sent.BY_EMAIL, desk.send(UUID.randomUUID(), PROOF, AT));
        Told told = desk.tell(PROOF, lastCode(), AT.plusSeconds(60));
        Proof proof = assertInstanceOf(Told.Right.class, told).proof();
        assertTrue(proof.isConfirmed());
        assertEquals(PROOF.number(), proof.number());
        assertEquals(new Told.Over(), desk.tell(PROOF, lastCode(), AT.plusSeconds(61)));
    }

    @Test
    void aCodeThatWasToldWrongThreeTimesIsOver() {
        CodeDesk desk = desk();
        desk.send(UUID.randomUUID(), PROOF, AT);
        String wrong = lastCode().equals("111111") ? "222222" : "111111";
        assertEquals(new Told.Wrong(), desk.tell(PROOF, wrong, AT));
        assertEquals(new Told.Wrong(), desk.tell(PROOF, wrong, AT));
        assertEquals(new Told.Over(), desk.tell(PROOF, wrong, AT));
        assertEquals(new Told.Over(), desk.tell(PROOF, lastCode(), AT));
    }

    @Test
    void aCodeLivesTenMinutes() {
        CodeDesk desk = desk();
        desk.send(UUID.randomUUID(), PROOF, AT);
        Instant late = AT.plus(CodeDesk.LIVES).plusMillis(1);
        assertEquals(new Told.Over(), desk.tell(PROOF, lastCode(), late));
        assertInstanceOf(Told.Right.class, desk.tell(PROOF, lastCode(), AT.plus(CodeDesk.LIVES)));
    }

    @Test
    void withoutACodeThereIsNothingToTell() {
        assertEquals(new Told.Over(), desk().tell(PROOF, "123456", AT));
    }

    @Test
    void fiveCodesAreSentADayAndTheSameRequestSendsOne() {
        CodeDesk desk = desk();
        UUID request = UUID.randomUUID();
        for (int i = 0; i < 10; i++) assertEquals(Sent.BY_EMAIL, desk.send(request, PROOF, AT));
        for (int i = 1; i < CodeDesk.MAX_SENT; i++)
            assertEquals(Sent.BY_EMAIL, desk.send(UUID.randomUUID(), PROOF, AT));
        assertEquals(Sent.TOO_MANY, desk.send(UUID.randomUUID(), PROOF, AT));
        assertEquals(
                Sent.BY_EMAIL, desk.send(UUID.randomUUID(), PROOF, AT.plus(Duration.ofHours(24))));
    }
}
