package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.EventSink.Event;
import dev.orderline.ivr.outbox.LabelMaker.Address;
import dev.orderline.ivr.outbox.LabelMaker.Parcel;
import dev.orderline.ivr.outbox.PaymentProvider.Reversal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Work for the outbox as its JSON column holds it. */
final class WorkJson {
    private static final String EMAIL = "email";

    private record WrittenReversal(UUID key, String payment, long minor, String currency) {}

    private record WrittenAddress(
            String name, String street, String town, String postcode, String country) {
        static WrittenAddress of(Address address) {
            return new WrittenAddress(
                    address.name(),
                    address.street(),
                    address.town(),
                    address.postcode(),
                    address.country());
        }

        Address address() {
            return new Address(name, street, town, postcode, country);
        }
    }

    private record WrittenParcel(
            UUID key,
            String rma,
            WrittenAddress from,
            WrittenAddress to,
            List<String> contents,
            String until) {}

    private record WrittenLetter(String by, String to, String subject, String text, String label) {}

    private record WrittenEvent(
            UUID id, String type, String subject, String at, Map<String, String> facts) {}

    /**
     * What is written to somebody.
     *
     * @param label the RMA number whose label goes with it; empty for none
     */
    record Letter(String subject, String text, String label) {}

    /** A letter and where it goes. */
    record Addressed(Contact to, Letter letter) {}

    private WorkJson() {}

    static String write(Reversal reversal) {
        return JsonColumn.write(
                new WrittenReversal(
                        reversal.key(),
                        reversal.payment(),
                        reversal.amount().minor(),
                        reversal.amount().currency().getCurrencyCode()));
    }

    static Reversal reversal(String work) {
        var written = JsonColumn.read(work, WrittenReversal.class);
        return new Reversal(
                written.key,
                written.payment,
                new Money(written.minor, Currency.getInstance(written.currency)));
    }

    static String write(Parcel parcel) {
        return JsonColumn.write(
                new WrittenParcel(
                        parcel.key(),
                        parcel.rma().digits(),
                        WrittenAddress.of(parcel.from()),
                        WrittenAddress.of(parcel.to()),
                        parcel.contents(),
                        parcel.until().toString()));
    }

    static Parcel parcel(String work) {
        var written = JsonColumn.read(work, WrittenParcel.class);
        return new Parcel(
                written.key,
                new RmaNumber(written.rma),
                written.from.address(),
                written.to.address(),
                written.contents,
                LocalDate.parse(written.until));
    }

    static String write(Addressed letter) {
        return switch (letter.to()) {
            case Contact.Email(String address) -> write(EMAIL, address, letter.letter());
            case Contact.Mobile(String number, Contact.Service service) ->
                    write(service.name(), number, letter.letter());
        };
    }

    private static String write(String by, String to, Letter letter) {
        return JsonColumn.write(
                new WrittenLetter(by, to, letter.subject(), letter.text(), letter.label()));
    }

    static Addressed letter(String work) {
        var written = JsonColumn.read(work, WrittenLetter.class);
        Contact to =
                written.by.equals(EMAIL)
                        ? new Contact.Email(written.to)
                        : new Contact.Mobile(written.to, Contact.Service.valueOf(written.by));
        return new Addressed(to, new Letter(written.subject, written.text, written.label));
    }

    static String write(Event event) {
        return JsonColumn.write(
                new WrittenEvent(
                        event.id(),
                        event.type(),
                        event.subject(),
                        event.at().toString(),
                        event.facts()));
    }

    static Event event(String work) {
        var written = JsonColumn.read(work, WrittenEvent.class);
        return new Event(
                written.id,
                written.type,
                written.subject,
                Instant.parse(written.at),
                written.facts);
    }
}
