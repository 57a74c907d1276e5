package dev.orderline.ivr.orders;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money, never negative.
 *
 * @param minor in minor units of the currency, such as cents
 */
public record Money(long minor, Currency currency) {
    public Money {
        if (minor < 0) throw new IllegalArgumentException("negative amount: " + minor);
    }

    /** As it is written: {@code 24.99 USD}. */
    public String plain() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString()
                + " "
                + currency;
    }
}
