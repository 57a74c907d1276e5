package dev.orderline.ivr.command;

import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.models.Installation;
import dev.orderline.speech.models.OfficialModel;
import dev.orderline.speech.vosk.VoskModel;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description =
                "Tells which models there are: size of the zip, language, rate, licence, whether"
                        + " it takes grammars at run time (flows need that), and whether it is"
                        + " installed.")
final class ListModelsCommand implements Callable<Integer> {
    private static final String ROW = "%-32s %9s  %-5s  %6s  %-10s  %-8s  %s%n";

    @Mixin private ModelShelf shelf = new ModelShelf();

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
                    DownloadBar.megabytes(model.bytes()),
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

    private static String kilohertz(int rateHz) {
        return rateHz / 1_000 + " kHz";
    }
}
