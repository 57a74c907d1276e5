package dev.orderline.ivr.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.show.FlowMermaid;
import dev.orderline.ivr.flow.show.FlowPicture;
import dev.orderline.ivr.flow.show.FlowScript;
import dev.orderline.ivr.flow.show.View;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.FlowReader;
import dev.orderline.ivr.scenario.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a draft to people. */
@Command(
        name = "show",
        description =
                "Shows a draft: what callers are told, what they may answer, and where it leads. On the"
                        + " terminal as a script to read, if nothing else is said.")
final class ShowCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(paramLabel = "FLOW", description = "which flow")
    private String flow = "";

    /** Of these one is told, or none. */
    static final class Form {
        @Option(names = "--script", description = "a script to read on paper (the default)")
        boolean script;

        @Option(
                names = "--mermaid",
                description = "a chart for Mermaid, to be pasted into a README")
        boolean mermaid;

        @Option(names = "--svg", paramLabel = "FILE", description = "a picture, into FILE")
        Optional<Path> svg = Optional.empty();
    }

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    @Option(
            names = "--open",
            description =
                    "in a chart or a picture, draw the states of every flow that it goes through;"
                            + " without, each is a box")
    private boolean open;

    @Option(
            names = "--coverage",
            description =
                    "in a picture, tell how many times its scenarios came to each state and went along"
                            + " each line; the thicker, the more; dotted, where none went")
    private boolean coverage;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description =
                    "in which language texts are shown, such as es-US; without, the flow's own")
    private Optional<String> language = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        FlowFiles drafts = workshop.drafts();
        Workshop.chosen(List.of(flow), drafts);
        Bundle bundle = bundle(drafts);
        try {
            show(drafts, bundle);
        } catch (IllegalArgumentException impossible) {
            throw new Complaint(
                    flow
                            + " cannot be shown: "
                            + impossible.getMessage()
                            + "; scripts/flow check tells more");
        }
        return ExitCode.OK;
    }

    /** As it is read: a draft that may not go on air can be looked at. */
    private Bundle bundle(FlowFiles drafts) {
        FlowReader.Reading reading = FlowReader.read(drafts, flow);
        if (reading.bundle().isPresent()) return reading.bundle().get();
        new Telling(workshop.out(), workshop.folder(), drafts).problems(reading.problems());
        throw new Complaint(flow + " has errors");
    }

    private void show(FlowFiles drafts, Bundle bundle) throws InterruptedException {
        String texts = language.orElse(bundle.entry().language());
        View view = open ? View.OPENED : View.FOLDED;
        if (form.svg.isPresent())
            write(form.svg.get(), FlowPicture.of(bundle, view, texts, calls(drafts)));
        else if (form.mermaid) print(FlowMermaid.of(bundle, view, texts));
        else print(FlowScript.of(bundle, texts));
    }

    private void write(Path file, String svg) {
        try {
            Files.writeString(file, svg, UTF_8);
        } catch (IOException unwritable) {
            throw new Complaint(file + " cannot be written: " + unwritable.getMessage());
        }
        workshop.out().println(file);
    }

    private List<List<String>> calls(FlowFiles drafts) throws InterruptedException {
        if (!coverage) return List.of();
        List<Driver> text = List.of(workshop.textPlayer());
        List<List<String>> ways =
                new ScenarioRun(workshop, drafts, text, List.of(), false).ways(flow);
        if (ways.isEmpty()) throw new Complaint("there is no scenario of " + flow);
        return ways;
    }

    private void print(String shown) {
        workshop.out().print(shown);
        workshop.out().flush();
    }
}
