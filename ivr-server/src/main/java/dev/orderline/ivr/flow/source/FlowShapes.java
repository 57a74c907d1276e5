package dev.orderline.ivr.flow.source;

import static dev.orderline.ivr.flow.source.Shape.may;
import static dev.orderline.ivr.flow.source.Shape.must;

import dev.orderline.ivr.flow.source.Form.Keys;
import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Form.Kinds;
import dev.orderline.ivr.flow.source.Form.ListOf;
import dev.orderline.ivr.flow.source.Form.MapOf;
import dev.orderline.ivr.flow.source.Form.OneOf;
import dev.orderline.ivr.flow.source.Form.Text;
import dev.orderline.ivr.flow.source.Form.Time;
import dev.orderline.ivr.flow.source.Form.Unfinished;
import dev.orderline.ivr.flow.source.Form.Whole;
import dev.orderline.ivr.flow.source.Form.YesNo;
import dev.orderline.ivr.flow.source.Shape.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands where in the files of {@code dialplans/flows}: the flow language, in one place. */
public final class FlowShapes {
    private static final String NAME_LIKE = "[a-z][a-z0-9-]*";
    private static final String NAME_HINT =
            "names have small letters, digits and hyphens, begin with a letter, and are at most 60"
                    + " long: ask-order";

    private static final Text NAME = name("a name");
    private static final Text STATE = name("a state's name");
    private static final Text SLOT = name("a slot's name");
    private static final Text ACTION =
            new Text(
                    "[a-z]{1,30}\\.[a-z-]{1,30}",
                    61,
                    "two names with a dot between them",
                    "write such as orders.verify");
    static final Text LANGUAGE =
            new Text("[a-z]{2,3}(-[A-Z]{2})?", 6, "a language", "write such as en-US");
    private static final Text SENTENCES = Text.any(2_000, "sentences to be said");
    private static final Text ANYTHING = Text.any(200, "a text");
    private static final Text DAY =
            new Text("[0-9]{4}-[0-9]{2}-[0-9]{2}", 10, "a day", "write such as 2026-12-25");
    private static final Text KEY =
            new Text("[0-9*]", 1, "a key", "write one key in quotes: \"0\" to \"9\", or \"*\"");
    private static final Text REASON =
            new Text(
                    "[a-z][a-z0-9 -]*",
                    40,
                    "a reason",
                    "write up to 40 small letters, digits, blanks and hyphens");
    private static final Text PHRASE =
            Text.any(1_000, "a phrase: \"[i want to] (return | send back)\"");
    private static final ListOf TEXT = new ListOf(SENTENCES);
    private static final ListOf TEXTS = new ListOf(SENTENCES);
    private static final ListOf PHRASES = new ListOf(PHRASE);

    private static Text name(String described) {
        return new Text(NAME_LIKE, 60, described, NAME_HINT);
    }

    private static final Shape LIMIT =
            Shape.of(
                    "at-most",
                    "How often one call may come here.",
                    must("times", new Whole(1, 100), "So often."),
                    must("otherwise", STATE, "Where it goes from then on."));

    private static final List<Member> ON_ENTERING =
            List.of(
                    may(
                            "at-most",
                            new Keys(LIMIT),
                            "How often one call may come here. Every circle of a flow needs one such"
                                    + " state."),
                    may("forget", new ListOf(SLOT), "Slots that are emptied on coming here."),
                    may(
                            "set",
                            MapOf.any(SLOT, ANYTHING),
                            "Slots that are filled on coming here, with a value written out; language"
                                    + " is one of them."));

    private static final Member THEN = must("then", STATE, "Where it goes on.");

    private static final OneOf BARGE_IN =
            new OneOf(List.of("none", "keys", "speech", "known words"));

    private static final Shape SAY =
            Shape.of(
                            "a state that says something",
                            "Says something and goes on. What is understood everywhere interrupts"
                                    + " it.",
                            must("say", TEXT, "What is said."),
                            may(
                                    "barge-in",
                                    BARGE_IN,
                                    "What may interrupt it: speech (and keys; the default), keys,"
                                            + " known words, none."),
                            THEN)
                    .and(ON_ENTERING);

    private static final List<Member> OF_QUESTIONS =
            List.of(
                    must("ask", TEXT, "The question."),
                    must(
                            "help",
                            TEXT,
                            "What is said to \"help\", before the question is asked again."),
                    must(
                            "no-match",
                            TEXTS,
                            "What is said instead of the question when the answer was not"
                                    + " understood: the first time, the second time ..."),
                    must("no-input", TEXTS, "The same for when no answer came."),
                    must("otherwise", STATE, "Where it goes when that was of no use."),
                    may(
                            "keypad",
                            TEXT,
                            "The question for a caller who can only press keys, when our speech is"
                                    + " away. Without it, the last no-match."),
                    may(
                            "barge-in",
                            BARGE_IN,
                            "What may interrupt the question: speech (and keys; the default), keys,"
                                    + " known words (speech that holds a word of an answer), none."),
                    may(
                            "wait",
                            new Time(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                            "How long an answer may take to begin; 5 s."),
                    may(
                            "pause",
                            new Time(Duration.ofMillis(200), Duration.ofSeconds(5)),
                            "How long the caller may be quiet in the middle of an answer; by the kind"
                                    + " of answer 800 ms to 1.2 s."),
                    may(
                            "key-pause",
                            new Time(Duration.ofMillis(500), Duration.ofSeconds(20)),
                            "How long after a key the next may come; 3 s."),
                    may(
                            "secret",
                            new YesNo(),
                            "Whether the answer is kept out of recording, transcript and log."),
                    may(
                            "hang-up",
                            REASON,
                            "How the call has ended for a caller who hangs up here: answered. Without"
                                    + " it they have given up."),
                    may(
                            "sure-from",
                            new Whole(1, 100),
                            "From which likelihood, in percent, a spoken answer is sure: confirm when"
                                    + " unsure then passes over it; 85."),
                    may(
                            "no-match-below",
                            new Whole(1, 100),
                            "Below which likelihood, in percent, a spoken answer counts as not"
                                    + " understood; 55."));

    private static final Shape CHOICE =
            Shape.of(
                    "a choice",
                    "One of the answers to a question.",
                    must("phrases", PHRASES, "What callers say for it; {slots} in it are filled."),
                    must("key", KEY, "The key for it."),
                    THEN,
                    may("set", MapOf.any(SLOT, ANYTHING), "Slots that are filled by it."));

    private static final Shape ASK_CHOICES =
            Shape.of(
                            "a question with choices",
                            "Asks which of a few things the caller wants.",
                            must("choices", MapOf.some(NAME, new Keys(CHOICE)), "The answers."))
                    .and(OF_QUESTIONS)
                    .and(ON_ENTERING);

    private static final Shape CONFIRM =
            Shape.of(
                    "confirm",
                    "How an answer is confirmed.",
                    must("when", new OneOf(List.of("unsure", "always")), "When."),
                    may("ask", TEXT, "Explicitly: this is asked; yes goes on, no asks again."),
                    may(
                            "say",
                            TEXT,
                            "Implicitly: this is said before the next question, where \"no\" goes back"
                                    + " and \"no, five six\" corrects."));

    private static final Shape ASK_SLOT =
            Shape.of(
                            "a question that fills a slot",
                            "Asks for one slot; is passed over when that is filled already.",
                            must("fill", SLOT, "The slot."),
                            may(
                                    "called",
                                    new ListOf(ANYTHING),
                                    "What callers call it: order number."),
                            may(
                                    "phrases",
                                    PHRASES,
                                    "What callers say, where the slot alone is not enough."),
                            may(
                                    "confirm",
                                    new Form.Either(
                                            new OneOf(List.of("never", "when unsure", "always")),
                                            new Keys(CONFIRM)),
                                    "When the answer is confirmed; never, if it is not said."),
                            THEN)
                    .and(OF_QUESTIONS)
                    .and(ON_ENTERING);

    private static final Shape DO =
            Shape.of(
                            "a state that does something",
                            "Has an action done.",
                            must("do", ACTION, "The action: orders.verify."),
                            may(
                                    "with",
                                    MapOf.any(NAME, SLOT),
                                    "Its inputs, each from a slot. Those it can do without may be"
                                            + " left out, or their slots be empty."),
                            must("on", MapOf.some(NAME, STATE), "Where each outcome leads."))
                    .and(ON_ENTERING);

    private static final Shape CASE =
            Shape.of(
                    "a case",
                    "One way of a choose.",
                    must("if", ANYTHING, "The condition: refund over 100 USD."),
                    THEN);

    private static final Shape CHOOSE =
            Shape.of(
                            "a state that chooses",
                            "Goes one way or another by what is known; nothing is said.",
                            must("choose", new ListOf(new Keys(CASE)), "The first that holds."),
                            must("otherwise", STATE, "Where it goes when none does."))
                    .and(ON_ENTERING);

    private static final Shape TRANSFER =
            Shape.of(
                            "a transfer",
                            "Hands the caller over, with everything said so far.",
                            must("say", TEXT, "The last words."),
                            must("transfer", new OneOf(List.of("person", "queue")), "To whom."),
                            must("reason", REASON, "Why; people who take over see it."))
                    .and(ON_ENTERING);

    private static final Shape VOICEMAIL =
            Shape.of(
                            "a voicemail",
                            "Lets the caller leave a message.",
                            must("say", TEXT, "The last words."),
                            must("voicemail", REASON, "Why."))
                    .and(ON_ENTERING);

    private static final Shape CALLBACK =
            Shape.of(
                            "a callback",
                            "Notes that the caller wants to be called back, then says goodbye.",
                            must("say", TEXT, "What is said once it is noted."),
                            must(
                                    "callback",
                                    SLOT,
                                    "The slot with the number, or caller for the number they call"
                                            + " from."),
                            must("reason", REASON, "About what."),
                            must(
                                    "otherwise",
                                    STATE,
                                    "Where it goes when there is no such number to call."))
                    .and(ON_ENTERING);

    private static final Shape SUBFLOW =
            Shape.of(
                            "a subflow",
                            "Goes through another flow and comes back. Slots of one name are one"
                                    + " slot.",
                            must("subflow", NAME, "The flow."),
                            must("on", MapOf.any(REASON, STATE), "Where each of its ends leads."))
                    .and(ON_ENTERING);

    private static final Shape END =
            Shape.of(
                            "an end",
                            "Ends the call; in a subflow goes back to who called it.",
                            may("say", TEXT, "The last words."),
                            must("end", REASON, "How it ended: answered."))
                    .and(ON_ENTERING);

    private static final Kinds ANY_STATE =
            new Kinds(
                    "state",
                    List.of(
                            new Kind("choices", ASK_CHOICES),
                            new Kind("fill", ASK_SLOT),
                            new Kind("do", DO),
                            new Kind("choose", CHOOSE),
                            new Kind("transfer", TRANSFER),
                            new Kind("voicemail", VOICEMAIL),
                            new Kind("callback", CALLBACK),
                            new Kind("subflow", SUBFLOW),
                            new Kind("end", END),
                            new Kind("say", SAY)),
                    List.of(
                            new Unfinished(
                                    "ask",
                                    "this question has no answers",
                                    "write \"choices\" for one of a few wishes, or \"fill\" for the"
                                            + " slot that is asked for")));

    private static final Shape NAMED =
            Shape.of(
                    "a name",
                    "One of the names a slot can hold.",
                    must("phrases", PHRASES, "What callers say for it."),
                    must("key", KEY, "The key for it."));

    private static final Shape ONE_OF =
            Shape.of(
                    "one of a list",
                    "A thing of a list that an action has filled, named in the caller's own words.",
                    must("one-of", SLOT, "The slot that holds the list."),
                    may(
                            "named-like",
                            ACTION,
                            "A list of the shop's, by whose names callers may name it before its list"
                                    + " is known: shop.items."));

    private static final Form ANY_SLOT =
            new Form.Either(
                    new OneOf(List.of("order-number", "yes-no")),
                    Kinds.of(
                            "slot",
                            only(
                                    "digits",
                                    new Text(
                                            "[0-9]{1,2}(-[0-9]{1,2})?",
                                            5,
                                            "a number of digits",
                                            "write such as 5, or 4-6 for four to six"),
                                    "A number that is read out, such as a postcode."),
                            only(
                                    "letters-and-digits",
                                    new Text(
                                            "[A9X]{1,16}",
                                            16,
                                            "the form of a code",
                                            "write A for each letter, 9 for each digit, X for"
                                                    + " either: AA9999"),
                                    "A code: A stands for a letter, 9 for a digit, X for"
                                            + " either."),
                            only(
                                    "number",
                                    new Text(
                                            "[0-9]{1,9}-[0-9]{1,9}",
                                            19,
                                            "a range",
                                            "write the least and the most: 1-20"),
                                    "A quantity."),
                            only(
                                    "money",
                                    new Text("[A-Z]{3}", 3, "a currency", "write such as USD"),
                                    "An amount of money."),
                            only(
                                    "date",
                                    new OneOf(List.of("past", "future", "any")),
                                    "A day: last tuesday, the third of may."),
                            only(
                                    "choice",
                                    MapOf.some(NAME, new Keys(NAMED)),
                                    "One of a few names."),
                            new Kind("one-of", ONE_OF)));

    private static Kind only(String key, Form form, String says) {
        return new Kind(key, Shape.of(key, says, must(key, form, says)));
    }

    private static final Shape UNIVERSAL =
            Shape.of(
                    "what is understood everywhere",
                    "Something callers can say or press at every question.",
                    must("phrases", PHRASES, "What callers say."),
                    may(
                            "key",
                            KEY,
                            "The key for it; for numbers that are keyed in, alone or with #."),
                    may(
                            "does",
                            new OneOf(
                                    List.of(
                                            "help",
                                            "repeat",
                                            "slower",
                                            "back",
                                            "start-over",
                                            "refuse-recording")),
                            "What it does, if it leads nowhere."),
                    may("then", STATE, "Where it leads."),
                    may("text", TEXT, "What is said before the question is asked again."));

    private static final Shape CALENDAR =
            Shape.of(
                    "a calendar",
                    "When something is open. It can be asked for and told.",
                    must("hours", ANYTHING, "Mon-Fri 09:00-20:00, Sat 10:00-18:00"),
                    may("closed", MapOf.any(DAY, ANYTHING), "Holidays, with their names."),
                    may("special", MapOf.any(DAY, ANYTHING), "Days with other hours."));

    private static final List<Member> SHARED =
            List.of(
                    may("language", LANGUAGE, "What it is written in; en-US."),
                    may("filler", TEXT, "Said when an action takes long."),
                    may("sorry", TEXT, "Said when something of ours failed."),
                    may("lifeboat", TEXT, "Said when the call goes on with keys alone."),
                    may("confirming", TEXT, "Asks whether {value} was heard right."),
                    may("slots", MapOf.any(SLOT, ANY_SLOT), "What callers can tell."),
                    may("grammars", MapOf.any(NAME, PHRASES), "Phrases to be used as <name>."),
                    may(
                            "everywhere",
                            MapOf.any(NAME, new Keys(UNIVERSAL)),
                            "What is understood in every question."),
                    may("words", MapOf.any(NAME, ANYTHING), "How names are spoken."),
                    may("calendars", MapOf.any(NAME, new Keys(CALENDAR)), "When what is open."));

    /** A flow: one file. */
    static final Shape FLOW =
            Shape.of(
                            "a flow",
                            "One conversation.",
                            must("flow", NAME, "Its name, which is the file's."),
                            may("uses", NAME, "A file of common things, whose entries count here."),
                            must("start", STATE, "Where it begins."),
                            must("states", MapOf.some(STATE, ANY_STATE), "Its states."))
                    .and(SHARED);

    /** What flows have in common: one file. */
    static final Shape COMMON =
            Shape.of(
                            "a common file",
                            "What flows have in common.",
                            must("common", NAME, "Its name, which is the file's."),
                            may("states", MapOf.any(STATE, ANY_STATE), "States every flow has."))
                    .and(SHARED);

    private static final Shape TRANSLATED_STATE =
            Shape.of(
                    "a translated state",
                    "The texts of one state in another language.",
                    may("say", TEXT, "As in the flow."),
                    may("ask", TEXT, "As in the flow."),
                    may("help", TEXT, "As in the flow."),
                    may("no-match", TEXTS, "As many as in the flow."),
                    may("no-input", TEXTS, "As many as in the flow."),
                    may("keypad", TEXT, "As in the flow."),
                    may("confirm", TEXT, "What confirm asks or says in the flow."),
                    may("called", new ListOf(ANYTHING), "As in the flow."),
                    may("phrases", PHRASES, "As in the flow."),
                    may("choices", MapOf.any(NAME, PHRASES), "The phrases of each choice."));

    private static final Shape TRANSLATED_UNIVERSAL =
            Shape.of(
                    "what is understood everywhere, translated",
                    "Its phrases and text in another language.",
                    must("phrases", PHRASES, "As in the flow."),
                    may("text", TEXT, "As in the flow."));

    /** The texts and phrases of a flow, or of what flows have in common, in another language. */
    static final Shape TRANSLATION =
            Shape.of(
                    "a translation",
                    "The texts and phrases of a flow or a common file in another language.",
                    must("translates", NAME, "Of what."),
                    must("language", LANGUAGE, "Into which language."),
                    may("filler", TEXT, "As in the flow."),
                    may("sorry", TEXT, "As in the flow."),
                    may("lifeboat", TEXT, "As in the flow."),
                    may("confirming", TEXT, "As in the flow."),
                    may("slots", MapOf.any(SLOT, MapOf.any(NAME, PHRASES)), "Phrases of choices."),
                    may("grammars", MapOf.any(NAME, PHRASES), "As in the flow."),
                    may(
                            "everywhere",
                            MapOf.any(NAME, new Keys(TRANSLATED_UNIVERSAL)),
                            "As in the flow."),
                    may("words", MapOf.any(NAME, ANYTHING), "As in the flow."),
                    may("calendars", MapOf.any(NAME, MapOf.any(DAY, ANYTHING)), "Holidays' names."),
                    may(
                            "states",
                            MapOf.any(STATE, new Keys(TRANSLATED_STATE)),
                            "Texts and phrases of states."));

    private FlowShapes() {}

    /** What a file can be: a flow, a common file, a translation. */
    public static List<Shape> files() {
        return List.of(FLOW, COMMON, TRANSLATION);
    }

    /** Which of them a file is, by the key it begins with. */
    static Kinds file() {
        return Kinds.of(
                "file",
                new Kind("flow", FLOW),
                new Kind("common", COMMON),
                new Kind("translates", TRANSLATION));
    }

    /** All mappings of the language, each once, in the order in which a reader needs them. */
    public static List<Shape> all() {
        List<Shape> all = new ArrayList<>();
        files().forEach(shape -> add(shape, all));
        return all;
    }

    private static void add(Shape shape, List<Shape> all) {
        if (all.contains(shape)) return;
        all.add(shape);
        shape.keys().stream().flatMap(key -> within(key.form())).forEach(each -> add(each, all));
    }

    private static Stream<Shape> within(Form form) {
        return switch (form) {
            case Form.Text _, Form.Whole _, Form.Time _, Form.YesNo _, Form.OneOf _ ->
                    Stream.empty();
            case Form.ListOf(Form each) -> within(each);
            case Form.MapOf map -> within(map.each());
            case Form.Keys(Shape shape) -> Stream.of(shape);
            case Form.Either(Form text, Form mapping) ->
                    Stream.concat(within(text), within(mapping));
            case Form.Kinds kinds -> kinds.kinds().stream().map(Kind::shape);
        };
    }
}
