package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.air.Candidate;
import dev.orderline.ivr.air.Candidate.Answer;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowLibraryContract;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.orders.DeskFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SqlFlowLibraryTest extends FlowLibraryContract {
    private final OpenDatabases open = new OpenDatabases();
    private final DatabaseAccess access = TestDatabase.withTables();

    @AfterEach
    void close() {
        open.close();
    }

    @Override
    protected FlowLibrary library() {
        return new SqlFlowLibrary(database());
    }

    private Database database() {
        return open.opened(access);
    }

    private static void run(Database database, String statement) {
        database.jdbi().useHandle(handle -> handle.execute(statement));
    }

    private static int count(Database database, String table) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select count(*) from " + table)
                                .mapTo(Integer.class)
                                .one());
    }

    @Test
    void whatOneProcessPublishesIsOnAirInAnother() {
        FlowLibrary here = library();
        FlowLibrary there = library();

        here.accept(here.propose("welcome", files("one")).id(), ANN);

        assertEquals(files("one"), there.onAir("welcome").orElseThrow().files());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update flow_versions set files = '{}'",
                "delete from flow_versions",
                "update flow_versions set number = 7"
            })
    void theDatabaseItselfKeepsWhatWasPublished(String statement) {
        Database database = database();
        var library = new SqlFlowLibrary(database);
        library.accept(library.propose("welcome", files("one")).id(), ANN);

        assertThrows(UnableToExecuteStatementException.class, () -> run(database, statement));
        assertEquals(files("one"), library.version("welcome", 1).orElseThrow().files());
    }

    @Test
    void aPublicationThatFailsHalfWayLeavesNothing() {
        Database database = database();
        var library = new SqlFlowLibrary(database);
        library.accept(library.propose("welcome", files("one")).id(), ANN);
        Candidate candidate = library.propose("welcome", files("two"));
        run(database, "alter table flow_changes add constraint no_more check (number < 2)");

        assertThrows(DeskFailure.class, () -> library.accept(candidate.id(), BOB));

        assertEquals(1, library.onAir("welcome").orElseThrow().number());
        assertEquals(Optional.empty(), library.version("welcome", 2));
        assertEquals(1, count(database, "flow_versions"));
        assertEquals(List.of(candidate), library.open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Welcome",
                "1st",
                "a b",
                "../etc",
                "x'; drop table flow_versions; --",
                "a\nb",
                "wëlcome"
            })
    void aNameThatIsNoneIsRefused(String name) {
        Database database = database();
        var library = new SqlFlowLibrary(database);

        assertThrows(DeskFailure.class, () -> library.propose(name, files("one")));
        assertEquals(Optional.empty(), library.onAir(name));
        assertEquals(List.of(), library.log(name, 10));
        assertEquals(0, count(database, "flow_candidates"));
    }

    @Test
    void aNameHasSixtyCharactersAtMost() {
        FlowLibrary library = library();

        assertEquals(1, library.propose("x".repeat(60), files("one")).number());
        assertThrows(DeskFailure.class, () -> library.propose("x".repeat(61), files("one")));
    }

    @Test
    void aNullCharacterIsLeftOut() {
        FlowLibrary library = library();
        Candidate candidate =
                library.propose("welcome", new FlowFiles(Map.of("welcome.yaml", "a\0b\\u0000c")));

        assertEquals("ab\\u0000c", library.open().getFirst().files().texts().get("welcome.yaml"));
        library.answer(candidate.id(), "node", new Answer.Refused("no\0 voice"));
        assertEquals(
                Map.of("node", new Answer.Refused("no voice")), library.answers(candidate.id()));
    }

    @Test
    void aLongRefusalIsCut() {
        FlowLibrary library = library();
        Candidate candidate = library.propose("welcome", files("one"));

        library.answer(candidate.id(), "node", new Answer.Refused("x".repeat(10_000)));

        assertEquals(
                Map.of("node", new Answer.Refused("x".repeat(2_000))),
                library.answers(candidate.id()));
    }

    @Test
    void aFlowOfAMegabyteIsKept() {
        FlowLibrary library = library();
        FlowFiles large = files("# a remark\n".repeat(100_000));

        library.accept(library.propose("welcome", large).id(), ANN);

        assertEquals(large, library.onAir("welcome").orElseThrow().files());
    }

    @Test
    void whoWasNotSeenForSomeSecondsIsNotRunning() {
        Database database = database();
        var library = new SqlFlowLibrary(database);
        library.seen("a");
        library.seen("b");

        run(database, "update nodes set seen_at = now() - interval '6 seconds' where node = 'a'");
        assertEquals(Set.of("b"), library.running());
        library.seen("a");

        assertEquals(Set.of("a", "b"), library.running());
    }

    @Test
    void aCandidateThatWasLeftBehindIsForgotten() {
        Database database = database();
        var library = new SqlFlowLibrary(database);
        Candidate left = library.propose("welcome", files("one"));
        library.answer(left.id(), "node", new Answer.Ready());

        run(database, "update flow_candidates set at = now() - interval '31 minutes'");
        Candidate next = library.propose("welcome", files("two"));

        assertEquals(List.of(next), library.open());
        assertEquals(Optional.empty(), library.accept(left.id(), ANN));
        assertEquals(0, count(database, "flow_answers"));
    }

    @Test
    void whoPublishesWaitsForWhoIsPublishing() {
        Database database = database();
        var library = new SqlFlowLibrary(database);
        Candidate candidate = library.propose("welcome", files("one"));

        database()
                .jdbi()
                .useTransaction(handle -> {
                    handle.execute("lock table flow_changes in share row exclusive mode");
                    assertThrows(DeskFailure.class, () -> library.accept(candidate.id(), ANN));
                });

        assertTrue(library.accept(candidate.id(), ANN).isPresent());
    }

    @Test
    void whoAnswersWhileACandidateGoesIsNotAtFault() throws Exception {
        var library = new SqlFlowLibrary(database());
        Candidate candidate = library.propose("welcome", files("one"));
        try (var answering = Executors.newSingleThreadExecutor()) {
            Future<?> answered =
                    database()
                            .jdbi()
                            .inTransaction(handle -> {
                                handle.execute("delete from flow_candidates");
                                Future<?> waiting =
                                        answering.submit(() ->
                                                library.answer(
                                                        candidate.id(),
                                                        "node",
                                                        new Answer.Ready()));
                                while (locksWaitedFor(handle) == 0) Thread.onSpinWait();
                                return waiting;
                            });
            answered.get();
        }

        assertEquals(Map.of(), library.answers(candidate.id()));
    }

    private static int locksWaitedFor(Handle handle) {
        return handle.createQuery(
                        """
                        select count(*) from pg_locks
                         where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
                        """)
                .mapTo(Integer.class)
                .one();
    }

    @Test
    void whenTheDatabaseIsAwayEverythingFailsAlike() {
        Database database = database();
        var library = new SqlFlowLibrary(database);
        database.close();

        assertThrows(DeskFailure.class, () -> library.onAir("welcome"));
        assertThrows(DeskFailure.class, () -> library.propose("welcome", files("one")));
        assertThrows(DeskFailure.class, library::running);
    }
}
