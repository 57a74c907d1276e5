package dev.orderline.ivr.command;

import dev.orderline.speech.models.Catalogue;
import dev.orderline.speech.models.Installation;
import dev.orderline.speech.models.OfficialModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the models are, and which are known. */
final class ModelShelf {
    @Mixin private Workshop workshop = new Workshop();

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            defaultValue = "models/models.json",
            description = "the list of official models (default: ${DEFAULT-VALUE})")
    private Path catalogue = Path.of("");

    Catalogue known() {
        return Catalogue.read(catalogue);
    }

    Installation installation() {
        return new Installation(workshop.settings().folders().data().resolve("models"));
    }

    Path used() {
        return workshop.settings().folders().model();
    }

    boolean isUsed(Path model) {
        return model.toAbsolutePath().normalize().equals(used().toAbsolutePath().normalize());
    }

    /** Where the shop writes its settings. */
    Path settingsFile() {
        return workshop.settings().folders().data().resolve("orderline.properties");
    }

    PrintWriter out() {
        return workshop.out();
    }

    OfficialModel named(String name) {
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
