package dev.orderline.ivr.policy;

import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.flow.source.Yaml;
import dev.orderline.ivr.orders.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** Amounts as they are written in files of a policy. */
final class Amounts {
    private Amounts() {}

    /** An amount; nothing, and a problem, if the currency has no such. */
    static Money read(Yaml yaml, Currency currency, Problems problems) {
        try {
            return Money.of(new BigDecimal(yaml.text()), currency);
        } catch (ArithmeticException tooFine) {
            problems.error(
                    yaml.place(),
                    currency + " has no amount " + yaml.text(),
                    "write "
                            + currency.getDefaultFractionDigits()
                            + " digits after the point at most");
            return new Money(0, currency);
        }
    }
}
