package dev.orderline.ivr.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoLinks;
import dev.orderline.ivr.orders.PhotoToken;
import dev.orderline.ivr.orders.Uploaded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As on a phone; the pictures of it are in {@code target/photo-page-*.png}. */
@Tag("slow")
class PhotoPageInChromiumTest {
    private static final int WIDE = 4_000;

    private final PhotoLinks links = new PhotoLinks(Instant.now());

    @TempDir private Path home;
    private PublicPages pages;
    private Chromium phone;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        pages =
                new PublicPages(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        links.desk(),
                        this::take,
                        Clock.systemUTC());
        phone = new Chromium(home.resolve("chromium"));
        Path photo = home.resolve("photo.png");
        var image = new BufferedImage(WIDE, WIDE / 2, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDE; x++)
            for (int y = 0; y < WIDE / 2; y++) image.setRGB(x, y, (x * 31 + y * 17) ^ (x * y));
        ImageIO.write(image, "png", photo.toFile());
        Files.writeString(home.resolve("photo.jpg"), "%PDF-1.7 and no photo");
    }

    @AfterEach
    void close() {
        phone.close();
        pages.close();
    }

    /** Keeps what can be decoded. */
    private Uploaded take(PhotoToken token, InputStream upload) throws IOException {
        byte[] file = upload.readAllBytes();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        if (image == null) return new Uploaded.NotAPicture();
        return links.desk()
                .keep(
                        token,
                        new Photo(
                                "2026/11/28/" + UUID.randomUUID() + ".jpg",
                                "0".repeat(64),
                                image.getWidth(),
                                image.getHeight(),
                                new Unsure(Set.of(Doubt.NOTHING_TO_COMPARE)),
                                Instant.now()));
    }

    @Test
    void aPhotoIsShownMadeSmallerAndSent() throws Exception {
        phone.open(page());
        phone.screenshot(Path.of("target/photo-page-asks.png"));
        assertEquals("true", phone.tell("document.documentElement.scrollWidth <= innerWidth"));
        phone.choose("input[type=file]", home.resolve("photo.png"));
        phone.await("document.querySelector('img').naturalWidth == " + WIDE);
        phone.screenshot(Path.of("target/photo-page-shows.png"));
        phone.tell("document.querySelector('button').click()");
        phone.await("document.querySelector('[role=status]') != null");
        phone.screenshot(Path.of("target/photo-page-thanks.png"));
        Photo arrived = links.arrived().getFirst();
        assertEquals(2_000, arrived.widthPx());
        assertEquals(1_000, arrived.heightPx());
        assertEquals("MAIN", phone.tell("document.activeElement.tagName"));
    }

    @Test
    void whatIsNoPhotoIsSaidOnTheSamePageAndAnotherCanBeSent() throws Exception {
        phone.open(page());
        phone.choose("input[type=file]", home.resolve("photo.jpg"));
        phone.tell("document.querySelector('button').click()");
        phone.await("document.querySelector('[role=alert]') != null");
        phone.screenshot(Path.of("target/photo-page-refuses.png"));
        assertTrue(phone.tell("document.body.textContent").contains("That is not a photo."));
        phone.choose("input[type=file]", home.resolve("photo.png"));
        phone.await("document.querySelector('img').naturalWidth == " + WIDE);
        phone.tell("document.querySelector('button').click()");
        phone.await("document.querySelector('[role=status]') != null");
        assertEquals(1, links.arrived().size());
    }

    @Test
    void withoutScriptsAPhotoIsSentAsItIs() throws Exception {
        phone.forgetScripts();
        phone.open(page());
        phone.choose("input[type=file]", home.resolve("photo.png"));
        phone.tell("document.querySelector('button').click()");
        phone.await("document.querySelector('[role=status]') != null");
        assertEquals(WIDE, links.arrived().getFirst().widthPx());
        assertEquals(PublicPages.path(links.token()), phone.tell("location.pathname"));
    }

    @Test
    void aLinkThatDoesNotWorkSaysSo() throws Exception {
        phone.open(URI.create(page() + "0"));
        phone.screenshot(Path.of("target/photo-page-gone.png"));
        assertTrue(phone.tell("document.title").contains("does not work"));
    }

    private URI page() {
        return URI.create(
                "http://127.0.0.1:" + pages.address().getPort() + PublicPages.path(links.token()));
    }
}
