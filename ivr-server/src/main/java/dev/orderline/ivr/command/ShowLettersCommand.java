package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.Letters;
import dev.orderline.ivr.orders.Letters.Worded;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Notice;
import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.Destination;
import dev.orderline.ivr.orders.RmaNumber;
import dev.orderline.ivr.orders.Settled;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Prints every letter, about things that might be. */
@Command(name = "show", description = "Prints every letter as a customer might get it.")
final class ShowLettersCommand implements Callable<Integer> {
    private static final RmaNumber RMA = RmaNumber.ofSerial(RmaNumber.FIRST_SERIAL);
    private static final String ITEM = "blue rain jacket";
    private static final String REPLACEMENT = "size large in green";
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 24);
    private static final Money AMOUNT = new Money(8_995, Currency.getInstance("USD"));

    @Mixin private Workshop workshop = new Workshop();

    @Override
    public Integer call() {
        Letters letters = workshop.letters().orThrow();
        for (Notice notice : examples()) print(letters.of(notice));
        return ExitCode.OK;
    }

    private void print(Worded letter) {
        PrintWriter out = workshop.out();
        out.println("--- " + letter.subject());
        out.println(letter.text());
        out.println();
    }

    /** One of each kind. */
    private static List<Notice> examples() {
        return List.of(
                new Notice.ReturnOpened(RMA, ITEM, UNTIL, AMOUNT),
                new Notice.ReturnChanged(RMA, ITEM, UNTIL, AMOUNT),
                new Notice.LabelSent(RMA, ITEM, UNTIL),
                new Notice.LabelLinked(RMA, ITEM, UNTIL, "https://shop.example/label/token"),
                new Notice.LabelMissing(RMA, ITEM),
                new Notice.ReturnCancelled(RMA, ITEM),
                new Notice.ItemKept(RMA, ITEM, AMOUNT),
                new Notice.ItemReceived(RMA, ITEM),
                new Notice.RefundLookedAt(AMOUNT),
                new Notice.RefundOnItsWay(AMOUNT),
                new Notice.RefundPaid(AMOUNT, Destination.ORIGINAL),
                new Notice.RefundPaid(AMOUNT, Destination.CREDIT),
                new Notice.RefundFailed(AMOUNT),
                new Notice.RefundDeclined(AMOUNT),
                new Notice.OrderCancelled(),
                new Notice.ItemCancelled(2, ITEM),
                new Notice.Code("246802"),
                new Notice.ExchangeOpened(RMA, ITEM, REPLACEMENT, UNTIL),
                new Notice.ReplacementSent(RMA, ITEM, REPLACEMENT, "SP 123456"),
                new Notice.ReplacementMissing(RMA, ITEM, REPLACEMENT, AMOUNT),
                new Notice.PhotosWanted(ITEM, "https://shop.example/p/token"),
                new Notice.CallSummary(settled()));
    }

    private static List<Settled> settled() {
        return Stream.concat(
                        Stream.<Settled>of(
                                new Settled.Returned(RMA, ITEM, UNTIL, AMOUNT),
                                new Settled.Exchanged(RMA, ITEM, REPLACEMENT, UNTIL),
                                new Settled.Kept(RMA, ITEM, AMOUNT),
                                new Settled.TakenBack(RMA, ITEM),
                                new Settled.LabelSent(RMA, ITEM)),
                        Stream.of(Refund.Cause.values())
                                .map(cause -> new Settled.Refunded(cause, AMOUNT)))
                .toList();
    }
}
