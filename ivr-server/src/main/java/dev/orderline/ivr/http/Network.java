package dev.orderline.ivr.http;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param base one of them
 * @param bits how many
 */
record Network(InetAddress base, int bits) {
    Network {
        if (bits < 0 || bits > length(base))
            throw new IllegalArgumentException("a network of " + bits + " bits");
    }

    /**
     * What is written as {@code 10.0.0.0/8} or {@code fc00::/7}; an address alone is a network of
     * one.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            InetAddress only = InetAddress.ofLiteral(text);
            return new Network(only, length(only));
        }
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        return length(address) == length(base) && prefix(address).equals(prefix(base));
    }

    private BigInteger prefix(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(length(address) - bits);
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
