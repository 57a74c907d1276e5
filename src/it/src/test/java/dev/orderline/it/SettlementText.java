package dev.orderline.it;

import dev.orderline.ivr.FlowFolder;
import dev.orderline.ivr.FlowTools;
import dev.orderline.ivr.PolicyFile;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.scenario.GivenOrder.GivenItem;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.TextPlayer;
import dev.orderline.ivr.trial.DemonstrationOrders;
import dev.orderline.ivr.trial.TrialShop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays scenarios of settlements in text, as a line plays them that has what we ship. */
final class SettlementText {
    static final Path FLOWS = Path.of("../../dialplans/flows");

    private static final ZoneId SHOP = ZoneId.of("America/New_York");

    /** Of the names of things, which are always the same. */
    private static final Clock ANY_TIME = Clock.fixed(Instant.EPOCH, SHOP);

    private static final ReturnPolicies POLICIES =
            ReturnPolicies.unpublished(
                    PolicyFile.read(Path.of("../../dialplans/policy/returns.yaml")).orThrow());

    /** What all these calls go through. */
    static final CompiledFlow FLOW = compiled("welcome");

    private final Instant now = Clock.systemUTC().instant();

    /** That of the scenario that was played last. */
    private @Nullable TrialShop shop;

    Played play(Scenario scenario) throws InterruptedException {
        return new TextPlayer(this::actions, POLICIES, SHOP).play(scenario, FLOW, now);
    }

    private List<Action> actions(TrialShop opened) {
        shop = opened;
        return FlowTools.actions(opened);
    }

    /** In the shop's time zone. */
    LocalDate today() {
        return now.atZone(SHOP).toLocalDate();
    }

    /** The shop after the scenario that was played last. */
    TrialShop shop() {
        if (shop == null) throw new IllegalStateException("nothing was played");
        return shop;
    }

    /** Callers can name what is given in any of the scenarios, and what we ship. */
    private static CompiledFlow compiled(String flow) {
        Stream<String> given =
                Settlement.all().stream()
                        .flatMap(settlement -> settlement.scenario().given().orders().stream())
                        .flatMap(order -> order.items().stream())
                        .map(GivenItem::name);
        Stream<String> shipped =
                DemonstrationOrders.at(ZonedDateTime.now(ANY_TIME)).stream()
                        .flatMap(placed -> placed.order().items().stream())
                        .map(Item::name);
        CompiledFlow.Tools tools =
                FlowTools.over(
                        new TrialShop(ANY_TIME), Stream.concat(given, shipped).distinct().toList());
        Report report = new FlowChecker(tools, Map.of()).check(FlowFolder.read(FLOWS), flow);
        if (!report.isGood()) throw new AssertionError(report.errors().toString());
        return new CompiledFlow(flow + "@1", report.bundle(), tools);
    }
}
