package dev.orderline.ivr.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Assessed;
import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.photo.Products.Taken;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Of drawn prints, which are kinder to SURF than what people wear: what is right here may be unsure
 * there, and what must not be wrong here must not be wrong there either.
 */
class PhotoAssessmentTest {
    private static final Pixels THING = Products.catalogue(1);
    private static final Pixels PHOTO = Products.photo(THING, Taken.WELL, 11);

    @Test
    void aGoodPhotoOfTheItemShowsIt() {
        assertEquals(new ShowsItem(), PhotoAssessment.assess(PHOTO, Optional.of(THING)));
    }

    @Test
    void anotherItemIsNotRecognised() {
        assertEquals(
                Set.of(Doubt.NOT_RECOGNISED),
                doubts(PhotoAssessment.assess(PHOTO, Optional.of(Products.catalogue(2)))));
    }

    @Test
    void aMakersMarkAloneIsNotTheItem() {
        Pixels sibling = Products.photo(Products.sibling(1), Taken.WELL, 11);
        assertEquals(
                Set.of(Doubt.NOT_RECOGNISED),
                doubts(PhotoAssessment.assess(sibling, Optional.of(THING))));
    }

    @Test
    void theCataloguesOwnPictureIsNoPhoto() {
        assertEquals(
                Set.of(Doubt.LIKE_THE_CATALOGUE),
                doubts(PhotoAssessment.assess(THING, Optional.of(THING))));
        Pixels sentAgain =
                assertInstanceOf(
                                PictureGate.Passed.Through.class,
                                PictureGate.pass(
                                        Pictures.jpeg(Pixels.shrunk(THING.image(), 1).image())))
                        .pixels();
        assertTrue(
                doubts(PhotoAssessment.assess(sentAgain, Optional.of(THING)))
                        .contains(Doubt.LIKE_THE_CATALOGUE));
    }

    @Test
    void withoutACatalogueThereIsNothingToCompare() {
        assertEquals(
                Set.of(Doubt.NOTHING_TO_COMPARE),
                doubts(PhotoAssessment.assess(PHOTO, Optional.empty())));
        assertEquals(
                Set.of(Doubt.NOTHING_TO_COMPARE),
                doubts(PhotoAssessment.assess(PHOTO, Optional.of(Products.plain(1)))));
    }

    @Test
    @Tag("slow")
    void aPhotoThatIsDarkOrBrightOrBlurredIsDoubted() {
        assertTrue(doubtsOf(new Taken(0.7, 0.08, 0, 0.25, 0)).contains(Doubt.TOO_DARK));
        assertTrue(doubtsOf(new Taken(0.7, 0.08, 0, 2.6, 0)).contains(Doubt.TOO_BRIGHT));
        assertTrue(doubtsOf(new Taken(0.7, 0.08, 0, 1, 4)).contains(Doubt.BLURRED));
    }

    private static Set<Doubt> doubtsOf(Taken taken) {
        return doubts(PhotoAssessment.assess(Products.photo(THING, taken, 11), Optional.of(THING)));
    }

    @Test
    void aPictureOfOneColourOrOneDotBreaksNothing() {
        for (int side : new int[] {1, 2, 3, 40, 700}) {
            var empty = Pixels.shrunk(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), 1);
            assertTrue(
                    doubts(PhotoAssessment.assess(empty, Optional.of(THING)))
                            .containsAll(Set.of(Doubt.BLURRED, Doubt.TOO_DARK)));
        }
    }

    @Test
    @Tag("slow")
    void amongSomeThingsNoneIsTakenForAnother() {
        noneIsTakenForAnother(2);
    }

    /** What the thresholds are from. */
    @Test
    @Tag("long")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void amongManyThingsNoneIsTakenForAnother() {
        noneIsTakenForAnother(16);
    }

    private static void noneIsTakenForAnother(int things) {
        int well = 0;
        int badly = 0;
        int wrong = 0;
        for (int i = 0; i < things; i++) {
            Optional<Pixels> item = Optional.of(Products.catalogue(i));
            Optional<Pixels> next = Optional.of(Products.catalogue((i + 1) % things));
            Pixels good = Products.photo(item.get(), Taken.WELL, 100 + i);
            Pixels bad = Products.photo(item.get(), Taken.BADLY, 200 + i);
            Pixels alike = Products.photo(Products.sibling(i), Taken.WELL, 300 + i);
            well += yes(good, item);
            badly += yes(bad, item);
            wrong += yes(good, next) + yes(bad, next) + yes(alike, item);
        }
        int right = well;
        int rightThoughBad = badly;
        assertEquals(0, wrong);
        assertTrue(well == things, () -> right + " of " + things + " good photos");
        assertTrue(badly >= things / 2, () -> rightThoughBad + " of " + things + " bad ones");
    }

    private static int yes(Pixels photo, Optional<Pixels> item) {
        return PhotoAssessment.assess(photo, item) instanceof ShowsItem ? 1 : 0;
    }

    private static Set<Doubt> doubts(Assessed assessed) {
        return assertInstanceOf(Unsure.class, assessed).doubts();
    }
}
