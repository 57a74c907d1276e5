package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.phone.CallScript;
import dev.orderline.phone.PhoneCall;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Wav;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of callers whom the server has handed to people, in the dialplan as we ship it. */
@Tag("long")
@ExtendWith(SharedLab.class)
@Execution(ExecutionMode.CONCURRENT)
class HandOverTest {
    /** Longer than it is quiet between announcement and tone, shorter than ends a message. */
    private static final Duration BEFORE_THE_TONE = Duration.ofSeconds(2);

    private static Lab lab;

    @BeforeAll
    static void share(Lab shared) {
        lab = shared;
    }

    @ParameterizedTest
    @CsvSource({
        "100, this is alice about the green kettle",
        "101, hello bob here my lamp has not come"
    })
    void whoFindsNobodyLeavesAMessage(String extension, String words) throws Exception {
        String caller = Lab.newCaller();
        short[] message = Frames.join(lab.voice(words));
        try (PhoneCall call = lab.dial(caller, extension)) {
            Lab.press(call, "1");
            Lab.press(call, "08989535");
            Lab.press(call, "0#");
            lab.assertHears(call, "nobody-free");
            assertEquals(
                    List.of(
                            "ORDERLINE_FACTS_LANGUAGE=en-US",
                            "ORDERLINE_FACTS_ORDER=08989535",
                            "ORDERLINE_REASON=asked"),
                    lab.factsOf(caller));

            lab.assertHears(call, "leave-message");
            Lab.awaitPromptEnd(call, BEFORE_THE_TONE);
            call.play(lab.voice(words));
            assertTrue(call.awaitSaid(CallScript.PROMPT_AT_MOST), "the call ended");
            lab.assertHears(call, "goodbye");
            assertTrue(call.awaitEnd(Duration.ofSeconds(10)), "nobody hung up");

            assertEquals("handed-over asked PERSON", lab.made(caller, call).outcome());
        }
        assertTrue(messages().anyMatch(heard -> Lab.isIn(message, heard)), "no such message");
    }

    private static Stream<short[]> messages() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(lab.stack().data().resolve("asterisk/voicemail"))) {
            files = all.filter(file -> file.toString().endsWith(".wav")).toList();
        }
        return files.stream().map(HandOverTest::sound);
    }

    private static short[] sound(Path file) {
        try {
            return Wav.read(file).lane(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
