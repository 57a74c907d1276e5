package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.LikedWay;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Person;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.ShopNames;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Orders as rows of their tables. */
final class OrderRows {
    /** So many rows are counted in a moment, however large the shop. */
    private static final int LATELY = 100_000;

    /** Of a row of items: a return or a refund is of it. */
    static final String IS_SETTLED =
            """
            (exists (select from returns
                      where returns.order_number = items.order_number and returns.line = items.line)
             or exists (select from refund_parts
                         where refund_parts.order_number = items.order_number
                           and refund_parts.line = items.line))
            """;

    private OrderRows() {}

    static Optional<Order> find(Handle handle, OrderNumber number) {
        return handle.createQuery(
                        """
                        select customer_group, language, placed_at, promised_on, cancelled_at,
                               paid_minor, currency
                          from orders
                          join customers on customers.id = customer_id
                          join order_money on order_number = number
                         where number = :number
                        """)
                .bind("number", number.digits())
                .map((row, _) -> order(handle, number, row))
                .findOne();
    }

    static Optional<Postcode> postcode(Handle handle, OrderNumber number) {
        return handle.createQuery("select postcode from orders where number = :number")
                .bind("number", number.digits())
                .map((row, _) -> new Postcode(row.getString("postcode")))
                .findOne();
    }

    private static Order order(Handle handle, OrderNumber number, ResultSet row)
            throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Order(
                number,
                new Customer(row.getString("customer_group"), row.getString("language")),
                instant(row, "placed_at"),
                row.getObject("promised_on", LocalDate.class),
                items(handle, number, currency),
                shipments(handle, number),
                Optional.ofNullable(row.getObject("cancelled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                new Money(row.getLong("paid_minor"), currency));
    }

    private static List<Item> items(Handle handle, OrderNumber number, Currency currency) {
        return handle.createQuery(
                        """
                        select line, sku, name, quantity, price_minor, category, final_sale
                          from items where order_number = :number and cancelled_at is null
                         order by line
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        new Item(
                                row.getInt("line"),
                                row.getString("sku"),
                                row.getString("name"),
                                row.getInt("quantity"),
                                new Money(row.getLong("price_minor"), currency),
                                row.getString("category"),
                                row.getBoolean("final_sale")))
                .list();
    }

    private static List<Shipment> shipments(Handle handle, OrderNumber number) {
        Map<Long, List<Scan>> scans = scans(handle, number);
        return handle.createQuery(
                        """
                        select id, carrier, tracking, estimated_on,
                               array(select line from shipment_items
                                      where shipment_id = id order by line) as lines
                          from shipments where order_number = :number order by position
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        new Shipment(
                                row.getString("carrier"),
                                row.getString("tracking"),
                                lines(row.getArray("lines")),
                                row.getObject("estimated_on", LocalDate.class),
                                scans.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static Map<Long, List<Scan>> scans(Handle handle, OrderNumber number) {
        return handle
                .createQuery(
                        """
                        select shipment_id, at, kind, place
                          from scans join shipments on shipments.id = shipment_id
                         where order_number = :number
                         order by shipment_id, at, scans.position
                        """)
                .bind("number", number.digits())
                .map((row, _) ->
                        Map.entry(
                                row.getLong("shipment_id"),
                                new Scan(
                                        instant(row, "at"),
                                        Scan.Kind.valueOf(row.getString("kind")),
                                        row.getString("place"))))
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The names of what was ordered last, most frequent first. */
    static List<String> itemNames(Handle handle) {
        return handle.createQuery(
                        """
                        select name
                          from (select name from items order by order_number desc limit :lately) as latest
                         group by name order by count(*) desc, name limit :most
                        """)
                .bind("lately", LATELY)
                .bind("most", ShopNames.MAX)
                .mapTo(String.class)
                .list();
    }

    /** The places where parcels that left last were scanned, most frequent first. */
    static List<String> places(Handle handle) {
        return handle.createQuery(
                        """
                        select place
                          from (select place from scans order by shipment_id desc limit :lately) as latest
                         where place <> ''
                         group by place order by count(*) desc, place limit :most
                        """)
                .bind("lately", LATELY)
                .bind("most", ShopNames.MAX)
                .mapTo(String.class)
                .list();
    }

    /** Categories of what was ordered last, and in which sizes and colours there are things. */
    static List<String> otherNames(Handle handle) {
        return handle.createQuery(
                        """
                        select category as name
                          from (select category from items order by order_number desc limit :lately) as latest
                        union select size from goods where size <> ''
                        union select colour from goods where colour <> ''
                        order by name limit :most
                        """)
                .bind("lately", LATELY)
                .bind("most", ShopNames.MAX)
                .mapTo(String.class)
                .list();
    }

    private static List<Integer> lines(Array array) throws SQLException {
        return Stream.of((Integer[]) array.getArray()).toList();
    }

    /** Writes {@code order}, of which there must be none yet. */
    static void insert(Handle handle, Order order, Postcode postcode, Person person) {
        insert(handle, FiledOrder.of(order, postcode, person));
    }

    /** Writes an order, of which there must be none yet; its customer may be there. */
    static void insert(Handle handle, FiledOrder filed) {
        Order order = filed.order();
        handle.createUpdate(
                        """
                        insert into orders (number, customer_id, street, town, postcode, placed_at,
                                            promised_on, cancelled_at, currency)
                        values (:number, :customer, :street, :town, :postcode, :placed,
                                :promised, :cancelled, :currency)
                        """)
                .bind("number", order.number().digits())
                .bind("customer", customer(handle, filed))
                .bind("street", filed.person().street())
                .bind("town", filed.person().town())
                .bind("postcode", filed.postcode().digits())
                .bind("placed", time(order.placed()))
                .bind("promised", order.promised())
                .bindByType(
                        "cancelled",
                        order.cancelled().map(Times::time).orElse(null),
                        OffsetDateTime.class)
                .bind("currency", order.paid().currency().getCurrencyCode())
                .execute();
        handle.createUpdate(
                        """
                        insert into order_money (order_number, paid_minor, shipping_minor, payment)
                        values (:number, :paid, :shipping, :payment)
                        """)
                .bind("number", order.number().digits())
                .bind("paid", order.paid().minor())
                .bind("shipping", filed.shipping().minor())
                .bind("payment", filed.payment())
                .execute();
        writeItems(handle, filed);
        insertShipments(handle, order);
    }

    /** A new customer, or the one whom the shop calls so, as they are now. */
    private static long customer(Handle handle, FiledOrder filed) {
        Person person = filed.person();
        return handle.createUpdate(
                        """
                        insert into customers (name, phone, email, liked_way, customer_group, language,
                                               reference)
                        values (:name, :phone, :email, :likes, :group, :language, :reference)
                        on conflict (reference) where reference <> ''
                        do update set name = excluded.name, phone = excluded.phone,
                                      email = excluded.email, liked_way = excluded.liked_way,
                                      language = excluded.language,
                                      customer_group = excluded.customer_group
                        """)
                .bind("name", person.name())
                .bind("phone", person.phone())
                .bind("email", person.email())
                .bindByType("likes", likedWay(person), String.class)
                .bind("group", filed.order().customer().group())
                .bind("language", filed.order().customer().language())
                .bind("reference", filed.customer())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** As its column holds it: null while nobody knows. */
    static @Nullable String likedWay(Person person) {
        return person.likes() == LikedWay.UNTOLD ? null : person.likes().written();
    }

    /** Writes an order's lines; one that a return or a refund is of stays as it is. */
    static void writeItems(Handle handle, FiledOrder filed) {
        PreparedBatch rows =
                handle.prepareBatch(
                        """
                        insert into items (order_number, line, sku, name, quantity, price_minor, category,
                                           final_sale, tax_minor)
                        values (:number, :line, :sku, :name, :quantity, :price, :category,
                                :finalSale, :tax)
                        on conflict (order_number, line)
                        do update set sku = excluded.sku, name = excluded.name,
                                      quantity = excluded.quantity, price_minor = excluded.price_minor,
                                      category = excluded.category, final_sale = excluded.final_sale,
                                      tax_minor = excluded.tax_minor
                         where not
                        """
                                + IS_SETTLED);
        Order order = filed.order();
        for (Item item : order.items())
            rows.bind("number", order.number().digits())
                    .bind("line", item.line())
                    .bind("sku", item.sku())
                    .bind("name", item.name())
                    .bind("quantity", item.quantity())
                    .bind("price", item.price().minor())
                    .bind("category", item.category())
                    .bind("finalSale", item.finalSale())
                    .bind(
                            "tax",
                            filed.tax().getOrDefault(item.line(), order.paid().times(0)).minor())
                    .add();
        rows.execute();
    }

    /** Takes a line out of an order, of which another stays. */
    static void cancelItem(Handle handle, OrderNumber number, int line, Instant at) {
        handle.createUpdate(
                        """
                        update items set cancelled_at = :at
                         where order_number = :number and line = :line
                        """)
                .bind("number", number.digits())
                .bind("line", line)
                .bind("at", time(at))
                .execute();
    }

    static void insertShipments(Handle handle, Order order) {
        int position = 1;
        for (Shipment shipment : order.shipments())
            insertShipment(handle, order.number(), position++, shipment);
    }

    private static void insertShipment(
            Handle handle, OrderNumber number, int position, Shipment shipment) {
        long id =
                handle.createUpdate(
                                """
                                insert into shipments (order_number, position, carrier, tracking, estimated_on)
                                values (:number, :position, :carrier, :tracking, :estimated)
                                """)
                        .bind("number", number.digits())
                        .bind("position", position)
                        .bind("carrier", shipment.carrier())
                        .bind("tracking", shipment.tracking())
                        .bind("estimated", shipment.estimated())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one();
        PreparedBatch lines =
                handle.prepareBatch(
                        "insert into shipment_items (shipment_id, order_number, line) values (:id, :number, :line)");
        for (int line : shipment.lines())
            lines.bind("id", id).bind("number", number.digits()).bind("line", line).add();
        lines.execute();
        PreparedBatch scans =
                handle.prepareBatch(
                        """
                        insert into scans (shipment_id, position, at, kind, place)
                        values (:id, :position, :at, :kind, :place)
                        """);
        int scanned = 1;
        for (Scan scan : shipment.scans())
            scans.bind("id", id)
                    .bind("position", scanned++)
                    .bind("at", time(scan.at()))
                    .bind("kind", scan.kind().name())
                    .bind("place", scan.place())
                    .add();
        scans.execute();
    }
}
