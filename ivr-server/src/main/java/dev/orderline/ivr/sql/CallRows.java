package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orderline.ivr.call.CallEvent;
import dev.orderline.ivr.call.CallEvent.Answer;
import dev.orderline.ivr.call.CallEvent.Timing;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Caller;
import dev.orderline.ivr.call.LostCalls;
import dev.orderline.ivr.call.LostCalls.LostCall;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.call.RecordingEnd;
import dev.orderline.ivr.call.Transport;
import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Position;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.orders.CallerNumber;
import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.HungUp;
import dev.orderline.speech.recognition.Hypothesis;
import dev.orderline.speech.recognition.Meaning;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Calls as rows of their tables. Writing is idempotent: what a lost answer makes us write again
 * changes nothing. Texts longer than their column are cut, and characters PostgreSQL cannot hold
 * left out; columns' limits are in the migration.
 */
final class CallRows {
    private static final int MAX_NAME = 100;
    private static final int MAX_REASON = 200;
    private static final int MAX_SAID = 4_000;
    private static final int MAX_KEYS = 100;
    private static final int MAX_VALUE = 500;
    private static final int MAX_HYPOTHESES = 10;
    private static final int MAX_FACTS = 50;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private CallRows() {}

    static void write(Handle handle, String node, CallEvent event) {
        switch (event) {
            case CallEvent.Started started -> writeStarted(handle, node, started);
            case CallEvent.TurnEnded turn -> writeTurn(handle, node, turn);
            case CallEvent.Acted acted -> writeAct(handle, node, acted);
            case CallEvent.Stood stood -> writePosition(handle, node, stood);
            case CallEvent.RecordingRefused refused ->
                    writeRecording(handle, refused.call(), new RecordingEnd.Discarded());
            case CallEvent.Ended ended -> writeEnded(handle, node, ended);
        }
    }

    private static void writeStarted(Handle handle, String node, CallEvent.Started started) {
        handle.createUpdate(
                        """
                        insert into calls (id, node, caller, called, transport, flow, started_at)
                        values (:id, :node, :caller, :called, :transport, :flow, :started)
                        on conflict (id) do nothing
                        """)
                .bind("id", started.call().value())
                .bind("node", fit(node, MAX_NAME))
                .bind("caller", started.caller().number().value())
                .bind("called", started.caller().called())
                .bind("transport", started.transport().name())
                .bind("flow", fit(started.flow(), MAX_NAME))
                .bind("started", time(started.at()))
                .execute();
    }

    /**
     * Whether {@code node} may write down what happens in {@code call}, which then is nobody else's
     * until this transaction ends. False once another has taken the call over: what a server that
     * stood still had yet to say then is no part of the call.
     */
    private static boolean isOurs(Handle handle, String node, CallId call) {
        return handle.createQuery(
                        """
                        select true from calls where id = :call and coalesce(taken_by, node) = :node for share
                        """)
                .bind("call", call.value())
                .bind("node", fit(node, MAX_NAME))
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private static void writeTurn(Handle handle, String node, CallEvent.TurnEnded turn) {
        if (!isOurs(handle, node, turn.call())) return;
        Timing timing = turn.timing();
        handle.createUpdate(
                        """
                        insert into turns (call_id, index, state, said, prompt_from, prompt_to, barge_in,
                                           speech_from, speech_to, decided, secret, answer, heard, revisions,
                                           keys, meaning, slots, spoken, understood, hung_up_by)
                        values (:call, :index, :state, :said, :promptFrom, :promptTo, :bargeIn,
                                :speechFrom, :speechTo, :decided, :secret, :answer, :heard::jsonb,
                                :revisions, :keys, :meaning, :slots::jsonb, :spoken, :understood, :hungUpBy)
                        on conflict (call_id, index) do nothing
                        """)
                .bind("call", turn.call().value())
                .bind("index", turn.index())
                .bind("state", fit(turn.state(), MAX_NAME))
                .bind("said", fit(turn.said(), MAX_SAID))
                .bind("promptFrom", timing.promptFrom())
                .bind("promptTo", timing.promptTo())
                .bind("bargeIn", integer(timing.bargeIn()))
                .bind("speechFrom", integer(timing.speechFrom()))
                .bind("speechTo", integer(timing.speechTo()))
                .bind("decided", timing.decided())
                .bind("secret", turn.secret())
                .bindMap(columns(turn.secret() ? silenced(turn.answer()) : turn.answer()))
                .execute();
    }

    /** What may be kept of a secret answer, whatever the event carries. */
    private static Answer silenced(Answer answer) {
        return switch (answer) {
            case Answer.Spoken spoken -> new Answer.Secret(true, spoken.meaning().isPresent());
            case Answer.Keyed keyed -> new Answer.Secret(false, keyed.meaning().isPresent());
            case Answer.Secret _, Answer.NoInput _, Answer.Gone _ -> answer;
        };
    }

    private static Map<String, @Nullable Object> columns(Answer answer) {
        var columns = new HashMap<String, @Nullable Object>();
        for (String column :
                List.of(
                        "heard",
                        "revisions",
                        "keys",
                        "meaning",
                        "slots",
                        "spoken",
                        "understood",
                        "hungUpBy")) columns.put(column, null);
        switch (answer) {
            case Answer.Spoken(
                            List<Hypothesis> nBest,
                            int revisions,
                            Optional<Meaning> meaning) -> {
                columns.put("answer", "spoken");
                columns.put("heard", json(fit(nBest)));
                columns.put("revisions", revisions);
                meaning.ifPresent(known -> put(columns, known));
            }
            case Answer.Keyed(String keys, Optional<Meaning> meaning) -> {
                columns.put("answer", "keyed");
                columns.put("keys", fit(keys, MAX_KEYS));
                meaning.ifPresent(known -> put(columns, known));
            }
            case Answer.Secret(boolean spoken, boolean understood) -> {
                columns.put("answer", "secret");
                columns.put("spoken", spoken);
                columns.put("understood", understood);
            }
            case Answer.NoInput _ -> columns.put("answer", "no-input");
            case Answer.Gone(HungUp.By by) -> {
                columns.put("answer", "hung-up");
                columns.put("hungUpBy", by.name());
            }
        }
        return columns;
    }

    private static void put(Map<String, @Nullable Object> columns, Meaning meaning) {
        columns.put("meaning", fit(meaning.name(), MAX_NAME));
        columns.put("slots", json(fit(meaning.slots())));
    }

    private static void writeAct(Handle handle, String node, CallEvent.Acted acted) {
        if (!isOurs(handle, node, acted.call())) return;
        handle.createUpdate(
                        """
                        insert into acts (call_id, index, turns, state, action, outcome, slots, frames)
                        values (:call, :index, :turns, :state, :action, :outcome, :slots::jsonb, :frames)
                        on conflict (call_id, index) do nothing
                        """)
                .bind("call", acted.call().value())
                .bind("index", acted.index())
                .bind("turns", acted.turns())
                .bind("state", fit(acted.state(), MAX_NAME))
                .bind("action", fit(acted.action(), MAX_NAME))
                .bind("outcome", fit(acted.result().outcome(), MAX_NAME))
                .bind(
                        "slots",
                        PositionJson.writeSlots(acted.result().slots()).replace("\\u0000", ""))
                .bind("frames", acted.frames())
                .execute();
    }

    private static void writePosition(Handle handle, String node, CallEvent.Stood stood) {
        handle.createUpdate(
                        """
                        update calls set position = :position::jsonb
                         where id = :call and coalesce(taken_by, node) = :node
                        """)
                .bind("call", stood.call().value())
                .bind("node", fit(node, MAX_NAME))
                .bind("position", PositionJson.write(stood.position()).replace("\\u0000", ""))
                .execute();
    }

    private static void writeEnded(Handle handle, String node, CallEvent.Ended ended) {
        handle.createUpdate(
                        """
                        update calls
                           set ended_at = :at, outcome = :outcome, reason = :reason, next = :next,
                               state = :state, hung_up_by = :hungUpBy, facts = :facts::jsonb,
                               frames = :frames, filled = :filled, dropped = :dropped, decoded = :decoded,
                               position = null
                         where id = :call and ended_at is null and coalesce(taken_by, node) = :node
                        """)
                .bind("call", ended.call().value())
                .bind("node", fit(node, MAX_NAME))
                .bind("at", time(ended.at()))
                .bind("frames", ended.frames())
                .bind("filled", ended.filled())
                .bind("dropped", ended.dropped())
                .bind("decoded", ended.decoded())
                .bindMap(columns(ended.outcome()))
                .execute();
    }

    private static Map<String, @Nullable Object> columns(Outcome outcome) {
        var columns = new HashMap<String, @Nullable Object>();
        for (String column : List.of("state", "hungUpBy", "facts")) columns.put(column, null);
        columns.put("reason", fit(outcome.reason(), MAX_REASON));
        columns.put("next", outcome.next().name());
        switch (outcome) {
            case Outcome.Completed _ -> columns.put("outcome", "completed");
            case Outcome.HandedOver(_, _, Map<String, String> facts) -> {
                columns.put("outcome", "handed-over");
                columns.put("facts", json(fit(facts)));
            }
            case Outcome.Abandoned(String state, HungUp.By by) -> {
                columns.put("outcome", "abandoned");
                columns.put("state", fit(state, MAX_NAME));
                columns.put("hungUpBy", by.name());
            }
            case Outcome.Failed(String state, String code) -> {
                columns.put("outcome", "failed");
                columns.put("state", fit(state, MAX_NAME));
                columns.put("reason", fit(code, MAX_REASON));
            }
        }
        return columns;
    }

    /** What was discarded stays discarded. */
    static void writeRecording(Handle handle, CallId call, RecordingEnd end) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("file", null);
        columns.put("sha256", null);
        switch (end) {
            case RecordingEnd.Whole(String file, String sha256) -> {
                columns.put("recording", "whole");
                columns.put("file", file);
                columns.put("sha256", sha256);
            }
            case RecordingEnd.Cut(String file, String sha256) -> {
                columns.put("recording", "cut");
                columns.put("file", file);
                columns.put("sha256", sha256);
            }
            case RecordingEnd.Discarded _ -> columns.put("recording", "discarded");
            case RecordingEnd.Lost _ -> columns.put("recording", "lost");
        }
        handle.createUpdate(
                        """
                        update calls
                           set recording = :recording, recording_file = :file, recording_sha256 = :sha256
                         where id = :call and recording is distinct from 'discarded'
                        """)
                .bind("call", call.value())
                .bindMap(columns)
                .execute();
    }

    static boolean isRefused(Handle handle, CallId call) {
        return handle.createQuery(
                        "select exists (select from calls where id = :id and recording = 'discarded')")
                .bind("id", call.value())
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Gives the calls of {@code node} that have no end one: it died in them. Their end is that of
     * their last turn.
     *
     * @return how many there were
     */
    static List<CallId> markDied(Handle handle, String node) {
        return handle.createQuery(
                        """
                        update calls
                           set outcome = 'died', reason = 'server died', next = 'PERSON', filled = 0, dropped = 0, decoded = 0,
                               state = (select state from turns where call_id = id order by index desc limit 1),
                               frames = last_frame,
                               ended_at = started_at + last_frame * :frameMs * interval '1 millisecond'
                          from (select id as died,
                                       coalesce((select max(greatest(prompt_to, decided))
                                                   from turns where call_id = id), 0) as last_frame
                                  from calls
                                 where coalesce(taken_by, node) = :node and ended_at is null) as without_end
                         where id = died
                        returning id
                        """)
                .bind("node", fit(node, MAX_NAME))
                .bind("frameMs", Frame.LENGTH.toMillis())
                .mapTo(String.class)
                .map(CallId::new)
                .list();
    }

    /**
     * Makes a call that has no end, or died with its server, one of {@code node}. The first who
     * asks gets it, whatever process that is in; what its server still writes is written before, or
     * not at all.
     */
    static LostCalls.Search take(Handle handle, String node, CallId call) {
        Optional<Lost> lost =
                handle.createQuery(
                                """
                                update calls
                                   set taken_by = :node, taken_after = 0, ended_at = null, outcome = null, reason = null,
                                       next = null, state = null, frames = null, filled = null, dropped = null,
                                       decoded = null
                                 where id = :call and taken_by is null and position is not null
                                   and (outcome is null or outcome = 'died')
                                returning *
                                """)
                        .bind("node", fit(node, MAX_NAME))
                        .bind("call", call.value())
                        .map((row, _) ->
                                new Lost(
                                        started(call, row),
                                        PositionJson.read(row.getString("position"))))
                        .findOne();
        if (lost.isPresent()) return new LostCalls.Search.Taken(counted(handle, lost.get()));
        return isKnown(handle, call) ? new LostCalls.Search.Over() : new LostCalls.Search.Unknown();
    }

    private record Lost(CallEvent.Started started, Position position) {}

    /** Counts what is written of a call that its server writes no more. */
    private static LostCall counted(Handle handle, Lost lost) {
        return handle.createQuery(
                        """
                        update calls set taken_after = (select count(*) from turns where call_id = id) where id = :call
                        returning taken_after,
                                  (select count(*) from acts where call_id = id) as act_count,
                                  coalesce((select max(greatest(prompt_to, decided))
                                              from turns where call_id = id), 0) as last_frame
                        """)
                .bind("call", lost.started().call().value())
                .map((row, _) ->
                        new LostCall(
                                lost.started(),
                                lost.position(),
                                row.getInt("taken_after"),
                                row.getInt("act_count"),
                                row.getInt("last_frame")))
                .one();
    }

    private static boolean isKnown(Handle handle, CallId call) {
        return handle.createQuery("select exists (select from calls where id = :id)")
                .bind("id", call.value())
                .mapTo(Boolean.class)
                .one();
    }

    static Optional<Outcome> findOutcome(Handle handle, CallId call) {
        return handle.createQuery("select * from calls where id = :id and ended_at is not null")
                .bind("id", call.value())
                .map((row, _) -> outcome(row))
                .findOne();
    }

    /** Calls whose id begins with {@code prefix}, the latest first. */
    static List<CallRecord> find(Handle handle, String prefix, int limit) {
        return handle.createQuery(
                        """
                        select * from calls where starts_with(id, :prefix)
                         order by started_at desc, id limit :limit
                        """)
                .bind("prefix", prefix)
                .bind("limit", limit)
                .map((row, _) -> record(handle, row))
                .list();
    }

    private static CallRecord record(Handle handle, ResultSet row) throws SQLException {
        var call = new CallId(row.getString("id"));
        Optional<CallEvent.Ended> ended =
                row.getString("outcome") == null
                        ? Optional.empty()
                        : Optional.of(
                                new CallEvent.Ended(
                                        call,
                                        instant(row, "ended_at"),
                                        outcome(row),
                                        row.getInt("frames"),
                                        row.getInt("filled"),
                                        row.getInt("dropped"),
                                        row.getInt("decoded")));
        return new CallRecord(
                row.getString("node"),
                takenOver(row),
                started(call, row),
                turns(handle, call),
                acts(handle, call),
                ended,
                recording(row));
    }

    private static Optional<CallRecord.TakenOver> takenOver(ResultSet row) throws SQLException {
        return row.getString("taken_by") == null
                ? Optional.empty()
                : Optional.of(
                        new CallRecord.TakenOver(
                                row.getString("taken_by"), row.getInt("taken_after")));
    }

    private static CallEvent.Started started(CallId call, ResultSet row) throws SQLException {
        return new CallEvent.Started(
                call,
                instant(row, "started_at"),
                new Caller(new CallerNumber(row.getString("caller")), row.getString("called")),
                Transport.valueOf(row.getString("transport")),
                row.getString("flow"));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        String reason = row.getString("reason");
        String state = Objects.requireNonNullElse(row.getString("state"), "");
        return switch (outcome) {
            case "completed" -> new Outcome.Completed(reason);
            case "handed-over" ->
                    new Outcome.HandedOver(
                            Target.valueOf(row.getString("next")),
                            reason,
                            parsed(row.getString("facts"), new TypeReference<>() {}));
            case "abandoned" ->
                    new Outcome.Abandoned(state, HungUp.By.valueOf(row.getString("hung_up_by")));
            case "failed", "died" -> new Outcome.Failed(state, reason);
            default -> throw new IllegalStateException("no outcome is named " + outcome);
        };
    }

    private static Optional<RecordingEnd> recording(ResultSet row) throws SQLException {
        String recording = row.getString("recording");
        if (recording == null) return Optional.empty();
        String file = row.getString("recording_file");
        String sha256 = row.getString("recording_sha256");
        return Optional.of(
                switch (recording) {
                    case "whole" -> new RecordingEnd.Whole(file, sha256);
                    case "cut" -> new RecordingEnd.Cut(file, sha256);
                    case "discarded" -> new RecordingEnd.Discarded();
                    case "lost" -> new RecordingEnd.Lost();
                    default -> throw new IllegalStateException("no recording ends as " + recording);
                });
    }

    private static List<CallEvent.TurnEnded> turns(Handle handle, CallId call) {
        return handle.createQuery("select * from turns where call_id = :call order by index")
                .bind("call", call.value())
                .map((row, _) -> turn(call, row))
                .list();
    }

    private static List<CallEvent.Acted> acts(Handle handle, CallId call) {
        return handle.createQuery("select * from acts where call_id = :call order by index")
                .bind("call", call.value())
                .map((row, _) ->
                        new CallEvent.Acted(
                                call,
                                row.getInt("index"),
                                row.getInt("turns"),
                                row.getString("state"),
                                row.getString("action"),
                                new Action.Result(
                                        row.getString("outcome"),
                                        PositionJson.readSlots(row.getString("slots"))),
                                row.getInt("frames")))
                .list();
    }

    private static CallEvent.TurnEnded turn(CallId call, ResultSet row) throws SQLException {
        return new CallEvent.TurnEnded(
                call,
                row.getInt("index"),
                row.getString("state"),
                row.getString("said"),
                new Timing(
                        row.getInt("prompt_from"),
                        row.getInt("prompt_to"),
                        frame(row, "barge_in"),
                        frame(row, "speech_from"),
                        frame(row, "speech_to"),
                        row.getInt("decided")),
                answer(row),
                row.getBoolean("secret"));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return switch (answer) {
            case "spoken" ->
                    new Answer.Spoken(
                            parsed(row.getString("heard"), new TypeReference<>() {}),
                            row.getInt("revisions"),
                            meaning(row));
            case "keyed" -> new Answer.Keyed(row.getString("keys"), meaning(row));
            case "secret" ->
                    new Answer.Secret(row.getBoolean("spoken"), row.getBoolean("understood"));
            case "no-input" -> new Answer.NoInput();
            case "hung-up" -> new Answer.Gone(HungUp.By.valueOf(row.getString("hung_up_by")));
            default -> throw new IllegalStateException("no answer is named " + answer);
        };
    }

    private static Optional<Meaning> meaning(ResultSet row) throws SQLException {
        String name = row.getString("meaning");
        return name == null
                ? Optional.empty()
                : Optional.of(
                        new Meaning(
                                name, parsed(row.getString("slots"), new TypeReference<>() {})));
    }

    private static OptionalInt frame(ResultSet row, String column) throws SQLException {
        int frame = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(frame);
    }

    private static @Nullable Integer integer(OptionalInt frame) {
        return frame.isPresent() ? frame.getAsInt() : null;
    }

    private static List<Hypothesis> fit(List<Hypothesis> nBest) {
        return nBest.stream()
                .limit(MAX_HYPOTHESES)
                .map(hypothesis ->
                        new Hypothesis(fit(hypothesis.words(), MAX_VALUE), hypothesis.score()))
                .toList();
    }

    private static Map<String, String> fit(Map<String, String> facts) {
        var fitting = new TreeMap<String, String>();
        facts.entrySet().stream()
                .limit(MAX_FACTS)
                .forEach(fact ->
                        fitting.put(fit(fact.getKey(), MAX_NAME), fit(fact.getValue(), MAX_VALUE)));
        return fitting;
    }

    private static String fit(String text, int length) {
        String possible = text.replace("\0", "");
        return possible.substring(0, Math.min(length, possible.length()));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lists and maps of texts are JSON");
        }
    }

    private static <T> T parsed(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException spoilt) {
            throw new IllegalStateException("a column of ours is not what we wrote");
        }
    }
}
