package dev.orderline.ivr.outbox;

/** Gives each message to who brings it where it goes. */
public final class Messengers implements Messenger {
    private final Messenger email;
    private final Messenger mobile;

    public Messengers(Messenger email, Messenger mobile) {
        this.email = email;
        this.mobile = mobile;
    }

    @Override
    public Sent send(Message message) {
        return switch (message.to()) {
            case Contact.Email _ -> email.send(message);
            case Contact.Mobile _ -> mobile.send(message);
        };
    }
}
