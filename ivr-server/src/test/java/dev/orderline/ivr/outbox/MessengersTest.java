package dev.orderline.ivr.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.outbox.Messenger.Sent.Accepted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessengersTest {
    private final Messenger both =
            new Messengers(_ -> new Accepted("by mail"), _ -> new Accepted("by phone"));

    @Test
    void eachContactHasItsMessenger() {
        assertEquals(new Accepted("by mail"), send(new Contact.Email("ann@shop.example")));
        for (Contact.Service service : Contact.Service.values())
            assertEquals(
                    new Accepted("by phone"), send(new Contact.Mobile("+18035550123", service)));
    }

    private Messenger.Sent send(Contact to) {
        return both.send(new Message(UUID.randomUUID(), to, "Hello", "Hello", List.of()));
    }
}
