package dev.orderline.ivr.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.orders.Assessed.Doubt;
import dev.orderline.ivr.orders.Assessed.ShowsItem;
import dev.orderline.ivr.orders.Assessed.Unsure;
import dev.orderline.ivr.orders.PhotoDesk.Sent;
import dev.orderline.ivr.orders.PhotoDesk.Wanted;
import dev.orderline.ivr.orders.Uploaded.Accepted;
import dev.orderline.ivr.orders.Uploaded.Expired;
import dev.orderline.ivr.orders.Uploaded.Full;
import dev.orderline.ivr.orders.Verification.Attempts;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
    protected static final UUID CALL = new UUID(0, 1);
    private static final UUID OTHER_CALL = new UUID(0, 2);

    /**
     * A desk over a shop that has {@link #ORDER}, of somebody with a telephone, and no links.
     *
     * @param tokens of the links to come
     */
    protected abstract PhotoDesk desk(Supplier<PhotoToken> tokens);

    private PhotoDesk desk() {
        return desk(List.of(TOKEN, OTHER).iterator()::next);
    }

    protected static Sent send(PhotoDesk desk, int line) {
        return desk.send(UUID.randomUUID(), PROOF, line, CALL, NOW);
    }

    @Test
    void aLinkAsksForTheLineItWasMadeFor() {
        PhotoDesk desk = desk();
        assertEquals(Sent.BY_PHONE, send(desk, 2));
        assertEquals(Optional.of(new Wanted(ORDER.items().get(1), 0)), desk.find(TOKEN, NOW));
    }

    @Test
    void aLinkThatWasNeverMadeIsAsOneThatHasExpired() {
        PhotoDesk desk = desk();
        send(desk, 1);
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
        send(desk, 1);
        Instant last = NOW.plus(LAST_MICROSECOND);
        assertTrue(desk.find(TOKEN, last).isPresent());
        assertInstanceOf(Accepted.class, desk.keep(TOKEN, photo(last)));
    }

    @Test
    void theSameRequestSendsOneLinkAndItDoesNotLiveLonger() {
        PhotoDesk desk = desk();
        UUID request = UUID.randomUUID();
        assertEquals(Sent.BY_PHONE, desk.send(request, PROOF, 1, CALL, NOW));
        assertEquals(Sent.BY_PHONE, desk.send(request, PROOF, 1, CALL, NOW.plusSeconds(60)));
        assertTrue(desk.find(TOKEN, NOW.plus(LAST_MICROSECOND)).isPresent());
        assertFalse(desk.find(TOKEN, NOW.plus(PhotoLink.LIVES)).isPresent());
        assertFalse(desk.find(OTHER, NOW).isPresent());
    }

    @Test
    void noMoreLinksAreSentThanADayAllows() {
        var tokens = IntStream.range(0, 100).mapToObj(i -> new PhotoToken("%032x".formatted(i)));
        PhotoDesk desk = desk(tokens.iterator()::next);
        for (int i = 0; i < PhotoDesk.MAX_SENT; i++) assertEquals(Sent.BY_PHONE, send(desk, 1));
        assertEquals(Sent.TOO_MANY, send(desk, 2));
        Instant tomorrow = NOW.plus(Duration.ofHours(Attempts.WINDOW_HOURS));
        assertEquals(Sent.BY_PHONE, desk.send(UUID.randomUUID(), PROOF, 2, CALL, tomorrow));
    }

    @Test
    void ofALineThatIsNotThereNothingIsWanted() {
        PhotoDesk desk = desk();
        var gone = new Proof(OrderNumber.ofSerial(1));
        assertEquals(Sent.GONE, send(desk, 6));
        assertEquals(Sent.GONE, desk.send(UUID.randomUUID(), gone, 1, CALL, NOW));
        assertEquals(Optional.empty(), desk.find(TOKEN, NOW));
    }

    @Test
    void whatHasArrivedIsToldAsItWasAssessedInTheOrderOfArrival() {
        PhotoDesk desk = desk();
        send(desk, 1);
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
        send(desk, 1);
        send(desk, 1);
        Photo one = photo(NOW);
        Photo two = photo(NOW);
        desk.keep(TOKEN, one);
        desk.keep(OTHER, two);
        assertEquals(List.of(one, two), desk.arrived(PROOF, 1, CALL));
        assertEquals(List.of(), desk.arrived(PROOF, 2, CALL));
        assertEquals(List.of(), desk.arrived(PROOF, 1, OTHER_CALL));
        assertEquals(List.of(), desk.arrived(new Proof(OrderNumber.ofSerial(1)), 1, CALL));
    }

    @Test
    void aLinkTakesNoMoreThanItTakes() {
        PhotoDesk desk = desk();
        send(desk, 1);
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
        send(desk, 1);
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
        PhotoLink link = PhotoLink.at(NOW, TOKEN, ORDER.number(), 1, CALL);
        assertFalse(link.toString().contains(TOKEN.value()), link::toString);
        var notice = new Notice.PhotosWanted("rain jacket", TOKEN.value());
        assertFalse(notice.toString().contains(TOKEN.value()), notice::toString);
    }

    protected static Photo photo(Instant taken) {
        return photo(new ShowsItem(), taken);
    }

    static Photo photo(Assessed assessed, Instant taken) {
        return new Photo(
                "2026/11/20/" + UUID.randomUUID() + ".jpg",
                "0123456789abcdef".repeat(4),
                2_000,
                1_500,
                assessed,
                taken);
    }
}
