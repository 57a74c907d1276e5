package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.Flow.Universal;
import dev.orderline.ivr.flow.State;
import dev.orderline.ivr.flow.State.Answers;
import dev.orderline.ivr.flow.State.Choice;
import dev.orderline.ivr.flow.State.Edge;
import dev.orderline.ivr.flow.Text;
import dev.orderline.ivr.flow.show.Chart.Kind;
import java.util.Map;

/** Says in few words what a state does and what leads out of it. */
final class Headline {
    private Headline() {}

    static Kind kind(State state) {
        return switch (state) {
            case State.Say _ -> Kind.SAY;
            case State.Ask ask -> ask.asking().secret() ? Kind.ASK_SECRET : Kind.ASK;
            case State.Do _ -> Kind.DO;
            case State.Choose _ -> Kind.CHOOSE;
            case State.Transfer _ -> Kind.TRANSFER;
            case State.Voicemail _ -> Kind.VOICEMAIL;
            case State.CallBack _ -> Kind.CALL_BACK;
            case State.Subflow _ -> Kind.SUBFLOW;
            case State.End _ -> Kind.END;
        };
    }

    /** What happens in {@code state}; empty when its name says it all. */
    static String of(State state, String language) {
        return switch (state) {
            case State.Say(_, Text text, _, _) -> text.written(language);
            case State.Ask ask -> ask.asking().question().written(language);
            case State.Do(_, String action, _, _) -> action;
            case State.Choose _ -> "";
            case State.Transfer(_, Text text, var target, _) ->
                    then(text, language, "to " + Described.target(target));
            case State.Voicemail(_, Text text, String reason) ->
                    then(text, language, "message: " + reason);
            case State.CallBack(_, Text text, String number, String reason, _) ->
                    then(text, language, "to " + number + ": " + reason);
            case State.Subflow(_, String flow, _) -> flow;
            case State.End(_, Text text, String reason) -> then(text, language, reason);
        };
    }

    private static String then(Text text, String language, String what) {
        return text.isEmpty() ? what : text.written(language) + " (" + what + ")";
    }

    /** What leads along {@code edge}, with the key that does. */
    static String label(State state, Edge edge) {
        if (state instanceof State.Ask(_, _, Answers.Choices(Map<String, Choice> choices), _)) {
            Choice choice = choices.get(edge.label());
            if (choice != null && edge.written().startsWith("choices."))
                return choice.key() + " " + edge.label();
        }
        return edge.label();
    }

    /** What is understood everywhere, and what it does: {@code person (key 0): to person}. */
    static String of(String name, Universal universal) {
        return name
                + (universal.key() == Universal.NO_KEY ? "" : " (key " + universal.key() + ")")
                + switch (universal.effect()) {
                    case Effect.GoTo(String state) -> ": to " + state;
                    case Effect.StartOver(String state) -> ": to " + state;
                    case Effect.Help _,
                            Effect.Repeat _,
                            Effect.Slower _,
                            Effect.Back _,
                            Effect.RefuseRecording _ ->
                            "";
                };
    }
}
