package dev.orderline.phone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.command.LoadRound.OneCall;
import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.phone.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadRoundTest {
    @Test
    void aRoundIsGoodWhenAllWasWholeAndInTime() {
        LoadRound round = round(new OneCall.Whole(answered(600)), new OneCall.Whole(answered(900)));
        assertTrue(round.good());
        assertEquals(2, round.whole());
        assertEquals(List.of(), round.troubles());
        assertEquals(List.of(Duration.ofMillis(600), Duration.ofMillis(900)), round.responses());
    }

    @Test
    void aSlowAnswerAmongFewMakesItBad() {
        assertFalse(
                round(new OneCall.Whole(answered(600)), new OneCall.Whole(answered(1_020))).good());
    }

    @Test
    void aDroppedCallMakesItBad() {
        var dropped = new OneCall.Dropped(answered(500), "step 2: the call had ended");
        LoadRound round = round(new OneCall.Whole(answered(600)), dropped, dropped);
        assertFalse(round.good());
        assertEquals(1, round.whole());
        assertEquals(List.of("step 2: the call had ended"), round.troubles());
        assertEquals(3, round.responses().size(), "what it heard counts");
    }

    @Test
    void aCallThatWasNotAnsweredMakesItBad() {
        LoadRound round =
                round(
                        new OneCall.Whole(answered(600)),
                        new OneCall.NotAnswered("refused with 486 Busy Here"));
        assertFalse(round.good());
        assertEquals(List.of("refused with 486 Busy Here"), round.troubles());
    }

    @Test
    void aGapThatIsHeardMakesItBad() {
        Timeline gap =
                Timeline.of(
                        new TapeWriter()
                                .says(0, 500, true)
                                .hears(0, 700, false)
                                .hears(780, 1_500, true)
                                .ends(1_500));
        LoadRound round = round(new OneCall.Whole(gap));
        assertEquals(1, round.longGaps());
        assertFalse(round.good());
    }

    private static LoadRound round(OneCall... calls) {
        return new LoadRound(List.of(calls), 0.1);
    }

    /** The caller's last loud packet goes out at 480 ms. */
    private static Timeline answered(int afterMs) {
        return Timeline.of(
                new TapeWriter()
                        .says(0, 500, true)
                        .hears(0, 480 + afterMs, false)
                        .hears(480 + afterMs, 2_000, true)
                        .ends(2_000));
    }
}
