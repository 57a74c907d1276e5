package dev.orderline.ivr.command;

import dev.orderline.ivr.OffAirStudio;
import dev.orderline.ivr.air.Candidate;
import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowChange;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowVersion;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.Publisher;
import dev.orderline.ivr.air.Publisher.Published;
import dev.orderline.ivr.flow.CompiledFlow;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Puts candidates on air and tells how far that is. Where no server runs, what a server would make
 * ready is made ready here: prompts are rendered, and one that cannot be is found out now.
 */
final class Broadcast {
    private final Workshop workshop;
    private final FlowLibrary library;
    private final CompiledFlow.Tools tools;
    private final PrintWriter out;
    private String told = "";

    Broadcast(Workshop workshop, FlowLibrary library, CompiledFlow.Tools tools) {
        this.workshop = workshop;
        this.tools = tools;
        this.library = library;
        this.out = workshop.out();
    }

    /**
     * Waits until every server is ready.
     *
     * @return whether it is on air; otherwise nothing has changed
     */
    boolean publish(Candidate candidate, Signature signature) {
        try {
            boolean served = !library.running().isEmpty();
            if (!served) prepareHere(candidate);
            Published published =
                    new Publisher(library, Thread::sleep).publish(candidate, signature, this::tell);
            return tell(candidate, published, served);
        } catch (InterruptedException stopped) {
            library.withdraw(candidate.id());
            Thread.currentThread().interrupt();
            throw new Complaint("stopped; nothing was published");
        }
    }

    private void prepareHere(Candidate candidate) throws InterruptedException {
        out.println("no server runs; the prompts are rendered here");
        out.flush();
        try (var studio = OffAirStudio.open(workshop.settings(), tools)) {
            studio.prepare(candidate.label(), candidate.flow(), candidate.files(), this::rendered)
                    .close();
        } catch (IllegalArgumentException cannot) {
            library.withdraw(candidate.id());
            throw new Complaint(candidate.flow() + " cannot be made ready: " + cannot.getMessage());
        }
    }

    private void rendered(int some, int of) {
        tell(some == of ? "rendered all " + of + " sentences" : "");
    }

    private void tell(Map<String, Answer> answers) {
        tell(
                answers.entrySet().stream()
                        .map(answer -> answer.getKey() + ": " + described(answer.getValue()))
                        .collect(Collectors.joining("; ")));
    }

    /** Each thing once. */
    private void tell(String line) {
        if (line.isEmpty() || line.equals(told)) return;
        told = line;
        out.println("  " + line);
        out.flush();
    }

    private static String described(Answer answer) {
        return switch (answer) {
            case Answer.Preparing(int done, int of) ->
                    of == 0 ? "preparing" : "prompts " + (done * 10 / of * 10) + " %";
            case Answer.Ready _ -> "ready";
            case Answer.Refused(String why) -> "cannot run it: " + why;
        };
    }

    private boolean tell(Candidate candidate, Published published, boolean served) {
        return switch (published) {
            case Published.OnAir onAir -> {
                tell(onAir, served);
                yield true;
            }
            case Published.Refused(var why) -> {
                why.forEach(reason -> out.println("  " + reason));
                out.println(candidate.flow() + " was not published; nothing has changed");
                yield false;
            }
        };
    }

    private void tell(Published.OnAir onAir, boolean served) {
        FlowChange change = onAir.change();
        out.println(
                change.flow()
                        + " "
                        + change.number()
                        + " is on air"
                        + where(onAir, served)
                        + "; calls that are running keep theirs");
        if (!onAir.behind().isEmpty())
            out.println(
                    "  not yet at "
                            + String.join(", ", onAir.behind())
                            + ", which may be making another flow ready; its log will say: on air: "
                            + FlowVersion.label(change.flow(), change.number()));
    }

    /** No question to the library: it may be away by now, and what was published is published. */
    private static String where(Published.OnAir onAir, boolean served) {
        if (!onAir.nodes().isEmpty()) return " at " + String.join(", ", onAir.nodes());
        if (!served) return " from the next start";
        return onAir.behind().isEmpty()
                ? " (no number leads to it: calls.flows in the settings)"
                : "";
    }
}
