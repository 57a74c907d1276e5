package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.http.Reach;
import dev.orderline.ivr.orders.OrderSource;
import dev.orderline.ivr.shop.MappingReader;
import dev.orderline.ivr.shop.OrderMapping;
import dev.orderline.ivr.shop.RestOrders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The shop's own system, which knows its orders, as {@code orders.rest} names it.
 *
 * @param source to be asked for orders
 * @param fresh how long an order is not asked for again
 */
public record ShopOrders(OrderSource source, Duration fresh) {
    private static final long MAX_BYTES = 1_000_000;

    /**
     * Nothing is asked yet.
     *
     * @return empty if the shop has no such system: all orders are in our own tables
     * @throws UncheckedIOException if the mapping or its key is not there; the message says which
     * @throws IllegalArgumentException if the mapping has mistakes; the message names their places
     */
    public static Optional<ShopOrders> of(Settings settings, Clock clock) {
        String file = settings.outgoing().orders();
        if (file.isEmpty()) return Optional.empty();
        OrderMapping mapping = mapping(Path.of(file));
        var source =
                new RestOrders(
                        mapping,
                        Reach.of(settings.outgoing().allowed()),
                        mapping.ask().needsKey() ? key(settings) : "",
                        settings.shop().zone(),
                        clock);
        return Optional.of(new ShopOrders(source, mapping.fresh()));
    }

    private static OrderMapping mapping(Path file) {
        var problems = new Problems();
        return MappingReader.read(file.toString(), text(file), problems)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                problems.sorted().stream()
                                        .map(Problem::toString)
                                        .collect(Collectors.joining("\n"))));
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) throw new IOException("it is too long for a mapping");
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read the mapping of orders " + file + ": " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static String key(Settings settings) {
        try {
            return new KeyFiles(settings.folders().secrets()).one("orders.key").value();
        } catch (IOException missing) {
            throw new UncheckedIOException(String.valueOf(missing.getMessage()), missing);
        }
    }
}
