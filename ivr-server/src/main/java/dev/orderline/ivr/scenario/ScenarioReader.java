package dev.orderline.ivr.scenario;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.FormCheck;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.flow.source.Yaml;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.Money;
import dev.orderline.ivr.orders.Order.Customer;
import dev.orderline.ivr.orders.Order.Item;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.orders.Postcode;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.scenario.Given.Now;
import dev.orderline.ivr.scenario.GivenOrder.Day;
import dev.orderline.ivr.scenario.GivenOrder.GivenItem;
import dev.orderline.ivr.scenario.GivenOrder.GivenParcel;
import dev.orderline.ivr.scenario.GivenOrder.GivenScan;
import dev.orderline.ivr.scenario.Scenario.Expectation;
import dev.orderline.ivr.scenario.Scenario.Fact;
import dev.orderline.ivr.scenario.Scenario.Input;
import dev.orderline.ivr.scenario.Scenario.Turn;
import dev.orderline.ivr.trial.MemoryPhotoDesk.Coming;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads scenarios. Used for one file, by one thread. */
public final class ScenarioReader {
    private static final Pattern SCAN = Pattern.compile(ScenarioShapes.scanLike());
    private static final Pattern AGO = Pattern.compile("([0-9]+) days? ago");
    private static final Pattern AHEAD = Pattern.compile("in ([0-9]+) days?");
    private static final String NOTHING = "empty";
    private static final GivenItem JACKET =
            new GivenItem(
                    "blue rain jacket",
                    1,
                    money("24.99 USD"),
                    Item.UNSORTED,
                    false,
                    false,
                    ReturnStep.OPENED,
                    Coming.NONE,
                    "",
                    List.of(),
                    List.of());

    private final Problems problems;

    private ScenarioReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads a scenario.
     *
     * @param file its name, for places
     * @return empty when something is wrong with it; then {@code problems} says what
     */
    public static Optional<Scenario> read(String file, String text, Problems problems) {
        var own = new Problems();
        Optional<Yaml> root = Yaml.parse(file, text, own);
        root.ifPresent(
                yaml -> new FormCheck(own).check(yaml, new Form.Keys(ScenarioShapes.SCENARIO)));
        Optional<Scenario> scenario =
                own.hasErrors() ? Optional.empty() : root.map(new ScenarioReader(own)::scenario);
        own.sorted().forEach(problems::add);
        return own.hasErrors() ? Optional.empty() : scenario;
    }

    private Scenario scenario(Yaml yaml) {
        return new Scenario(
                yaml.require("scenario").text(),
                yaml.require("scenario").place(),
                yaml.require("flow").text(),
                given(yaml.get("given")),
                turns(yaml.require("call")),
                yaml.get("then").map(this::facts).orElse(List.of()),
                yaml.get("text-only").map(Yaml::text).orElse(""));
    }

    // What is given.

    private Given given(Optional<Yaml> given) {
        return new Given(
                given.flatMap(yaml -> yaml.get("now")).map(this::now).orElseGet(Now.Whenever::new),
                given.flatMap(yaml -> yaml.get("caller"))
                        .map(yaml -> caller(yaml.text()))
                        .orElse(Given.SOMEBODY),
                list(given, "orders").map(this::order).toList(),
                new HashSet<>(list(given, "failing").map(Yaml::text).toList()));
    }

    private static Stream<Yaml> list(Optional<Yaml> yaml, String key) {
        return yaml.flatMap(known -> known.get(key)).stream()
                .flatMap(known -> known.list().stream());
    }

    private static CallerNumber caller(String text) {
        return text.equals("withheld") ? CallerNumber.WITHHELD : new CallerNumber(text);
    }

    private Now now(Yaml yaml) {
        try {
            return new Now.At(LocalDateTime.parse(yaml.text().replace(' ', 'T')));
        } catch (DateTimeException none) {
            problems.error(yaml.place(), "there is no such time: " + yaml.text());
            return new Now.Whenever();
        }
    }

    private GivenOrder order(Yaml yaml) {
        List<GivenItem> items =
                yaml.get("items").stream()
                        .flatMap(list -> list.list().stream())
                        .map(this::item)
                        .toList();
        if (items.isEmpty()) items = List.of(JACKET);
        List<String> names = items.stream().map(GivenItem::name).toList();
        Day promised = day(yaml.get("promised"), new Day.Relative(1));
        List<GivenParcel> parcels = new ArrayList<>();
        if (yaml.get("scans").isPresent()) parcels.add(parcel(yaml, names, promised));
        list(Optional.of(yaml), "parcels")
                .forEach(each -> parcels.add(parcel(each, names, promised)));
        return new GivenOrder(
                number(yaml.require("number")),
                new Postcode(yaml.require("postcode").text()),
                new Customer(
                        yaml.get("customer").map(Yaml::text).orElse(Customer.STANDARD.group()),
                        yaml.get("language").map(Yaml::text).orElse(Customer.STANDARD.language())),
                day(yaml.get("placed"), new Day.Relative(-8)),
                promised,
                items,
                yaml.get("shipping").map(this::price).map(List::of).orElse(List.of()),
                parcels,
                yaml.get("cancelled").map(day -> List.of(day(day))).orElse(List.of()));
    }

    private OrderNumber number(Yaml yaml) {
        String digits = yaml.text();
        if (OrderNumber.isValid(digits)) return new OrderNumber(digits);
        OrderNumber right =
                OrderNumber.ofSerial(Integer.parseInt(digits, 0, OrderNumber.LENGTH - 1, 10));
        problems.error(
                yaml.place(),
                digits + " is no order number: its last digit does not fit the others",
                "write \"" + right.digits() + "\"");
        return right;
    }

    private GivenItem item(Yaml yaml) {
        if (yaml.get("name").isEmpty()) return JACKET.called(yaml.text());
        return new GivenItem(
                yaml.require("name").text(),
                yaml.get("quantity").flatMap(Yaml::whole).orElse(1),
                yaml.get("price").map(this::price).orElse(JACKET.price()),
                yaml.get("category").map(Yaml::text).orElse(Item.UNSORTED),
                yaml.get("final-sale").flatMap(Yaml::yesOrNo).orElse(false),
                yaml.get("returned").flatMap(Yaml::yesOrNo).orElse(false),
                yaml.get("return-is")
                        .map(step -> Written.parse(ReturnStep.class, step.text()).orElseThrow())
                        .orElse(ReturnStep.OPENED),
                yaml.get("photos")
                        .map(coming -> Written.parse(Coming.class, coming.text()).orElseThrow())
                        .orElse(Coming.NONE),
                yaml.get("exchanged-for").map(Yaml::text).orElse(""),
                yaml.get("replacement-is").stream()
                        .map(is -> Written.parse(Replacement.State.class, is.text()).orElseThrow())
                        .toList(),
                list(Optional.of(yaml), "in-stock").map(Yaml::text).toList());
    }

    private Money price(Yaml yaml) {
        try {
            return money(yaml.text());
        } catch (IllegalArgumentException | ArithmeticException none) {
            problems.error(yaml.place(), "there is no such price: " + yaml.text());
            return JACKET.price();
        }
    }

    private static Money money(String text) {
        int blank = text.indexOf(' ');
        return Money.of(
                new BigDecimal(text.substring(0, blank)),
                Currency.getInstance(text.substring(blank + 1)));
    }

    /**
     * @param all the order's items
     */
    private GivenParcel parcel(Yaml yaml, List<String> all, Day promised) {
        List<String> some = list(Optional.of(yaml), "items").map(Yaml::text).toList();
        boolean ofOrder = yaml.get("number").isPresent();
        for (String each : ofOrder ? List.<String>of() : some)
            if (!all.contains(each))
                problems.error(yaml.place(), "the order has no item \"" + each + "\"");
        return new GivenParcel(
                ofOrder || some.isEmpty() ? all : some,
                day(yaml.get("estimated"), promised),
                yaml.require("scans").list().stream().map(this::scan).toList());
    }

    private GivenScan scan(Yaml yaml) {
        Matcher scan = SCAN.matcher(yaml.text());
        if (!scan.matches()) throw new IllegalStateException("checked before: " + yaml.text());
        String place = scan.group("place");
        return new GivenScan(
                day(yaml, scan.group("day")),
                Scan.Kind.valueOf(scan.group("kind").toUpperCase(Locale.ROOT).replace(' ', '_')),
                place == null ? "" : place);
    }

    private Day day(Optional<Yaml> yaml, Day otherwise) {
        return yaml.map(this::day).orElse(otherwise);
    }

    private Day day(Yaml yaml) {
        return day(yaml, yaml.text());
    }

    private Day day(Yaml yaml, String text) {
        Matcher ago = AGO.matcher(text);
        Matcher ahead = AHEAD.matcher(text);
        if (ago.matches()) return new Day.Relative(-Integer.parseInt(ago.group(1)));
        if (ahead.matches()) return new Day.Relative(Integer.parseInt(ahead.group(1)));
        return switch (text) {
            case "yesterday" -> new Day.Relative(-1);
            case "today" -> new Day.Relative(0);
            case "tomorrow" -> new Day.Relative(1);
            default -> written(yaml, text);
        };
    }

    private Day written(Yaml yaml, String text) {
        try {
            return new Day.On(LocalDate.parse(text));
        } catch (DateTimeException none) {
            problems.error(yaml.place(), "there is no such day: " + text);
            return new Day.Relative(0);
        }
    }

    // The call.

    private List<Turn> turns(Yaml call) {
        List<Turn> turns = new ArrayList<>();
        Turn turn = new Turn(new Input.Calls(), call.place(), List.of());
        List<Expectation> expectations = new ArrayList<>();
        for (Yaml step : call.list()) {
            Optional<Input> input = input(step);
            if (input.isEmpty()) {
                expectations.addAll(expectations(step));
                continue;
            }
            turns.add(new Turn(turn.input(), turn.place(), expectations));
            turn = new Turn(input.get(), step.place(), List.of());
            expectations = new ArrayList<>();
        }
        turns.add(new Turn(turn.input(), turn.place(), expectations));
        return turns;
    }

    private static Optional<Input> input(Yaml step) {
        return switch (step.text()) {
            case ScenarioShapes.SILENT -> Optional.of(new Input.IsSilent());
            case ScenarioShapes.HANGS_UP -> Optional.of(new Input.HangsUp());
            default -> {
                Map<String, Yaml> keys = step.entries();
                if (keys.containsKey("says"))
                    yield Optional.of(
                            new Input.Says(
                                    words(step.require("says")),
                                    !step.get("unclearly").flatMap(Yaml::yesOrNo).orElse(false)));
                if (keys.containsKey("plays"))
                    yield Optional.of(
                            new Input.Plays(
                                    step.require("plays").text(), words(step.require("words"))));
                if (keys.containsKey("keys"))
                    yield Optional.of(new Input.Presses(step.require("keys").text()));
                yield Optional.empty();
            }
        };
    }

    private static String words(Yaml yaml) {
        return yaml.text().strip().replaceAll(" +", " ");
    }

    private static List<Expectation> expectations(Yaml step) {
        if (step.text().equals(ScenarioShapes.FAILS))
            return List.of(new Expectation.Fails(step.place()));
        List<Expectation> expectations = new ArrayList<>();
        step.get("hears")
                .ifPresent(texts ->
                        expectations.add(
                                new Expectation.Hears(
                                        texts.place(),
                                        texts.list().stream().map(Yaml::text).toList())));
        step.get("state")
                .ifPresent(state ->
                        expectations.add(new Expectation.Stands(state.place(), state.text())));
        step.get("slots").stream()
                .flatMap(slots -> slots.pairs().stream())
                .forEach(pair ->
                        expectations.add(
                                new Expectation.Holds(
                                        pair.key().place(),
                                        pair.key().text(),
                                        pair.value().text().equals(NOTHING)
                                                ? ""
                                                : pair.value().text())));
        step.get("did").stream()
                .flatMap(done -> done.pairs().stream())
                .forEach(pair ->
                        expectations.add(
                                new Expectation.Did(
                                        pair.key().place(),
                                        pair.key().text(),
                                        pair.value().text())));
        step.get("ends").ifPresent(ending -> expectations.add(ends(ending)));
        return expectations;
    }

    private static Expectation ends(Yaml ending) {
        if (ending.get("reason").isEmpty())
            return new Expectation.Ends(ending.place(), Target.HANG_UP, ending.text(), Map.of());
        Map<String, String> facts = new LinkedHashMap<>();
        ending.get("facts")
                .ifPresent(yaml ->
                        yaml.entries().forEach((name, value) -> facts.put(name, value.text())));
        return new Expectation.Ends(
                ending.place(),
                ending.get("to")
                        .map(to -> Target.valueOf(to.text().toUpperCase(Locale.ROOT)))
                        .orElse(Target.HANG_UP),
                ending.require("reason").text(),
                facts);
    }

    private List<Fact> facts(Yaml then) {
        List<Fact> facts = new ArrayList<>();
        then.get("wrong-attempts")
                .ifPresent(count ->
                        facts.add(
                                new Fact.WrongAttempts(
                                        count.place(), count.whole().orElseThrow())));
        then.get("returns")
                .ifPresent(items -> facts.add(new Fact.Returns(items.place(), texts(items))));
        then.get("refunds")
                .ifPresent(refunds -> facts.add(new Fact.Refunds(refunds.place(), texts(refunds))));
        then.get("exchanges")
                .ifPresent(all -> facts.add(new Fact.Exchanges(all.place(), texts(all))));
        then.get("callbacks")
                .ifPresent(topics -> facts.add(new Fact.Callbacks(topics.place(), texts(topics))));
        return facts;
    }

    /** Those of a list; {@code empty} stands for none. */
    private static List<String> texts(Yaml yaml) {
        return yaml.list().stream().map(Yaml::text).filter(text -> !text.equals(NOTHING)).toList();
    }
}
