package dev.orderline.ivr.doctor;

import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.DatabaseTrial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The database of orders and calls.
 *
 * @param data the folder of the line's data
 * @param secrets where the way in is kept
 * @param url of the shop's own database; empty for the one we bring along
 */
public record OrderDatabase(Path data, Path secrets, String url) {
    /** Whether it lets us in. */
    public Finding finding(boolean serverRuns) {
        DatabaseAccess known;
        try {
            known = DatabaseAccess.read(secrets);
        } catch (UncheckedIOException | IllegalArgumentException unreadable) {
            return unknown(unreadable);
        }
        var access = isOurs() ? known : new DatabaseAccess(url, known.user(), known.password());
        return switch (DatabaseTrial.of(access)) {
            case DatabaseTrial.Open(String version) ->
                    new Finding.Well("PostgreSQL " + version + " answers");
            case DatabaseTrial.Away _ -> away(access, serverRuns);
            case DatabaseTrial.Refused _ ->
                    new Finding.Wrong(
                            "does not accept the user or the password in %s: write the right ones there"
                                    .formatted(file()));
            case DatabaseTrial.NoSuchDatabase _ ->
                    new Finding.Wrong(
                            "PostgreSQL answers but has no database %s: create it, or mend the address"
                                    .formatted(access.url()));
            case DatabaseTrial.Failing(String state) ->
                    new Finding.Wrong(
                            "answers with SQL state %s: look at PostgreSQL's log%s"
                                    .formatted(state, isOurs() ? " " + log() : ""));
        };
    }

    private Finding away(DatabaseAccess access, boolean serverRuns) {
        if (!isOurs())
            return new Finding.Wrong(
                    "nobody answers at %s: start it, or mend database.url".formatted(access.url()));
        if (!serverRuns) return new Finding.Idle("is stopped: scripts/run starts it");
        return new Finding.Wrong(
                "nobody answers at %s although the server runs: look at %s, then stop scripts/run and start it again"
                        .formatted(access.url(), log()));
    }

    /** The way in is missing, or cut off. */
    private Finding unknown(RuntimeException unreadable) {
        if (!isOurs())
            return new Finding.Wrong(
                    "%s: write url, user and password of the shop's database into it"
                            .formatted(unreadable.getMessage()));
        if (Files.notExists(data.resolve("postgres/cluster")))
            return new Finding.Idle("not made yet: scripts/run makes it");
        return new Finding.Wrong(
                "%s, so nobody can enter the tables in %s: put the file back, or move that folder away to start empty"
                        .formatted(unreadable.getMessage(), data.resolve("postgres")));
    }

    private boolean isOurs() {
        return url.isEmpty();
    }

    private Path file() {
        return secrets.resolve(DatabaseAccess.FILE);
    }

    private Path log() {
        return data.resolve("postgres/server.log");
    }
}
