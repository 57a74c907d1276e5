package dev.orderline.ivr.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderline.ivr.http.Answer;
import dev.orderline.ivr.http.Authorization;
import dev.orderline.ivr.http.Body;
import dev.orderline.ivr.http.OutgoingHttp;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Message;
import dev.orderline.ivr.outbox.Messenger;
import dev.orderline.ivr.outbox.ProviderFailure;
import dev.orderline.ivr.outbox.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service for SMS and WhatsApp that speaks as Twilio does: {@code
 * /2010-04-01/Accounts/{account}/Messages.json}, forms in, JSON out.
 *
 * <p>The message's id goes along as an idempotency key. Twilio does not look at it: there, what is
 * sent again after a failure may arrive twice.
 */
public final class HttpMessages implements Messenger {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9]{1,64}");

    /**
     * Twilio's errors that another attempt does not change: no such number (21211), not reachable
     * (21214, 21612), has told us to stop (21610), no mobile (21614), a text too long for it
     * (21617), nobody of WhatsApp (63003, 63024).
     */
    private static final Set<Integer> FINAL_ERRORS =
            Set.of(21211, 21214, 21610, 21612, 21614, 21617, 63003, 63024);

    private final OutgoingHttp http;
    private final String path;
    private final Map<String, String> authorization;
    private final Map<Contact.Service, String> senders;

    /**
     * @param senders from whom messages come: a number in E.164, or for SMS a name the service
     *     knows
     * @throws IllegalArgumentException if {@code account} is none
     */
    public HttpMessages(
            OutgoingHttp http, String account, Secret token, Map<Contact.Service, String> senders) {
        if (!ACCOUNT.matcher(account).matches()) throw new IllegalArgumentException("no account");
        this.http = http;
        path = "2010-04-01/Accounts/" + account + "/Messages.json";
        authorization = Authorization.basic(account, token);
        this.senders = Map.copyOf(senders);
    }

    /**
     * @throws IllegalArgumentException if it does not go to a mobile
     */
    @Override
    public Sent send(Message message) {
        if (!(message.to() instanceof Contact.Mobile to))
            throw new IllegalArgumentException("not to a mobile");
        String sender = senders.get(to.service());
        if (sender == null)
            throw new ProviderFailure("send by " + to.service() + ": no sender", Duration.ZERO);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("From", address(to.service(), sender));
        form.put("To", address(to.service(), to.number()));
        form.put("Body", message.text());
        Answer answer =
                http.post(
                        "send by " + to.service() + " over HTTP",
                        path,
                        Authorization.once(message.id(), authorization),
                        Body.form(form));
        return answer.isOk()
                ? new Sent.Accepted(answer.word(answer.json(), "sid"))
                : undeliverable(answer);
    }

    private static Sent undeliverable(Answer answer) {
        if (answer.status() != 400) throw answer.failure();
        JsonNode code = answer.json().path("code");
        if (!code.isInt()) throw answer.unfit();
        if (!FINAL_ERRORS.contains(code.intValue())) throw answer.failure();
        return new Sent.Undeliverable(code.asText());
    }

    private static String address(Contact.Service service, String number) {
        return switch (service) {
            case SMS -> number;
            case WHATSAPP -> "whatsapp:" + number;
        };
    }
}
