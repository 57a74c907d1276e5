package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.air.Candidate;
import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowChange;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowVersion;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.flow.source.FlowFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * The library of flows over PostgreSQL. Times are the database's, so that nodes' clocks do not
 * matter.
 */
public final class SqlFlowLibrary implements FlowLibrary {
    /** Who was not seen for so long is not running; nodes are seen every half second. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

    /** A candidate that nobody has decided for so long was left behind. */
    private static final Duration OPEN_FOR = Duration.ofMinutes(30);

    private static final int MAX_WHY = 2_000;

    private final Database database;

    public SqlFlowLibrary(Database database) {
        this.database = database;
    }

    @Override
    public Optional<FlowVersion> onAir(String flow) {
        return database.transact(
                "look up the flow on air",
                handle ->
                        handle.createQuery(
                                        """
                                        select c.flow, c.number, c.who, c.why, c.at, v.files
                                          from flow_changes c join flow_versions v using (flow, number)
                                         where c.flow = :flow order by c.id desc limit 1
                                        """)
                                .bind("flow", flow)
                                .map((row, _) -> version(row))
                                .findOne());
    }

    @Override
    public Map<String, Integer> numbersOnAir() {
        return database.transact(
                "look up the flows on air",
                handle ->
                        numbers(
                                handle.createQuery(
                                        "select distinct on (flow) flow, number from flow_changes order by flow, id desc"),
                                "flow"));
    }

    /** The numbers that {@code query} finds, by what its rows are of. */
    private static Map<String, Integer> numbers(Query query, String of) {
        Map<String, Integer> numbers = new HashMap<>();
        query.map((row, _) -> Map.entry(row.getString(of), row.getInt("number")))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    @Override
    public Optional<FlowVersion> version(String flow, int number) {
        return database.transact(
                "look up a version of a flow",
                handle ->
                        handle.createQuery(
                                        """
                                        select v.flow, v.number, c.who, c.why, c.at, v.files
                                          from flow_versions v join flow_changes c using (flow, number)
                                         where v.flow = :flow and v.number = :number order by c.id limit 1
                                        """)
                                .bind("flow", flow)
                                .bind("number", number)
                                .map((row, _) -> version(row))
                                .findOne());
    }

    @Override
    public List<FlowChange> log(String flow, int limit) {
        return database.transact(
                "look up the changes of a flow",
                handle ->
                        handle.createQuery(
                                        """
                                        select flow, number, kind, who, why, at from flow_changes
                                         where flow = :flow order by id desc limit :limit
                                        """)
                                .bind("flow", flow)
                                .bind("limit", limit)
                                .map((row, _) -> change(row))
                                .list());
    }

    private static FlowVersion version(ResultSet row) throws SQLException {
        return new FlowVersion(
                row.getString("flow"),
                row.getInt("number"),
                FilesJson.read(row.getString("files")),
                signature(row));
    }

    private static FlowChange change(ResultSet row) throws SQLException {
        return new FlowChange(
                row.getString("flow"),
                row.getInt("number"),
                FlowChange.Kind.valueOf(row.getString("kind")),
                signature(row));
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(row.getString("who"), row.getString("why"), instant(row, "at"));
    }

    @Override
    public Candidate propose(String flow, FlowFiles files) {
        return database.transact(
                "propose a flow",
                handle -> {
                    int number =
                            handle.createQuery(
                                            "select coalesce(max(number), 0) + 1 from flow_versions where flow = :flow")
                                    .bind("flow", flow)
                                    .mapTo(Integer.class)
                                    .one();
                    return propose(
                            handle,
                            new Candidate(UUID.randomUUID(), flow, number, files),
                            FlowChange.Kind.PUBLISHED);
                });
    }

    @Override
    public Optional<Candidate> proposeAgain(String flow, int number) {
        return version(flow, number)
                .map(version ->
                        database.transact(
                                "propose an earlier version of a flow",
                                handle ->
                                        propose(
                                                handle,
                                                new Candidate(
                                                        UUID.randomUUID(),
                                                        flow,
                                                        number,
                                                        version.files()),
                                                FlowChange.Kind.ROLLED_BACK)));
    }

    private static Candidate propose(Handle handle, Candidate candidate, FlowChange.Kind kind) {
        handle.createUpdate(
                        "delete from flow_candidates where at < now() - :old * interval '1 second'")
                .bind("old", OPEN_FOR.toSeconds())
                .execute();
        handle.createUpdate(
                        """
                        insert into flow_candidates (id, flow, number, kind, files, at)
                        values (:id, :flow, :number, :kind, :files::jsonb, now())
                        """)
                .bind("id", candidate.id())
                .bind("flow", candidate.flow())
                .bind("number", candidate.number())
                .bind("kind", kind.name())
                .bind("files", FilesJson.write(candidate.files()))
                .execute();
        return candidate;
    }

    @Override
    public List<Candidate> open() {
        return database.transact(
                "look up flows that may go on air",
                handle ->
                        handle.createQuery(
                                        "select id, flow, number, files from flow_candidates order by at, id")
                                .map((row, _) -> candidate(row))
                                .list());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getString("flow"),
                row.getInt("number"),
                FilesJson.read(row.getString("files")));
    }

    @Override
    public void answer(UUID candidate, String node, Answer answer) {
        database.transact(
                "answer a flow that may go on air",
                handle -> {
                    Update update =
                            handle.createUpdate(
                                            """
                                            insert into flow_answers (candidate, node, answer, done, of, why)
                                            select id, :node, :answer, :done, :of, :why
                                              from flow_candidates where id = :candidate for key share
                                            on conflict (candidate, node) do update
                                               set answer = :answer, done = :done, of = :of, why = :why
                                            """)
                                    .bind("candidate", candidate)
                                    .bind("node", node);
                    return bind(update, answer).execute();
                });
    }

    private static Update bind(Update update, Answer answer) {
        return switch (answer) {
            case Answer.Preparing(int done, int of) ->
                    bind(update, "preparing", "").bind("done", done).bind("of", of);
            case Answer.Ready() -> bind(update, "ready", "").bind("done", 0).bind("of", 0);
            case Answer.Refused(String why) ->
                    bind(update, "refused", why.substring(0, Math.min(why.length(), MAX_WHY)))
                            .bind("done", 0)
                            .bind("of", 0);
        };
    }

    private static Update bind(Update update, String answer, String why) {
        return update.bind("answer", answer).bind("why", why.replace("\0", ""));
    }

    @Override
    public Map<String, Answer> answers(UUID candidate) {
        return database.transact(
                "look up answers to a flow that may go on air",
                handle -> {
                    Map<String, Answer> answers = new HashMap<>();
                    handle.createQuery("select * from flow_answers where candidate = :candidate")
                            .bind("candidate", candidate)
                            .map((row, _) -> Map.entry(row.getString("node"), answer(row)))
                            .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
                    return answers;
                });
    }

    private static Answer answer(ResultSet row) throws SQLException {
        String answer = row.getString("answer");
        return switch (answer) {
            case "preparing" -> new Answer.Preparing(row.getInt("done"), row.getInt("of"));
            case "ready" -> new Answer.Ready();
            case "refused" -> new Answer.Refused(row.getString("why"));
            default -> throw new IllegalStateException("no answer is named " + answer);
        };
    }

    @Override
    public Optional<FlowChange> accept(UUID candidate, Signature signature) {
        return database.transact(
                "put a flow on air",
                handle -> {
                    // One after the other, so that numbers have no holes and none is taken twice.
                    handle.execute("lock table flow_changes in share row exclusive mode");
                    Optional<Proposed> proposed = proposed(handle, candidate);
                    handle.createUpdate("delete from flow_candidates where id = :id")
                            .bind("id", candidate)
                            .execute();
                    return proposed.filter(each -> keep(handle, each))
                            .map(each -> change(handle, each, signature));
                });
    }

    private record Proposed(Candidate candidate, FlowChange.Kind kind) {}

    private static Optional<Proposed> proposed(Handle handle, UUID candidate) {
        return handle.createQuery("select * from flow_candidates where id = :id")
                .bind("id", candidate)
                .map((row, _) ->
                        new Proposed(
                                candidate(row), FlowChange.Kind.valueOf(row.getString("kind"))))
                .findOne();
    }

    /** Keeps a new version under its number, unless another one has that by now. */
    private static boolean keep(Handle handle, Proposed proposed) {
        Candidate candidate = proposed.candidate();
        if (proposed.kind() == FlowChange.Kind.ROLLED_BACK) return true;
        return handle.createUpdate(
                                """
                                insert into flow_versions (flow, number, files, made_at)
                                values (:flow, :number, :files::jsonb, now())
                                on conflict (flow, number) do nothing
                                """)
                        .bind("flow", candidate.flow())
                        .bind("number", candidate.number())
                        .bind("files", FilesJson.write(candidate.files()))
                        .execute()
                == 1;
    }

    private static FlowChange change(Handle handle, Proposed proposed, Signature signature) {
        Candidate candidate = proposed.candidate();
        handle.createUpdate(
                        """
                        insert into flow_changes (flow, number, kind, who, why, at)
                        values (:flow, :number, :kind, :who, :why, :at)
                        """)
                .bind("flow", candidate.flow())
                .bind("number", candidate.number())
                .bind("kind", proposed.kind().name())
                .bind("who", signature.who())
                .bind("why", signature.why())
                .bind("at", time(signature.at()))
                .execute();
        return new FlowChange(candidate.flow(), candidate.number(), proposed.kind(), signature);
    }

    @Override
    public void withdraw(UUID candidate) {
        database.transact(
                "withdraw a flow",
                handle ->
                        handle.createUpdate("delete from flow_candidates where id = :id")
                                .bind("id", candidate)
                                .execute());
    }

    @Override
    public void seen(String node) {
        database.transact("be seen", handle -> seen(handle, node));
    }

    private static int seen(Handle handle, String node) {
        return handle.createUpdate(
                        """
                        insert into nodes (node, seen_at) values (:node, now())
                        on conflict (node) do update set seen_at = now()
                        """)
                .bind("node", node)
                .execute();
    }

    @Override
    public void gone(String node) {
        database.transact(
                "leave",
                handle ->
                        handle.createUpdate("delete from nodes where node = :node")
                                .bind("node", node)
                                .execute());
    }

    @Override
    public Set<String> running() {
        return database.transact(
                "look up who is running",
                handle ->
                        new HashSet<>(
                                handle.createQuery(
                                                "select node from nodes where seen_at > now() - :seconds * interval '1 second'")
                                        .bind("seconds", SEEN_WITHIN.toSeconds())
                                        .mapTo(String.class)
                                        .list()));
    }

    @Override
    public void airs(String node, Map<String, Integer> numbers) {
        database.transact(
                "say what is on air",
                handle -> {
                    seen(handle, node);
                    handle.createUpdate("delete from airings where node = :node")
                            .bind("node", node)
                            .execute();
                    numbers.forEach((flow, number) ->
                            handle.createUpdate(
                                            "insert into airings (node, flow, number) values (:node, :flow, :number)")
                                    .bind("node", node)
                                    .bind("flow", flow)
                                    .bind("number", number)
                                    .execute());
                    return numbers.size();
                });
    }

    @Override
    public Map<String, Integer> airing(String flow) {
        return database.transact(
                "look up where a flow is on air",
                handle ->
                        numbers(
                                handle.createQuery(
                                                """
                                                select node, number from airings join nodes using (node)
                                                 where flow = :flow and seen_at > now() - :seconds * interval '1 second'
                                                """)
                                        .bind("flow", flow)
                                        .bind("seconds", SEEN_WITHIN.toSeconds()),
                                "node"));
    }
}
