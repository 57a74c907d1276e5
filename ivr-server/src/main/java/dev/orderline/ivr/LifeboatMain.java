package dev.orderline.ivr;

import dev.orderline.ivr.agi.AgiSecret;
import dev.orderline.ivr.agi.LifeboatAgi;
import dev.orderline.ivr.air.PublishedFlows;
import dev.orderline.ivr.call.CallArchive;
import dev.orderline.ivr.call.CallId;
import dev.orderline.ivr.call.Lifeboat;
import dev.orderline.ivr.call.Outcome;
import dev.orderline.ivr.heartbeat.Heartbeat;
import dev.orderline.ivr.sounds.RenderedSounds;
import dev.orderline.ivr.sounds.SoundFolder;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.SqlCallArchive;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The lifeboat: a small process beside the server, without hearing and voice, that holds calls by
 * keys when the server is gone, and ends a server that stands still. It needs the database, the
 * flows that were published into it, and the sounds that the server has rendered.
 */
@Command(
        name = "orderline-lifeboat",
        description =
                "Holds calls by keys when the server is gone. scripts/run starts it beside the server.",
        mixinStandardHelpOptions = true)
public final class LifeboatMain extends Program {
    private static final Logger log = LoggerFactory.getLogger(LifeboatMain.class);

    /** How soon a new version is known before a caller needs it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    @Option(
            names = "--watch",
            description = "Kills the server when it has had no heartbeat for three seconds.")
    private boolean watch;

    public LifeboatMain() {
        super("The lifeboat");
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new LifeboatMain()).execute(args));
    }

    /** Starts everything, says so, and returns when it is told to stop. */
    @Override
    void run(Settings settings, Parts parts) throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        Settings.Listen listen = settings.listen();
        Settings.Folders folders = settings.folders();

        // What stands still is ended at once, whatever else takes long or cannot start.
        if (watch) parts.add(supervise(folders.data().resolve(Heartbeat.FILE)));
        var database =
                parts.add(
                        Database.connect(
                                DatabaseAccess.read(folders.secrets(), settings.database().url())));
        var office = new BackOffice(database, settings, clock);
        var desks = office.desks();
        var flows =
                new PublishedFlows(
                        new SqlFlowLibrary(database),
                        settings.calls().extensions(),
                        () -> FlowTools.over(desks));
        flows.look();
        var archive =
                parts.add(
                        SqlCallArchive.open(database, node(listen.lifeboat()), office.summaries()));
        var sounds = new RenderedSounds(SoundFolder.below(folders.data()));
        Function<CallArchive, Lifeboat> keeping =
                kept ->
                        new Lifeboat(
                                archive,
                                new Lifeboat.Flows(flows, flows),
                                desks.orders(),
                                sounds,
                                kept,
                                clock,
                                new Lifeboat.Shop(settings.shop().zone(), settings.shop().hours()),
                                Executors::newVirtualThreadPerTaskExecutor);
        rehearse(keeping);
        var agi =
                parts.add(
                        new LifeboatAgi(
                                new InetSocketAddress(listen.address(), listen.lifeboat()),
                                new AgiSecret(AsteriskSecrets.read(folders.secrets()).agiSecret()),
                                keeping.apply(archive)));
        parts.add(
                Heartbeat.start(
                        folders.data().resolve(Heartbeat.LIFEBOAT_FILE),
                        List.of(Thread::startVirtualThread)));
        parts.add(Repeated.every(LOOK_EVERY, "flows", flows::look));

        log.info("holding calls by keys: FastAGI {}", agi.address());
        awaitStop();
        log.info("stopping: no more calls");
    }

    /** Has a call of which nothing is kept, and which no archive knows. */
    private static void rehearse(Function<CallArchive, Lifeboat> keeping)
            throws InterruptedException {
        var rehearsal = new LifeboatRehearsal();
        Outcome outcome =
                keeping.apply(rehearsal)
                        .goOn(CallId.random(), LifeboatRehearsal.CALLER, rehearsal)
                        .orElseThrow();
        if (outcome instanceof Outcome.Failed failed)
            log.error("a rehearsal has {}: callers by keys will go to people", failed.reason());
    }
}
