package dev.orderline.ivr.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.Browser;
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
    private Browser phone;

    @BeforeEach
    void open() throws Exception {
        pages =
                new PublicPages(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new PublicPages.Desks(
                                links.desk(), this::take, new OneLabel(), _ -> "<svg></svg>"),
                        Clock.systemUTC());
        phone = new Browser(Files.createDirectory(home.resolve("chromium")));
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
        phone.photograph(Path.of("target/photo-page-asks.png"));
        assertEquals("true", phone.value("document.documentElement.scrollWidth <= innerWidth"));
        phone.choose("input[type=file]", home.resolve("photo.png"));
        phone.awaitTrue("document.querySelector('img').naturalWidth == " + WIDE);
        phone.photograph(Path.of("target/photo-page-shows.png"));
        phone.value("document.querySelector('button').click()");
        phone.awaitTrue("document.querySelector('[role=status]') != null");
        phone.photograph(Path.of("target/photo-page-thanks.png"));
        Photo arrived = links.arrived().getFirst();
        assertEquals(2_000, arrived.widthPx());
        assertEquals(1_000, arrived.heightPx());
        assertEquals("MAIN", phone.value("document.activeElement.tagName"));
    }

    @Test
    void whatIsNoPhotoIsSaidOnTheSamePageAndAnotherCanBeSent() throws Exception {
        phone.open(page());
        phone.choose("input[type=file]", home.resolve("photo.jpg"));
        phone.value("document.querySelector('button').click()");
        phone.awaitTrue("document.querySelector('[role=alert]') != null");
        phone.photograph(Path.of("target/photo-page-refuses.png"));
        assertTrue(phone.value("document.body.textContent").contains("That is not a photo."));
        phone.choose("input[type=file]", home.resolve("photo.png"));
        phone.awaitTrue("document.querySelector('img').naturalWidth == " + WIDE);
        phone.value("document.querySelector('button').click()");
        phone.awaitTrue("document.querySelector('[role=status]') != null");
        assertEquals(1, links.arrived().size());
    }

    @Test
    void withoutScriptsAPhotoIsSentAsItIs() throws Exception {
        phone.forgetScripts();
        phone.open(page());
        phone.choose("input[type=file]", home.resolve("photo.png"));
        phone.value("document.querySelector('button').click()");
        phone.awaitTrue("document.querySelector('[role=status]') != null");
        assertEquals(WIDE, links.arrived().getFirst().widthPx());
        assertEquals(PublicPages.path(links.token()), phone.value("location.pathname"));
    }

    @Test
    void aLinkThatDoesNotWorkSaysSo() throws Exception {
        phone.open(page() + "0");
        phone.photograph(Path.of("target/photo-page-gone.png"));
        assertTrue(phone.value("document.title").contains("does not work"));
    }

    private String page() {
        return "http://127.0.0.1:" + pages.address().getPort() + PublicPages.path(links.token());
    }
}
