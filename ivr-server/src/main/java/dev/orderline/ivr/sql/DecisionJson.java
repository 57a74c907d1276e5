package dev.orderline.ivr.sql;

import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Decision.Approval;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;

/** Terms and reasons of decisions as JSON columns hold them. */
final class DecisionJson {
    private static final String SHOP = "shop";
    private static final String CUSTOMER = "customer";
    private static final String NONE = "none";

    /**
     * @param until an ISO date
     * @param label who pays for it
     */
    private record WrittenTerms(
            String until,
            int quantity,
            long refundMinor,
            long shippingMinor,
            long bonusMinor,
            long feeMinor,
            String currency,
            String label,
            long labelMinor,
            boolean keeps,
            boolean photo,
            Approval approval) {}

    private record WrittenBecause(String rule, Map<String, String> facts, String sentence) {}

    private DecisionJson() {}

    static String write(Terms terms) {
        return JsonColumn.write(
                new WrittenTerms(
                        terms.until().toString(),
                        terms.quantity(),
                        terms.refund().minor(),
                        terms.shipping().minor(),
                        terms.bonus().minor(),
                        terms.fee().minor(),
                        terms.refund().currency().getCurrencyCode(),
                        switch (terms.label()) {
                            case Label.ShopPays() -> SHOP;
                            case Label.CustomerPays _ -> CUSTOMER;
                            case Label.None() -> NONE;
                        },
                        terms.label() instanceof Label.CustomerPays(Money cost) ? cost.minor() : 0,
                        terms.keeps(),
                        terms.photo(),
                        terms.approval()));
    }

    /**
     * @throws IllegalStateException if this is not what {@link #write(Terms)} gives
     */
    static Terms terms(String text) {
        WrittenTerms written = JsonColumn.read(text, WrittenTerms.class);
        var currency = Currency.getInstance(written.currency);
        return new Terms(
                LocalDate.parse(written.until),
                written.quantity,
                new Money(written.refundMinor, currency),
                new Money(written.shippingMinor, currency),
                new Money(written.bonusMinor, currency),
                new Money(written.feeMinor, currency),
                switch (written.label) {
                    case SHOP -> new Label.ShopPays();
                    case CUSTOMER ->
                            new Label.CustomerPays(new Money(written.labelMinor, currency));
                    case NONE -> new Label.None();
                    default -> throw new IllegalStateException("nobody pays a label so");
                },
                written.keeps,
                written.photo,
                written.approval);
    }

    static String write(Because because) {
        return JsonColumn.write(
                new WrittenBecause(because.rule(), because.facts(), because.sentence()));
    }

    /**
     * @throws IllegalStateException if this is not what {@link #write(Because)} gives
     */
    static Because because(String text) {
        WrittenBecause written = JsonColumn.read(text, WrittenBecause.class);
        return new Because(written.rule, written.facts, written.sentence);
    }
}
