package dev.orderline.ivr.policy;

import static dev.orderline.ivr.flow.source.Shape.may;
import static dev.orderline.ivr.flow.source.Shape.must;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.Form.Keys;
import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Form.Kinds;
import dev.orderline.ivr.flow.source.Form.ListOf;
import dev.orderline.ivr.flow.source.Form.OneOf;
import dev.orderline.ivr.flow.source.Form.Text;
import dev.orderline.ivr.flow.source.Form.Whole;
import dev.orderline.ivr.flow.source.Form.YesNo;
import dev.orderline.ivr.flow.source.Shape;
import dev.orderline.ivr.flow.source.Shape.Member;
import dev.orderline.ivr.orders.Condition;
import dev.orderline.ivr.orders.ReturnReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands where in the files of {@code dialplans/policy}. */
public final class PolicyShapes {
    static final String SHOP = "shop";
    static final String CUSTOMER = "customer";
    static final String FREE = "free";
    static final String REFUSED = "refused";

    private static final Text AMOUNT =
            Text.of("[0-9]{1,7}(\\.[0-9]{1,3})?", "an amount in the policy's currency: 4.95");

    private static final Text CATEGORY = Text.of("[a-z][a-z0-9-]{0,29}", "a category: shoes");

    private static final Text GROUP = Text.of("[a-z][a-z0-9-]{0,19}", "a group: gold");

    private static final OneOf REASON =
            new OneOf(Stream.of(ReturnReason.values()).map(ReturnReason::written).toList());

    private static final ListOf REASONS = new ListOf(REASON);

    private static final Text CONSEQUENCE =
            Text.of(
                    FREE + "|" + REFUSED + "|[1-9][0-9]?|100",
                    "free, refused, or the percentage that is kept: 15");

    private static final Member DAYS =
            must("days", new Whole(1, 3_650), "Within so many, today among them.");

    private static final Member NAME =
            must(
                    "name",
                    Text.of("[A-Za-z0-9][A-Za-z0-9 ,'-]{0,59}", "a rule's name"),
                    "By which people know the rule; decisions tell it.");

    /** What every rule can ask for. */
    private static final List<Member> WHEN =
            List.of(
                    may(
                            "category",
                            new ListOf(CATEGORY),
                            "What the shop counts the item among; any."),
                    may(
                            "group",
                            new ListOf(GROUP),
                            "What the shop counts the customer among; any."),
                    may("reason", REASONS, "Why it comes back; any."),
                    may("from", AMOUNT, "What the line cost at least."),
                    may("up-to", AMOUNT, "What the line cost at most."));

    /** A policy. */
    public static final Shape POLICY =
            Shape.of(
                    "a policy",
                    "What the shop takes back, and on which terms.",
                    must("policy", new OneOf(List.of("returns")), "What it is about."),
                    must(
                            "currency",
                            Text.of("[A-Z]{3}", "a currency: USD"),
                            "Of all amounts; what was paid in another, a person decides."),
                    must(
                            "windows",
                            rules(
                                    "a window",
                                    "Until when something may be sent back.",
                                    must(
                                            "days",
                                            new Whole(0, 3_650),
                                            "After the day of delivery; the last still counts.")),
                            "How long things may be sent back; the last fits everything."),
                    may(
                            "holidays",
                            new ListOf(
                                    new Keys(
                                            Shape.of(
                                                    "holidays",
                                                    "What was ordered before may go back longer.",
                                                    NAME,
                                                    must(
                                                            "ordered",
                                                            Text.of(
                                                                    day() + " to " + day(),
                                                                    "two days: 2026-11-01 to"
                                                                            + " 2026-12-24"),
                                                            "The first day and the last."),
                                                    must(
                                                            "until",
                                                            Text.of(day(), "a day: 2027-01-31"),
                                                            "The last day it may go back.")))),
                            "When more time is given than the window's."),
                    may(
                            "final-sale-except",
                            REASONS,
                            "For which reasons final sale is taken back nevertheless; none."),
                    must(
                            "label",
                            rules(
                                    "a rule of labels",
                                    "Who pays for the way back.",
                                    must(
                                            "paid-by",
                                            new OneOf(List.of(SHOP, CUSTOMER)),
                                            "Who pays."),
                                    may(
                                            "costs",
                                            AMOUNT,
                                            "What the customer pays: taken off the refund.")),
                            "Who pays for the way back; the last fits everything."),
                    may(
                            "restocking-fee",
                            rules(
                                    "a fee",
                                    "What is kept for putting something back on the shelf.",
                                    must("percent", new Whole(1, 100), "Of what was paid.")),
                            "What is kept of the refund; nothing if none fits."),
                    may(
                            "conditions",
                            rules(
                                    "a rule of conditions",
                                    "In which condition something is taken back.",
                                    must(
                                            "opened",
                                            CONSEQUENCE,
                                            "What follows if it has been opened."),
                                    must("used", CONSEQUENCE, "What follows if it has been used.")),
                            "Of what callers are asked its condition; of nothing if none fits."),
                    may(
                            "keep-it",
                            rules("a rule of what is kept", "What is not worth sending."),
                            "What is paid back without being sent."),
                    may(
                            "photo",
                            rules("a rule of photos", "Of what a photo is wanted."),
                            "Of what a photo is to be seen first."),
                    may(
                            "exchange",
                            rules(
                                    "a rule of exchanges",
                                    "What may be exchanged; the shop pays the way back."),
                            "What may be exchanged for another size or colour; nothing if none fits."),
                    may(
                            "shipping-back",
                            REASONS,
                            "For which reasons what the way to the customer cost is paid back too."),
                    may(
                            "credit-bonus",
                            rules(
                                    "a bonus",
                                    "What is added for those who take store credit.",
                                    must("percent", new Whole(1, 100), "Of the refund.")),
                            "What is offered to those who take store credit; nothing if none fits."),
                    may(
                            "late-after-days",
                            new Whole(0, 365),
                            "How many days late a parcel may be before its shipping is paid back; it never is."),
                    must(
                            "approval",
                            new Keys(
                                    Shape.of(
                                            "the approval",
                                            "Who has to agree to a refund, by its amount.",
                                            must(
                                                    "nobody-up-to",
                                                    AMOUNT,
                                                    "Up to that it is paid at once."),
                                            must(
                                                    "two-persons-above",
                                                    AMOUNT,
                                                    "Above that two have to agree, below one."))),
                            "Who has to agree."),
                    must(
                            "limits",
                            new Keys(
                                    Shape.of(
                                            "the limits",
                                            "How much one customer may send back by themselves.",
                                            must("a-day", new Whole(1, 1_000), "Returns a day."),
                                            must(
                                                    "lately",
                                                    new Whole(1, 10_000),
                                                    "Returns within \"days\"."),
                                            must("days", new Whole(1, 730), "How long that is."))),
                            "What is more, a person decides."),
                    may(
                            "flags",
                            new ListOf(
                                    Kinds.of(
                                            "a flag",
                                            flag(
                                                    "claimed-lost",
                                                    new Whole(1, 1_000),
                                                    "So many claims that something was lost.",
                                                    DAYS),
                                            flag(
                                                    "claimed-damaged",
                                                    new Whole(1, 1_000),
                                                    "So many returns of what came damaged.",
                                                    DAYS),
                                            flag(
                                                    "returned-percent",
                                                    new Whole(1, 100),
                                                    "So much of all pieces bought was sent back.",
                                                    must(
                                                            "orders",
                                                            new Whole(1, 1_000),
                                                            "Of so many orders at least."),
                                                    DAYS),
                                            flag(
                                                    "account-days",
                                                    new Whole(1, 3_650),
                                                    "The customer's first order is younger.",
                                                    must(
                                                            "from",
                                                            AMOUNT,
                                                            "What it is worth at least.")))),
                            "When a person looks first; nobody is refused by them."));

    private static final Shape HISTORY =
            Shape.of(
                    "what a customer has done before",
                    "What a customer has done before, yesterday, of things bought one an order.",
                    may("orders", new Whole(0, 1_000), "How many orders; none."),
                    may("returned", new Whole(0, 1_000), "How many things went back; none."),
                    may("claimed-damaged", new Whole(0, 1_000), "And as damaged besides; none."),
                    may("claimed-lost", new Whole(0, 1_000), "Claims of lost things; none."),
                    may(
                            "first-order-days-ago",
                            new Whole(0, 3_650),
                            "When the very first order was; ten years ago."));

    private static final Shape COMES =
            Shape.of(
                    "what is to come of a case",
                    "What is decided, and on which terms: what is not named may be anything.",
                    may(
                            "decided",
                            new OneOf(
                                    List.of(
                                            "granted",
                                            "needs-person",
                                            "not-delivered",
                                            "too-late",
                                            "final-sale",
                                            "asks-condition",
                                            "not-as-new")),
                            "What is decided."),
                    may("by", Text.any(100, "a rule"), "The rule that decides: windows: gold."),
                    may("refund", AMOUNT, "What is paid back."),
                    may("costs", AMOUNT, "What the customer pays for the way."),
                    may("fee", AMOUNT, "What is kept for putting it back on the shelf."),
                    may("keeps", new YesNo(), "Whether the customer keeps it."),
                    may("photo", new YesNo(), "Whether a photo is to be seen first."),
                    may("persons", new Whole(0, 2), "How many persons have to agree."));

    private static final Shape CASE =
            Shape.of(
                    "a case",
                    "An example of what the policy is to decide, of one line of an order.",
                    must("case", Text.any(100, "a sentence"), "What it is about."),
                    must("reason", REASON, "Why it comes back."),
                    must("price", AMOUNT, "What one of it cost."),
                    must("comes", new Keys(COMES), "What is to come of it."),
                    may("quantity", new Whole(1, 99), "How many; 1."),
                    may("shipping", AMOUNT, "What the way to the customer cost; nothing."),
                    may("category", CATEGORY, "What the shop counts it among; unsorted."),
                    may("group", GROUP, "What the shop counts the customer among; standard."),
                    may("final-sale", new YesNo(), "Whether it was sold as final sale; no."),
                    may(
                            "ordered",
                            Text.of(day(), "a day: 2026-12-01"),
                            "When; five days before it arrived."),
                    may(
                            "delivered-days-ago",
                            new Whole(0, 3_650),
                            "When it arrived; it has not, if it is not said."),
                    may("returns-today", new Whole(0, 10_000), "The customer's, before it; none."),
                    may("returns-lately", new Whole(0, 10_000), "Today's among them; none."),
                    may(
                            "condition",
                            new OneOf(
                                    Stream.of(Condition.values())
                                            .filter(each -> each != Condition.NOT_TOLD)
                                            .map(Condition::written)
                                            .toList()),
                            "As the customer says; nobody has asked."),
                    may("history", new Keys(HISTORY), "What the customer has done; nothing."));

    /** Examples of what the policy is to decide. */
    public static final Shape CASES =
            Shape.of(
                    "cases of a policy",
                    "Examples of what the policy is to decide; scripts/policy test tries them.",
                    must("cases", new ListOf(new Keys(CASE)), "All of them."));

    private PolicyShapes() {}

    /** A kind of flag, known by {@code key}. */
    private static Kind flag(String key, Form form, String says, Member... more) {
        var keys = new ArrayList<Member>();
        keys.add(must(key, form, says));
        keys.add(NAME);
        keys.addAll(List.of(more));
        return new Kind(key, new Shape("a flag of " + key, says, keys));
    }

    /** A list of rules that have a name, may ask for something, and say {@code more}. */
    private static Form rules(String name, String says, Member... more) {
        var keys = new ArrayList<Member>();
        keys.add(NAME);
        keys.addAll(WHEN);
        keys.addAll(List.of(more));
        return new ListOf(new Keys(new Shape(name, says, keys)));
    }

    private static String day() {
        return "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    }
}
