package dev.orderline.ivr.command;

import dev.orderline.ivr.BackOffice;
import dev.orderline.ivr.orders.Because;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Decision;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Decision.Terms;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.ReturnDecisions.Considered;
import dev.orderline.ivr.orders.ReturnPolicies.Version;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.orders.ReturnWish;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what would be decided of an order, and why. */
@Command(
        name = "explain",
        description =
                "Tells of each item of an order whether it could go back today, for which reasons, on"
                        + " which terms, and which rule says so. Nothing is changed.")
final class ExplainPolicyCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(index = "0", paramLabel = "ORDER", description = "an order's eight digits")
    private String order = "";

    @Option(names = "--draft", description = "by the draft in place of what is published")
    private boolean draft;

    @Override
    public Integer call() {
        if (!OrderNumber.isValid(order)) throw new Complaint(order + " is no order number");
        try (Database database = workshop.database()) {
            BackOffice office = workshop.backOffice(database);
            SqlReturnPolicies policies = office.policies();
            if (!draft && policies.log(1).isEmpty())
                throw new Complaint("no policy is published; --draft explains by the draft");
            Version version = draft ? workshop.policies().current() : policies.current();
            List<Considered> all =
                    office.returns().consider(new OrderNumber(order), version, workshop.now());
            if (all.isEmpty()) throw new Complaint("there is no order " + order);
            workshop.out()
                    .println(
                            draft
                                    ? "By the draft:"
                                    : "By version " + version.number() + " of the policy:");
            all.stream()
                    .collect(
                            Collectors.groupingBy(
                                    Considered::item, LinkedHashMap::new, Collectors.toList()))
                    .forEach((item, reasons) -> {
                        workshop.out()
                                .printf(
                                        "%n%d %s, %d for %s each, %s%n",
                                        item.line(),
                                        item.name(),
                                        item.quantity(),
                                        item.price().plain(),
                                        item.category());
                        alike(reasons).forEach(this::tell);
                    });
        }
        return ExitCode.OK;
    }

    /** Wishes of which the same is decided, together. */
    private static Map<Decision, List<ReturnWish>> alike(List<Considered> wishes) {
        Map<Decision, List<ReturnWish>> alike = new LinkedHashMap<>();
        for (Considered each : wishes)
            alike.computeIfAbsent(each.decision(), _ -> new ArrayList<>()).add(each.wish());
        return alike;
    }

    private static String described(List<ReturnWish> wishes) {
        boolean anyReason =
                wishes.size() == ReturnReason.values().length
                        && wishes.stream().allMatch(each -> each.condition() == Condition.NOT_TOLD);
        if (anyReason) return "for any reason";
        return wishes.stream()
                .map(ExplainPolicyCommand::described)
                .collect(Collectors.joining(", "));
    }

    private static String described(ReturnWish wish) {
        String reason = wish.reason().written();
        return wish.condition() == Condition.NOT_TOLD
                ? reason
                : reason + " (" + wish.condition().written() + ")";
    }

    private void tell(Decision decision, List<ReturnWish> wishes) {
        Because because = decision.because();
        workshop.out()
                .printf(
                        "  %s%n      %s%n      %s; rule \"%s\"%s%n",
                        described(wishes),
                        described(decision),
                        because.sentence(),
                        because.rule(),
                        because.facts().entrySet().stream()
                                .map(fact -> ", " + fact.getKey() + " " + fact.getValue())
                                .collect(Collectors.joining()));
    }

    private static String described(Decision decision) {
        return switch (decision) {
            case Decision.Granted(Terms terms, _) -> "goes back" + described(terms);
            case Decision.ForPerson(Terms terms, _) ->
                    "a person decides; would go back" + described(terms);
            case Decision.ConditionWanted(Terms terms, _) ->
                    "goes back as it came" + described(terms);
            case Decision.NotDelivered _ -> "not yet";
            case Decision.TooLate late -> "too late since " + late.until();
            case Decision.FinalSale _ -> "final sale";
            case Decision.NotAsNew _ -> "not in this condition";
            case Decision.AlreadyReturned returned -> "on its way as " + returned.rma().digits();
        };
    }

    private static String described(Terms terms) {
        String label =
                switch (terms.label()) {
                    case Label.ShopPays() -> "the shop pays the way";
                    case Label.CustomerPays(Money cost) ->
                            "the customer pays " + cost.plain() + " for the way";
                    case Label.None() -> "is not sent";
                };
        String approval =
                switch (terms.approval()) {
                    case NOBODY -> "";
                    case ONE_PERSON -> ", once a person agrees";
                    case TWO_PERSONS -> ", once two persons agree";
                };
        return " until %s, %s; refund %s%s%s%s"
                .formatted(
                        terms.until(),
                        label,
                        terms.refund().plain(),
                        terms.fee().minor() > 0 ? " after a fee of " + terms.fee().plain() : "",
                        approval,
                        terms.photo() ? "; a photo is wanted" : "");
    }
}
