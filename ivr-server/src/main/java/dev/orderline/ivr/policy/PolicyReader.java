package dev.orderline.ivr.policy;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.FormCheck;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.flow.source.Yaml;
import dev.orderline.ivr.orders.Decision.Label;
import dev.orderline.ivr.orders.Flag;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnPolicy.Approvals;
import dev.orderline.ivr.orders.ReturnPolicy.Bonus;
import dev.orderline.ivr.orders.ReturnPolicy.ConditionRule;
import dev.orderline.ivr.orders.ReturnPolicy.Consequence;
import dev.orderline.ivr.orders.ReturnPolicy.Fee;
import dev.orderline.ivr.orders.ReturnPolicy.Holidays;
import dev.orderline.ivr.orders.ReturnPolicy.LabelRule;
import dev.orderline.ivr.orders.ReturnPolicy.Limits;
import dev.orderline.ivr.orders.ReturnPolicy.Rule;
import dev.orderline.ivr.orders.ReturnPolicy.When;
import dev.orderline.ivr.orders.ReturnPolicy.Window;
import dev.orderline.ivr.orders.ReturnReason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a policy. Used for one file, by one thread. */
public final class PolicyReader {
    private static final int REFUSED_PERCENT = 101;

    private final Problems problems;
    private final Yaml root;
    private final Currency currency;

    private PolicyReader(Yaml root, Currency currency, Problems problems) {
        this.root = root;
        this.currency = currency;
        this.problems = problems;
    }

    /**
     * Reads a policy.
     *
     * @param file its name, for places
     * @return empty when something is wrong with it; then {@code problems} says what
     */
    public static Optional<ReturnPolicy> read(String file, String text, Problems problems) {
        var own = new Problems();
        Optional<Yaml> root = Yaml.parse(file, text, own);
        root.ifPresent(yaml -> new FormCheck(own).check(yaml, new Form.Keys(PolicyShapes.POLICY)));
        Optional<ReturnPolicy> policy =
                own.hasErrors() ? Optional.empty() : root.flatMap(yaml -> policy(yaml, own));
        own.sorted().forEach(problems::add);
        return policy;
    }

    private static Optional<ReturnPolicy> policy(Yaml root, Problems problems) {
        Yaml code = root.require("currency");
        try {
            var currency = Currency.getInstance(code.text());
            return new PolicyReader(root, currency, problems).policy();
        } catch (IllegalArgumentException unknown) {
            problems.error(code.place(), "there is no currency " + code.text());
            return Optional.empty();
        }
    }

    private Optional<ReturnPolicy> policy() {
        List<Window> windows =
                rules(
                        "windows",
                        (rule, yaml) ->
                                new Window(rule, yaml.require("days").whole().orElseThrow()));
        List<LabelRule> labels = rules("label", (rule, yaml) -> new LabelRule(rule, label(yaml)));
        lastFitsAll("windows", windows.stream().map(Window::rule).toList());
        lastFitsAll("label", labels.stream().map(LabelRule::rule).toList());
        List<Holidays> holidays =
                list("holidays").flatMap(yaml -> holidays(yaml).stream()).toList();
        List<Fee> fees =
                rules(
                        "restocking-fee",
                        (rule, yaml) ->
                                new Fee(rule, yaml.require("percent").whole().orElseThrow()));
        List<ConditionRule> conditions = rules("conditions", this::condition);
        List<Bonus> bonuses =
                rules(
                        "credit-bonus",
                        (rule, yaml) ->
                                new Bonus(rule, yaml.require("percent").whole().orElseThrow()));
        List<Rule> keeps = rules("keep-it", (rule, _) -> rule);
        List<Rule> photos = rules("photo", (rule, _) -> rule);
        List<Rule> exchanges = rules("exchange", (rule, _) -> rule);
        Optional<Approvals> approvals = approvals(root.require("approval"));
        namedOnce("flags");
        List<Flag> flags = list("flags").map(this::flag).toList();
        if (problems.hasErrors()) return Optional.empty();
        return approvals.map(known ->
                new ReturnPolicy(
                        currency,
                        windows,
                        holidays,
                        reasons(root.get("final-sale-except")),
                        labels,
                        fees,
                        conditions,
                        keeps,
                        photos,
                        exchanges,
                        reasons(root.get("shipping-back")),
                        bonuses,
                        root.get("late-after-days").flatMap(Yaml::whole).orElse(ReturnPolicy.NEVER),
                        known,
                        limits(root.require("limits")),
                        flags));
    }

    private Stream<Yaml> list(String key) {
        return root.get(key).stream().flatMap(yaml -> yaml.list().stream());
    }

    /** The rules below {@code key}; each has a name of its own, and can come to be. */
    private <T> List<T> rules(String key, BiFunction<Rule, Yaml, T> made) {
        namedOnce(key);
        return list(key)
                .map(yaml -> made.apply(new Rule(yaml.require("name").text(), when(yaml)), yaml))
                .toList();
    }

    private void namedOnce(String key) {
        var names = new HashSet<String>();
        list(key)
                .map(yaml -> yaml.require("name"))
                .filter(name -> !names.add(name.text()))
                .forEach(name ->
                        problems.error(
                                name.place(),
                                "two rules of " + key + " are called \"" + name.text() + "\"",
                                "give one of them another name"));
    }

    private ConditionRule condition(Rule rule, Yaml yaml) {
        Consequence opened = consequence(yaml.require("opened"));
        Consequence used = consequence(yaml.require("used"));
        if (kept(used) < kept(opened))
            problems.error(
                    yaml.require("used").place(),
                    "what was used would be taken back more gladly than what was only opened",
                    "let used be at least what opened is");
        return new ConditionRule(rule, opened, used);
    }

    private static Consequence consequence(Yaml yaml) {
        return switch (yaml.text()) {
            case PolicyShapes.FREE -> new Consequence.Taken(0);
            case PolicyShapes.REFUSED -> new Consequence.Refused();
            default -> new Consequence.Taken(yaml.whole().orElseThrow());
        };
    }

    /** In percent; what is refused is more than all. */
    private static int kept(Consequence consequence) {
        return switch (consequence) {
            case Consequence.Taken(int percent) -> percent;
            case Consequence.Refused() -> REFUSED_PERCENT;
        };
    }

    private Flag flag(Yaml yaml) {
        String name = yaml.require("name").text();
        if (yaml.get("claimed-lost").isPresent())
            return new Flag.ClaimedLost(name, whole(yaml, "claimed-lost"), whole(yaml, "days"));
        if (yaml.get("claimed-damaged").isPresent())
            return new Flag.ClaimedDamaged(
                    name, whole(yaml, "claimed-damaged"), whole(yaml, "days"));
        if (yaml.get("returned-percent").isPresent())
            return new Flag.ReturnsMost(
                    name,
                    whole(yaml, "returned-percent"),
                    whole(yaml, "orders"),
                    whole(yaml, "days"));
        return new Flag.NewAndDear(name, whole(yaml, "account-days"), minor(yaml.require("from")));
    }

    private static int whole(Yaml yaml, String key) {
        return yaml.require(key).whole().orElseThrow();
    }

    private When when(Yaml yaml) {
        long from = yaml.get("from").map(this::minor).orElse(0L);
        long upTo = yaml.get("up-to").map(this::minor).orElse(Long.MAX_VALUE);
        if (from > upTo)
            problems.error(
                    yaml.require("from").place(),
                    "nothing costs at least " + yaml.require("from").text() + " and at most less",
                    "let from be the smaller amount");
        return new When(
                texts(yaml, "category"),
                texts(yaml, "group"),
                reasons(yaml.get("reason")),
                from,
                upTo);
    }

    private static Set<String> texts(Yaml yaml, String key) {
        return yaml.get(key).stream()
                .flatMap(list -> list.list().stream())
                .map(Yaml::text)
                .collect(Collectors.toSet());
    }

    private static Set<ReturnReason> reasons(Optional<Yaml> yaml) {
        return yaml.stream()
                .flatMap(list -> list.list().stream())
                .map(reason -> ReturnReason.parse(reason.text()).orElseThrow())
                .collect(Collectors.toSet());
    }

    /** Only the last rule fits everything: what stands behind such a rule never decides. */
    private void lastFitsAll(String key, List<Rule> rules) {
        List<Yaml> written = list(key).toList();
        for (int i = 0; i < rules.size(); i++) {
            boolean last = i == rules.size() - 1;
            boolean fitsAll = rules.get(i).when().equals(When.ALWAYS);
            if (last && !fitsAll)
                problems.error(
                        written.get(i).place(),
                        "the last rule of " + key + " does not fit everything",
                        "add one below it that asks for nothing");
            if (!last && fitsAll)
                problems.error(
                        written.get(i + 1).place(),
                        "this rule never decides: the one above it fits everything",
                        "move it up, or take it out");
        }
    }

    private Label label(Yaml yaml) {
        Optional<Yaml> costs = yaml.get("costs");
        boolean shop = yaml.require("paid-by").text().equals(PolicyShapes.SHOP);
        if (shop && costs.isPresent())
            problems.error(
                    costs.get().place(),
                    "it costs the customer nothing when the shop pays",
                    "take costs out, or write paid-by: customer");
        if (!shop && costs.isEmpty())
            problems.error(
                    yaml.require("paid-by").place(),
                    "it is not said what the customer pays",
                    "write costs: 4.95");
        return shop
                ? new Label.ShopPays()
                : new Label.CustomerPays(new Money(costs.map(this::minor).orElse(0L), currency));
    }

    private Optional<Holidays> holidays(Yaml yaml) {
        Yaml ordered = yaml.require("ordered");
        String[] days = ordered.text().split(" to ", -1);
        Optional<LocalDate> from = day(ordered, days[0]);
        Optional<LocalDate> to = day(ordered, days[1]);
        Optional<LocalDate> until = day(yaml.require("until"), yaml.require("until").text());
        if (from.isEmpty() || to.isEmpty() || until.isEmpty()) return Optional.empty();
        try {
            return Optional.of(
                    new Holidays(yaml.require("name").text(), from.get(), to.get(), until.get()));
        } catch (IllegalArgumentException disorder) {
            problems.error(
                    ordered.place(),
                    "these days are not one after the other",
                    "write the first day, the last, and then until when it may go back");
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(Yaml yaml, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            problems.error(yaml.place(), "there is no such day: " + text);
            return Optional.empty();
        }
    }

    private Optional<Approvals> approvals(Yaml yaml) {
        long nobody = minor(yaml.require("nobody-up-to"));
        long two = minor(yaml.require("two-persons-above"));
        if (nobody <= two) return Optional.of(new Approvals(nobody, two));
        problems.error(
                yaml.require("two-persons-above").place(),
                "nobody would have to agree where two would",
                "let two-persons-above be at least nobody-up-to");
        return Optional.empty();
    }

    private static Limits limits(Yaml yaml) {
        return new Limits(
                yaml.require("a-day").whole().orElseThrow(),
                yaml.require("lately").whole().orElseThrow(),
                yaml.require("days").whole().orElseThrow());
    }

    private long minor(Yaml yaml) {
        return Amounts.read(yaml, currency, problems).minor();
    }
}
