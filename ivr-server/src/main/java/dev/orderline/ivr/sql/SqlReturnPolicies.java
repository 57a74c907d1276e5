package dev.orderline.ivr.sql;

import static dev.orderline.ivr.sql.Times.instant;
import static dev.orderline.ivr.sql.Times.time;

import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.PolicyVersion;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.policy.PolicyReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The published policies over PostgreSQL: every node goes by the newest, from its next decision on.
 * Thread-safe.
 */
public final class SqlReturnPolicies implements ReturnPolicies {
    private final Database database;

    /** The version that was read last; versions never change. */
    private volatile Optional<Version> known = Optional.empty();

    public SqlReturnPolicies(Database database) {
        this.database = database;
    }

    @Override
    public Version current() {
        return database.transact("look up the policy", this::current);
    }

    Version current(Handle handle) {
        int newest =
                handle.createQuery("select coalesce(max(number), 0) from policy_versions")
                        .mapTo(Integer.class)
                        .one();
        Optional<Version> last = known;
        if (last.isPresent() && last.get().number() == newest) return last.get();
        PolicyVersion published =
                version(handle, newest)
                        .orElseThrow(() -> new IllegalStateException("no policy is published"));
        var version = new Version(newest, read(published));
        known = Optional.of(version);
        return version;
    }

    private static ReturnPolicy read(PolicyVersion published) {
        var problems = new Problems();
        return PolicyReader.read(published.file(), published.text(), problems)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "policy "
                                        + published.number()
                                        + " cannot be read any more: "
                                        + problems.sorted()));
    }

    /** A version that was published; empty if there is none of that number. */
    public Optional<PolicyVersion> version(int number) {
        return database.transact("look up a policy", handle -> version(handle, number));
    }

    private static Optional<PolicyVersion> version(Handle handle, int number) {
        return handle.createQuery("select * from policy_versions where number = :number")
                .bind("number", number)
                .map((row, _) -> version(row))
                .findOne();
    }

    private static PolicyVersion version(ResultSet row) throws SQLException {
        return new PolicyVersion(
                row.getInt("number"),
                row.getString("file"),
                row.getString("text"),
                new Signature(
                        row.getString("signed_by"),
                        row.getString("note"),
                        instant(row, "published_at")));
    }

    /** What was published, the newest first. */
    public List<PolicyVersion> log(int limit) {
        return database.transact(
                "look up the policies",
                handle ->
                        handle.createQuery(
                                        "select * from policy_versions order by number desc limit :limit")
                                .bind("limit", limit)
                                .map((row, _) -> version(row))
                                .list());
    }

    /**
     * Publishes a policy, which counts from now on.
     *
     * @param text that {@link PolicyReader} has found good
     */
    public PolicyVersion publish(String file, String text, Signature signature) {
        return database.transact(
                "publish a policy",
                handle -> {
                    lock(handle);
                    return insert(handle, file, text, signature);
                });
    }

    /** Publishes a policy if none is yet. */
    public void publishFirst(String file, String text, Signature signature) {
        database.transact(
                "publish the first policy",
                handle -> {
                    lock(handle);
                    return version(handle, 1)
                            .orElseGet(() -> insert(handle, file, text, signature));
                });
    }

    private static void lock(Handle handle) {
        handle.execute("lock table policy_versions in share row exclusive mode");
    }

    private static PolicyVersion insert(
            Handle handle, String file, String text, Signature signature) {
        int number =
                handle.createQuery(
                                """
                                insert into policy_versions (number, file, text, signed_by, note, published_at)
                                select coalesce(max(number), 0) + 1, :file, :text, :by, :note, :at
                                  from policy_versions
                                returning number
                                """)
                        .bind("file", file)
                        .bind("text", text)
                        .bind("by", signature.who())
                        .bind("note", signature.why())
                        .bind("at", time(signature.at()))
                        .mapTo(Integer.class)
                        .one();
        return new PolicyVersion(number, file, text, signature);
    }
}
