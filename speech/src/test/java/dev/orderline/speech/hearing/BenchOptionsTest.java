package dev.orderline.speech.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    @Test
    void unlessAskedOtherwiseTheTestIsHeard() {
        BenchOptions options = of();

        assertEquals(Part.TEST, options.part());
        assertEquals(60, options.count());
        assertEquals(Part.TEST.voices(), options.voices());
        assertTrue(options.wants("whatever"));
    }

    @Test
    void optionsStandAnywhere() {
        BenchOptions options =
                of(
                        "--only",
                        "GSM",
                        "30",
                        "--recordings",
                        "a",
                        "festival:ked",
                        "--tuning",
                        "--recordings",
                        "b");

        assertEquals(Part.TUNING, options.part());
        assertEquals(30, options.count());
        assertEquals(List.of("festival:ked"), options.voices());
        assertEquals(List.of(Path.of("a"), Path.of("b")), options.recordings());
        assertEquals(List.of(false, true), List.of(options.wants("wish"), options.wants("GSM")));
    }

    @Test
    void aLongRowHasAThousandAtLeast() {
        assertEquals(1_000, of("--long").count());
        assertEquals(1_000, of("--long", "200").count());
        assertEquals(5_000, of("5000", "--long").count());
    }

    @Test
    void noneARowIsNoVoice() {
        assertEquals(List.of(), of("0").voices());
    }

    @ParameterizedTest
    @CsvSource({
        "--tuning mary@1.05, is a voice of the test",
        "--loud, no option --loud",
        "60 nobody, no such voice",
        "--recordings, needs a value",
    })
    void whatCannotBeMeantIsRefused(String arguments, String complaint) {
        var refused = assertThrows(IllegalArgumentException.class, () -> of(arguments.split(" ")));
        assertTrue(refused.toString().contains(complaint), refused.toString());
    }

    @Test
    void theHelpTellsEveryOption() {
        for (String option :
                List.of(
                        "--tuning",
                        "--recordings",
                        "--long",
                        "--everything",
                        "--only",
                        "--wrong",
                        "--dictation"))
            assertTrue(BenchOptions.HELP.contains("  " + option), option);
        for (Kind kind : Kind.values())
            assertTrue(BenchOptions.HELP.contains(kind.called()), kind.called());
    }

    private static BenchOptions of(String... arguments) {
        return BenchOptions.of(List.of(arguments));
    }
}
