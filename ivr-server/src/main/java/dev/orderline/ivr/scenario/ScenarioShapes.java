package dev.orderline.ivr.scenario;

import static dev.orderline.ivr.flow.source.Shape.may;
import static dev.orderline.ivr.flow.source.Shape.must;

import dev.orderline.ivr.flow.source.Form;
import dev.orderline.ivr.flow.source.Form.Either;
import dev.orderline.ivr.flow.source.Form.Keys;
import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Form.Kinds;
import dev.orderline.ivr.flow.source.Form.ListOf;
import dev.orderline.ivr.flow.source.Form.MapOf;
import dev.orderline.ivr.flow.source.Form.OneOf;
import dev.orderline.ivr.flow.source.Form.Text;
import dev.orderline.ivr.flow.source.Form.Whole;
import dev.orderline.ivr.flow.source.Form.YesNo;
import dev.orderline.ivr.flow.source.Shape;
import dev.orderline.ivr.orders.Order.Scan;
import dev.orderline.ivr.orders.Replacement;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.orders.Written;
import dev.orderline.ivr.trial.MemoryPhotoDesk.Coming;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands where in the files of {@code dialplans/flows/tests}. */
public final class ScenarioShapes {
    static final String SILENT = "silent";
    static final String HANGS_UP = "hangs up";
    static final String FAILS = "ends in failure";

    private static final String NAME_LIKE = "[a-z][a-z0-9-]{0,59}";
    private static final Text NAME = Text.of(NAME_LIKE, "a name");
    private static final Text STATE =
            Text.of("[a-z][a-z0-9/-]{0,199}", "a state: ask-order, or identify/ask-order");
    private static final Text ACTION = Text.of("[a-z]{1,30}\\.[a-z-]{1,30}", "an action's name");
    private static final Text WORDS =
            Text.of("[a-z' ]{1,500}", "words in small letters, as they are spoken");
    private static final Text TEXT = Text.any(2_000, "a text");
    private static final Text THING = Text.of("[a-z][a-z' ]{0,99}", "a thing: rain jacket");

    private static final Text DAY =
            Text.of(
                    "today|yesterday|tomorrow|[0-9]{1,3} days? ago|in [0-9]{1,3} days?"
                            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}",
                    "a day: 5 days ago, yesterday, today, tomorrow, in 2 days, 2026-12-24");

    private static final Text SCAN =
            Text.of(
                    "(?<day>"
                            + DAY.like()
                            + "), (?<kind>"
                            + Stream.of(Scan.Kind.values())
                                    .map(ScenarioShapes::written)
                                    .collect(Collectors.joining("|"))
                            + ")( in (?<place>[A-Za-z .'-]{1,60}))?",
                    "a day, what happened, and where: 2 days ago, held by weather in Memphis");

    private static final ListOf SCANS = new ListOf(SCAN);

    private static final Shape ITEM =
            Shape.of(
                    "an item",
                    "A thing that was ordered.",
                    must("name", THING, "As a caller would call it."),
                    may("quantity", new Whole(1, 99), "How many; 1."),
                    may(
                            "price",
                            Text.of("[0-9]{1,6}\\.[0-9]{2} [A-Z]{3}", "a price: 24.99 USD"),
                            "Of one; 24.99 USD."),
                    may(
                            "category",
                            Text.of("[a-z][a-z0-9-]{0,29}", "a category: shoes"),
                            "What the policy counts it among; unsorted."),
                    may("final-sale", new YesNo(), "Whether it cannot go back; no."),
                    may("returned", new YesNo(), "Whether a return of it is open; no."),
                    may(
                            "return-is",
                            new OneOf(
                                    Stream.of(
                                                    ReturnStep.DROPPED_OFF,
                                                    ReturnStep.ON_ITS_WAY,
                                                    ReturnStep.RECEIVED)
                                            .map(ReturnStep::written)
                                            .toList()),
                            "How far its return is; just opened."),
                    may(
                            "photos",
                            new OneOf(Stream.of(Coming.values()).map(Written::written).toList()),
                            "What comes of asking for photos of it; none. Only in text."),
                    may(
                            "exchanged-for",
                            THING,
                            "Which of those in stock is wanted for it, if a return is open: money."),
                    may(
                            "replacement-is",
                            new OneOf(
                                    Stream.of(Replacement.State.SENT, Replacement.State.RELEASED)
                                            .map(Replacement.State::written)
                                            .toList()),
                            "What became of what is wanted for it, when it was received."),
                    may(
                            "in-stock",
                            new ListOf(THING),
                            "What of its kind lies in the warehouse, ten pieces each: size large."));

    private static final Shape PARCEL =
            Shape.of(
                    "a parcel",
                    "Some of an order's items on their way.",
                    may("items", new ListOf(THING), "What is in it; everything."),
                    may("estimated", DAY, "When the carrier means to deliver it; as promised."),
                    must("scans", SCANS, "What the carrier told of it, oldest first."));

    private static final Shape ORDER =
            Shape.of(
                    "an order",
                    "An order the shop knows.",
                    must("number", Text.of("[0-9]{8}", "eight digits in quotes"), "Its number."),
                    must(
                            "postcode",
                            Text.of("[0-9]{5}", "five digits in quotes"),
                            "Where it goes."),
                    may("customer", NAME, "The customer's group; standard."),
                    may(
                            "language",
                            Text.of("[a-z]{2,3}(-[A-Z]{2})?", "a language: en-US"),
                            "The customer's language; en-US."),
                    may("placed", DAY, "When it was placed; 8 days ago."),
                    may("promised", DAY, "By when it was to arrive; tomorrow."),
                    may(
                            "items",
                            new ListOf(new Either(THING, new Keys(ITEM))),
                            "What was ordered; a blue rain jacket."),
                    may(
                            "shipping",
                            Text.of("[0-9]{1,6}\\.[0-9]{2} [A-Z]{3}", "a price: 4.95 USD"),
                            "What was paid for the way; nothing."),
                    may("scans", SCANS, "What the carrier told, if all is in one parcel."),
                    may("estimated", DAY, "When the carrier means to deliver it; as promised."),
                    may("parcels", new ListOf(new Keys(PARCEL)), "If it is in several."),
                    may("cancelled", DAY, "When it was cancelled."));

    private static final Shape GIVEN =
            Shape.of(
                    "what is given",
                    "What is so when the call begins.",
                    may(
                            "now",
                            Text.of(
                                    "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}",
                                    "a time: 2026-12-24 13:30"),
                            "The shop's time; whenever it is played. Not by telephone."),
                    may(
                            "caller",
                            Text.of("\\+?[0-9]{1,32}|withheld", "a number in quotes, or withheld"),
                            "Who calls."),
                    may("orders", new ListOf(new Keys(ORDER)), "The orders the shop knows."),
                    may(
                            "failing",
                            new ListOf(ACTION),
                            "Actions that fail, as if the database were away. Not by telephone."));

    private static final Shape ENDING =
            Shape.of(
                    "an ending",
                    "How the call must end.",
                    may("to", new OneOf(List.of("person", "queue", "voicemail")), "Who goes on."),
                    must("reason", Text.of("[a-z][a-z0-9 -]{0,39}", "a reason"), "Why."),
                    may("facts", MapOf.any(NAME, TEXT), "What who goes on is told: some of it."));

    private static final Form STEP =
            new Either(
                    new OneOf(List.of(SILENT, HANGS_UP, FAILS)),
                    Kinds.of(
                            "step",
                            new Kind(
                                    "says",
                                    Shape.of(
                                            "says",
                                            "What the caller says.",
                                            must("says", WORDS, "The words."),
                                            may(
                                                    "unclearly",
                                                    new YesNo(),
                                                    "Whether something else could have been"
                                                            + " heard; no. Only in text."))),
                            new Kind(
                                    "plays",
                                    Shape.of(
                                            "plays",
                                            "What the caller says, recorded.",
                                            must(
                                                    "plays",
                                                    Text.of(
                                                            "[A-Za-z0-9][A-Za-z0-9._/-]{0,199}",
                                                            "a WAV file beside this one"),
                                                    "The recording."),
                                            must("words", WORDS, "The words in it."))),
                            step(
                                    "keys",
                                    Text.of("[0-9*#]{1,40}", "keys in quotes"),
                                    "What the caller presses: one answer."),
                            step(
                                    "hears",
                                    new ListOf(TEXT),
                                    "What is said since the caller's turn, or some of it, in"
                                            + " this order."),
                            step("state", STATE, "Where the call stands."),
                            step(
                                    "slots",
                                    MapOf.any(NAME, TEXT),
                                    "What slots hold; empty for those that hold nothing."),
                            step(
                                    "did",
                                    MapOf.any(ACTION, NAME),
                                    "What was done since the caller's turn, and what came of"
                                            + " it."),
                            step(
                                    "ends",
                                    new Either(
                                            Text.of("[a-z][a-z0-9 -]{0,39}", "a reason"),
                                            new Keys(ENDING)),
                                    "How the call has ended: its reason; and who goes" + " on.")));

    private static Kind step(String key, Form form, String says) {
        return new Kind(key, Shape.of(key, says, must(key, form, says)));
    }

    private static final Shape THEN =
            Shape.of(
                    "what must be so afterwards",
                    "What the shop knows of the given orders and the caller.",
                    may(
                            "wrong-attempts",
                            new Whole(0, 99),
                            "How often number or postcode was wrong."),
                    may(
                            "returns",
                            new ListOf(THING),
                            "Which items are on their way back: all of them."),
                    may(
                            "refunds",
                            new ListOf(TEXT),
                            "What is or will be paid back, and why, all of it: 24.99 USD returned."),
                    may(
                            "exchanges",
                            new ListOf(TEXT),
                            "What is sent for what comes back, all of it: blue rain jacket for size large."),
                    may(
                            "callbacks",
                            new ListOf(TEXT),
                            "About what the caller is to be called back."));

    /** A scenario: one file. */
    public static final Shape SCENARIO =
            Shape.of(
                    "a scenario",
                    "A call written down beforehand.",
                    must("scenario", TEXT, "What it is about."),
                    must("flow", NAME, "The flow that answers."),
                    may(
                            "text-only",
                            TEXT,
                            "Why it is played in text alone, and neither heard nor called: what"
                                    + " cannot be had by ear."),
                    may("given", new Keys(GIVEN), "What is so when the call begins."),
                    must(
                            "call",
                            new ListOf(STEP),
                            "What the caller does, and what must come of it."),
                    may("then", new Keys(THEN), "What must be so afterwards."));

    private ScenarioShapes() {}

    /** The pattern of {@link #SCAN}, with groups {@code day}, {@code kind} and {@code place}. */
    static String scanLike() {
        return SCAN.like();
    }

    /** {@code held by weather}. */
    static String written(Scan.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
