package dev.orderline.ivr;

import dev.orderline.ivr.agi.AgiSecret;
import dev.orderline.ivr.agi.FastAgi;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.Station;
import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.asterisk.AudioSocketServer;
import dev.orderline.ivr.asterisk.Credentials;
import dev.orderline.ivr.asterisk.MediaServer;
import dev.orderline.ivr.asterisk.MediaSettings;
import dev.orderline.ivr.call.CallRunner;
import dev.orderline.ivr.call.FrontDesk;
import dev.orderline.ivr.call.Recordings;
import dev.orderline.ivr.call.Speech;
import dev.orderline.ivr.console.ConsoleDesks;
import dev.orderline.ivr.console.ConsoleServer;
import dev.orderline.ivr.console.ConsoleToken;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.heartbeat.Heartbeat;
import dev.orderline.ivr.orders.Desks;
import dev.orderline.ivr.orders.OwnOrders;
import dev.orderline.ivr.pages.PublicPages;
import dev.orderline.ivr.recording.DiskRecordings;
import dev.orderline.ivr.sounds.SoundShelf;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.EmbeddedPostgres;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.ivr.sql.SqlCallArchive;
import dev.orderline.ivr.sql.SqlFlowLibrary;
import dev.orderline.ivr.sql.SqlOwnOrders;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.mary.MaryEngine;
import dev.orderline.speech.mary.Rate;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.synthesis.PromptCache;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The server: puts the parts together, top to bottom, says when it is ready, and drains when it is
 * told to stop.
 */
@Command(
        name = "orderline",
        description =
                "Answers calls. scripts/run starts it together with the database and Asterisk.",
        mixinStandardHelpOptions = true)
public final class Main extends Program {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    /** Threads for work beside the audio. */
    private static final Supplier<ExecutorService> HELPERS =
            Executors::newVirtualThreadPerTaskExecutor;

    /** Sentences that may wait to be rendered, for each call that may run. */
    private static final int SENTENCES_PER_CALL = 4;

    /** How soon a publication is followed. */
    private static final Duration FLOWS_EVERY = Duration.ofMillis(500);

    /** How soon a new name of the shop's can be told by keys. */
    private static final Duration NAMES_EVERY = Duration.ofMinutes(10);

    /** How soon after their time letters are forgotten. */
    private static final Duration LETTERS_EVERY = Duration.ofHours(1);

    @Option(
            names = "--stop-database",
            description =
                    "Stops our own PostgreSQL at the end. Without, it stays for the next start.")
    private boolean stopDatabase;

    public Main() {
        super("Orderline");
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    /** Starts everything, says so, and returns when the calls are drained. */
    @Override
    void run(Settings settings, Parts parts) throws IOException, InterruptedException {
        var progress = new Progress(System.out);
        var clock = Clock.systemUTC();
        ZoneId zone = settings.shop().zone();
        Settings.Listen listen = settings.listen();
        Path data = settings.folders().data();
        int capacity = settings.calls().capacity();

        // MaryTTS takes longest to start, and one core: the other starts what it can meanwhile.
        var mary = new FutureTask<>(MaryEngine::start);
        Thread.ofPlatform().name("mary-start").daemon().start(mary);

        progress.begin("database");
        var database = parts.add(Database.open(access(settings, parts)));
        var shop = new Shop(database);
        shop.fill(clock.instant().atZone(zone));
        var library = new SqlFlowLibrary(database);
        var office = new BackOffice(database, settings, clock);
        publishFirst(office.policies(), settings.folders().policy(), clock.instant());
        Desks desks = office.desks();
        Supplier<CompiledFlow.Tools> tools = () -> FlowTools.over(desks);

        progress.begin("model");
        var model = parts.add(VoskModel.load(settings.folders().model()));
        var decoder = parts.add(new VoskDecoder(model, settings.threads().decoding()));
        var vocabularies = FlowTools.vocabularies(model, settings.folders().model());

        progress.begin("voice");
        PromptCache prompts = PromptFolder.open(data);
        MaryEngine engine = started(mary);
        var voice =
                parts.add(
                        new CachedVoice(
                                engine,
                                prompts,
                                settings.threads().rendering(),
                                capacity * SENTENCES_PER_CALL));
        new Announcements(engine)
                .render(
                        settings.folders().dialplans().resolve("asterisk/sounds.tsv"),
                        data.resolve("asterisk/sounds/orderline"));

        SoundShelf sounds = ShopSounds.open(data, voice);
        parts.add(sounds.keep(ShopSounds.words(), progress::count));

        progress.begin("flows");
        Extensions extensions = settings.calls().extensions();
        new FirstPublication(library, settings.folders().flows(), clock)
                .publish(extensions.flows(), new FlowChecker(tools.get(), vocabularies));
        var studio =
                new FlowStudio(
                        tools,
                        vocabularies,
                        decoder,
                        Map.of(FlowTools.ENGLISH.tag(), new FlowStudio.Voiced(voice, sounds)));
        String node = node(listen.media());
        var station = new Station(library, node, extensions, studio);
        station.open(progress::count);
        sounds.announce();

        progress.begin("calls");
        var speech =
                new Speech(
                        Map.of(
                                FlowTools.ENGLISH.tag(),
                                new Speech.Spoken(
                                        new EndpointedRecognizer(decoder),
                                        voice,
                                        parts.add(slowly(engine, prompts, capacity)))));
        var archive = parts.add(SqlCallArchive.open(database, node, office.summaries()));
        var recordings =
                parts.add(DiskRecordings.open(settings.folders().recordings(), clock, archive));
        var rehearsal =
                new CallRunner(
                        station,
                        speech,
                        OwnOrders.UNKNOWN,
                        Recordings.NONE,
                        _ -> {},
                        clock,
                        zone,
                        HELPERS);
        rehearsal.run(Rehearsal.CALL, new Rehearsal());
        var runner =
                new CallRunner(
                        station,
                        speech,
                        new SqlOwnOrders(database),
                        recordings,
                        archive,
                        clock,
                        zone,
                        HELPERS);
        var desk =
                new FrontDesk(
                        new FrontDesk.Settings(
                                capacity,
                                settings.shop().hours(),
                                zone,
                                settings.calls().audioSocket()),
                        clock,
                        runner,
                        archive);

        // FastAGI first, since it is closed last: ended calls still ask where they go.
        var secrets = AsteriskSecrets.read(settings.folders().secrets());
        var agi =
                parts.add(
                        new FastAgi(
                                new InetSocketAddress(listen.address(), listen.agi()),
                                new AgiSecret(secrets.agiSecret()),
                                desk,
                                desk));
        int connections = 2 * capacity + 16;
        var media =
                parts.add(
                        new MediaServer(
                                media(listen.address(), listen.media(), connections),
                                new Credentials(secrets.mediaUser(), secrets.mediaPassword()),
                                desk));
        var audioSocket =
                parts.add(
                        new AudioSocketServer(
                                media(listen.address(), listen.audioSocket(), connections), desk));
        new OutsideWorld(settings, clock).work(office.outbox(), database, parts);
        var console =
                parts.add(
                        new ConsoleServer(
                                new InetSocketAddress(listen.address(), listen.console()),
                                ConsoleToken.readOrMake(settings.folders().secrets()),
                                new ConsoleDesks(
                                        office.warehouse(),
                                        office.goods(),
                                        office.dispatch(),
                                        office.approvals(),
                                        office.outbox()),
                                clock));
        PublicPages pages =
                CustomerPages.serve(settings, office.photos(), office.labels(), clock, parts);
        parts.add(station::leave);
        parts.add(Repeated.every(FLOWS_EVERY, "flows-beat", station::beat));
        parts.add(Repeated.every(FLOWS_EVERY, "flows", station::look));
        var export = new DialplanExport(settings);
        parts.add(Repeated.every(FLOWS_EVERY, "export", () -> export.follow(station.onAir())));
        var names = new ShopSounds(sounds, desks.orders(), clock);
        parts.add(Repeated.every(NAMES_EVERY, "names", names::look));
        parts.add(Repeated.every(LETTERS_EVERY, "old-letters", office::forgetLetters));
        if (settings.bench().sentences() > 0)
            parts.add(RenderingLoad.start(voice, settings.bench().sentences()));
        progress.end();

        List<Executor> serving = new ArrayList<>(media.eventLoops());
        serving.addAll(audioSocket.eventLoops());
        serving.add(Thread::startVirtualThread);
        parts.add(Heartbeat.start(data.resolve(Heartbeat.FILE), serving));
        parts.add(supervise(data.resolve(Heartbeat.LIFEBOAT_FILE)));
        shop.examples(clock.instant().atZone(zone)).forEach(Main::show);
        log.info(
                "answering: media {}, AudioSocket {}, FastAGI {}, console {}, pages {}",
                media.address(),
                audioSocket.address(),
                agi.address(),
                console.address(),
                pages.address());
        awaitStop();
        log.info("draining: no new calls, running ones get {}", settings.calls().drain());
        desk.drain(settings.calls().drain());
    }

    private static void show(Shop.Example example) {
        System.out.println("  to try: " + example.described());
    }

    private static MediaSettings media(String address, int port, int connections) {
        return new MediaSettings(
                new InetSocketAddress(address, port), connections, MediaSettings.HANDSHAKE);
    }

    /**
     * Publishes the draft of the policy, unless one counts already.
     *
     * @throws IllegalArgumentException if it has mistakes; the message names them
     */
    private static void publishFirst(SqlReturnPolicies policies, Path file, Instant now) {
        if (!policies.log(1).isEmpty()) return;
        PolicyFile draft = PolicyFile.read(file);
        draft.orThrow();
        policies.publishFirst(
                draft.name(), draft.text(), new Signature("orderline", "the first start", now));
    }

    private static MaryEngine started(Future<MaryEngine> starting) throws InterruptedException {
        try {
            return starting.get();
        } catch (ExecutionException failed) {
            throw new SpeechFailure("start the voice", failed);
        }
    }

    /** The shop's database, or ours, which is then running. */
    private DatabaseAccess access(Settings settings, Parts parts)
            throws IOException, InterruptedException {
        Path secrets = settings.folders().secrets();
        Settings.Database database = settings.database();
        if (!database.url().isEmpty()) return DatabaseAccess.read(secrets, database.url());
        var ours =
                new EmbeddedPostgres(
                        settings.folders().data().resolve("postgres"), secrets, database.port());
        if (stopDatabase) parts.add(ours::stop);
        return ours.start();
    }

    /** The same voice for callers who want it slower; what it says is rendered when it is said. */
    private static CachedVoice slowly(MaryEngine engine, PromptCache prompts, int capacity) {
        return new CachedVoice(engine.at(Rate.SLOW), prompts, 1, capacity * SENTENCES_PER_CALL);
    }
}
