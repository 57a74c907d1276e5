package dev.orderline.ivr.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where requests may go besides the public internet over TLS: into the shop's own network, and in
 * plain text. Immutable.
 */
public final class Reach {
    /** The public internet, over TLS. */
    public static final Reach PUBLIC = new Reach(Set.of(), List.of());

    private static final Pattern HOST =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9./]+|[0-9a-f:./]*:[0-9a-f:./]*");

    private final Set<String> hosts;
    private final List<Network> networks;

    private Reach(Set<String> hosts, List<Network> networks) {
        this.hosts = Set.copyOf(hosts);
        this.networks = List.copyOf(networks);
    }

    /**
     * The public internet and what is allowed besides.
     *
     * @param allowed names of hosts, wherever they lead: "carrier.lan"; addresses: "10.1.2.3"; and
     *     networks: "10.0.0.0/8"
     * @throws IllegalArgumentException if one is none of these
     */
    public static Reach of(List<String> allowed) {
        Set<String> hosts = new HashSet<>();
        List<Network> networks = new ArrayList<>();
        for (String each : allowed) {
            String text = each.toLowerCase(Locale.ROOT);
            if (ADDRESS.matcher(text).matches()) networks.add(Network.parse(text));
            else if (HOST.matcher(text).matches()) hosts.add(text);
            else throw new IllegalArgumentException("not a host or network: " + each);
        }
        return new Reach(hosts, networks);
    }

    /** Whether a connection may go to {@code address}, which {@code host} was found to have. */
    boolean admits(String host, InetAddress address, boolean tls) {
        return hosts.contains(host)
                || networks.stream().anyMatch(network -> network.contains(address))
                || (tls && PublicInternet.contains(address));
    }

    /** Whether there may be an address of {@code host} that is spoken to without TLS. */
    boolean admitsPlain(String host) {
        return hosts.contains(host) || !networks.isEmpty();
    }
}
