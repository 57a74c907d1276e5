package dev.orderline.ivr.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Asterisk that {@code scripts/asterisk} starts and stops. */
public final class LocalAsterisk {
    /** Its console answers in milliseconds, unless it hangs. */
    private static final String PATIENCE_SECONDS = "20";

    /** What {@code timeout} ends with when it had to end the command. */
    private static final int TIMED_OUT = 124;

    private record Said(int status, String text) {}

    private final Path data;
    private final Said version;
    private final Said modules;

    private LocalAsterisk(Path data, Said version, Said modules) {
        this.data = data;
        this.version = version;
        this.modules = modules;
    }

    /**
     * Asks it, by the script in the current folder.
     *
     * @param data the folder of the line's data
     * @throws IOException if the script cannot be run
     */
    public static LocalAsterisk ask(Path data) throws IOException, InterruptedException {
        return new LocalAsterisk(data, script(data, "version"), script(data, "rx", "module show"));
    }

    /**
     * Has it read its dialplan again, by the script in the current folder.
     *
     * @return whether it has; not if it does not run
     * @throws IOException if the script cannot be run
     */
    public static boolean readDialplan(Path data) throws IOException, InterruptedException {
        return script(data, "rx", "dialplan reload").status == 0;
    }

    public boolean runs() {
        return modules.status == 0 && modules.text.contains(".so");
    }

    /** Whether there is one, of a version without known faults. */
    public Finding version() {
        Optional<AsteriskVersion> known = AsteriskVersion.parse(version.text);
        if (known.isPresent()) return known.get().finding();
        return new Finding.Idle("not there yet: scripts/run fetches it (27 MB)");
    }

    /**
     * Whether it runs, with every module that calls need.
     *
     * @param configuration modules.conf
     */
    public Finding modules(Path configuration, boolean serverRuns)
            throws IOException, InterruptedException {
        if (runs()) {
            String needed = Files.readString(configuration);
            return AsteriskModules.finding(needed, modules.text + again(needed));
        }
        if (modules.status == TIMED_OUT)
            return new Finding.Wrong(
                    "Asterisk runs but does not answer within %s s: scripts/asterisk stop, then scripts/asterisk start"
                            .formatted(PATIENCE_SECONDS));
        return serverRuns
                ? new Finding.Wrong(
                        "Asterisk does not run although the server does, so nobody can call: scripts/asterisk start, and if it ends again look at "
                                + data.resolve("asterisk/run/log"))
                : new Finding.Idle("Asterisk does not run, so its modules were not looked at");
    }

    /**
     * What Asterisk says of each module that its long list lacks, asked for alone: on a busy
     * machine a line of the list was once not there.
     */
    private String again(String needed) throws IOException, InterruptedException {
        var answers = new StringBuilder();
        for (String module : AsteriskModules.missing(needed, modules.text))
            answers.append('\n')
                    .append(script(data, "rx", "module show like " + module + ".so").text);
        return answers.toString();
    }

    private static Said script(Path data, String... words)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("timeout", PATIENCE_SECONDS, "scripts/asterisk"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ORDERLINE_DATA", data.toString());
        Process process = builder.start();
        try (var out = process.inputReader()) {
            String text = out.readAllAsString();
            return new Said(process.waitFor(), text);
        }
    }
}
