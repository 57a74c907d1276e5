package dev.orderline.ivr.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.actions.Actions;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.RefundDesk;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.trial.MemoryCallbackDesk;
import dev.orderline.ivr.trial.MemoryCodeDesk;
import dev.orderline.ivr.trial.MemoryOrderDesk;
import dev.orderline.ivr.trial.MemoryPhotoDesk;
import dev.orderline.ivr.trial.MemoryRatingDesk;
import dev.orderline.ivr.trial.MemoryRefundDesk;
import dev.orderline.ivr.trial.MemoryReturnDesk;
import dev.orderline.ivr.trial.TrialShop;
import dev.orderline.speech.recognition.AmericanEnglish;
import dev.orderline.speech.synthesis.AmericanSayAs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Flows for tests: the shipped ones, and those written in a test. */
public final class Flows {
    public static final Language ENGLISH = new Language(new AmericanEnglish(), new AmericanSayAs());

    private static final Path FOLDER = Path.of("../dialplans/flows");

    private Flows() {}

    /** The files of {@code dialplans/flows}. */
    public static FlowFiles shipped() {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList())
                texts.put(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FlowFiles(texts);
    }

    /** What flows are made with, over a desk and others that are empty. */
    public static CompiledFlow.Tools tools(OrderDesk orders) {
        return new CompiledFlow.Tools(
                Actions.over(
                        new Desks(
                                orders,
                                new MemoryReturnDesk(
                                        orders,
                                        ReturnPolicies.unpublished(ReturnPolicy.PLAIN),
                                        new MemoryPhotoDesk(orders)),
                                refunds(orders),
                                new TrialShop(Clock.systemUTC()).desks().exchanges(),
                                new MemoryCodeDesk(),
                                new MemoryPhotoDesk(orders),
                                new MemoryCallbackDesk(),
                                new MemoryRatingDesk())),
                Map.of(ENGLISH.tag(), ENGLISH),
                Map.of("shop.items", List.of("blue rain jacket", "red cap", "running shoes")));
    }

    private static RefundDesk refunds(OrderDesk orders) {
        return orders instanceof MemoryOrderDesk desk
                ? new MemoryRefundDesk(desk, ReturnPolicies.unpublished(ReturnPolicy.PLAIN))
                : new TrialShop(Clock.systemUTC()).desks().refunds();
    }

    /** Flow {@code name}, which has no errors. */
    public static CompiledFlow compiled(FlowFiles files, String name, CompiledFlow.Tools tools) {
        Report report = new FlowChecker(tools, Map.of()).check(files, name);
        assertTrue(report.isGood(), () -> report.errors().toString());
        return new CompiledFlow(name + "@1", report.bundle(), tools);
    }
}
