package dev.orderline.ivr.command;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.models.Catalogue;
import dev.orderline.speech.models.Installation;
import dev.orderline.speech.models.Installation.Outcome;
import dev.orderline.speech.models.Installation.Verdict;
import dev.orderline.speech.models.ModelFailure;
import dev.orderline.speech.models.OfficialModel;
import dev.orderline.speech.models.Progress;
import dev.orderline.speech.vosk.VoskModel;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program behind {@code scripts/models}. Exit status 0; 1 when what was asked for could not be
 * done or a model is not whole; 2 when it was asked in a way it does not know.
 */
@Command(
        name = "models",
        description =
                "Lists the official speech models that are known, installs them and verifies what is"
                        + " installed. They go into the folder models below folder.data.",
        subcommands = {
            ModelsCommand.ListModels.class,
            ModelsCommand.Install.class,
            ModelsCommand.Verify.class
        })
public final class ModelsCommand implements Runnable {
    @Spec private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "tells this")
    boolean help; // picocli reads it

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ModelsCommand())
                .setExecutionExceptionHandler((failure, line, _) -> {
                    boolean told = failure instanceof Complaint || failure instanceof ModelFailure;
                    if (!told) throw failure;
                    line.getErr().println("models: " + failure.getMessage());
                    return ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "say what to do");
    }

    /** Where the models are, and which are known. */
    static final class Shelf {
        @Mixin private Workshop workshop = new Workshop();

        @Option(
                names = "--catalogue",
                paramLabel = "FILE",
                defaultValue = "models/models.json",
                description = "the list of official models (default: ${DEFAULT-VALUE})")
        private Path catalogue = Path.of("");

        private Catalogue known() {
            return Catalogue.read(catalogue);
        }

        private Installation installation() {
            return new Installation(workshop.settings().folders().data().resolve("models"));
        }

        private Path used() {
            return workshop.settings().folders().model();
        }

        private boolean isUsed(Path model) {
            return model.toAbsolutePath().normalize().equals(used().toAbsolutePath().normalize());
        }

        private PrintWriter out() {
            return workshop.out();
        }

        private OfficialModel named(String name) {
            Catalogue known = known();
            return known.find(name)
                    .orElseThrow(() ->
                            new Complaint(
                                    "there is no model "
                                            + name
                                            + " in "
                                            + catalogue
                                            + "; scripts/models list tells which there are"));
        }
    }

    @Command(
            name = "list",
            description =
                    "Tells which models there are: size of the zip, language, rate, licence, whether"
                            + " it takes grammars at run time (flows need that), and whether it is"
                            + " installed.")
    static final class ListModels implements Callable<Integer> {
        private static final String ROW = "%-32s %9s  %-5s  %6s  %-10s  %-8s  %s%n";

        @Mixin private Shelf shelf = new Shelf();

        @Override
        public Integer call() {
            Installation installation = shelf.installation();
            PrintWriter out = shelf.out();
            out.printf(ROW, "model", "size", "lang", "rate", "licence", "grammars", "");
            List<Path> others = new ArrayList<>(installation.installed());
            if (others.stream().noneMatch(shelf::isUsed)) others.addFirst(shelf.used());
            for (OfficialModel model : shelf.known().models()) {
                Path folder = installation.folderOf(model.name());
                others.remove(folder);
                out.printf(
                        ROW,
                        model.name(),
                        megabytes(model.bytes()),
                        model.language(),
                        kilohertz(model.rateHz()),
                        model.licence(),
                        model.grammars() ? "yes" : "no",
                        state(folder));
            }
            for (Path folder : others)
                out.printf(ROW, folder, "", "", rate(folder), "", "", state(folder));
            return ExitCode.OK;
        }

        private String state(Path folder) {
            boolean there = Files.isDirectory(folder);
            if (shelf.isUsed(folder)) return there ? "used" : "used, not there";
            return there ? "installed" : "-";
        }

        private static String rate(Path folder) {
            try {
                return kilohertz(VoskModel.check(folder));
            } catch (SpeechFailure _) {
                return "?"; // verify tells why
            }
        }
    }

    @Command(
            name = "install",
            description =
                    "Gets a model, checks it and unpacks it. A download that was cut goes on where it"
                            + " ended; a damaged model is replaced.")
    static final class Install implements Callable<Integer> {
        @Mixin private Shelf shelf = new Shelf();

        @Parameters(index = "0", paramLabel = "NAME", description = "as scripts/models list tells")
        private String name = "";

        @Option(
                names = "--from",
                paramLabel = "ADDRESS",
                description =
                        "another https address of the same zip, or a file that was brought here")
        private String from = "";

        @Override
        public Integer call() throws InterruptedException {
            OfficialModel model = shelf.named(name);
            switch (install(model)) {
                case Outcome.WasThere(Path folder) -> {
                    shelf.out().println(folder + " is there, and whole");
                    use(folder);
                }
                case Outcome.Installed(Path folder, String sha256, var compared) -> {
                    shelf.out()
                            .println(
                                    switch (compared) {
                                        case SHA256 ->
                                                folder + " is installed; its SHA-256 is right";
                                        case MD5 ->
                                                "%s is installed. Of its zip only size and MD5 are known, and they are right; its SHA-256 is %s"
                                                        .formatted(folder, sha256);
                                        case NOTHING ->
                                                "%s is installed. Of its zip only the size is known, and it is right; its SHA-256 is %s"
                                                        .formatted(folder, sha256);
                                    });
                    use(folder);
                }
            }
            return ExitCode.OK;
        }

        private Outcome install(OfficialModel model) throws InterruptedException {
            Installation installation = shelf.installation();
            if (!from.isEmpty() && !from.contains("://")) {
                Path zip = Path.of(from);
                if (!Files.isReadable(zip)) throw new Complaint("cannot read " + zip);
                return installation.installFile(model, zip);
            }
            var progress = new Bar(shelf.out(), model.name());
            try {
                return from.isEmpty()
                        ? installation.install(model, progress)
                        : installation.install(model, address(), progress);
            } finally {
                progress.end();
            }
        }

        private URI address() {
            try {
                return URI.create(from);
            } catch (IllegalArgumentException wrong) {
                throw new Complaint("no address: " + from);
            }
        }

        private void use(Path folder) {
            if (shelf.isUsed(folder)) {
                shelf.out().println("It is the one in use: start the line anew");
                return;
            }
            shelf.out()
                    .printf(
                            """
                            To use it, write this line into %s and start the line anew:
                              folder.model = %s
                            Then scripts/flow check tells which words of the flows it does not know
                            """,
                            shelf.workshop
                                    .settings()
                                    .folders()
                                    .data()
                                    .resolve("orderline.properties"),
                            folder);
        }
    }

    @Command(
            name = "verify",
            description =
                    "Compares the files of a model, or of all that are here, with what they were, and"
                            + " tells which is damaged and how to mend it.")
    static final class Verify implements Callable<Integer> {
        @Mixin private Shelf shelf = new Shelf();

        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "NAME",
                description = "the one in use and all that were installed, if there is none")
        private String name = "";

        @Override
        public Integer call() {
            Installation installation = shelf.installation();
            List<OfficialModel> known = shelf.known().models();
            boolean well = true;
            for (Path folder : folders(installation)) {
                Optional<OfficialModel> official =
                        known.stream()
                                .filter(model -> installation.folderOf(model.name()).equals(folder))
                                .findFirst();
                Verdict verdict =
                        official.map(installation::verify)
                                .orElseGet(() -> Installation.verify(folder));
                well &= tell(folder, official.map(OfficialModel::name).orElse(""), verdict);
            }
            return well ? ExitCode.OK : ExitCode.SOFTWARE;
        }

        private Set<Path> folders(Installation installation) {
            Set<Path> folders = new LinkedHashSet<>();
            if (name.isEmpty()) {
                folders.addAll(installation.installed());
                if (folders.stream().noneMatch(shelf::isUsed)) folders.add(shelf.used());
                return folders;
            }
            Path folder = installation.folderOf(name);
            if (!installation.installed().contains(folder))
                throw new Complaint(
                        name + " is not installed; scripts/models install " + name + " does that");
            folders.add(folder);
            return folders;
        }

        /** Whether all is well. */
        private boolean tell(Path folder, String official, Verdict verdict) {
            String mend =
                    official.isEmpty()
                            ? "bring back its files (git checkout models does that for the starter)"
                            : "scripts/models install " + official + " puts a whole one there";
            PrintWriter out = shelf.out();
            return switch (verdict) {
                case Verdict.Whole _ -> {
                    out.println(folder + ": whole");
                    yield true;
                }
                case Verdict.Damaged(List<String> files) -> {
                    for (String file : files) out.println(folder + ": damaged or missing: " + file);
                    out.println("  " + mend);
                    yield false;
                }
                case Verdict.Unlisted _ -> {
                    out.println(
                            folder
                                    + ": looks whole, but has no list of checksums to compare it with");
                    yield true;
                }
                case Verdict.OfAnotherOrigin _ -> {
                    out.println(
                            folder
                                    + ": its files are as they were, but came from another zip than the one that is known; "
                                    + mend);
                    yield false;
                }
                case Verdict.Unfit(String why) -> {
                    out.println(folder + ": " + why);
                    out.println("  " + mend);
                    yield false;
                }
            };
        }
    }

    /** Shows how far a download has come: a line that changes on a terminal, a few lines else. */
    private static final class Bar implements Progress {
        private static final int STEPS = 10;

        private final PrintWriter out;
        private final String name;
        private final boolean changing =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        private long shown = -1;

        private Bar(PrintWriter out, String name) {
            this.out = out;
            this.name = name;
        }

        @Override
        public void came(long bytes, long ofBytes) {
            long now = bytes * (changing ? 1_000 : STEPS) / ofBytes;
            if (now == shown) return;
            shown = now;
            out.printf(
                    "%s%s: %s of %s, %d %%%s",
                    changing ? "\r" : "",
                    name,
                    megabytes(bytes),
                    megabytes(ofBytes),
                    bytes * 100 / ofBytes,
                    changing ? "" : System.lineSeparator());
            out.flush();
        }

        private void end() {
            if (changing && shown >= 0) out.println();
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static String kilohertz(int rateHz) {
        return rateHz / 1_000 + " kHz";
    }
}
