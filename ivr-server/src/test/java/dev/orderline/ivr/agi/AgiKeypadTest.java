package dev.orderline.ivr.agi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.agi.GuardedScripts.Guarded;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.SpeechFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.asteriskjava.fastagi.AgiChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plays and waits over a connection on which this test answers as Asterisk does. */
@Timeout(20)
class AgiKeypadTest {
    private final BlockingQueue<String> pressed = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init")
    private AgiListener listener;

    private Socket asterisk;
    private BufferedReader commands;

    @BeforeEach
    void connect() throws IOException {
        var script = new Guarded(1, (_, dialplan) -> converse(dialplan));
        listener =
                new AgiListener(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        LifeboatAgi.LIMITS,
                        new GuardedScripts(new AgiSecret("secret"), Map.of("keys", script)));
        asterisk = new Socket(listener.address().getAddress(), listener.address().getPort());
        commands = new BufferedReader(new InputStreamReader(asterisk.getInputStream(), UTF_8));
        says("agi_network: yes");
        says("agi_network_script: keys");
        says("agi_request: agi://127.0.0.1/keys");
        says("agi_arg_1: secret");
        says("");
    }

    @AfterEach
    void close() throws IOException {
        asterisk.close();
        listener.close();
    }

    /** Two sounds that may be interrupted, a wait, one sound that may not, and waits. */
    private void converse(AgiChannel dialplan) {
        var keypad = new AgiKeypad(dialplan);
        try {
            pressed.add(text(keypad.play(List.of("one", "two"), true)));
            pressed.add(text(keypad.await(Duration.ofSeconds(5))));
            pressed.add(text(keypad.play(List.of("three"), false)));
            while (true) pressed.add(text(keypad.await(Duration.ofSeconds(1))));
        } catch (HungUp gone) {
            pressed.add("gone: " + gone.by());
        } catch (SpeechFailure failed) {
            pressed.add("failed");
        }
    }

    private static String stream(String sound, int from) {
        return "STREAM FILE \"" + sound + "\" \"0123456789*#\" " + from;
    }

    private static String text(Optional<Digit> key) {
        return key.map(digit -> String.valueOf(digit.key())).orElse("none");
    }

    @Test
    void aKeyEndsThePromptAndItsSecondSoundIsNotPlayed() throws Exception {
        assertEquals(stream("one", 0), commands.readLine());
        says("200 result=53 endpos=12800");

        assertEquals("5", pressed.take());
        assertEquals("WAIT FOR DIGIT 5000", commands.readLine());
    }

    @Test
    void withoutKeysEverythingIsPlayedAndWaitedFor() throws Exception {
        for (String sound : List.of("one", "two")) {
            assertEquals(stream(sound, 0), commands.readLine());
            says("200 result=0 endpos=8000");
        }
        assertEquals("none", pressed.take());
        commands.readLine();
        says("200 result=35");
        assertEquals("#", pressed.take());
        assertEquals(stream("three", 0), commands.readLine());
        says("200 result=0 endpos=8000");
        assertEquals("none", pressed.take());
        assertEquals("WAIT FOR DIGIT 1000", commands.readLine());
    }

    @Test
    void keysPressedIntoWhatIsNotInterruptedAreKeptAndItGoesOnWhereItWas() throws Exception {
        for (int i = 0; i < 3; i++) {
            commands.readLine();
            says("200 result=0 endpos=8000");
        }
        assertEquals(stream("three", 0), commands.readLine());
        says("200 result=52 endpos=4000");
        assertEquals(stream("three", 4000), commands.readLine());
        says("200 result=53 endpos=6000");
        assertEquals(stream("three", 6000), commands.readLine());
        says("200 result=0 endpos=8000");

        for (String next : List.of("none", "none", "none", "4", "5"))
            assertEquals(next, pressed.take());
        assertEquals("WAIT FOR DIGIT 1000", commands.readLine());
    }

    @Test
    void aSoundThatAsteriskDoesNotHaveIsAFailure() throws Exception {
        commands.readLine();
        says("200 result=0 endpos=0");

        assertEquals("failed", pressed.take());
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() throws Exception {
        commands.readLine();
        says("510 Invalid or unknown command");

        assertEquals("failed", pressed.take());
    }

    @Test
    void aCallerWhoHangsUpIsGone() throws Exception {
        commands.readLine();
        says("200 result=-1 endpos=800");

        assertEquals("gone: CALLER", pressed.take());
    }

    @Test
    void anAsteriskThatDiesTakesTheCallerWithIt() throws Exception {
        commands.readLine();
        asterisk.close();

        assertEquals("gone: CALLER", pressed.take());
    }

    private void says(String line) throws IOException {
        asterisk.getOutputStream().write((line + "\n").getBytes(UTF_8));
    }
}
