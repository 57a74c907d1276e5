package dev.orderline.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Order.Shipment;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.phone.PhoneCall;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A caller whose lamp came broken sends a photo while the line waits: over the telephone, by the
 * message that was written, through the page that customers see.
 */
@Tag("long")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class PhotoCallTest {
    private static final Pattern LINK = Pattern.compile("http://[0-9.:]+/p/[0-9a-f]{32}");
    private static final OrderNumber NUMBER = OrderNumber.ofSerial(1_234_567);
    private static final String SKU = "PRINTED-LAMP";
    private static final String MOBILE = "+16175550177";
    private static final int SIDE = 800;
    private static final int WIDE = 1_600;
    private static final int HIGH = 1_200;

    private static Lab lab;

    @BeforeAll
    static void fill(Lab shared) throws IOException {
        lab = shared;
        Path catalogue = Files.createDirectories(lab.stack().data().resolve("catalogue"));
        ImageIO.write(print(), "png", catalogue.resolve(SKU + ".png").toFile());
        try (var database =
                Database.open(DatabaseAccess.read(lab.stack().data().resolve("secrets")))) {
            new Shop(database).add(order(), new Postcode("38103"));
        }
        lab.database()
                .useHandle(handle ->
                        handle.execute(
                                """
                                update customers set phone = ?, email = ''
                                 where id = (select customer_id from orders where number = ?)
                                """,
                                MOBILE,
                                NUMBER.digits()));
    }

    @Test
    void theReturnIsOpenedWhenThePhotoHasCome() throws Exception {
        String caller = Lab.newCaller();
        try (PhoneCall call = lab.dial(caller, "100")) {
            for (String keys : List.of("2", NUMBER.digits(), "38103", "1", "1"))
                Lab.press(call, keys);
            Lab.await("a message with a link", () -> !links().isEmpty());
            assertEquals(303, send(links().getFirst(), photo()));
            for (String keys : List.of("1", "2", "1", "2", "5")) Lab.press(call, keys);
            assertTrue(call.awaitEnd(Duration.ofSeconds(20)), "nobody hung up");

            Made made = lab.made(caller, call);
            assertEquals("completed answered HANG_UP", made.outcome(), made::toString);
            assertTrue(made.transcript().contains("Your return is open"), made::toString);
        }
        assertEquals(
                List.of("damaged shows-item"),
                lab.database()
                        .withHandle(handle ->
                                handle.createQuery(
                                                """
                                                select reason || ' ' || assessment
                                                  from returns join photo_links using (order_number, line)
                                                               join photos using (token_sha256)
                                                 where order_number = :number
                                                """)
                                        .bind("number", NUMBER.digits())
                                        .mapTo(String.class)
                                        .list()));
        assertEquals(1, photos().size());
    }

    private static List<String> links() throws IOException {
        String messages = Files.readString(lab.stack().data().resolve("messages.jsonl"));
        return messages.lines()
                .filter(line -> line.contains(MOBILE))
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private static int send(String link, byte[] photo) throws IOException, InterruptedException {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n"
                        .getBytes(ISO_8859_1));
        form.writeBytes(photo);
        form.writeBytes("\r\n--x--\r\n".getBytes(ISO_8859_1));
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(URI.create(link))
                                    .header("Content-Type", "multipart/form-data; boundary=x")
                                    .timeout(Duration.ofSeconds(30))
                                    .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static List<Path> photos() throws IOException {
        try (Stream<Path> files = Files.walk(lab.stack().data().resolve("photos"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Delivered two days ago, and worth a photo. */
    private static Order order() {
        Instant now = Instant.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var price = new Money(8_995, Currency.getInstance("USD"));
        var days = Duration.ofDays(1);
        return new Order(
                NUMBER,
                Customer.STANDARD,
                now.minus(days.multipliedBy(6)),
                today.minusDays(2),
                List.of(new Item(1, SKU, "desk lamp", 1, price, Item.UNSORTED, false)),
                List.of(
                        new Shipment(
                                "Fast Freight",
                                "FF1",
                                List.of(1),
                                today.minusDays(2),
                                List.of(
                                        new Scan(
                                                now.minus(days.multipliedBy(5)),
                                                Scan.Kind.PICKED_UP,
                                                "Irmo"),
                                        new Scan(
                                                now.minus(days.multipliedBy(2)),
                                                Scan.Kind.DELIVERED,
                                                "Memphis")))),
                Optional.empty(),
                price);
    }

    /** What is printed on the lamp. */
    private static BufferedImage print() {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 70; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            int size = 30 + random.nextInt(150);
            if (i % 2 == 0) pen.fillOval(random.nextInt(SIDE), random.nextInt(SIDE), size, size);
            else pen.fillRect(random.nextInt(SIDE), random.nextInt(SIDE), size, size / 2);
        }
        pen.dispose();
        return image;
    }

    /** The lamp on a table, a little turned. */
    private static byte[] photo() throws IOException {
        var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(new Color(170, 150, 130));
        pen.fillRect(0, 0, WIDE, HIGH);
        pen.rotate(0.15, WIDE / 2.0, HIGH / 2.0);
        pen.drawImage(print(), WIDE / 2 - 430, HIGH / 2 - 430, 860, 860, null);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return bytes.toByteArray();
    }
}
