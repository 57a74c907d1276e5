package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.outbox.Contact;
import dev.orderline.ivr.outbox.Contact.Service;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What a shop has on file of where a customer can be written to; neither need be an address. {@code
 * toString} hides it.
 */
record OnFile(String email, String phone, LikedWay likes) {
    /** Of the customer of an order; empty if there is no such order. */
    static Optional<OnFile> of(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        """
                        select email, phone, coalesce(liked_way, 'untold') as likes from customers
                         where id = (select customer_id from orders where number = :number)
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        new OnFile(
                                row.getString("email"),
                                row.getString("phone"),
                                Written.parse(LikedWay.class, row.getString("likes"))
                                        .orElseThrow()))
                .findOne();
    }

    /**
     * Where it goes: as the customer likes, else by e-mail, else by SMS. Photos are taken with a
     * telephone: what asks for them goes there first.
     *
     * @param services by which the shop can send short messages
     */
    Optional<Contact> contact(Notice notice, Set<Service> services) {
        Optional<Contact> liked = liked(services);
        if (notice instanceof Notice.PhotosWanted)
            return liked.filter(Contact.Mobile.class::isInstance)
                    .or(() -> mobile(Service.SMS, services))
                    .or(this::emailed);
        return liked.or(this::emailed).or(() -> mobile(Service.SMS, services));
    }

    private Optional<Contact> liked(Set<Service> services) {
        return switch (likes) {
            case UNTOLD -> Optional.empty();
            case EMAIL -> emailed();
            case SMS -> mobile(Service.SMS, services);
            case WHATSAPP -> mobile(Service.WHATSAPP, services);
        };
    }

    /** By e-mail; empty if there is no address. */
    Optional<Contact> emailed() {
        try {
            return Optional.of(new Contact.Email(email));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private Optional<Contact> mobile(Service service, Set<Service> services) {
        if (!services.contains(service)) return Optional.empty();
        try {
            return Optional.of(new Contact.Mobile(phone, service));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "OnFile[...]";
    }
}
