package dev.orderline.ivr.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsteriskVersionTest {
    @ParameterizedTest
    @CsvSource({
        "16.30, no",
        "18.24, no",
        "20.17, no",
        "20.18, yes",
        "21.12, no",
        "22.7, no",
        "22.8, yes",
        "22.10, yes",
        "22.11, yes",
        "23.1, no",
        "23.2, yes",
        "24.0, yes"
    })
    void olderOnesThanTheFirstWithJsonMediaAreRefusedHereAndByTheScript(String number, String fit)
            throws IOException, InterruptedException {
        String said = "Asterisk " + number + ".1";
        Finding finding = AsteriskVersion.parse(said).orElseThrow().finding();
        assertEquals(fit.equals("yes"), finding instanceof Finding.Well, finding::sentence);
        assertEquals(fit.equals("no"), scriptSaysUnfit(said));
    }

    @Test
    void whatCanBeLivedWithIsRemarkedUntilItIsMended() {
        Finding before = new AsteriskVersion(22, 10).finding();
        assertTrue(before.sentence().contains("22.11"), before::sentence);
        assertEquals("Asterisk 22.11 is fit", new AsteriskVersion(22, 11).finding().sentence());
        assertInstanceOf(Finding.Well.class, before);
    }

    @Test
    void onlyAsteriskItselfIsRead() {
        assertEquals(
                Optional.of(new AsteriskVersion(22, 10)),
                AsteriskVersion.parse("Asterisk 22.10.1+dfsg+~cs6.17.60671434-1\n"));
        assertEquals(Optional.empty(), AsteriskVersion.parse(""));
        assertFalse(AsteriskVersion.parse("the installed Asterisk 18.9 is old").isPresent());
    }

    private static boolean scriptSaysUnfit(String said) throws IOException, InterruptedException {
        Process script =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                ". ../scripts/lib/asterisk.sh; unfit \"$1\"",
                                "-",
                                said)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return script.waitFor() == 0;
    }
}
