package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.actions.TellWhereabouts;
import dev.orderline.ivr.actions.VerifyOrder;
import dev.orderline.ivr.agi.AgiSecret;
import dev.orderline.ivr.agi.FastAgi;
import dev.orderline.ivr.asterisk.AudioSocketServer;
import dev.orderline.ivr.asterisk.Credentials;
import dev.orderline.ivr.asterisk.MediaServer;
import dev.orderline.ivr.asterisk.MediaSettings;
import dev.orderline.ivr.call.CallRunner;
import dev.orderline.ivr.call.FrontDesk;
import dev.orderline.ivr.call.Recordings;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.FlowError;
import dev.orderline.ivr.flow.FlowParser;
import dev.orderline.ivr.orders.DeskFailure;
import dev.orderline.ivr.orders.OrderDesk;
import dev.orderline.ivr.orders.Whereabouts;
import dev.orderline.ivr.recording.DiskRecordings;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.DatabaseAccess;
import dev.orderline.ivr.sql.EmbeddedPostgres;
import dev.orderline.ivr.sql.Shop;
import dev.orderline.ivr.sql.SqlCallArchive;
import dev.orderline.ivr.sql.SqlOrderDesk;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.mary.MaryEngine;
import dev.orderline.speech.recognition.EndpointedRecognizer;
import dev.orderline.speech.synthesis.CachedVoice;
import dev.orderline.speech.synthesis.PromptCache;
import dev.orderline.speech.vosk.VoskDecoder;
import dev.orderline.speech.vosk.VoskModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
public final class Main implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    /** Audio kept in memory: about 8 MB. */
    private static final Duration CACHE_IN_MEMORY = Duration.ofMinutes(8);

    private static final long CACHE_ON_DISK_BYTES = 256L << 20;

    /** Sentences that may wait to be rendered, for each call that may run. */
    private static final int SENTENCES_PER_CALL = 4;

    @Option(
            names = "-D",
            description = "Changes a setting: -D calls.capacity=10.",
            paramLabel = "key=value")
    private Map<String, String> overrides = new HashMap<>();

    @Option(
            names = "--started",
            description = "A file to write once calls are answered, removed at the end.",
            paramLabel = "file")
    private Optional<Path> started = Optional.empty();

    @Option(
            names = "--stop-database",
            description =
                    "Stops our own PostgreSQL at the end. Without, it stays for the next start.")
    private boolean stopDatabase;

    private final CountDownLatch stopped = new CountDownLatch(1);

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            run(Settings.read(overrides));
            return 0;
        } catch (IllegalArgumentException
                | FlowError
                | DeskFailure
                | SpeechFailure
                | IOException refused) {
            log.error("cannot start: {}", reasons(refused), refused);
            System.err.println("Orderline cannot start: " + reasons(refused));
            return 1;
        } finally {
            stopped.countDown();
        }
    }

    private void run(Settings settings) throws IOException, InterruptedException {
        var progress = new Progress(System.out);
        progress.begin("database");
        DatabaseAccess access = access(settings);
        try {
            run(settings, access, progress);
        } finally {
            if (stopDatabase && settings.database().url().isEmpty()) embedded(settings).stop();
        }
    }

    private void run(Settings settings, DatabaseAccess access, Progress progress)
            throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        Path data = settings.folders().data();
        int capacity = settings.calls().capacity();
        try (var database = Database.open(access)) {
            var shop = new Shop(database);
            shop.fill(clock.instant().atZone(settings.shop().zone()));

            progress.begin("model");
            try (var model = VoskModel.load(settings.folders().model());
                    var decoder = new VoskDecoder(model, settings.threads().decoding())) {
                OrderDesk orders = new SqlOrderDesk(database, clock);
                CompiledFlow flow = flow(settings.calls().flow(), orders);
                decoder.prepare(flow.grammars());

                progress.begin("voice");
                var cache =
                        PromptCache.open(
                                data.resolve("prompts"), CACHE_IN_MEMORY, CACHE_ON_DISK_BYTES);
                var engine = MaryEngine.start();
                try (var voice =
                                new CachedVoice(
                                        engine,
                                        cache,
                                        settings.threads().rendering(),
                                        capacity * SENTENCES_PER_CALL);
                        var archive = SqlCallArchive.open(database, node(settings.listen()));
                        var recordings =
                                DiskRecordings.open(data.resolve("recordings"), clock, archive)) {
                    voice.prepare(List.of(flow.fixedSentences()), progress::count);
                    new Announcements(engine)
                            .render(
                                    settings.folders().dialplans().resolve("asterisk/sounds.tsv"),
                                    data.resolve("asterisk/sounds/orderline"));

                    progress.begin("calls");
                    var recognizer = new EndpointedRecognizer(decoder);
                    ZoneId shopZone = settings.shop().zone();
                    Supplier<ExecutorService> helpers = Executors::newVirtualThreadPerTaskExecutor;
                    new CallRunner(
                                    flow,
                                    recognizer,
                                    voice,
                                    Recordings.NONE,
                                    _ -> {},
                                    clock,
                                    shopZone,
                                    helpers)
                            .run(Rehearsal.CALL, new Rehearsal());
                    var runner =
                            new CallRunner(
                                    flow,
                                    recognizer,
                                    voice,
                                    recordings,
                                    archive,
                                    clock,
                                    shopZone,
                                    helpers);
                    var desk =
                            new FrontDesk(
                                    new FrontDesk.Settings(
                                            capacity,
                                            settings.shop().hours(),
                                            settings.calls().audioSocket()),
                                    clock,
                                    runner,
                                    archive);
                    serve(settings, desk, archive, progress, shop, clock);
                }
            }
        }
    }

    private void serve(
            Settings settings,
            FrontDesk desk,
            SqlCallArchive archive,
            Progress progress,
            Shop shop,
            Clock clock)
            throws IOException, InterruptedException {
        Settings.Listen listen = settings.listen();
        int connections = 2 * settings.calls().capacity() + 16;
        var secrets = AsteriskSecrets.read(settings.folders().secrets());
        try (var media =
                        new MediaServer(
                                media(listen.address(), listen.media(), connections),
                                new Credentials(secrets.mediaUser(), secrets.mediaPassword()),
                                desk);
                var audioSocket =
                        new AudioSocketServer(
                                media(listen.address(), listen.audioSocket(), connections), desk);
                var agi =
                        new FastAgi(
                                new InetSocketAddress(listen.address(), listen.agi()),
                                new AgiSecret(secrets.agiSecret()),
                                desk,
                                archive)) {
            progress.end();
            for (Shop.Example example :
                    shop.examples(clock.instant().atZone(settings.shop().zone()))) {
                System.out.println("  to try: " + describe(example));
            }
            log.info(
                    "answering: media {}, AudioSocket {}, FastAGI {}",
                    media.address(),
                    audioSocket.address(),
                    agi.address());
            if (started.isPresent())
                Files.writeString(started.get(), ProcessHandle.current().pid() + "\n", UTF_8);
            stopAsked().await();
            log.info("draining: no new calls, running ones get {}", settings.calls().drain());
            desk.drain(settings.calls().drain());
        }
        // Left behind only by a server that did not end by itself: scripts/doctor tells so.
        if (started.isPresent()) Files.deleteIfExists(started.get());
    }

    private static String describe(Shop.Example example) {
        String state =
                switch (example.whereabouts()) {
                    case Whereabouts.Cancelled _ -> "cancelled";
                    case Whereabouts.Delivered _ -> "delivered";
                    case Whereabouts.PartlyDelivered _ -> "partly delivered";
                    case Whereabouts.NotShipped _ -> "not shipped";
                    case Whereabouts.InTransit _ -> "in transit";
                    case Whereabouts.OutForDelivery _ -> "out for delivery";
                    case Whereabouts.Late _ -> "late";
                    case Whereabouts.Lost _ -> "lost";
                };
        return "order "
                + example.number().digits()
                + ", postcode "
                + example.postcode().digits()
                + " ("
                + state
                + ")";
    }

    /** Names this server in the records of calls; no other has the same host and port. */
    private static String node(Settings.Listen listen) throws IOException {
        return InetAddress.getLocalHost().getHostName() + ":" + listen.media();
    }

    private static MediaSettings media(String address, int port, int connections) {
        return new MediaSettings(
                new InetSocketAddress(address, port), connections, MediaSettings.HANDSHAKE);
    }

    private static DatabaseAccess access(Settings settings)
            throws IOException, InterruptedException {
        Path secrets = settings.folders().secrets();
        if (!settings.database().url().isEmpty()) {
            DatabaseAccess known = DatabaseAccess.read(secrets);
            return new DatabaseAccess(settings.database().url(), known.user(), known.password());
        }
        return embedded(settings).start();
    }

    private static EmbeddedPostgres embedded(Settings settings) {
        return new EmbeddedPostgres(
                settings.folders().data().resolve("postgres"),
                settings.folders().secrets(),
                settings.database().port());
    }

    private static CompiledFlow flow(Path file, OrderDesk orders) throws IOException {
        var flow = FlowParser.parse(file.toString(), Files.readString(file));
        return new CompiledFlow(
                flow, List.of(new VerifyOrder(orders), new TellWhereabouts(orders)));
    }

    /** Opens when SIGTERM or SIGINT comes; the JVM then waits until everything here is closed. */
    private CountDownLatch stopAsked() {
        var asked = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    asked.countDown();
                                    // Not main's join(): main itself waits in System.exit for this.
                                    await(stopped);
                                },
                                "stop"));
        return asked;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reasons(Throwable failure) {
        var reasons = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reasons.append("; ").append(cause.getMessage());
        }
        return reasons.toString();
    }
}
