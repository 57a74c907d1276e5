package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.NoisyScene;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    private static final NoisyScene SECOND =
            new NoisyScene(Collections.nCopies(50, Frame.SILENCE), 0, 49);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Page page = new Page(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void everyVoiceIsSaidToBeOfTheTestOrOfTuning() {
        page.begin(BenchOptions.of(List.of("--tuning")));
        for (String voice : List.of("mary@1.1", "flite:awb@1.18", "festival:ked"))
            page.voice(voice);

        assertTrue(lines("The tuning set").getFirst().contains("not those of the test"));
        assertTrue(lines("voice mary@1.1 (test), which the model has not learned").size() == 1);
        assertTrue(lines("voice flite:awb@1.18 (tuning), which the model has learned").size() == 1);
        assertTrue(lines("voice festival:ked (neither test nor tuning)").size() == 1);
    }

    @Test
    void voicesThatTheModelKnowsAlikeAreSummedUp() {
        voice("flite:slt", 180, true, true);
        voice("mary", 100, true, false);
        voice("mary@1.1", 300, true, true);
        page.end(new Reliability());

        List<String> rows = lines("wish ");
        assertEquals(4, rows.size(), "three voices, one sum");
        assertTrue(
                rows.get(3).matches("wish +G.711 +4 +75.0 \\(30-95\\).* 100 +300 +0.010"),
                rows.get(3));
        assertTrue(lines("all of mary, mary@1.1").size() == 1);
        assertFalse(printed.toString(StandardCharsets.UTF_8).contains("all of flite"));
    }

    private void voice(String voice, int endMillis, boolean... right) {
        var tallies = List.of(new Tally(), new Tally());
        for (boolean each : right)
            for (Tally tally : tallies)
                tally.add(
                        new Ear.Heard(Optional.empty(), "", 0, endMillis, 10_000_000),
                        each,
                        SECOND);
        page.voice(voice);
        page.row(voice, new Row("wish", "G.711", tallies));
    }

    private List<String> lines(String beginning) {
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
