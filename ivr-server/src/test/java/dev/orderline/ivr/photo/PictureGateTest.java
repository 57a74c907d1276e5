package dev.orderline.ivr.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Uploaded.Damaged;
import dev.orderline.ivr.orders.Uploaded.NotAPicture;
import dev.orderline.ivr.orders.Uploaded.OtherKind;
import dev.orderline.ivr.orders.Uploaded.Refused;
import dev.orderline.ivr.orders.Uploaded.TooLarge;
import dev.orderline.ivr.orders.Uploaded.TooManyPixels;
import dev.orderline.ivr.photo.PictureGate.Passed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureGateTest {
    private static final BufferedImage SMALL = Pictures.quarters(64, 32);

    @Test
    void whatPhonesMakeComesThrough() {
        for (byte[] file :
                List.of(
                        Pictures.jpeg(SMALL),
                        Pictures.progressive(SMALL),
                        Pictures.jpeg(grey()),
                        Pictures.png(grey()),
                        Pictures.png(SMALL))) {
            Pixels pixels = through(file);
            assertEquals(64, pixels.widthPx());
            assertEquals(32, pixels.heightPx());
        }
    }

    private static BufferedImage grey() {
        return new BufferedImage(64, 32, BufferedImage.TYPE_BYTE_GRAY);
    }

    @Test
    void whatCanBeSeenThroughIsWhiteBehind() {
        Pixels pixels = through(Pictures.png(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB)));
        assertEquals(0xffffff, pixels.at(4, 4));
    }

    @Test
    void sixteenBitsAColourWillDo() {
        byte[] file = Pictures.png(new BufferedImage(64, 32, BufferedImage.TYPE_USHORT_GRAY));
        assertEquals(64, through(file).widthPx());
    }

    @ParameterizedTest
    @CsvSource({
        "1, r, g, b, w", "2, g, r, w, b", "3, w, b, g, r", "4, b, w, r, g",
        "5, r, b, g, w", "6, b, r, w, g", "7, w, g, b, r", "8, g, w, r, b"
    })
    void aPictureIsTurnedAsTheCameraWasHeld(
            int orientation, char aboveLeft, char aboveRight, char belowLeft, char belowRight) {
        byte[] exif = Pictures.exif(orientation);
        byte[] jpeg = Pictures.withSegment(Pictures.jpeg(SMALL), 0xe1, exif);
        byte[] png =
                Pictures.withChunk(
                        Pictures.png(SMALL), "eXIf", Arrays.copyOfRange(exif, 6, exif.length));
        for (Pixels pixels : List.of(through(jpeg), through(png))) {
            int w = pixels.widthPx();
            int h = pixels.heightPx();
            assertEquals(orientation > 4 ? 32 : 64, w);
            assertEquals(
                    "" + aboveLeft + aboveRight + belowLeft + belowRight,
                    colour(pixels, w / 4, h / 4)
                            + colour(pixels, 3 * w / 4, h / 4)
                            + colour(pixels, w / 4, 3 * h / 4)
                            + colour(pixels, 3 * w / 4, 3 * h / 4));
        }
    }

    private static String colour(Pixels pixels, int x, int y) {
        int rgb = pixels.at(x, y) & 0x808080;
        return Map.of(0x800000, "r", 0x8000, "g", 0x80, "b", 0x808080, "w").getOrDefault(rgb, "?");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void anOrientationThatIsNoneTurnsNothing(int orientation) {
        byte[] file = Pictures.withSegment(Pictures.jpeg(SMALL), 0xe1, Pictures.exif(orientation));
        assertEquals(64, through(file).widthPx());
    }

    @Test
    void nonsenseInExifTurnsNothing() {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] exif = Pictures.exif(6);
            for (int j = 0; j < 4; j++) exif[6 + random.nextInt(40)] = (byte) random.nextInt();
            through(Pictures.withSegment(Pictures.jpeg(SMALL), 0xe1, exif));
        }
        through(Pictures.withSegment(Pictures.jpeg(SMALL), 0xe1, "Exif\0\0".getBytes(US_ASCII)));
    }

    @Test
    void aLargePictureIsMadeSmallWhileItIsDecoded() {
        Pixels phone = through(Pictures.jpeg(Pictures.quarters(4_032, 3_024)));
        assertEquals(2_016, phone.widthPx());
        assertEquals(1_512, phone.heightPx());
        Pixels large = through(Pictures.png(Pictures.quarters(7_000, 5_000)));
        assertEquals(1_750, large.widthPx());
        assertEquals(1_250, large.heightPx());
        assertEquals("g", colour(large, 1_700, 50));
    }

    @Test
    void aLongStripStaysOne() {
        Pixels strip = through(Pictures.png(Pictures.quarters(9_000, 2)));
        assertEquals(1, strip.heightPx());
        assertTrue(strip.widthPx() <= PictureGate.KEPT_PX);
    }

    @Test
    void whatIsTooLargeIsTurnedAwayAndNotReadToItsEnd() throws IOException {
        var large = new ByteArrayInputStream(new byte[20_000_000]);
        assertEquals(new TooLarge(PictureGate.MOST_BYTES), turned(PictureGate.read(large)));
        assertEquals(20_000_000 - PictureGate.MOST_BYTES - 1, large.available());
        byte[] photo = Arrays.copyOf(Pictures.jpeg(SMALL), 20_000_000);
        assertEquals(
                new TooLarge(PictureGate.MOST_BYTES),
                turned(PictureGate.read(new ByteArrayInputStream(photo))));
    }

    @Test
    void aHeaderThatPromisesTooManyPixelsIsBelievedAtOnce() {
        assertEquals(
                new TooManyPixels(PictureGate.MOST_PIXELS),
                turned(Pictures.pngHeader(32_000, 32_000)));
        assertEquals(
                new TooManyPixels(PictureGate.MOST_PIXELS),
                turned(Pictures.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        byte[] jpeg = Pictures.jpeg(SMALL);
        int frame = 0;
        for (int i = 0; i < jpeg.length - 9; i++)
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0) frame = i;
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xfe);
        assertEquals(new TooManyPixels(PictureGate.MOST_PIXELS), turned(jpeg));
    }

    @Test
    void aHeaderWithNothingBehindIsDamaged() {
        assertEquals(new Damaged(), turned(Pictures.pngHeader(6_000, 6_000)));
        assertEquals(new Damaged(), turned(Pictures.pngHeader(0, 10)));
        assertEquals(new Damaged(), turned(Pictures.pngHeader(-5, -5)));
    }

    @Test
    void aTextThatUnpacksToMuchIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes("Comment\0\0".getBytes(US_ASCII));
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 100; i++) deflater.write(new byte[1 << 20]);
        }
        byte[] bomb = Pictures.withChunk(Pictures.png(SMALL), "zTXt", packed.toByteArray());
        assertEquals(64, through(bomb).widthPx());
    }

    @Test
    void aJpegOfVeryManyScansIsDamaged() {
        byte[] file = Pictures.progressive(SMALL);
        int end = file.length - 2;
        int scan = end;
        while (file[scan] != (byte) 0xff || file[scan + 1] != (byte) 0xda) scan--;
        byte[] last = Arrays.copyOfRange(file, scan, end);
        byte[] all = Arrays.copyOf(file, end);
        for (int i = 0; i < 100; i++) all = Pictures.joined(all, last);
        assertEquals(
                new Damaged(), turned(Pictures.joined(all, new byte[] {(byte) 0xff, (byte) 0xd9})));
    }

    @Test
    void aPictureThatEndsAnywhereIsDamaged() {
        for (byte[] file :
                List.of(Pictures.jpeg(SMALL), Pictures.progressive(SMALL), Pictures.png(SMALL)))
            for (int length = 8; length < file.length; length += 5)
                assertEquals(new Damaged(), turned(Arrays.copyOf(file, length)), "at " + length);
    }

    @Test
    void aPngWhoseRowsEndInTheMiddleIsDamaged() throws IOException {
        var rows = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(rows)) {
            deflater.write(new byte[100]);
        }
        byte[] file = Pictures.pngHeader(64, 64);
        byte[] short64 =
                Pictures.joined(
                        Arrays.copyOf(file, 33),
                        Pictures.chunk("IDAT", rows.toByteArray()),
                        Pictures.chunk("IEND", new byte[0]));
        assertEquals(new Damaged(), turned(short64));
    }

    @Test
    void whatIsNoPictureIsToldSoWhateverItIsCalled() {
        for (String file :
                List.of(
                        "%PDF-1.7 ...",
                        "PK\3\4 a zip",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>",
                        "<!doctype html><script>",
                        "\0\0\0\24ftypisom film",
                        "II*\0 a TIFF",
                        "BM",
                        "")) assertEquals(new NotAPicture(), turned(file.getBytes(US_ASCII)), file);
    }

    @Test
    void kindsThatWeDoNotReadAreToldByName() {
        assertEquals(new OtherKind("HEIC"), turned("\0\0\0\30ftypheic".getBytes(US_ASCII)));
        assertEquals(new OtherKind("HEIC"), turned("\0\0\0\30ftypmif1".getBytes(US_ASCII)));
        assertEquals(new OtherKind("AVIF"), turned("\0\0\0\30ftypavif".getBytes(US_ASCII)));
        assertEquals(new OtherKind("WebP"), turned("RIFF\1\1\1\1WEBPVP8 ".getBytes(US_ASCII)));
        assertEquals(new OtherKind("GIF"), turned("GIF89a".getBytes(US_ASCII)));
    }

    @Test
    void ofAFileThatIsTwoThingsOnlyThePixelsComeThrough() {
        byte[] trailed =
                Pictures.joined(
                        Pictures.jpeg(SMALL), "PK\3\4 evil.jar <script>".getBytes(US_ASCII));
        byte[] commented =
                Pictures.withSegment(
                        Pictures.jpeg(SMALL),
                        0xfe,
                        "*/ <script>alert(1)</script>".getBytes(US_ASCII));
        byte[] exif = Pictures.withSegment(Pictures.jpeg(SMALL), 0xe1, Pictures.exif(1));
        byte[] png =
                Pictures.withChunk(Pictures.png(SMALL), "tEXt", "a\0<script>".getBytes(US_ASCII));
        for (byte[] file : List.of(trailed, commented, exif, png)) {
            var packed = PhotoFolder.packed(through(file));
            byte[] kept = new byte[packed.remaining()];
            packed.get(kept);
            for (String gone : List.of("script", "PK\3\4", "Exif", "51.5N"))
                assertEquals(-1, Pictures.indexOf(kept, gone), gone);
        }
    }

    @Test
    void bytesThatWereChangedOnTheWayNeverDoMoreThanBeTurnedAway() {
        var random = new Random(7);
        for (byte[] file :
                List.of(Pictures.jpeg(SMALL), Pictures.progressive(SMALL), Pictures.png(SMALL)))
            for (int i = 0; i < 150; i++) {
                byte[] changed = file.clone();
                for (int j = 0; j <= i % 4; j++)
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                if (PictureGate.pass(changed) instanceof Passed.Through(var pixels))
                    assertTrue(pixels.widthPx() <= PictureGate.KEPT_PX);
            }
    }

    private static Pixels through(byte[] file) {
        return assertInstanceOf(Passed.Through.class, PictureGate.pass(file)).pixels();
    }

    private static Refused turned(byte[] file) {
        return assertInstanceOf(Passed.Turned.class, PictureGate.pass(file)).why();
    }
}
