package dev.orderline.phone.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.phone.rtp.Tape;
import dev.orderline.phone.rtp.TapeWriter;
import dev.orderline.phone.timeline.Timeline.Act;
import dev.orderline.phone.timeline.Timeline.Interruption;
import dev.orderline.phone.timeline.Timeline.Kind;
import dev.orderline.phone.timeline.Timeline.Response;
import dev.orderline.phone.timeline.Timeline.Sending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In ms since the answer; a packet begins 20 ms of sound, so speech "to 1000" ends with 980. */
final class TimelineTest {
    @Test
    void greetingAnswerAndWhoSpokeWhenAreRead() {
        Tape tape =
                new TapeWriter()
                        .hears(10, 370, false)
                        .hears(370, 2_370, true)
                        .hears(2_370, 4_630, false)
                        .hears(4_630, 5_630, true)
                        .hears(5_630, 6_010, false)
                        .says(0, 3_000, false)
                        .says(3_000, 4_000, true)
                        .says(4_000, 6_000, false)
                        .ends(6_010);
        Timeline timeline = Timeline.of(tape);
        assertEquals(ms(6_010), timeline.length());
        assertEquals(Optional.of(ms(370)), timeline.greeting());
        assertEquals(
                List.of(
                        act(Kind.BOT_SPEAKS, 370, 2_350),
                        act(Kind.CALLER_SPEAKS, 3_000, 3_980),
                        act(Kind.BOT_SPEAKS, 4_630, 5_610)),
                timeline.acts());
        assertEquals(List.of(new Response(ms(3_980), ms(650))), timeline.responses());
        assertEquals(List.of(), timeline.interruptions());
    }

    @Test
    void aPauseWithinASentenceDoesNotEndIt() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 500, true)
                        .hears(500, 780, false)
                        .hears(780, 1_000, true)
                        .ends(1_000);
        assertEquals(List.of(act(Kind.BOT_SPEAKS, 0, 980)), Timeline.of(tape).acts());
    }

    @Test
    void aClickIsNoSpeech() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 40, true)
                        .hears(40, 1_000, false)
                        .hears(1_000, 1_060, true)
                        .ends(2_000);
        assertEquals(List.of(act(Kind.BOT_SPEAKS, 1_000, 1_040)), Timeline.of(tape).acts());
    }

    @Test
    void anAnswerCountsFromTheCallersLastWord() {
        Tape tape =
                new TapeWriter()
                        .says(0, 400, true)
                        .says(400, 1_000, false)
                        .says(1_000, 1_500, true)
                        .hears(0, 2_000, false)
                        .hears(2_000, 2_500, true)
                        .ends(2_500);
        assertEquals(List.of(new Response(ms(1_480), ms(520))), Timeline.of(tape).responses());
    }

    @Test
    void onlyTheFirstSentenceOfAnAnswerIsTheAnswer() {
        Tape tape =
                new TapeWriter()
                        .says(0, 400, true)
                        .hears(0, 1_000, false)
                        .hears(1_000, 2_000, true)
                        .hears(2_000, 2_400, false)
                        .hears(2_400, 3_000, true)
                        .ends(3_000);
        assertEquals(List.of(new Response(ms(380), ms(620))), Timeline.of(tape).responses());
    }

    @Test
    void bargeInTellsWhenThePromptStoppedAndWhenTheAnswerCame() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 1_180, true)
                        .hears(1_180, 2_500, false)
                        .hears(2_500, 3_000, true)
                        .says(0, 1_000, false)
                        .says(1_000, 2_000, true)
                        .ends(3_000);
        Timeline timeline = Timeline.of(tape);
        assertEquals(
                List.of(new Interruption(ms(1_000), false, ms(160))), timeline.interruptions());
        assertEquals(List.of(new Response(ms(1_980), ms(520))), timeline.responses());
    }

    @Test
    void aBotThatStopsAtOnceIsSeenToo() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 1_000, true)
                        .hears(1_000, 2_000, false)
                        .says(1_010, 1_500, true)
                        .ends(2_000);
        assertEquals(
                List.of(new Interruption(ms(1_010), false, ms(0))),
                Timeline.of(tape).interruptions());
    }

    @Test
    void aKeyInterruptsWhenItIsReleased() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 1_200, true)
                        .hears(1_200, 1_800, false)
                        .hears(1_800, 2_200, true)
                        .presses('1', 1_000, 1_100)
                        .ends(2_200);
        Timeline timeline = Timeline.of(tape);
        assertEquals(List.of(new Interruption(ms(1_100), true, ms(80))), timeline.interruptions());
        assertEquals(List.of(new Response(ms(1_100), ms(700))), timeline.responses());
        assertEquals(act(Kind.CALLER_PRESSES, 1_000, 1_100), timeline.acts().get(1));
    }

    @Test
    void aBotThatTalksOnHasNotAnswered() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 4_000, true)
                        .hears(4_000, 4_400, false)
                        .hears(4_400, 5_000, true)
                        .says(1_000, 1_500, true)
                        .ends(5_000);
        Timeline timeline = Timeline.of(tape);
        assertEquals(List.of(), timeline.responses());
        assertEquals(
                List.of(new Interruption(ms(1_000), false, ms(2_980))), timeline.interruptions());
    }

    @Test
    void gapsAndLossesAreCountedAcrossTheWrapOfSequenceNumbers() {
        Tape tape =
                new TapeWriter()
                        .hears(0, 200, true) // the numbers wrap within
                        .skips(3)
                        .hears(260, 300, true)
                        .changesSource()
                        .hears(345, 400, true)
                        .ends(400);
        Timeline.Arrival arrival = Timeline.of(tape).arrival();
        assertEquals(15, arrival.packets());
        assertEquals(ms(80), arrival.longestGap());
        assertEquals(2, arrival.gaps()); // 180 to 260, and 280 to 345
        assertEquals(3, arrival.lost());
    }

    @Test
    void theBotsLevelIsThatOfItsSpeech() {
        Tape tape = new TapeWriter().hears(0, 1_000, true).hears(1_000, 3_000, false).ends(3_000);
        Timeline.BotLevel level = Timeline.of(tape).botLevel();
        assertEquals(-12.3, level.speechDbfs(), 0.1);
        assertEquals(0, level.clippedSamples());
    }

    @Test
    void punctualityIsMeasuredAgainstTheMostPunctualPacket() {
        var writer = new TapeWriter();
        for (int i = 0; i < 100; i++) writer.saysAt(20 * i, 20 * i + (i == 0 ? 9 : 2), false);
        assertEquals(
                new Sending(100, ms(0), ms(0), ms(7)), Timeline.of(writer.ends(2_000)).sending());
    }

    @Test
    void aCallInWhichNothingCameIsReadToo() {
        Timeline timeline = Timeline.of(new TapeWriter().ends(100));
        assertEquals(Optional.empty(), timeline.greeting());
        assertEquals(0, timeline.arrival().packets());
        assertEquals(Double.NEGATIVE_INFINITY, timeline.botLevel().speechDbfs());
    }

    private static Act act(Kind kind, int fromMs, int toMs) {
        return new Act(kind, ms(fromMs), ms(toMs));
    }

    private static Duration ms(int ms) {
        return Duration.ofMillis(ms);
    }
}
