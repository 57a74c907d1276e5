package dev.orderline.ivr.command;

import dev.orderline.ivr.ShopOrders;
import dev.orderline.ivr.doctor.OwnSystem;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.FiledOrder;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.OrderSource.Result;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for one order and tells what is understood of it. Writes nothing down. */
@Command(
        name = "try",
        description = {
            "Asks the shop's own system for one order, as a call would, and tells what is understood of it."
                    + " Nothing is written down.",
            "Of the customer only the first sign of each value is shown; --plain shows all."
        })
final class TryOrderCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "NUMBER", description = "eight digits")
    private String number = "";

    @Option(names = "--plain", description = "shows personal data")
    private boolean plain;

    @Override
    public Integer call() {
        if (!OrderNumber.isValid(number))
            throw new Complaint("an order number has eight digits, the last a check digit");
        switch (result()) {
            case Result.Found(FiledOrder filed) -> tell(filed);
            case Result.Unfit(_, String why) ->
                    throw new Complaint(
                            "there is such an order, but "
                                    + why
                                    + ": mend the mapping or the order");
            case Result.Unknown _ ->
                    throw new Complaint(
                            "the shop's system has no such order: if it has, look at url and unknown"
                                    + " in the mapping");
        }
        return ExitCode.OK;
    }

    private Result result() {
        try {
            return ShopOrders.of(workshop.settings(), workshop.clock())
                    .orElseThrow(() ->
                            new Complaint(
                                    "no mapping is set: write one, as dialplans/shop/README.md tells,"
                                            + " and name it by orders.rest"))
                    .source()
                    .find(new OrderNumber(number));
        } catch (DeskFailure away) {
            throw new Complaint(away.getMessage() + "; " + OwnSystem.MEND);
        } catch (IllegalArgumentException | UncheckedIOException mistaken) {
            throw new Complaint(String.valueOf(mistaken.getMessage()));
        }
    }

    private void tell(FiledOrder filed) {
        Order order = filed.order();
        line("order", order.number().digits());
        line("placed", workshop.written(order.placed()));
        line("promised", order.promised().toString());
        order.cancelled().ifPresent(at -> line("cancelled", workshop.written(at)));
        line("paid", order.paid().plain() + " as " + filed.payment());
        line("shipping", filed.shipping().plain());
        line("customer", shown(filed.person().name()));
        line("id", shown(filed.customer()));
        line("group", order.customer().group() + ", speaks " + order.customer().language());
        line("phone", shown(filed.person().phone()));
        line("email", shown(filed.person().email()));
        line("likes", filed.person().likes().written());
        line("street", shown(filed.person().street()));
        line("town", shown(filed.person().town()));
        line("postcode", shown(filed.postcode().digits()));
        order.items().forEach(item -> line("item " + item.line(), described(filed, item)));
        order.shipments().forEach(parcel -> line("parcel", described(parcel)));
    }

    private void line(String name, String value) {
        workshop.out().printf("%-10s %s%n", name, value.isEmpty() ? "-" : value);
    }

    private static String described(FiledOrder filed, Item item) {
        return "%d x %s (%s, %s), %s each%s%s"
                .formatted(
                        item.quantity(),
                        item.name(),
                        item.sku(),
                        item.category(),
                        item.price().plain(),
                        filed.tax().containsKey(item.line())
                                ? ", tax " + filed.tax().get(item.line()).plain()
                                : "",
                        item.finalSale() ? ", final sale" : "");
    }

    private String described(Shipment parcel) {
        return "%s %s, lines %s, expected %s: %s"
                .formatted(
                        parcel.carrier(),
                        parcel.tracking(),
                        parcel.lines(),
                        parcel.estimated(),
                        parcel.scans().stream()
                                .map(this::described)
                                .collect(Collectors.joining(", ")));
    }

    private String described(Scan scan) {
        return scan.kind() + " " + workshop.written(scan.at());
    }

    private String shown(String personal) {
        return plain || personal.isEmpty()
                ? personal
                : personal.substring(0, personal.offsetByCodePoints(0, 1)) + "...";
    }
}
