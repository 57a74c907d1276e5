package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.outbox.Messenger.Sent.Accepted;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody keeps to who brings messages. */
public abstract class MessengerContract {
    protected static final String TEXT =
            "Hello Zoë,\n\nyour label is here: https://shop.example/l/1?a=b\n.\nFrom the shop €\n";

    protected abstract Messenger messenger() throws Exception;

    /** Somebody who can be written to. */
    protected abstract Contact reachable();

    /** The texts that have arrived, each once if it can be told from its double. */
    protected abstract List<String> arrived() throws Exception;

    protected static Message message(Contact to) {
        return new Message(UUID.randomUUID(), to, "Your return: Größe 8", TEXT, List.of());
    }

    @Test
    void aMessageArrivesAsItWasWritten() throws Exception {
        assertInstanceOf(Accepted.class, messenger().send(message(reachable())));
        assertEquals(List.of(TEXT), arrived());
    }

    @Test
    void aMessageThatIsSentAgainCanBeToldToBeTheSame() throws Exception {
        Messenger messenger = messenger();
        Message message = message(reachable());
        assertInstanceOf(Accepted.class, messenger.send(message));
        assertInstanceOf(Accepted.class, messenger.send(message));
        assertEquals(List.of(TEXT), arrived());
    }

    @Test
    void twoMessagesOfTheSameTextAreTwo() throws Exception {
        Messenger messenger = messenger();
        messenger.send(message(reachable()));
        messenger.send(message(reachable()));
        assertEquals(List.of(TEXT, TEXT), arrived());
    }

    @Test
    void nothingOfACustomerIsInWhatIsLogged() throws Exception {
        Message message = message(reachable());
        String logged = messenger().send(message) + " " + message.to();
        assertTrue(Set.of("ann", "5550123", "Zo").stream().noneMatch(logged::contains), logged);
    }
}
