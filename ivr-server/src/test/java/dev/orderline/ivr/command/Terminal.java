package dev.orderline.ivr.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A person at the terminal, in a folder with a small flow that they may change. */
final class Terminal {
    /** To be locked by whoever types: all have one standard input. */
    static final String KEYBOARD = "System.in";

    private static final Path MODEL = Path.of("../models/starter");

    private static final String COMMON =
            """
            common: common
            filler: One moment, please.
            sorry: I am sorry, something went wrong.
            lifeboat: Let us go on with your keypad.
            everywhere:
              help: {phrases: ["[i need] help"], does: help}
              person: {phrases: ["operator"], key: "0", then: person}
            states:
              person: {say: I will put you through., transfer: person, reason: asked}
            """;

    private static final String WELCOME =
            """
            flow: welcome
            uses: common
            start: wish
            states:
              wish:
                ask: Hello. Would you like to hear our address?
                choices:
                  address: {phrases: ["[the] address", "where are you"], key: "1", then: address}
                  nothing: {phrases: ["goodbye", "nothing"], key: "2", then: bye}
                help: Say address, or goodbye.
                no-match: [I did not understand. Address or goodbye?, "Please press one for the address, or two."]
                no-input: ["Are you there? Address or goodbye?"]
                otherwise: person
              address:
                say: We are in Irmo.
                then: bye
              bye: {say: Goodbye., end: answered}
            """;

    private static final String SCENARIO =
            """
            scenario: Somebody wants to hear the address
            flow: welcome
            call:
              - hears: Would you like to hear our address?
              - says: where are you
              - hears: We are in Irmo
              - ends: answered
            """;

    private static final String POLICY =
            """
            policy: returns
            currency: USD
            windows: [{name: everything, days: 30}]
            label: [{name: everything, paid-by: customer, costs: 4.95}]
            approval: {nobody-up-to: 100.00, two-persons-above: 500.00}
            limits: {a-day: 5, lately: 12, days: 90}
            """;

    private final Path home;

    /**
     * What came of a command.
     *
     * @param out and {@code err} with line ends of one kind
     */
    record Outcome(int status, String out, String err) {}

    Terminal(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(flows().resolve("tests/welcome"));
        write("common.yaml", COMMON);
        write("welcome.yaml", WELCOME);
        write("tests/welcome/address.yaml", SCENARIO);
        write("../policy/returns.yaml", POLICY);
        write(
                "../letters/letters.yaml",
                Files.readString(Path.of("../dialplans/letters/letters.yaml")));
    }

    Path flows() {
        return home.resolve("dialplans/flows");
    }

    Path data() {
        return home.resolve("data");
    }

    /** Writes a file below the folder of flows. */
    void write(String file, String text) throws IOException {
        Path path = flows().resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
    }

    /** Changes a file below the folder of flows. */
    void change(String file, String old, String now) throws IOException {
        String text = Files.readString(flows().resolve(file));
        if (!text.contains(old)) throw new IllegalArgumentException(file + " has no " + old);
        write(file, text.replace(old, now));
    }

    Outcome flow(String... arguments) {
        return run(FlowCommand.commandLine(Telephone.NONE), arguments);
    }

    Outcome policy(String... arguments) {
        return run(PolicyCommand.commandLine(), arguments);
    }

    Outcome letters(String... arguments) {
        return run(LettersCommand.commandLine(), arguments);
    }

    Outcome orders(String... arguments) {
        return run(OrdersCommand.commandLine(), arguments);
    }

    Outcome refunds(String... arguments) {
        return run(RefundsCommand.commandLine(), arguments);
    }

    private Outcome run(CommandLine line, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        boolean ofCommand = !all.isEmpty() && !all.getFirst().startsWith("-");
        if (ofCommand)
            all.addAll(
                    1,
                    List.of(
                            "-Dfolder.data=" + data(),
                            "-Dfolder.dialplans=" + home.resolve("dialplans"),
                            "-Dfolder.model=" + MODEL));
        var out = new StringWriter();
        var err = new StringWriter();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = line.execute(all.toArray(String[]::new));
        return new Outcome(status, lines(out), lines(err));
    }

    /** The same with lines that are typed. */
    Outcome typing(List<String> typed, String... arguments) {
        InputStream before = System.in;
        byte[] bytes = (String.join("\n", typed) + "\n").getBytes(Charset.defaultCharset());
        System.setIn(new ByteArrayInputStream(bytes));
        try {
            return flow(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private static String lines(StringWriter written) {
        return written.toString().replace(System.lineSeparator(), "\n");
    }
}
