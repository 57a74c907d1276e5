package dev.orderline.ivr.command;

import dev.orderline.speech.models.Installation;
import dev.orderline.speech.models.Installation.Outcome;
import dev.orderline.speech.models.OfficialModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description =
                "Gets a model, checks it and unpacks it. A download that was cut goes on where it"
                        + " ended; a damaged model is replaced.")
final class InstallModelCommand implements Callable<Integer> {
    @Mixin private ModelShelf shelf = new ModelShelf();

    @Parameters(index = "0", paramLabel = "NAME", description = "as scripts/models list tells")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "another https address of the same zip, or a file that was brought here")
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
                                    case SHA256 -> folder + " is installed; its SHA-256 is right";
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
        var progress = new DownloadBar(shelf.out(), model.name());
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
                        shelf.settingsFile(), folder);
    }
}
