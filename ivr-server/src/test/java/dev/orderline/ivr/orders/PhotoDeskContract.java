package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.PhotoDesk.Wanted;
import dev.orderline.ivr.orders.PhotoLink.Within;
import dev.orderline.ivr.orders.Uploaded.Accepted;
import dev.orderline.ivr.orders.Uploaded.Expired;
import dev.orderline.ivr.orders.Uploaded.Full;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every photo desk keeps to. */
public abstract class PhotoDeskContract {
    private static final int THREADS = 20;

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Duration LAST_MICROSECOND = PhotoLink.LIVES.minus(Duration.ofNanos(1_000));

    protected static final Order ORDER = ReturnDeskContract.order();
    protected static final Proof PROOF = new Proof(ORDER.number());
    protected static final PhotoToken TOKEN = new PhotoToken("00c0ffee".repeat(4));
    private static final PhotoToken OTHER = new PhotoToken("badc0ffe".repeat(4));
    private static final Within CALL = new Within.Call("call-1");

    /** A desk over a shop that has {@link #ORDER}, and no links. */
    protected abstract PhotoDesk desk();

    /** The number of a return of the order's second line, which the shop of {@code desk} has. */
    protected abstract RmaNumber returned(PhotoDesk desk);

    @Test
    void aLinkAsksForTheLineItWasMadeFor() {
        PhotoDesk desk = desk();
        var link = new PhotoLink(TOKEN, ORDER.number(), 2, CALL, NOW.plus(PhotoLink.LIVES));
        assertEquals(Optional.of(link), desk.open(TOKEN, PROOF, 2, CALL, NOW));
        assertEquals(Optional.of(new Wanted(ORDER.items().get(1), 0)), desk.find(TOKEN, NOW));
    }

    @Test
    void aLinkThatWasNeverMadeIsAsOneThatHasExpired() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        Instant late = NOW.plus(PhotoLink.LIVES);
        assertEquals(Optional.empty(), desk.find(OTHER, NOW));
        assertEquals(Optional.empty(), desk.find(TOKEN, late));
        assertEquals(new Expired(), desk.keep(OTHER, photo(NOW)));
        assertEquals(new Expired(), desk.keep(TOKEN, photo(late)));
        assertEquals(List.of(), desk.arrived(PROOF, 1, CALL));
    }

    @Test
    void aLinkLivesToItsLastMoment() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        Instant last = NOW.plus(LAST_MICROSECOND);
        assertTrue(desk.find(TOKEN, last).isPresent());
        assertInstanceOf(Accepted.class, desk.keep(TOKEN, photo(last)));
    }

    @Test
    void theSameTokenGetsTheSameLinkAndDoesNotLiveLonger() {
        PhotoDesk desk = desk();
        Optional<PhotoLink> first = desk.open(TOKEN, PROOF, 1, CALL, NOW);
        assertEquals(first, desk.open(TOKEN, PROOF, 1, CALL, NOW.plusSeconds(60)));
        assertTrue(desk.find(TOKEN, NOW.plus(LAST_MICROSECOND)).isPresent());
        assertFalse(desk.find(TOKEN, NOW.plus(PhotoLink.LIVES)).isPresent());
    }

    @Test
    void aTokenIsForOneThing() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        assertThrows(IllegalArgumentException.class, () -> desk.open(TOKEN, PROOF, 2, CALL, NOW));
        assertThrows(
                IllegalArgumentException.class,
                () -> desk.open(TOKEN, PROOF, 1, new Within.Call("call-2"), NOW));
    }

    @Test
    void ofALineThatIsNotThereNothingIsWanted() {
        PhotoDesk desk = desk();
        var gone = new Proof(OrderNumber.ofSerial(1));
        assertEquals(Optional.empty(), desk.open(TOKEN, PROOF, 6, CALL, NOW));
        assertEquals(Optional.empty(), desk.open(TOKEN, gone, 1, CALL, NOW));
        assertEquals(Optional.empty(), desk.find(TOKEN, NOW));
    }

    @Test
    void whatHasArrivedIsToldAsItWasAssessedInTheOrderOfArrival() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        var second = photo(new Unsure(EnumSet.allOf(Doubt.class)), NOW);
        var first = photo(new ShowsItem(), NOW.plusSeconds(1));
        assertEquals(new Accepted(first), desk.keep(TOKEN, first));
        assertEquals(new Accepted(second), desk.keep(TOKEN, second));
        assertEquals(List.of(first, second), desk.arrived(PROOF, 1, CALL));
        assertEquals(2, desk.find(TOKEN, NOW).orElseThrow().arrived());
    }

    @Test
    void aCallSeesThePhotosOfAllItsLinksAndNoOthers() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        desk.open(OTHER, PROOF, 1, CALL, NOW);
        Photo one = photo(NOW);
        Photo two = photo(NOW);
        desk.keep(TOKEN, one);
        desk.keep(OTHER, two);
        assertEquals(List.of(one, two), desk.arrived(PROOF, 1, CALL));
        assertEquals(List.of(), desk.arrived(PROOF, 2, CALL));
        assertEquals(List.of(), desk.arrived(PROOF, 1, new Within.Call("call-2")));
        assertEquals(List.of(), desk.arrived(new Proof(OrderNumber.ofSerial(1)), 1, CALL));
    }

    @Test
    void photosMayBeForAReturnThatIsOpen() {
        PhotoDesk desk = desk();
        var within = new Within.Return(returned(desk));
        Optional<PhotoLink> first = desk.open(TOKEN, PROOF, 2, within, NOW);
        assertEquals(first, desk.open(TOKEN, PROOF, 2, within, NOW));
        Photo photo = photo(NOW);
        desk.keep(TOKEN, photo);
        assertEquals(List.of(photo), desk.arrived(PROOF, 2, within));
        assertEquals(List.of(), desk.arrived(PROOF, 2, CALL));
    }

    @Test
    void aLinkTakesNoMoreThanItTakes() {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        for (int i = 0; i < PhotoLink.MAX_PHOTOS; i++) {
            assertFalse(desk.find(TOKEN, NOW).orElseThrow().isFull());
            assertInstanceOf(Accepted.class, desk.keep(TOKEN, photo(NOW)));
        }
        assertEquals(new Full(), desk.keep(TOKEN, photo(NOW)));
        assertTrue(desk.find(TOKEN, NOW).orElseThrow().isFull());
        assertEquals(PhotoLink.MAX_PHOTOS, desk.arrived(PROOF, 1, CALL).size());
    }

    @Test
    void photosThatComeAtOnceDoNotPassTheLimit() throws Exception {
        PhotoDesk desk = desk();
        desk.open(TOKEN, PROOF, 1, CALL, NOW);
        var answers = new ArrayList<Uploaded>();
        Callable<Uploaded> sent = () -> desk.keep(TOKEN, photo(NOW));
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var answer : threads.invokeAll(Collections.nCopies(THREADS, sent)))
                answers.add(answer.get());
        }
        assertEquals(
                PhotoLink.MAX_PHOTOS, answers.stream().filter(Accepted.class::isInstance).count());
        assertEquals(PhotoLink.MAX_PHOTOS, desk.arrived(PROOF, 1, CALL).size());
    }

    @Test
    void aTokenIsInNoText() {
        PhotoLink link = desk().open(TOKEN, PROOF, 1, CALL, NOW).orElseThrow();
        assertFalse(link.toString().contains(TOKEN.value()), link::toString);
    }

    protected static Photo photo(Instant taken) {
        return photo(new ShowsItem(), taken);
    }

    private static Photo photo(Assessed assessed, Instant taken) {
        return new Photo(
                "2026/11/20/" + UUID.randomUUID() + ".jpg",
                "0123456789abcdef".repeat(4),
                2_000,
                1_500,
                assessed,
                taken);
    }
}
