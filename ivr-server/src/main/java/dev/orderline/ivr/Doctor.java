package dev.orderline.ivr;

import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.speech.audio.Frames;
import dev.orderline.speech.audio.Level;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.mary.MaryEngine;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Looks at everything a call needs, and says of each part, in one sentence, what is wrong and how
 * to mend it.
 */
@Command(
        name = "scripts/doctor",
        description =
                "Checks ports, Asterisk, model, voice, database and disk. Exit status 0 when all is well. --call also dials"
                        + " the line and listens.",
        mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {
    private static final long NEEDED_DISK_BYTES = 1L << 30;

    /** Modules without which a call cannot be carried. */
    private static final List<String> MODULES =
            List.of(
                    "chan_pjsip",
                    "res_rtp_asterisk",
                    "res_agi",
                    "chan_websocket",
                    "res_websocket_client",
                    "app_audiosocket",
                    "app_dial",
                    "app_playback",
                    "app_queue",
                    "codec_ulaw");

    @Option(
            names = "-D",
            description = "Changes a setting, as for scripts/run.",
            paramLabel = "key=value")
    private Map<String, String> overrides = new HashMap<>();

    private boolean well = true;

    /** What was found of one part. */
    private sealed interface Finding {
        record Good(String sentence) implements Finding {}

        record Bad(String sentence) implements Finding {}
    }

    private interface Check {
        Finding look() throws IOException, InterruptedException;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Doctor()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.read(overrides);
        } catch (IllegalArgumentException wrong) {
            System.out.println("wrong   settings     " + wrong.getMessage());
            return 1;
        }
        Settings.Listen listen = settings.listen();
        boolean running = Files.exists(settings.folders().data().resolve("started"));
        report("settings", () -> new Finding.Good("read"));
        report("disk", () -> disk(settings.folders().data()));
        report("model", () -> model(settings.folders().model()));
        report("voice", Doctor::voice);
        report("database", () -> database(settings));
        report("media", () -> port(listen.address(), listen.media(), running));
        report("audiosocket", () -> port(listen.address(), listen.audioSocket(), running));
        report("agi", () -> port(listen.address(), listen.agi(), running));
        report("asterisk", Doctor::asteriskVersion);
        report("modules", Doctor::asteriskModules);
        return well ? 0 : 1;
    }

    private void report(String part, Check check) throws InterruptedException {
        Finding finding;
        try {
            finding = check.look();
        } catch (IOException
                | UncheckedIOException
                | DeskFailure
                | SpeechFailure
                | IllegalArgumentException failed) {
            finding = new Finding.Bad(String.valueOf(failed.getMessage()));
        }
        switch (finding) {
            case Finding.Good(var sentence) ->
                    System.out.printf("well    %-12s %s%n", part, sentence);
            case Finding.Bad(var sentence) -> {
                well = false;
                System.out.printf("WRONG   %-12s %s%n", part, sentence);
            }
        }
    }

    private static Finding disk(Path data) throws IOException {
        Files.createDirectories(data);
        long free = Files.getFileStore(data).getUsableSpace();
        String amount = (free >> 20) + " MB free for " + data;
        return free >= NEEDED_DISK_BYTES
                ? new Finding.Good(amount)
                : new Finding.Bad(
                        "only "
                                + amount
                                + ": an hour of recordings takes 115 MB, make room for at least 1 GB");
    }

    private static Finding model(Path folder) {
        try (VoskModel _ = VoskModel.load(folder)) {
            return new Finding.Good(folder + " is whole and loads");
        }
    }

    private static Finding voice() {
        var frames = MaryEngine.start().render("Thank you for calling.");
        double dbfs = Level.speech(Frames.join(frames));
        return frames.size() > 30 && dbfs > -40
                ? new Finding.Good("speaks, at %.0f dBFS".formatted(dbfs))
                : new Finding.Bad(
                        "is silent: remove the folder of prompts in data and build again");
    }

    private static Finding database(Settings settings) {
        DatabaseAccess access = DatabaseAccess.read(settings.folders().secrets());
        try (var database = Database.open(access)) {
            return new Finding.Good("PostgreSQL " + database.version() + " answers");
        } catch (DeskFailure away) {
            return new Finding.Bad(
                    "does not answer at "
                            + access.url()
                            + ": start it with scripts/run, or mend data/secrets/database.properties");
        }
    }

    /**
     * When the line runs somebody must answer at the port, when it does not the port must be free.
     */
    private static Finding port(String address, int port, boolean running) throws IOException {
        var there = new InetSocketAddress(address, port);
        if (running) {
            try (var socket = new Socket()) {
                socket.connect(there, 1_000);
                return new Finding.Good("port " + port + " answers");
            } catch (IOException silent) {
                return new Finding.Bad(
                        "nobody answers at port "
                                + port
                                + " although the line was started: look at data/orderline.log and start scripts/run again");
            }
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(there);
            return new Finding.Good("port " + port + " is free");
        } catch (IOException taken) {
            return new Finding.Bad(
                    "port "
                            + port
                            + " is taken by another program: stop it, or choose another port in data/orderline.properties");
        }
    }

    private static Finding asteriskVersion() throws IOException, InterruptedException {
        String said = asterisk("version");
        Matcher version = Pattern.compile("Asterisk (\\d+)\\.(\\d+)").matcher(said);
        if (!version.find()) {
            return new Finding.Bad(
                    "is not there: run scripts/asterisk install (" + said.strip() + ")");
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        boolean websocket =
                major > 23
                        || (major == 23 && minor >= 2)
                        || (major == 22 && minor >= 8)
                        || (major == 20 && minor >= 18);
        String name = version.group() + " ";
        return websocket
                ? new Finding.Good(name + "carries calls by WebSocket and AudioSocket")
                : new Finding.Bad(
                        name
                                + "is too old for WebSocket media: take 20.18, 22.8, 23.2 or later, or route all numbers by AudioSocket (calls.audiosocket)");
    }

    private static Finding asteriskModules() throws IOException, InterruptedException {
        String loaded = asterisk("rx", "module show");
        if (!loaded.contains(".so"))
            return new Finding.Bad(
                    "Asterisk does not run: start it with scripts/run or scripts/asterisk start");
        List<String> missing = new ArrayList<>(MODULES);
        missing.removeIf(module -> loaded.contains(module + ".so"));
        return missing.isEmpty()
                ? new Finding.Good("all " + MODULES.size() + " that calls need are loaded")
                : new Finding.Bad(
                        "not loaded: "
                                + String.join(", ", missing)
                                + "; add them to modules.conf, as in dialplans/asterisk");
    }

    private static String asterisk(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("scripts/asterisk"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.inputReader()) {
            String said = out.readAllAsString();
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
            return said;
        }
    }
}
