package dev.orderline.ivr.sql;

import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.ReturnPolicies;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.policy.PolicyReader;
import dev.orderline.ivr.policy.PublishedPolicy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
        PublishedPolicy published =
                version(handle, newest)
                        .orElseThrow(() -> new IllegalStateException("no policy is published"));
        var version = new Version(newest, read(published));
        known = Optional.of(version);
        return version;
    }

    private static ReturnPolicy read(PublishedPolicy published) {
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
    public Optional<PublishedPolicy> version(int number) {
        return database.transact("look up a policy", handle -> version(handle, number));
    }

    private static Optional<PublishedPolicy> version(Handle handle, int number) {
        return handle.createQuery("select * from policy_versions where number = :number")
                .bind("number", number)
                .map((row, _) ->
                        new PublishedPolicy(
                                row.getInt("number"),
                                row.getString("file"),
                                row.getString("text"),
                                row.getString("signed_by"),
                                row.getString("note"),
                                row.getObject("published_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    /** What was published, the newest first. */
    public List<PublishedPolicy> log(int limit) {
        return database.transact(
                "look up the policies",
                handle ->
                        handle
                                .createQuery(
                                        "select number from policy_versions order by number desc limit :limit")
                                .bind("limit", limit)
                                .mapTo(Integer.class)
                                .stream()
                                .flatMap(number -> version(handle, number).stream())
                                .toList());
    }

    /**
     * Publishes a policy, which counts from now on.
     *
     * @param text that {@link PolicyReader} has found good
     */
    public PublishedPolicy publish(
            String file, String text, String signedBy, String note, Instant at) {
        return database.transact(
                "publish a policy",
                handle -> {
                    handle.execute("lock table policy_versions in share row exclusive mode");
                    return insert(handle, file, text, signedBy, note, at);
                });
    }

    /** Publishes a policy if none is yet. */
    public void publishFirst(String file, String text, Instant at) {
        database.transact(
                "publish the first policy",
                handle -> {
                    handle.execute("lock table policy_versions in share row exclusive mode");
                    return version(handle, 1)
                            .orElseGet(() ->
                                    insert(handle, file, text, "orderline", "the first start", at));
                });
    }

    private static PublishedPolicy insert(
            Handle handle, String file, String text, String signedBy, String note, Instant at) {
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
                        .bind("by", signedBy)
                        .bind("note", note)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .mapTo(Integer.class)
                        .one();
        return new PublishedPolicy(number, file, text, signedBy, note, at);
    }
}
