package dev.orderline.it;

import dev.orderline.ivr.FlowFolder;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.ivr.orders.OrderNumber;
import dev.orderline.ivr.scenario.Given;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.ScenarioReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scenario in which something is settled, or must not be, and all that must have become of it
 * when nothing is left to be done outside: by telephone as in text.
 *
 * @param name of the scenario's file, without its ending
 * @param returns of the order that were not taken back: "enamel mug kept"
 * @param refunds of the order, also those that are not paid: "17.90 USD kept settled original"
 * @param parts of the order that are refunded: "enamel mug price 12.95"; not known in text
 * @param letters something that stands in each letter to the customer, and in no other; none are
 *     sent in text
 * @param byPhone whether the customer is written to by telephone, not by e-mail
 * @param cutting the turns in which the caller cuts into our prompt
 */
record Settlement(
        String name,
        List<String> returns,
        List<String> refunds,
        List<String> parts,
        List<String> letters,
        boolean byPhone,
        Set<Integer> cutting) {
    private static final String NUMBER = "12345671";
    static final String LABEL = "Here is the label";
    private static final String SUMMARY = "This is what we have settled";

    Settlement {
        returns = returns.stream().sorted().toList();
        refunds = refunds.stream().sorted().toList();
        parts = parts.stream().sorted().toList();
        letters = List.copyOf(letters);
        cutting = Set.copyOf(cutting);
    }

    /** Those that the usual run has by telephone. */
    static List<Settlement> usual() {
        return List.of(
                in("return-wrong-item")
                        .letters(SUMMARY)
                        .opened("green kettle")
                        .refunds("39.45 USD returned decided original")
                        .parts("green kettle price 34.50", "shipping 4.95"),
                in("refund-lost")
                        .letters(SUMMARY)
                        .refunds("89.95 USD lost settled original")
                        .parts("blue rain jacket price 89.95")
                        .paid("89.95 USD"));
    }

    /** The others. */
    static List<Settlement> others() {
        return List.of(
                in("return")
                        .letters(SUMMARY)
                        .opened("blue rain jacket")
                        .refunds("20.04 USD returned decided original")
                        .parts("blue rain jacket price 24.99"),
                in("return-kept")
                        .letters(SUMMARY)
                        .returns("enamel mug kept")
                        .refunds("17.90 USD kept settled original")
                        .parts("enamel mug price 12.95", "shipping 4.95")
                        .letters("Please keep the enamel mug")
                        .paid("17.90 USD")
                        .cutting(2),
                in("return-too-late"),
                in("return-final-sale")
                        .opened("camping stove")
                        .refunds("20.04 USD returned decided original")
                        .parts("camping stove price 24.99"),
                in("return-not-delivered"),
                in("return-person"),
                in("return-two")
                        .letters(SUMMARY)
                        .opened("green kettle")
                        .opened("red knitted hat")
                        .refunds(
                                "29.55 USD returned decided original",
                                "15.00 USD returned decided original")
                        .parts("green kettle price 34.50", "red knitted hat price 19.95")
                        .byTelephone()
                        .cutting(2),
                in("return-taken-back")
                        .letters(SUMMARY)
                        .refunds("34.50 USD returned withdrawn original")
                        .letters(
                                "Your return of the green kettle is open",
                                LABEL,
                                "is cancelled. Please do not send it"),
                in("return-money")
                        .letters(SUMMARY)
                        .opened("blue rain jacket")
                        .refunds("85.00 USD returned decided original")
                        .parts("blue rain jacket price 89.95"),
                in("return-opened")
                        .letters(SUMMARY)
                        .opened("travel radio")
                        .refunds("29.05 USD returned decided original")
                        .parts("travel radio price 40.00"),
                in("return-used"),
                in("return-credit")
                        .letters(SUMMARY)
                        .letters("Your code is")
                        .opened("blue rain jacket")
                        .refunds("85.00 USD returned decided credit")
                        .parts("blue rain jacket price 89.95"),
                in("return-credit-wrong-code")
                        .letters(SUMMARY)
                        .letters("Your code is")
                        .opened("blue rain jacket")
                        .refunds("85.00 USD returned decided original")
                        .parts("blue rain jacket price 89.95"),
                in("return-by-keys").cutting(2, 3),
                in("refund-late")
                        .letters(SUMMARY)
                        .refunds("4.95 USD late settled original")
                        .parts("shipping 4.95")
                        .paid("4.95 USD"),
                in("refund-large")
                        .letters(SUMMARY)
                        .refunds("249.00 USD lost to-be-approved original")
                        .parts("two person tent price 249.00")
                        .letters("We are looking at your refund of 249.00 USD"),
                in("refund-waits")
                        .opened("blue rain jacket")
                        .refunds("85.00 USD returned decided original")
                        .parts("blue rain jacket price 89.95"),
                in("refund-not-lost"),
                in("refund-not-late"),
                in("cancel-order")
                        .letters(SUMMARY)
                        .refunds("114.85 USD cancelled settled original")
                        .parts(
                                "blue rain jacket price 89.95",
                                "red knitted hat price 19.95",
                                "shipping 4.95")
                        .letters("Your order is cancelled.")
                        .paid("114.85 USD")
                        .byTelephone(),
                in("cancel-item")
                        .letters(SUMMARY)
                        .refunds(
                                "19.95 USD item-cancelled settled original",
                                "94.90 USD cancelled settled original")
                        .parts(
                                "blue rain jacket price 89.95",
                                "red knitted hat price 19.95",
                                "shipping 4.95")
                        .letters("All else is sent.", "Your order is cancelled.")
                        .paid("19.95 USD")
                        .paid("94.90 USD"),
                in("cancel-too-late"),
                in("lost")
                        .letters(SUMMARY)
                        .refunds("89.95 USD lost settled original")
                        .parts("blue rain jacket price 89.95")
                        .paid("89.95 USD"),
                in("return-status-label")
                        .letters(SUMMARY)
                        .opened("blue rain jacket")
                        .letters(LABEL)
                        .refunds("85.00 USD returned decided original")
                        .parts("blue rain jacket price 89.95"),
                in("return-changed")
                        .letters(SUMMARY)
                        .opened("blue rain jacket")
                        .letters("Your return of the blue rain jacket is changed", LABEL)
                        .refunds(
                                "85.00 USD returned withdrawn original",
                                "89.95 USD returned decided original")
                        .parts("blue rain jacket price 89.95"),
                in("return-received")
                        .returns("blue rain jacket received")
                        .refunds("85.00 USD returned settled original")
                        .parts("blue rain jacket price 89.95")
                        .letters("we pay back 85.00 USD", LABEL, "We have received the blue")
                        .paid("85.00 USD"),
                in("store-credit"),
                in("never-right"));
    }

    static List<Settlement> all() {
        return Stream.concat(usual().stream(), others().stream()).toList();
    }

    private static Settlement in(String name) {
        return new Settlement(name, List.of(), List.of(), List.of(), List.of(), false, Set.of());
    }

    /** A return is open, and its customer has its label. */
    private Settlement opened(String item) {
        return new Settlement(
                        name,
                        Stream.concat(returns.stream(), Stream.of(item + " label-made")).toList(),
                        refunds,
                        parts,
                        letters,
                        byPhone,
                        cutting)
                .letters("Your return of the " + item + " is open", LABEL);
    }

    Settlement paid(String amount) {
        return letters(
                "Your refund of " + amount + " is on its way", "We have paid back " + amount);
    }

    /** Exactly these. */
    Settlement returns(String... all) {
        return new Settlement(name, List.of(all), refunds, parts, letters, byPhone, cutting);
    }

    /** Exactly these. */
    Settlement refunds(String... all) {
        return new Settlement(name, returns, List.of(all), parts, letters, byPhone, cutting);
    }

    private Settlement parts(String... all) {
        return new Settlement(name, returns, refunds, List.of(all), letters, byPhone, cutting);
    }

    /** These as well. */
    Settlement letters(String... more) {
        return new Settlement(
                name,
                returns,
                refunds,
                parts,
                Stream.concat(letters.stream(), Stream.of(more)).toList(),
                byPhone,
                cutting);
    }

    private Settlement byTelephone() {
        return new Settlement(name, returns, refunds, parts, letters, true, cutting);
    }

    private Settlement cutting(Integer... turns) {
        return new Settlement(name, returns, refunds, parts, letters, byPhone, Set.of(turns));
    }

    /** The scenario as it is written. */
    Scenario scenario() {
        return read(text());
    }

    /** The same about an order and by a caller of its own. */
    Scenario scenario(OrderNumber number, CallerNumber caller) {
        Scenario scenario =
                read(
                        text().replace(NUMBER, number.digits())
                                .replace(Lab.spoken(NUMBER), Lab.spoken(number.digits())));
        Given given = scenario.given();
        return new Scenario(
                scenario.title(),
                scenario.place(),
                scenario.flow(),
                new Given(given.now(), caller, given.orders(), given.failing()),
                scenario.turns(),
                scenario.facts(),
                scenario.textOnly());
    }

    private String file() {
        return "tests/welcome/" + name + ".yaml";
    }

    private String text() {
        String text = FlowFolder.scenarios(SettlementText.FLOWS).get(file());
        if (text == null) throw new AssertionError("there is no " + file());
        return text;
    }

    private Scenario read(String text) {
        var problems = new Problems();
        return ScenarioReader.read(file(), text, problems)
                .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    }

    @Override
    public String toString() {
        return name;
    }
}
