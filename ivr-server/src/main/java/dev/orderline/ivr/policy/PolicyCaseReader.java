package dev.orderline.ivr.policy;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.FormCheck;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.flow.source.Yaml;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.ReturnReason;
import dev.orderline.ivr.policy.PolicyCase.Before;
import dev.orderline.ivr.policy.PolicyCase.Expected;
import dev.orderline.ivr.policy.PolicyCase.Given;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads examples of what a policy is to decide. Used for one file, by one thread. */
public final class PolicyCaseReader {
    private static final Set<String> AMOUNTS = Set.of("refund", "costs", "fee");

    private final Currency currency;
    private final Problems problems;

    private PolicyCaseReader(Currency currency, Problems problems) {
        this.currency = currency;
        this.problems = problems;
    }

    /**
     * Reads the cases of a file; none when something is wrong with it.
     *
     * @param file its name, for places
     * @param currency of all amounts
     */
    public static List<PolicyCase> read(
            String file, String text, Currency currency, Problems problems) {
        var own = new Problems();
        Optional<Yaml> root = Yaml.parse(file, text, own);
        root.ifPresent(yaml -> new FormCheck(own).check(yaml, new Form.Keys(PolicyShapes.CASES)));
        List<PolicyCase> cases = List.of();
        if (!own.hasErrors() && root.isPresent()) {
            var reader = new PolicyCaseReader(currency, own);
            cases = root.get().require("cases").list().stream().map(reader::read).toList();
        }
        own.sorted().forEach(problems::add);
        return own.hasErrors() ? List.of() : cases;
    }

    private PolicyCase read(Yaml yaml) {
        Yaml name = yaml.require("case");
        return new PolicyCase(name.text(), name.place(), given(yaml), expected(yaml));
    }

    private Given given(Yaml yaml) {
        return new Given(
                yaml.get("category").map(Yaml::text).orElse(Item.UNSORTED),
                yaml.get("group").map(Yaml::text).orElse(Customer.STANDARD.group()),
                ReturnReason.parse(yaml.require("reason").text()).orElseThrow(),
                yaml.get("condition")
                        .flatMap(told -> Condition.parse(told.text()))
                        .orElse(Condition.NOT_TOLD),
                amount(yaml.require("price")),
                yaml.get("quantity").flatMap(Yaml::whole).orElse(1),
                yaml.get("shipping").map(this::amount).orElse(new Money(0, currency)),
                yaml.get("final-sale").flatMap(Yaml::yesOrNo).orElse(false),
                yaml.get("ordered").flatMap(this::day).stream().toList(),
                yaml.get("delivered-days-ago").flatMap(Yaml::whole).stream().toList(),
                count(yaml, "returns-today"),
                count(yaml, "returns-lately"),
                before(yaml.get("history")));
    }

    private static int count(Yaml yaml, String key) {
        return yaml.get(key).flatMap(Yaml::whole).orElse(0);
    }

    private static Before before(Optional<Yaml> history) {
        return history.map(yaml ->
                        new Before(
                                count(yaml, "orders"),
                                count(yaml, "returned"),
                                count(yaml, "claimed-damaged"),
                                count(yaml, "claimed-lost"),
                                yaml.get("first-order-days-ago")
                                        .flatMap(Yaml::whole)
                                        .orElse(Before.LONG_AGO)))
                .orElse(Before.NOTHING);
    }

    private List<Expected> expected(Yaml yaml) {
        List<Expected> expected = new ArrayList<>();
        yaml.require("comes")
                .entries()
                .forEach((what, value) ->
                        expected.add(
                                new Expected(
                                        value.place(),
                                        what,
                                        AMOUNTS.contains(what)
                                                ? amount(value).plain()
                                                : value.text())));
        return expected;
    }

    private Money amount(Yaml yaml) {
        return Amounts.read(yaml, currency, problems);
    }

    private Optional<LocalDate> day(Yaml yaml) {
        try {
            return Optional.of(LocalDate.parse(yaml.text()));
        } catch (DateTimeException none) {
            problems.error(yaml.place(), "there is no day " + yaml.text());
            return Optional.empty();
        }
    }
}
