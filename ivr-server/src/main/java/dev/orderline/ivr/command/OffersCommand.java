package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.OfferDesk.Kind;
import dev.orderline.ivr.orders.OfferDesk.Offer;
import dev.orderline.ivr.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how many took what was offered to them beside their money. */
@Command(
        name = "offers",
        description =
                "Tells of the returns for which an exchange or a bonus on store credit could be offered,"
                        + " and how many took it. Returns that were taken back are not among them.")
final class OffersCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Option(
            names = "--days",
            defaultValue = "30",
            paramLabel = "N",
            description = "Returns that were opened within so many days: ${DEFAULT-VALUE}.")
    private int days;

    @Override
    public Integer call() {
        if (days < 1 || days > 3_650) throw new Complaint("--days must be from 1 to 3650");
        try (Database database = workshop.database()) {
            Instant since = Instant.now().minus(Duration.ofDays(days));
            workshop.backOffice(database).offers().since(since).forEach(this::tell);
        }
        return ExitCode.OK;
    }

    private void tell(Offer offer) {
        workshop.out()
                .printf(
                        "%-14s offered %5d   taken %5d%s%n",
                        name(offer.kind()), offer.made(), offer.taken(), share(offer));
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case EXCHANGE -> "exchange";
            case STORE_CREDIT -> "store credit";
        };
    }

    private static String share(Offer offer) {
        return offer.made() == 0
                ? ""
                : "   " + Math.round(100.0 * offer.taken() / offer.made()) + " %";
    }
}
