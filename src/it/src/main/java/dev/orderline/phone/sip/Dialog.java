package dev.orderline.phone.sip;

import dev.orderline.phone.sip.SipMessage.Request;
import dev.orderline.phone.sip.SipMessage.Response;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the messages of one call have in common (RFC 3261, section 12), and those messages. Confined
 * to the call's thread.
 */
final class Dialog {
    /** Commas, dollars and escapes (%2C) too: hostile callers dial them. */
    private static final Pattern USER = Pattern.compile("[0-9A-Za-z+*#_.,$%-]{1,64}");

    private static final Pattern CONTACT = Pattern.compile("[^<]{0,200}<(sip:[!-;=?-~]{1,200})>.*");

    private final String here;
    private final String callId;
    private final String localParty;
    private final String contact;

    private String remoteParty;
    private String remoteTarget;
    private String inviteBranch = "";
    private int sequence;

    private Dialog(
            String here,
            String callId,
            String localParty,
            String contact,
            String remoteParty,
            String remoteTarget) {
        this.here = here;
        this.callId = callId;
        this.localParty = localParty;
        this.contact = contact;
        this.remoteParty = remoteParty;
        this.remoteTarget = remoteTarget;
    }

    /**
     * We call.
     *
     * @throws IllegalArgumentException if {@code from} or {@code to} is no plain user part
     */
    static Dialog calling(
            InetSocketAddress here, InetSocketAddress server, String from, String to) {
        requireUser(from);
        requireUser(to);
        String us = "sip:" + from + "@" + text(here);
        String them = "sip:" + to + "@" + text(server);
        String id = token() + "@" + here.getAddress().getHostAddress();
        return new Dialog(
                text(here),
                id,
                "<" + us + ">;tag=" + token(),
                "<" + us + ">",
                "<" + them + ">",
                them);
    }

    /** We are called by {@code invite}. */
    static Dialog called(InetSocketAddress here, Request invite) {
        String us = invite.headers().first("To").orElse("");
        String them = invite.headers().first("From").orElse("");
        return new Dialog(
                text(here),
                invite.callId(),
                us + ";tag=" + token(),
                "<sip:phone@" + text(here) + ">",
                them,
                contact(invite, invite.target()));
    }

    /**
     * Says where {@code user} is called, for {@code seconds}; 0 takes it back.
     *
     * @throws IllegalArgumentException if {@code user} is no plain user part
     */
    static Request registration(
            InetSocketAddress here, InetSocketAddress server, String user, long seconds) {
        Dialog self = calling(here, server, user, user);
        var request =
                new Dialog(
                                self.here,
                                self.callId,
                                self.localParty,
                                self.contact,
                                self.remoteParty,
                                "sip:" + text(server))
                        .request("REGISTER", branch(), "");
        return new Request(
                request.method(),
                request.target(),
                request.headers().with("Expires", Long.toString(seconds)),
                "");
    }

    String callId() {
        return callId;
    }

    Request invite(String description) {
        inviteBranch = branch();
        sequence++;
        return request("INVITE", inviteBranch, description);
    }

    /** Ends the wait for an answer to our INVITE. */
    Request cancel() {
        return request("CANCEL", inviteBranch, "");
    }

    /** Our INVITE was accepted: from now on requests go where {@code success} says. */
    void established(Response success) {
        remoteParty = success.headers().first("To").orElse(remoteParty);
        remoteTarget = contact(success, remoteTarget);
    }

    /** Confirms that {@code answer} to our INVITE has come; the far end repeats it until then. */
    Request acknowledge(Response answer) {
        if (answer.isSuccess()) return request("ACK", branch(), "");
        var refused =
                new Dialog(
                        here,
                        callId,
                        localParty,
                        contact,
                        answer.headers().first("To").orElse(remoteParty),
                        remoteTarget);
        refused.sequence = sequence;
        return refused.request("ACK", inviteBranch, ""); // part of the INVITE's own transaction
    }

    Request bye() {
        sequence++;
        return request("BYE", branch(), "");
    }

    /** Whether {@code response} answers our latest INVITE. */
    boolean answersInvite(Response response) {
        return response.sequenceMethod().equals("INVITE")
                && response.headers().first("Via").orElse("").contains(inviteBranch);
    }

    /** Our answer to {@code request}, which came from the far end. */
    Response response(Request request, int status, String reason, String description) {
        var response = reply(request, status, reason, localParty);
        if (description.isEmpty()) return response;
        return new Response(
                status,
                reason,
                response.headers().with("Contact", contact).with("Content-Type", "application/sdp"),
                description);
    }

    /** An answer to a request that belongs to no call of ours. */
    static Response reply(Request request, int status, String reason) {
        return reply(request, status, reason, request.headers().first("To").orElse(""));
    }

    private static Response reply(Request request, int status, String reason, String to) {
        List<SipHeaders.Field> fields = new ArrayList<>(request.headers().named("Via"));
        fields.add(new SipHeaders.Field("From", request.headers().first("From").orElse("")));
        fields.add(new SipHeaders.Field("To", to));
        fields.addAll(request.headers().named("Call-ID", "CSeq"));
        return new Response(status, reason, SipHeaders.of(fields), "");
    }

    private Request request(String method, String branch, String description) {
        var headers =
                SipHeaders.of(
                        "Via",
                        "SIP/2.0/UDP " + here + ";rport;branch=" + branch,
                        "Max-Forwards",
                        "70",
                        "From",
                        localParty,
                        "To",
                        remoteParty,
                        "Call-ID",
                        callId,
                        "CSeq",
                        sequence + " " + method,
                        "Contact",
                        contact,
                        "User-Agent",
                        "orderline-phone");
        return new Request(
                method,
                remoteTarget,
                description.isEmpty() ? headers : headers.with("Content-Type", "application/sdp"),
                description);
    }

    private static String contact(SipMessage message, String otherwise) {
        Matcher contact = CONTACT.matcher(message.headers().first("Contact").orElse(""));
        return contact.matches() ? contact.group(1) : otherwise;
    }

    private static void requireUser(String user) {
        if (!USER.matcher(user).matches())
            throw new IllegalArgumentException("not an extension or number");
    }

    private static String branch() {
        return "z9hG4bK" + token(); // the cookie of RFC 3261, section 8.1.1.7
    }

    private static String token() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
