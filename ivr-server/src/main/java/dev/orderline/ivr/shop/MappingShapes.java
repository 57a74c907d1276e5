package dev.orderline.ivr.shop;

import static dev.orderline.ivr.flow.source.Shape.may;
import static dev.orderline.ivr.flow.source.Shape.must;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.Form.Either;
import dev.orderline.ivr.flow.source.Form.Keys;
import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Form.Kinds;
import dev.orderline.ivr.flow.source.Form.ListOf;
import dev.orderline.ivr.flow.source.Form.MapOf;
import dev.orderline.ivr.flow.source.Form.OneOf;
import dev.orderline.ivr.flow.source.Form.Text;
import dev.orderline.ivr.flow.source.Form.Whole;
import dev.orderline.ivr.flow.source.Shape;
import java.util.List;
import java.util.stream.Stream;

/** What stands where in a file that maps the shop's orders. */
public final class MappingShapes {
    static final String MINOR = "minor";

    private static final Text POINTER =
            new Text(
                    "(/([^/~\\s]|~[01])+)+",
                    200,
                    "a JSON Pointer: /customer/name",
                    "write the way to it, each step after a slash: /customer/name");

    private static final Text ANY = Text.any(100, "a text");

    private static final String VALUES_SAY = "What each of the shop's words means here.";

    /** A place, a place with a table, or the same for all. */
    private static final Form VALUE =
            new Either(
                    POINTER,
                    Kinds.of(
                            "value",
                            new Kind(
                                    "at",
                                    Shape.of(
                                            "a translated value",
                                            "What stands there, in our words.",
                                            must("at", POINTER, "Where it stands."),
                                            must("values", MapOf.some(ANY, ANY), VALUES_SAY))),
                            new Kind(
                                    "always",
                                    Shape.of(
                                            "a fixed value",
                                            "What is the same in all orders.",
                                            must("always", ANY, "That.")))));

    private static final Form PARTS = new ListOf(POINTER);

    private static final Shape ASK =
            Shape.of(
                    "the request",
                    "How the shop's system is asked.",
                    must(
                            "url",
                            new Text(
                                    "https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~{}-]+)+",
                                    500,
                                    "an address: https://orders.shop.example/v2/orders/{number}",
                                    "put what comes after a question mark below query"),
                            "The address; {number} stands for the order's eight digits."),
                    may(
                            "query",
                            MapOf.some(Text.of("[A-Za-z0-9._\\[\\]-]{1,60}", "a name"), ANY),
                            "What comes after the question mark; {number} as above."),
                    may(
                            "headers",
                            MapOf.some(
                                    Text.of("[A-Za-z][A-Za-z0-9-]{0,59}", "a header's name"),
                                    Text.of("[ -~]{1,200}", "a header's value: Bearer {key}")),
                            "Headers; {key} stands for what is in data/secrets/orders.key."),
                    may(
                            "unknown",
                            new ListOf(new Whole(400, 499)),
                            "Statuses that say that there is no such order; 404."),
                    may(
                            "seconds",
                            new Whole(1, 10),
                            "How long an answer may take, while a caller waits; 3."),
                    may(
                            "fresh-minutes",
                            new Whole(0, 1_440),
                            "How long an order is not asked for again; 5."));

    private static final Shape CUSTOMER =
            Shape.of(
                    "the customer",
                    "Who has ordered.",
                    may("id", POINTER, "What the shop calls them, the same in all their orders."),
                    must("name", PARTS, "The name, or its parts."),
                    may("phone", POINTER, "The telephone number, the country's code before it."),
                    may("email", POINTER, "The address of e-mail."),
                    may(
                            "likes",
                            VALUE,
                            "How they like to be written to: email, sms or whatsapp; untold."),
                    may("group", VALUE, "What the shop counts them among; standard."),
                    may("language", VALUE, "In which to speak to them; en-US."));

    private static final Shape ADDRESS =
            Shape.of(
                    "the address",
                    "Where it was sent.",
                    must("postcode", POINTER, "ZIP code; what comes after its hyphen is left out."),
                    may("street", PARTS, "Street and number, or its parts."),
                    may("town", PARTS, "Town and state, or its parts."));

    private static final Shape ITEMS =
            Shape.of(
                    "the items",
                    "What was ordered; pointers begin at each item.",
                    must("list", POINTER, "Where the list is, from the top."),
                    may("line", POINTER, "The number of its line; its place in the list."),
                    must("sku", POINTER, "The SKU."),
                    must("name", POINTER, "What a caller would call it."),
                    may("category", VALUE, "What policies count it among; unsorted."),
                    must("quantity", POINTER, "How many."),
                    must("price", POINTER, "What was paid for one, after discounts."),
                    may("tax", POINTER, "Tax on all of the line; none, or it is in the price."),
                    may("final-sale", VALUE, "Whether it does not come back: true or false; no."));

    private static final Shape PARCELS =
            Shape.of(
                    "the parcels",
                    "What was sent; pointers begin at each parcel.",
                    must("list", POINTER, "Where the list is, or the one parcel, from the top."),
                    must("carrier", VALUE, "Who carries it."),
                    must("tracking", POINTER, "Its number at the carrier."),
                    must("estimated", POINTER, "When it is to arrive."),
                    may("lines", POINTER, "A list of the lines in it; all."),
                    must(
                            "state",
                            new Keys(
                                    Shape.of(
                                            "a state",
                                            "How far it is.",
                                            must("at", POINTER, "Where it stands."),
                                            must(
                                                    "values",
                                                    MapOf.some(
                                                            ANY,
                                                            new OneOf(
                                                                    Stream.of(ParcelState.values())
                                                                            .map(
                                                                                    ParcelState
                                                                                            ::written)
                                                                            .toList())),
                                                    VALUES_SAY))),
                            "How far it is."),
                    must("changed", POINTER, "Since when it is so far."),
                    may("place", POINTER, "The city where it is."),
                    may("shipped", POINTER, "When the carrier took it."),
                    may("delivered", POINTER, "When it was delivered."));

    /** A mapping. */
    public static final Shape MAPPING =
            Shape.of(
                    "a mapping",
                    "Where in the answers of the shop's own system the parts of an order stand.",
                    must("ask", new Keys(ASK), "How it is asked."),
                    must(
                            "amounts",
                            new OneOf(List.of("decimal", MINOR)),
                            "Whether 24.99 is written so, or in minor units as 2499."),
                    must("number", POINTER, "The order's number; it must be the one asked for."),
                    must("currency", VALUE, "The currency of all amounts: USD."),
                    must("placed", POINTER, "When it was placed."),
                    must("promised", POINTER, "The day by which it was to arrive."),
                    may("cancelled", POINTER, "When it was cancelled."),
                    must("paid", POINTER, "What was paid: all of it, or nothing yet."),
                    may("shipping", POINTER, "What of that was for the way; nothing."),
                    may(
                            "payment",
                            POINTER,
                            "What the payment provider calls the payment; order-{number}."),
                    must("customer", new Keys(CUSTOMER), "Who has ordered."),
                    must("address", new Keys(ADDRESS), "Where it was sent."),
                    must("items", new Keys(ITEMS), "What was ordered."),
                    may("parcels", new Keys(PARCELS), "What was sent; nothing is known of it."));

    private MappingShapes() {}
}
