package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Order-status calls as in {@link PhoneCallsTest} of which the dialog decides alone: long ones, and
 * the same over either transport. The usual run has them over one; what a transport must do is
 * tested over both there.
 */
abstract class PhoneDialogs {
    private final Lab lab;
    private final String extension;

    /**
     * @param extension 100 is WebSocket, 101 AudioSocket
     */
    PhoneDialogs(Lab lab, String extension) {
        this.lab = lab;
        this.extension = extension;
    }

    @Test
    void aWrongPostcodeThreeTimesEndsWithAPerson() throws Exception {
        String number = lab.orderOfItsOwn(extension.equals("100") ? 0 : 1);
        Made call =
                lab.call(
                        extension,
                        lab.presses("1")
                                .cutIn(number)
                                .cutIn("00000")
                                .press(number) // first it is said that there is none
                                .cutIn("00001")
                                .press(number)
                                .cutIn("00002")
                                .hearThenHangUp());

        assertEquals("handed-over asked PERSON", call.outcome(), call::toString);
        assertEquals(3, lab.wrongAttempts(call.caller()));
        assertFalse(call.transcript().contains("I found your order"));
    }

    @Test
    void silenceTwiceThenKeys() throws Exception {
        Made call =
                lab.call(
                        extension,
                        lab.says("where is my order")
                                .hear()
                                .hear()
                                .cutIn("08989535")
                                .cutIn("55226")
                                .press("2")
                                .cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        assertEquals(
                List.of("no-input", "no-input", "keyed"),
                call.answers("ask-order"),
                call::toString);
    }

    @Test
    void anUnknownOrderSoundsLikeAWrongPostcode() throws Exception {
        String number = lab.unknownOrder();
        Made call =
                lab.call(
                        extension,
                        lab.presses("1").cutIn(number).cutIn("55226").press("0#").hearThenHangUp());

        assertEquals("handed-over asked PERSON", call.outcome(), call::toString);
        assertEquals(
                "I am sorry. I find no order with that number and that postcode. Let us try once more.",
                call.said("not-matched"));
    }

    @Test
    void anOrderInTransit() throws Exception {
        Lab.Order order = lab.inTransit();
        Made call =
                lab.call(
                        extension,
                        lab.says("track my package")
                                .then(Lab.spoken(order.number()))
                                .then(Lab.spoken(order.postcode()))
                                .then("no")
                                .cutIn("5"));

        assertEquals("completed answered HANG_UP", call.outcome(), call::toString);
        assertTrue(call.states().contains("in-transit"), call.states()::toString);
    }
}
