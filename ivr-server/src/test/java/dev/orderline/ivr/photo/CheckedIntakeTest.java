package dev.orderline.ivr.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.HandClock;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Photo;
import dev.orderline.ivr.orders.PhotoDesk;
import dev.orderline.ivr.orders.PhotoLink;
import dev.orderline.ivr.orders.PhotoLinks;
import dev.orderline.ivr.orders.Uploaded;
import dev.orderline.ivr.orders.Uploaded.Accepted;
import dev.orderline.ivr.orders.Uploaded.Busy;
import dev.orderline.ivr.orders.Uploaded.Expired;
import dev.orderline.ivr.orders.Uploaded.Full;
import dev.orderline.ivr.orders.Uploaded.NotAPicture;
import dev.orderline.ivr.orders.Uploaded.OtherKind;
import dev.orderline.ivr.orders.Uploaded.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedIntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Pixels THING = Products.catalogue(1);

    private final ExecutorService core = Executors.newSingleThreadExecutor();
    private final HandClock clock = new HandClock(NOW);
    private final PhotoLinks links = new PhotoLinks(NOW);

    @TempDir private Path home;
    private Path photos;
    private CheckedIntake intake;

    @BeforeEach
    void open() throws IOException {
        photos = home.resolve("photos");
        intake = intake(links.desk());
    }

    private CheckedIntake intake(PhotoDesk desk) throws IOException {
        var catalogue = new CatalogueFolder(home.resolve("catalogue"));
        return new CheckedIntake(desk, PhotoFolder.open(photos), catalogue, core, clock);
    }

    @AfterEach
    void close() {
        core.close();
    }

    @Test
    void aPhotoIsKeptForOurselvesUnderANameOfOursAndTold() throws Exception {
        Photo photo = accepted(send(Pictures.jpeg(Pictures.quarters(4_000, 3_000))));
        assertEquals(List.of(photo), links.arrived());
        assertEquals(2_000, photo.widthPx());
        assertEquals(1_500, photo.heightPx());
        assertEquals(NOW, photo.taken());
        Path file = photos.resolve(photo.file());
        assertEquals(List.of(file), files());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        for (Path folder : List.of(photos, photos.resolve("2026"), photos.resolve("2026/11/28")))
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(
                photo.sha256(),
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(Files.readAllBytes(file))));
    }

    @Test
    void aPhotoIsHeldAgainstTheCataloguesPictureOfItsItem() throws Exception {
        byte[] photo = Pictures.jpeg(Products.photo(THING, Products.Taken.WELL, 11).image());
        assertEquals(
                new Unsure(Set.of(Doubt.NOTHING_TO_COMPARE)), accepted(send(photo)).assessed());
        Item item = links.item();
        Files.createDirectories(home.resolve("catalogue"));
        Files.write(
                home.resolve("catalogue").resolve(item.sku() + ".png"),
                Pictures.png(THING.image()));
        assertEquals(new ShowsItem(), accepted(send(photo)).assessed());
    }

    @Test
    void whatIsTurnedAwayLeavesNothing() throws Exception {
        assertInstanceOf(NotAPicture.class, send("%PDF-1.7".getBytes(US_ASCII)));
        assertInstanceOf(OtherKind.class, send("\0\0\0\30ftypheic".getBytes(US_ASCII)));
        assertInstanceOf(TooLarge.class, send(new byte[20_000_000]));
        assertEquals(List.of(), files());
        assertEquals(List.of(), links.arrived());
    }

    @Test
    void ofALinkThatIsNotOpenNothingIsRead() throws Exception {
        clock.pass(PhotoLink.LIVES);
        assertEquals(new Expired(), answeredUnread());
        clock.pass(PhotoLink.LIVES.negated());
        for (int i = 0; i < PhotoLink.MAX_PHOTOS; i++) accepted(send(small()));
        assertEquals(new Full(), answeredUnread());
    }

    @Test
    void aPhotoThatComesWhenTheLinkHasClosedLeavesNothing() throws Exception {
        var late =
                new ByteArrayInputStream(small()) {
                    @Override
                    public synchronized int read(byte[] to, int from, int length) {
                        clock.pass(PhotoLink.LIVES);
                        return super.read(to, from, length);
                    }
                };
        assertEquals(new Expired(), intake.take(links.token(), late));
        assertEquals(List.of(), files());
    }

    @Test
    void aSenderWhoGoesAwayLeavesNothing() throws Exception {
        InputStream cut = InputStream.nullInputStream();
        cut.close();
        assertThrows(IOException.class, () -> intake.take(links.token(), cut));
        assertEquals(List.of(), files());
    }

    @Test
    void whenNoCoreTakesItTheSameMayBeSentAgain() throws Exception {
        core.shutdown();
        assertEquals(new Busy(), send(small()));
        assertEquals(List.of(), files());
    }

    @Test
    void aDiskThatFailsIsAFailureAndNothingIsTold() throws Exception {
        Files.delete(photos);
        Files.createFile(photos);
        assertThrows(DeskFailure.class, () -> send(small()));
        assertEquals(List.of(), links.arrived());
    }

    @Test
    void whatADeadServerLeftUnfinishedIsRemovedAtTheNextStart() throws Exception {
        Photo photo = accepted(send(small()));
        Path whole = photos.resolve(photo.file());
        byte[] before = Files.readAllBytes(whole);
        Files.write(whole.resolveSibling("x.jpg.part"), new byte[9]);
        PhotoFolder.open(photos);
        assertEquals(List.of(whole), files());
        assertArrayEquals(before, Files.readAllBytes(whole));
    }

    @Test
    void whatIsOldIsRemovedByDayWithWhatWasLeftOfUploads() throws Exception {
        PhotoFolder folder = PhotoFolder.open(photos);
        Path yesterday = photos.resolve(accepted(send(small())).file());
        Files.write(yesterday.resolveSibling("x.jpg.part"), new byte[9]);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Files.createDirectory(photos.resolve("not-a-day"));

        folder.removeBefore(day);
        assertEquals(2, files().size());
        folder.removeBefore(day.plusDays(1));
        assertEquals(List.of(), files());
        assertTrue(Files.notExists(yesterday.resolveSibling("")));

        accepted(send(small()));
        assertEquals(1, files().size());
    }

    private Uploaded answeredUnread() throws Exception {
        var upload = new ByteArrayInputStream(small());
        int all = upload.available();
        Uploaded answer = intake.take(links.token(), upload);
        assertEquals(all, upload.available());
        return answer;
    }

    private Uploaded send(byte[] file) throws Exception {
        return intake.take(links.token(), new ByteArrayInputStream(file));
    }

    private static Photo accepted(Uploaded uploaded) {
        return assertInstanceOf(Accepted.class, uploaded).photo();
    }

    private static byte[] small() {
        return Pictures.jpeg(Pictures.quarters(64, 32));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(photos)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
