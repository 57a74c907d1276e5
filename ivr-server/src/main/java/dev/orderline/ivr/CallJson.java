package dev.orderline.ivr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallEvent.TurnEnded;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.sql.CallRecord;
import dev.orderline.speech.recognition.Meaning;
import java.util.List;
import java.util.OptionalInt;

/** Calls as JSON for other programs. Times within a call are frames of 20 ms. */
final class CallJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CallReport words;

    /**
     * @param words decides how much of a caller's number is told
     */
    CallJson(CallReport words) {
        this.words = words;
    }

    /** An array with one object for each call, without its turns. */
    String list(List<CallRecord> calls) {
        ArrayNode list = NODES.arrayNode();
        calls.forEach(call -> list.add(summary(call)));
        return list.toPrettyString();
    }

    /** An object with everything that is known of {@code call}. */
    String details(CallRecord call) {
        ObjectNode json = summary(call);
        ArrayNode turns = json.putArray("turns");
        call.turns().forEach(turn -> turns.add(turn(call, turn)));
        return json.toPrettyString();
    }

    private ObjectNode summary(CallRecord call) {
        ObjectNode json = NODES.objectNode();
        json.put("id", call.started().call().value());
        json.put("node", call.node());
        call.takenOver()
                .ifPresent(over ->
                        json.putObject("byKeys")
                                .put("node", over.node())
                                .put("afterTurn", over.afterTurn()));
        json.put("caller", words.caller(call.started().caller().number()));
        json.put("called", call.started().caller().called());
        json.put("transport", call.started().transport().name());
        json.put("flow", call.started().flow());
        json.put("started", call.started().at().toString());
        json.put("turnCount", call.turns().size());
        call.medianResponse().ifPresent(median -> json.put("responseMedianMs", median.toMillis()));
        call.ended()
                .ifPresent(ended -> {
                    json.put("ended", ended.at().toString());
                    json.set("outcome", outcome(ended.outcome()));
                    json.put("frames", ended.frames());
                    json.put("filled", ended.filled());
                    json.put("dropped", ended.dropped());
                    json.put("decoded", ended.decoded());
                });
        call.recording().ifPresent(end -> json.set("recording", recording(end)));
        return json;
    }

    private static ObjectNode outcome(Outcome outcome) {
        ObjectNode json = NODES.objectNode();
        json.put("reason", outcome.reason());
        json.put("next", outcome.next().dialplanName());
        switch (outcome) {
            case Outcome.Completed _ -> json.put("kind", "completed");
            case Outcome.HandedOver handed -> {
                json.put("kind", "handed-over");
                handed.facts().forEach(json.putObject("facts")::put);
            }
            case Outcome.Abandoned abandoned ->
                    json.put("kind", "abandoned").put("state", abandoned.state());
            case Outcome.Failed failed -> json.put("kind", "failed").put("state", failed.state());
        }
        return json;
    }

    private static ObjectNode recording(RecordingEnd end) {
        ObjectNode json = NODES.objectNode();
        json.put("kind", CallReport.name(end));
        switch (end) {
            case RecordingEnd.Whole(String file, String sha256) ->
                    json.put("file", file).put("sha256", sha256);
            case RecordingEnd.Cut(String file, String sha256) ->
                    json.put("file", file).put("sha256", sha256);
            case RecordingEnd.Discarded _, RecordingEnd.Lost _ -> {}
        }
        return json;
    }

    private static ObjectNode turn(CallRecord call, TurnEnded turn) {
        Timing timing = turn.timing();
        ObjectNode json = NODES.objectNode();
        json.put("index", turn.index());
        json.put("state", turn.state());
        json.put("said", turn.said());
        json.put("secret", turn.secret());
        json.put("promptFrom", timing.promptFrom());
        json.put("promptTo", timing.promptTo());
        put(json, "bargeIn", timing.bargeIn());
        put(json, "speechFrom", timing.speechFrom());
        put(json, "speechTo", timing.speechTo());
        json.put("decided", timing.decided());
        call.response(turn).ifPresent(response -> json.put("responseMs", response.toMillis()));
        json.set("answer", answer(turn.answer()));
        return json;
    }

    private static ObjectNode answer(Answer answer) {
        ObjectNode json = NODES.objectNode();
        switch (answer) {
            case Answer.Spoken spoken -> {
                json.put("kind", "spoken");
                ArrayNode heard = json.putArray("heard");
                spoken.nBest()
                        .forEach(hypothesis ->
                                heard.addObject()
                                        .put("words", hypothesis.words())
                                        .put("score", hypothesis.score()));
                spoken.meaning().ifPresent(meaning -> json.set("meaning", meaning(meaning)));
            }
            case Answer.Keyed keyed -> {
                json.put("kind", "keyed").put("keys", keyed.keys());
                keyed.meaning().ifPresent(meaning -> json.set("meaning", meaning(meaning)));
            }
            case Answer.Secret secret ->
                    json.put("kind", "secret")
                            .put("spoken", secret.spoken())
                            .put("understood", secret.understood());
            case Answer.NoInput _ -> json.put("kind", "no-input");
            case Answer.Gone hungUp -> json.put("kind", "hung-up").put("by", hungUp.by().name());
        }
        return json;
    }

    private static ObjectNode meaning(Meaning meaning) {
        ObjectNode json = NODES.objectNode().put("name", meaning.name());
        meaning.slots().forEach(json.putObject("slots")::put);
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalInt frame) {
        if (frame.isPresent()) json.put(name, frame.getAsInt());
    }
}
