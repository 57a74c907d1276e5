package dev.orderline.ivr.shop;

import dev.orderline.ivr.http.FakeProvider;
import dev.orderline.ivr.http.FakeProvider.Fault;
import dev.orderline.ivr.http.FakeProvider.Reply;
import dev.orderline.ivr.orders.OrderNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A shop's own system on loopback, which knows one order, with its mapping and its key in files.
 */
public final class ShopSystem implements AutoCloseable {
    public static final OrderNumber NUMBER = OrderNumber.ofSerial(1_234_567);

    private final Path data;
    private final Path mapping;
    private final FakeProvider provider;

    /**
     * @param data the folder of data
     */
    public ShopSystem(Path data) throws IOException {
        this.data = data;
        this.mapping = data.resolve("orders.yaml");
        String order = RestOrdersTest.answer().replace("2026-", "2025-");
        provider =
                new FakeProvider(request ->
                        request.target().contains(NUMBER.digits())
                                ? new Reply(200, order)
                                : new Reply(404, "{}"));
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/orders.key"), "s3cret\n");
        Files.writeString(
                mapping,
                Files.readString(Path.of("../dialplans/shop/example.yaml"))
                        .replace("https://orders.fernhill.example", provider.address().toString()));
    }

    /** What is set for it. */
    public Map<String, String> settings() {
        return Map.of(
                "folder.data", data.toString(),
                "orders.rest", mapping.toString(),
                "outgoing.allowed", "127.0.0.1");
    }

    /** What it answers next. */
    public void says(int status) {
        provider.next(new Fault.Says(status, "", "{}"));
    }

    /** Changes the mapping. */
    public void change(String old, String now) throws IOException {
        String text = Files.readString(mapping);
        if (!text.contains(old)) throw new IllegalArgumentException("the mapping has no " + old);
        Files.writeString(mapping, text.replace(old, now));
    }

    /** It listens no more. */
    @Override
    public void close() throws IOException {
        provider.close();
    }
}
