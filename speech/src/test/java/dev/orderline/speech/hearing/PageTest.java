package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
            new NoisyScene(
                    Collections.nCopies(50, Frame.SILENCE),
                    Collections.nCopies(50, Frame.SILENCE),
                    0,
                    49);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream details = new ByteArrayOutputStream();
    private final Page page = new Page(stream(printed), stream(details));

    @Test
    void everyVoiceIsSaidToBeOfTheTestOrOfTuning() {
        page.begin(BenchOptions.of(List.of("--tuning")));
        for (String voice : List.of("mary@1.1", "flite:awb@1.18", "festival:ked"))
            page.voice(voice);

        page.end(new Reliability());

        assertTrue(lines("The tuning set", printed).getFirst().contains("not those of the test"));
        assertEquals(1, lines("mary@1.1 (test), which the model has not", printed).size());
        assertEquals(
                1,
                lines(
                                "flite:awb@1.18 (tuning), festival:ked (neither test nor tuning),"
                                        + " which the model has learned from",
                                printed)
                        .size());
    }

    @Test
    void voicesThatTheModelKnowsAlikeAreSummedUp() {
        voice("flite:slt", 180, true, true);
        voice("mary", 100, true, false);
        voice("mary@1.1", 300, true, true);
        page.end(new Reliability());

        assertEquals(3, lines("wish ", details).size(), "one for each voice");
        List<String> sums = lines("wish ", printed);
        assertEquals(2, sums.size());
        assertTrue(
                sums.getFirst().matches("wish +G.711 +4 +75.0 \\(30-95\\).* 100 +300 +0.010"),
                sums::toString);
    }

    private void voice(String voice, int endMillis, boolean... right) {
        var tallies = List.of(new Tally(), new Tally());
        for (boolean each : right)
            for (Tally tally : tallies)
                tally.add(
                        new Ear.Heard(
                                Optional.empty(), "", Optional.empty(), endMillis, 10_000_000),
                        each,
                        SECOND);
        page.voice(voice);
        page.row(voice, new Row("wish", "G.711", tallies));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(String beginning, ByteArrayOutputStream of) {
        return of.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
