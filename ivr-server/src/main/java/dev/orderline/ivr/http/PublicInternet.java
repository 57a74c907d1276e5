package dev.orderline.ivr.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses belong to somebody else, anywhere; as IANA's registries of special ones say. */
final class PublicInternet {
    private static final List<Network> SPECIAL_V4 =
            networks(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by a provider's customers
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local; clouds tell secrets there
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocols
                    "192.0.2.0/24", // examples
                    "192.88.99.0/24", // relays to 6to4
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // examples
                    "203.0.113.0/24", // examples
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, broadcast

    /** All that is given out so far; loopback, NAT64, fc00::/7, fe80::/10 and the like are not. */
    private static final Network GIVEN_OUT_V6 = Network.parse("2000::/3");

    private static final List<Network> SPECIAL_V6 =
            networks(
                    "2001::/23", // protocols; Teredo among them, which holds an IPv4 address
                    "2001:db8::/32", // examples
                    "2002::/16", // 6to4, which holds an IPv4 address
                    "3fff::/20"); // examples

    private PublicInternet() {}

    /** An IPv4 address that is mapped into IPv6 is IPv4 to the JDK, and here. */
    static boolean contains(InetAddress address) {
        return address instanceof Inet4Address
                ? outside(SPECIAL_V4, address)
                : GIVEN_OUT_V6.contains(address) && outside(SPECIAL_V6, address);
    }

    private static boolean outside(List<Network> special, InetAddress address) {
        return special.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... networks) {
        return Stream.of(networks).map(Network::parse).toList();
    }
}
