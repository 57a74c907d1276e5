package dev.orderline.ivr.policy;

import static dev.orderline.ivr.flow.source.Shape.may;
import static dev.orderline.ivr.flow.source.Shape.must;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.Form.Keys;
import dev.orderline.ivr.flow.source.Form.ListOf;
import dev.orderline.ivr.flow.source.Form.OneOf;
import dev.orderline.ivr.flow.source.Form.Text;
import dev.orderline.ivr.flow.source.Form.Whole;
import dev.orderline.ivr.flow.source.Form.YesNo;
import dev.orderline.ivr.flow.source.Shape;
import dev.orderline.ivr.flow.source.Shape.Member;
import dev.orderline.ivr.orders.ReturnReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands where in the files of {@code dialplans/policy}. */
public final class PolicyShapes {
    static final String SHOP = "shop";
    static final String CUSTOMER = "customer";

    private static final Text AMOUNT =
            Text.of("[0-9]{1,7}(\\.[0-9]{1,3})?", "an amount in the policy's currency: 4.95");

    private static final Text CATEGORY = Text.of("[a-z][a-z0-9-]{0,29}", "a category: shoes");

    private static final Text GROUP = Text.of("[a-z][a-z0-9-]{0,19}", "a group: gold");

    private static final OneOf REASON =
            new OneOf(Stream.of(ReturnReason.values()).map(ReturnReason::written).toList());

    private static final ListOf REASONS = new ListOf(REASON);

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
                            "keep-it",
                            rules("a rule of what is kept", "What is not worth sending."),
                            "What is paid back without being sent."),
                    may(
                            "photo",
                            rules("a rule of photos", "Of what a photo is wanted."),
                            "Of what a photo is to be seen first."),
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
                            "What is more, a person decides."));

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
                                            "final-sale")),
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
                    may("returns-lately", new Whole(0, 10_000), "Today's among them; none."));

    /** Examples of what the policy is to decide. */
    public static final Shape CASES =
            Shape.of(
                    "cases of a policy",
                    "Examples of what the policy is to decide; scripts/policy test tries them.",
                    must("cases", new ListOf(new Keys(CASE)), "All of them."));

    private PolicyShapes() {}

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
