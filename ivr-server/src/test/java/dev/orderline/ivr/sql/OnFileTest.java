package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Contact.Service;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnFileTest {
    private static final Notice CODE = new Notice.Code("246802");
    private static final Notice PHOTOS = new Notice.PhotosWanted("cap", "https://shop.example/p/1");

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "UNTOLD,   a@b.example, +18035550123, SMS WHATSAPP, email,    SMS",
                "UNTOLD,   '',          +18035550123, SMS WHATSAPP, SMS,      SMS",
                "UNTOLD,   a@b.example, '',           SMS WHATSAPP, email,    email",
                "UNTOLD,   '',          +18035550123, WHATSAPP,     none,     none",
                "EMAIL,    a@b.example, +18035550123, SMS WHATSAPP, email,    SMS",
                "EMAIL,    '',          +18035550123, SMS,          SMS,      SMS",
                "SMS,      a@b.example, +18035550123, SMS,          SMS,      SMS",
                "SMS,      a@b.example, 5550123,      SMS,          email,    email",
                "SMS,      a@b.example, +18035550123, WHATSAPP,     email,    email",
                "WHATSAPP, a@b.example, +18035550123, SMS WHATSAPP, WHATSAPP, WHATSAPP",
                "WHATSAPP, a@b.example, +18035550123, SMS,          email,    SMS",
                "WHATSAPP, '',          +18035550123, SMS,          SMS,      SMS",
                "WHATSAPP, a@b.example, '',           SMS WHATSAPP, email,    email",
                "WHATSAPP, '',          5550123,      SMS WHATSAPP, none,     none"
            })
    void whatIsLikedCountsIfTheShopCanAndPhotosAreAskedForByTelephone(
            LikedWay likes,
            String email,
            String phone,
            String senders,
            String written,
            String photos) {
        Set<Service> services =
                Stream.of(senders.split(" ", -1)).map(Service::valueOf).collect(Collectors.toSet());
        var onFile = new OnFile(email, phone, likes);

        assertEquals(Optional.ofNullable(written), way(onFile.contact(CODE, services)));
        assertEquals(Optional.ofNullable(photos), way(onFile.contact(PHOTOS, services)));
    }

    private static Optional<String> way(Optional<Contact> contact) {
        return contact.map(to ->
                switch (to) {
                    case Contact.Email _ -> "email";
                    case Contact.Mobile(_, Service service) -> service.name();
                });
    }

    @Test
    void whereSomebodyIsIsHidden() {
        String hidden = new OnFile("a@b.example", "+18035550123", LikedWay.SMS).toString();
        assertFalse(hidden.contains("b.example") || hidden.contains("555"), hidden);
    }
}
