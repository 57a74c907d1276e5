package dev.orderline.phone;

import dev.orderline.phone.sip.SipEvent;

/** What became of an attempt to call. */
public sealed interface Answer {
    /** The far end answered; whoever reads this closes the call. */
    record Accepted(PhoneCall call) implements Answer {}

    /**
     * The far end said no.
     *
     * @param status SIP's, 300 to 699: 486 is busy, 404 no such extension
     */
    record Refused(int status, String reason) implements Answer {}

    record Unanswered(SipEvent.Unanswered.Cause cause) implements Answer {}
}
