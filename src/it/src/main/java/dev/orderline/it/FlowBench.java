package dev.orderline.it;

import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.check.Vocabulary;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.scenario.Moment;
import dev.orderline.ivr.scenario.TextCall;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.vosk.VoskModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Measures what a flow of some 300 states costs: checking it, and one turn of a call. {@code
 * scripts/bench flow} prints and keeps it. Run from the project's folder.
 */
public final class FlowBench {
    private static final int STATES = 302;
    private static final int CHECKS = 15;
    private static final int TURNS = 20_000;
    private static final long SEED = 4;
    private static final Path MODEL = Path.of("models/starter");
    private static final ZonedDateTime NOW =
            ZonedDateTime.of(2026, 11, 25, 15, 0, 0, 0, ZoneOffset.UTC);
    private static final CompiledFlow.Tools TOOLS =
            FlowTools.over(
                    new TrialShop(Clock.fixed(NOW.toInstant(), NOW.getZone())), List.of("jacket"));

    private FlowBench() {}

    public static void main(String[] none) {
        FlowFiles files = LargeFlow.of(STATES);
        long began = System.nanoTime();
        try (VoskModel model = VoskModel.load(MODEL)) {
            Map<String, Vocabulary> vocabularies = FlowTools.vocabularies(model, MODEL);
            System.out.printf("model and pronunciations loaded in %.0f ms%n", millis(since(began)));
            turns(check(files, new FlowChecker(TOOLS, vocabularies)));
        }
    }

    /** Reads and checks {@code files} again and again. */
    private static CompiledFlow check(FlowFiles files, FlowChecker checker) {
        List<Long> nanos = new ArrayList<>();
        Report report = timed(files, checker, nanos);
        if (!report.problems().isEmpty())
            throw new IllegalStateException(
                    "the flow is not sound: " + report.problems().getFirst());
        for (int i = 1; i < CHECKS; i++) timed(files, checker, nanos);
        int states =
                report.bundle().flows().values().stream()
                        .mapToInt(flow -> flow.states().size())
                        .sum();
        System.out.printf(
                "a flow of %d states: read and checked in %.0f ms (median of %d; the first, with a"
                        + " cold JVM, %.0f ms); it may take 2000%n",
                states, millis(median(nanos)), CHECKS, millis(nanos.getFirst()));
        return new CompiledFlow("large@1", report.bundle(), TOOLS);
    }

    private static Report timed(FlowFiles files, FlowChecker checker, List<Long> nanos) {
        long began = System.nanoTime();
        Report report = checker.check(files, LargeFlow.NAME);
        nanos.add(since(began));
        return report;
    }

    /** Calls whose callers say any of the phrases, or nothing; the first half warms up. */
    private static void turns(CompiledFlow flow) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<Long> nanos = new ArrayList<>();
        while (nanos.size() < 2 * TURNS) {
            var call = new TextCall(flow, new Run(new UUID(0, 1), CallerNumber.WITHHELD, NOW));
            for (Moment moment = call.begin(); !moment.isOver(); ) {
                List<String> phrases = call.question().grammar().phrases();
                String said = phrases.get(random.nextInt(phrases.size()));
                long began = System.nanoTime();
                moment = call.says(said, random.nextInt(10) > 0);
                nanos.add(since(began));
            }
        }
        List<Long> measured = nanos.subList(TURNS, 2 * TURNS);
        System.out.printf(
                "a turn, from the caller's words to our next question: %.3f ms (median of %d; 99 in"
                        + " 100 within %.3f ms); it may take 1%n",
                millis(median(measured)), TURNS, millis(percentile(measured, 99)));
    }

    private static long since(long began) {
        return System.nanoTime() - began;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static long median(List<Long> nanos) {
        return percentile(nanos, 50);
    }

    private static long percentile(List<Long> nanos, int percent) {
        return nanos.stream().sorted().toList().get((nanos.size() - 1) * percent / 100);
    }
}
