package dev.orderline.ivr.command;

import dev.orderline.speech.models.Installation;
import dev.orderline.speech.models.Installation.Verdict;
import dev.orderline.speech.models.OfficialModel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description =
                "Compares the files of a model, or of all that are here, with what they were, and"
                        + " tells which is damaged and how to mend it.")
final class VerifyModelsCommand implements Callable<Integer> {
    @Mixin private ModelShelf shelf = new ModelShelf();

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
                    official.map(installation::verify).orElseGet(() -> Installation.verify(folder));
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
                        folder + ": looks whole, but has no list of checksums to compare it with");
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
