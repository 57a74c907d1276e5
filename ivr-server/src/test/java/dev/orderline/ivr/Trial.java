package dev.orderline.ivr;

import dev.orderline.ivr.agi.AgiSecret;
import dev.orderline.ivr.agi.FastAgi;
import dev.orderline.ivr.asterisk.AudioSocketServer;
import dev.orderline.ivr.asterisk.Credentials;
import dev.orderline.ivr.asterisk.MediaServer;
import dev.orderline.ivr.asterisk.MediaSettings;
import dev.orderline.ivr.call.Admission;
import dev.orderline.ivr.call.Admitted;
import dev.orderline.ivr.call.Answering;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.Outcomes;
import dev.orderline.ivr.call.Route;
import dev.orderline.ivr.call.Target;
import dev.orderline.ivr.call.Tickets;
import dev.orderline.ivr.call.Transport;
import dev.orderline.speech.audio.Digit;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.audio.Line;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Telephone side without speech, to try an Asterisk by hand: a tone of 1 s, then an echo. Keys: 1
 * ends, 2 a person, 3 voicemail, 4 an end without an outcome, 5 holds the tone 8 starts, 6 goes on,
 * 7 flushes. Takes the ports of scripts/asterisk from the environment; the argument is how many
 * calls it takes at once.
 */
public final class Trial implements Admission, Answering, Outcomes {
    private final Tickets tickets = new Tickets(Clock.systemUTC());
    private final Map<CallId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final int capacity;

    private Trial(int capacity) {
        this.capacity = capacity;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Properties secrets = new Properties();
        Path file =
                Path.of(System.getenv().getOrDefault("ORDERLINE_DATA", "data"))
                        .resolve("secrets/asterisk.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            secrets.load(reader);
        }
        Trial trial = new Trial(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20);
        Credentials credentials =
                new Credentials(
                        secrets.getProperty("media.user"), secrets.getProperty("media.password"));
        try (var media =
                        new MediaServer(
                                MediaSettings.loopback(port("MEDIA", 9098), 100),
                                credentials,
                                trial);
                var audioSocket =
                        new AudioSocketServer(
                                MediaSettings.loopback(port("AUDIOSOCKET", 9092), 100), trial);
                var agi =
                        new FastAgi(
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(), port("AGI", 4573)),
                                new AgiSecret(secrets.getProperty("agi.secret")),
                                trial,
                                trial)) {
            System.out.println(
                    "ready " + media.address() + " " + audioSocket.address() + " " + agi.address());
            Thread.sleep(Duration.ofHours(1));
        }
    }

    private static int port(String name, int usual) {
        return Integer.parseInt(
                System.getenv().getOrDefault("ORDERLINE_" + name + "_PORT", "" + usual));
    }

    @Override
    public Route admit(dev.orderline.ivr.call.Caller caller) {
        if (running.get() + tickets.waiting() >= capacity) return new Route.Queue("full");
        Transport transport =
                caller.called().equals("101") ? Transport.AUDIOSOCKET : Transport.WEBSOCKET;
        return new Route.Converse(tickets.issue(caller, transport).id(), transport);
    }

    @Override
    public Optional<Admitted> redeem(CallId id, Transport transport) {
        return tickets.redeem(id, transport);
    }

    @Override
    public Optional<Outcome> find(CallId id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    @Override
    public void answer(Admitted admitted, Line line) throws InterruptedException {
        long admittedAgoMs =
                Duration.between(admitted.at(), Clock.systemUTC().instant()).toMillis();
        System.out.println(
                admitted.id() + " " + admitted.transport() + " after " + admittedAgoMs + " ms");
        running.incrementAndGet();
        try {
            Optional<Outcome> outcome = converse(line);
            outcome.ifPresent(known -> outcomes.put(admitted.id(), known));
        } catch (HungUp hungUp) {
            System.out.println(admitted.id() + " hung up: " + hungUp.by());
            outcomes.put(admitted.id(), new Outcome.Abandoned("trial", hungUp.by()));
        } finally {
            running.decrementAndGet();
            System.out.println(
                    admitted.id() + " filled " + line.filled() + " dropped " + line.dropped());
        }
    }

    private static Optional<Outcome> converse(Line line) throws HungUp, InterruptedException {
        int toneFrames = 50;
        int tone = 0;
        boolean held = false;
        while (true) {
            switch (line.read()) {
                case Digit(char key) -> {
                    System.out.println("key " + key + " pending " + line.pending());
                    switch (key) {
                        case '1' -> {
                            return Optional.of(new Outcome.Completed("tried"));
                        }
                        case '2' -> {
                            return Optional.of(
                                    new Outcome.HandedOver(
                                            Target.PERSON,
                                            "asked",
                                            Map.of(
                                                    "order-number",
                                                    "20311540",
                                                    "x",
                                                    "${EXTEN},\"")));
                        }
                        case '3' -> {
                            return Optional.of(
                                    new Outcome.HandedOver(Target.VOICEMAIL, "asked", Map.of()));
                        }
                        case '4' -> {
                            return Optional.empty();
                        }
                        case '5' -> {
                            line.hold();
                            held = true;
                        }
                        case '6' -> {
                            line.resume();
                            held = false;
                        }
                        case '7' -> {
                            line.flush();
                            held = false;
                            tone = toneFrames;
                        }
                        case '8' -> {
                            toneFrames = 500;
                            tone = 0;
                        }
                        default -> {}
                    }
                }
                case Frame frame -> {
                    if (held) continue;
                    if (tone < toneFrames)
                        for (; tone < toneFrames && line.pending() < line.lead(); tone++)
                            line.write(tone(tone));
                    else if (line.pending() < 2) line.write(frame);
                }
            }
        }
    }

    private static Frame tone(int index) {
        short[] pcm = new short[Frame.SAMPLES];
        for (int i = 0; i < pcm.length; i++)
            pcm[i] =
                    (short)
                            (8000
                                    * Math.sin(
                                            2
                                                    * Math.PI
                                                    * 1000
                                                    * (index * Frame.SAMPLES + i)
                                                    / Frame.RATE_HZ));
        return Frame.of(pcm);
    }
}
