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

    /**
     * What is written as {@code amount}: 24.99.
     *
     * @throws ArithmeticException if the currency has no such amount, or no minor unit
     */
    public static Money of(BigDecimal amount, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) throw new ArithmeticException(currency + " has no minor unit");
        return new Money(amount.movePointRight(digits).longValueExact(), currency);
    }

    /**
     * @throws IllegalArgumentException if that is another currency
     * @throws ArithmeticException if there is no such amount
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    /**
     * @throws IllegalArgumentException if {@code other} is more, or in another currency
     */
    public Money minus(Money other) {
        return new Money(minor - same(other).minor, currency);
    }

    /** Nothing if {@code other} is more. */
    Money minusAtMost(Money other) {
        return new Money(Math.max(0, minor - same(other).minor), currency);
    }

    /**
     * @throws ArithmeticException if there is no such amount
     */
    public Money times(int count) {
        return new Money(Math.multiplyExact(minor, count), currency);
    }

    /** The smaller of both. */
    Money atMost(Money most) {
        return minor <= same(most).minor ? this : most;
    }

    /** {@code of} of {@code parts} equal shares of it, what is less than a minor unit left out. */
    Money share(int of, int parts) {
        return new Money(Math.multiplyExact(minor, of) / parts, currency);
    }

    /** So many hundredths of it, what is less than a minor unit left out. */
    Money percent(int percent) {
        return new Money(Math.multiplyExact(minor, percent) / 100, currency);
    }

    private Money same(Money other) {
        if (!other.currency.equals(currency))
            throw new IllegalArgumentException(other.currency + " and " + currency);
        return other;
    }

    /** As it is written: {@code 24.99 USD}. */
    public String plain() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString()
                + " "
                + currency;
    }
}
