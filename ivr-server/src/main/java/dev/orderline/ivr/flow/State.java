package dev.orderline.ivr.flow;

import dev.orderline.speech.recognition.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a conversation stands: it says, asks, does, chooses or ends. Edges are names of states. */
public sealed interface State {
    /** The label of the way that is gone when no other is. */
    String OTHERWISE = "otherwise";

    OnEntering onEntering();

    /** Says something and goes on; without a text it only goes on. */
    record Say(OnEntering onEntering, Text text, BargeIn bargeIn, String then) implements State {}

    /** Asks one question. */
    record Ask(OnEntering onEntering, Asking asking, Answers answers, String otherwise)
            implements State {}

    /**
     * Has an action done.
     *
     * @param with input name to slot name
     * @param on outcome to state
     */
    record Do(
            OnEntering onEntering, String action, Map<String, String> with, Map<String, String> on)
            implements State {
        public Do {
            with = ordered(with);
            on = ordered(on);
        }
    }

    /** Goes the way of the first case that holds. */
    record Choose(OnEntering onEntering, List<Case> cases, String otherwise) implements State {
        public Choose {
            cases = List.copyOf(cases);
        }
    }

    /** Hands the caller over. */
    record Transfer(OnEntering onEntering, Text text, Target to, String reason) implements State {}

    /** Lets the caller leave a message. */
    record Voicemail(OnEntering onEntering, Text text, String reason) implements State {}

    /**
     * Notes that the caller is to be called back, then says goodbye.
     *
     * @param number the slot that holds the number; {@link #CALLER} for the one they call from
     * @param otherwise where it goes when that is no number that can be called
     */
    record CallBack(
            OnEntering onEntering, Text text, String number, String reason, String otherwise)
            implements State {
        public static final String CALLER = "caller";
    }

    /**
     * Goes through another flow.
     *
     * @param on that flow's ends to states
     */
    record Subflow(OnEntering onEntering, String flow, Map<String, String> on) implements State {
        public Subflow {
            on = ordered(on);
        }
    }

    /** Says goodbye and hangs up; in a subflow goes back to where it was called. */
    record End(OnEntering onEntering, Text text, String reason) implements State {}

    /**
     * What happens whenever a call comes to a state.
     *
     * @param forget slots that are emptied
     * @param set slots that are filled, then
     */
    record OnEntering(Limit limit, Set<String> forget, Map<String, Value> set) {
        public static final OnEntering NOTHING = new OnEntering(Limit.NONE, Set.of(), Map.of());

        public OnEntering {
            forget = Set.copyOf(forget);
            set = Map.copyOf(set);
        }
    }

    /**
     * How often a call may come to a state.
     *
     * @param otherwise where it goes instead, from then on
     */
    record Limit(int times, String otherwise) {
        public static final Limit NONE = new Limit(Integer.MAX_VALUE, "");

        public boolean exists() {
            return times != Integer.MAX_VALUE;
        }
    }

    /**
     * What is said around a question, and how an answer is waited for.
     *
     * @param noMatch instead of the question when the answer is not understood: first time, second
     *     time ...
     * @param noInput the same for when no answer comes
     * @param help what is said to "help"; then the question is asked again
     * @param keypad the question for who can only press keys
     * @param secret whether the answer is kept out of recording, transcript and log
     * @param hangUp how the call has ended for who hangs up here; empty if they have given up
     * @param thresholds how likely an answer must be to be taken, and to be sure
     */
    record Asking(
            Text question,
            Text help,
            List<Text> noMatch,
            List<Text> noInput,
            Text keypad,
            BargeIn bargeIn,
            Waits waits,
            boolean secret,
            String hangUp,
            Thresholds thresholds) {
        public Asking {
            noMatch = List.copyOf(noMatch);
            noInput = List.copyOf(noInput);
        }
    }

    /**
     * How long to wait.
     *
     * @param begin for an answer to begin
     * @param pause within an answer that is not complete; zero for what its grammar says
     * @param keyPause for the next key
     */
    record Waits(Duration begin, Duration pause, Duration keyPause) {}

    /** What may interrupt us. */
    enum BargeIn {
        NONE,
        KEYS,
        /** Keys, and speech that holds a word of an answer. */
        KNOWN_WORDS,
        /** Keys and speech; sounds that may be speech make us pause. */
        SPEECH
    }

    /** What a question can be answered with. */
    sealed interface Answers {
        /** One of a few wishes. */
        record Choices(Map<String, Choice> choices) implements Answers {
            public Choices {
                choices = ordered(choices);
            }
        }

        /**
         * What a slot can hold.
         *
         * @param called what callers call it: {@code order number}
         * @param phrases what callers say, with {@code {slot}} in it; empty for the slot alone and
         *     what is said around it
         */
        record Fill(
                String slot,
                Localised<List<String>> called,
                Localised<List<String>> phrases,
                Confirm confirm,
                String then)
                implements Answers {}
    }

    /**
     * One of a few wishes.
     *
     * @param set slots that are filled by it
     */
    record Choice(Localised<List<String>> phrases, char key, String then, Map<String, Value> set) {
        public Choice {
            set = Map.copyOf(set);
        }
    }

    /**
     * How an answer is confirmed.
     *
     * @param explicit whether {@code text} is a question of its own; else it is said before the
     *     next
     */
    record Confirm(When when, boolean explicit, Text text) {
        public static final Confirm NEVER = new Confirm(When.NEVER, true, Text.EMPTY);

        /** When an answer is confirmed. */
        public enum When {
            NEVER,
            UNSURE,
            ALWAYS
        }
    }

    /** One way of a {@link Choose}. */
    record Case(Condition condition, String then) {}

    /**
     * One way out of a state.
     *
     * @param label what leads there: an outcome, a choice, a condition
     * @param written where the target stands below the state: {@code on.verified}
     */
    record Edge(String label, String to, String written) {}

    /** Every way out of this state but what is understood everywhere. */
    default List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        Limit limit = onEntering().limit();
        if (limit.exists())
            edges.add(
                    new Edge(
                            "after " + limit.times() + " times",
                            limit.otherwise(),
                            "at-most.otherwise"));
        switch (this) {
            case Say say -> edges.add(new Edge("", say.then(), "then"));
            case Ask ask -> {
                switch (ask.answers()) {
                    case Answers.Choices(Map<String, Choice> choices) ->
                            choices.forEach((name, choice) ->
                                    edges.add(
                                            new Edge(
                                                    name,
                                                    choice.then(),
                                                    "choices." + name + ".then")));
                    case Answers.Fill fill -> edges.add(new Edge(fill.slot(), fill.then(), "then"));
                }
                edges.add(new Edge(OTHERWISE, ask.otherwise(), OTHERWISE));
            }
            case Do act ->
                    act.on()
                            .forEach((outcome, to) ->
                                    edges.add(new Edge(outcome, to, "on." + outcome)));
            case Choose choose -> {
                for (int i = 0; i < choose.cases().size(); i++) {
                    Case each = choose.cases().get(i);
                    edges.add(
                            new Edge(
                                    each.condition().written(),
                                    each.then(),
                                    "choose[" + i + "].then"));
                }
                edges.add(new Edge(OTHERWISE, choose.otherwise(), OTHERWISE));
            }
            case CallBack callBack ->
                    edges.add(new Edge(OTHERWISE, callBack.otherwise(), OTHERWISE));
            case Subflow subflow ->
                    subflow.on().forEach((end, to) -> edges.add(new Edge(end, to, "on." + end)));
            case Transfer _, Voicemail _, End _ -> {}
        }
        return edges;
    }

    /** All that is said in this state, by where it stands below it. */
    default Map<String, Text> said() {
        Map<String, Text> said = new LinkedHashMap<>();
        switch (this) {
            case Say say -> said.put("say", say.text());
            case Ask(_, Asking asking, Answers answers, _) -> {
                said.put("ask", asking.question());
                said.put("help", asking.help());
                each("no-match", asking.noMatch(), said);
                each("no-input", asking.noInput(), said);
                said.put("keypad", asking.keypad());
                if (answers instanceof Answers.Fill fill)
                    said.put(
                            fill.confirm().explicit() ? "confirm.ask" : "confirm.say",
                            fill.confirm().text());
            }
            case Transfer transfer -> said.put("say", transfer.text());
            case Voicemail voicemail -> said.put("say", voicemail.text());
            case CallBack callBack -> said.put("say", callBack.text());
            case End end -> said.put("say", end.text());
            case Do _, Choose _, Subflow _ -> {}
        }
        return said;
    }

    private static void each(String key, List<Text> texts, Map<String, Text> said) {
        for (int i = 0; i < texts.size(); i++) said.put(key + "[" + i + "]", texts.get(i));
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
