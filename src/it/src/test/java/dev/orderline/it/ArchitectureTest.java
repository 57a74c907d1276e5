package dev.orderline.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.Verification;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the directions of {@code design.md}: what the module border cannot say. */
class ArchitectureTest {
    private static final String ROOT = "dev.orderline.";
    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.."};

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages("dev.orderline");
    }

    @Test
    void ordersSeeTheJdkOnly() {
        onlySees("ivr.orders");
    }

    @Test
    void flowsSeeOrdersAndSpeechCoreOnly() {
        onlySees("ivr.flow", "ivr.orders", "speech.recognition", "speech.synthesis");
        onlySees(
                "ivr.flow.source",
                "ivr.flow",
                "ivr.orders",
                "speech.recognition",
                "speech.synthesis",
                "org.snakeyaml..");
        onlySees(
                "ivr.flow.check",
                "ivr.flow",
                "ivr.flow.source",
                "ivr.orders",
                "speech.recognition",
                "speech.synthesis");
        onlySees(
                "ivr.flow.show",
                "ivr.flow",
                "ivr.orders",
                "speech.recognition",
                "org.eclipse.elk..",
                "org.eclipse.emf..");
    }

    @Test
    void theShopInMemorySeesOrdersOnly() {
        onlySees("ivr.trial", "ivr.orders");
    }

    @Test
    void policiesSeeOrdersAndTheirFilesOnly() {
        onlySees("ivr.policy", "ivr.flow.source", "ivr.orders");
    }

    @Test
    void lettersSeeOrdersAndTheirFileOnly() {
        onlySees("ivr.letters", "ivr.flow.source", "ivr.orders");
    }

    @Test
    void theOutboxSeesOrdersOnly() {
        onlySees("ivr.outbox", "ivr.orders", "org.slf4j..");
    }

    /** Both who acts for the shop and the shop's own system are asked by it. */
    @Test
    void requestsSeeTheOutboxFailuresOnly() {
        onlySees("ivr.http", "ivr.outbox", "okhttp3..", "okio..", "com.fasterxml.jackson..");
    }

    @Test
    void theShopsOwnOrdersSeeTheirFilesAndRequestsOnly() {
        onlySees(
                "ivr.shop",
                "ivr.flow.source",
                "ivr.http",
                "ivr.orders",
                "ivr.outbox",
                "com.fasterxml.jackson..",
                "org.slf4j..");
    }

    @Test
    void theConsoleActsThroughTheDesksOnly() {
        onlySees(
                "ivr.console",
                "ivr.orders",
                "ivr.outbox",
                "com.fasterxml.jackson..",
                "org.eclipse.jetty..",
                "org.slf4j..");
    }

    @Test
    void scenariosSeeFlowsAndTheShopInMemoryOnly() {
        onlySees(
                "ivr.scenario",
                "ivr.flow",
                "ivr.flow.source",
                "ivr.orders",
                "ivr.trial",
                "speech.recognition",
                "speech.synthesis");
    }

    @Test
    void replaysSeeFlowsAndCallsOnly() {
        onlySees(
                "ivr.replay",
                "ivr.call",
                "ivr.flow",
                "ivr.orders",
                "speech.audio",
                "speech.recognition");
    }

    @Test
    void heartbeatsSeeTheJdkOnly() {
        onlySees("ivr.heartbeat", "org.slf4j..");
    }

    @Test
    void telephoneAudioSeesTheJdkOnly() {
        onlySees("speech.audio");
    }

    /** JSON alone comes from more than one part of the world; the core never sees it. */
    @Test
    void eachForeignLibraryIsSeenByItsPackagesOnly() {
        Map.ofEntries(
                        Map.entry("org.vosk..", Set.of("speech.vosk")),
                        Map.entry("com.sun.jna..", Set.of("speech.vosk")),
                        Map.entry("marytts..", Set.of("speech.mary")),
                        Map.entry("io.netty..", Set.of("ivr.asterisk")),
                        Map.entry("org.asteriskjava..", Set.of("ivr.agi")),
                        Map.entry("java.sql..", Set.of("ivr.sql")),
                        Map.entry("org.postgresql..", Set.of("ivr.sql")),
                        Map.entry("org.jdbi..", Set.of("ivr.sql")),
                        Map.entry("org.flywaydb..", Set.of("ivr.sql")),
                        Map.entry("com.zaxxer.hikari..", Set.of("ivr.sql")),
                        Map.entry("org.snakeyaml..", Set.of("ivr.flow.source")),
                        Map.entry("org.eclipse.elk..", Set.of("ivr.flow.show")),
                        Map.entry("org.eclipse.emf..", Set.of("ivr.flow.show")),
                        Map.entry("boofcv..", Set.of("ivr.photo")),
                        Map.entry("georegression..", Set.of("ivr.photo")),
                        Map.entry("org.ddogleg..", Set.of("ivr.photo")),
                        Map.entry("java.awt..", Set.of("ivr.photo")),
                        Map.entry("javax.imageio..", Set.of("ivr.photo")),
                        Map.entry("org.apache.pdfbox..", Set.of("ivr.label")),
                        Map.entry("org.apache.fontbox..", Set.of("ivr.label")),
                        Map.entry("com.google.zxing..", Set.of("ivr.label")),
                        Map.entry("com.ibm.icu..", Set.of("ivr.label")),
                        Map.entry("okhttp3..", Set.of("ivr.http")),
                        Map.entry("jakarta.mail..", Set.of("ivr.mail")),
                        Map.entry("jakarta.activation..", Set.of("ivr.mail")),
                        Map.entry("org.eclipse.angus..", Set.of("ivr.mail")),
                        Map.entry("org.eclipse.jetty..", Set.of("ivr.console", "ivr.pages")),
                        Map.entry(
                                "com.fasterxml.jackson..",
                                Set.of(
                                        "ivr",
                                        "ivr.asterisk",
                                        "ivr.mail",
                                        "ivr.http",
                                        "ivr.outgoing",
                                        "ivr.shop",
                                        "ivr.console",
                                        "ivr.sql",
                                        "speech.models",
                                        "speech.vosk")))
                .forEach((library, owners) ->
                        noClasses()
                                .that(
                                        resideInAPackage("dev.orderline.speech..")
                                                .or(resideInAPackage("dev.orderline.ivr..")))
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        owners.stream()
                                                                .map(ROOT::concat)
                                                                .toArray(String[]::new))))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(library)
                                .check(ours));
    }

    /**
     * Time, threads and chance are given from outside; these few may have their own.
     *
     * <p>{@code FrontDesk} ends the threads of calls when it drains, in real time; {@code Call}
     * passes an interrupt on; ids are secrets, so their chance must not be a test's. {@code
     * DemonstrationOrders} are the same at each start: their chance has a fixed seed.
     */
    @Test
    void theCoreHasNoClockNoThreadsNoChance() {
        assertEquals(
                Set.of(
                        "ivr.call.Call: Thread.currentThread",
                        "ivr.call.Call: Thread.interrupt",
                        "ivr.call.CallId: SecureRandom.<init>",
                        "ivr.call.CallId: SecureRandom.nextBytes",
                        "ivr.call.FrontDesk: System.nanoTime",
                        "ivr.call.FrontDesk: Thread.currentThread",
                        "ivr.call.FrontDesk: Thread.interrupt",
                        "ivr.trial.DemonstrationOrders: Random.<init>",
                        "ivr.trial.DemonstrationOrders: Random.nextInt"),
                ours
                        .that(
                                resideInAnyPackage(
                                        ROOT + "ivr.flow..",
                                        ROOT + "ivr.orders",
                                        ROOT + "ivr.policy",
                                        ROOT + "ivr.letters",
                                        ROOT + "ivr.trial",
                                        ROOT + "ivr.scenario",
                                        ROOT + "ivr.replay",
                                        ROOT + "ivr.actions",
                                        ROOT + "ivr.call"))
                        .stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> isOfTheWorld(access.getTarget()))
                        .map(ArchitectureTest::described)
                        .collect(Collectors.toSet()));
    }

    /** Whoever judges an attempt, or a code, makes a proof; nobody else can. */
    @Test
    void onlyDesksMakeProofs() {
        assertEquals(
                Set.of(
                        "ivr.sql.SqlCodeDesk: Told.judge",
                        "ivr.trial.MemoryCodeDesk: Told.judge",
                        "ivr.sql.SqlOrderDesk: Verification.judge",
                        "ivr.sql.SqlOrderDesk: Verification.recalled",
                        "ivr.trial.MemoryOrderDesk: Verification.judge",
                        "ivr.trial.MemoryOrderDesk: Verification.recalled"),
                ours.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access ->
                                (access.getTargetOwner().isEquivalentTo(Verification.class)
                                                || access.getTargetOwner()
                                                        .isEquivalentTo(CodeDesk.Told.class))
                                        && !access.getOriginOwner()
                                                .getPackageName()
                                                .equals(ROOT + "ivr.orders"))
                        .map(ArchitectureTest::described)
                        .collect(Collectors.toSet()));
    }

    private static boolean isOfTheWorld(AccessTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        if (owner.getPackageName().startsWith(ROOT)) return false; // and looked at itself
        boolean clock =
                owner.getPackageName().equals("java.time")
                        && (name.equals("now") || name.startsWith("system"));
        return clock
                || name.equals("nanoTime")
                || name.equals("currentTimeMillis")
                || name.equals("random")
                || name.equals("randomUUID")
                || owner.isAssignableTo(java.util.Random.class)
                || owner.isAssignableTo(Thread.class)
                || owner.isAssignableTo(java.util.Timer.class)
                || owner.isEquivalentTo(java.util.concurrent.Executors.class)
                || owner.isEquivalentTo(java.util.concurrent.ForkJoinPool.class)
                || name.endsWith("Async")
                || name.equals("sleep");
    }

    private static String described(JavaAccess<?> access) {
        return access.getOriginOwner().getFullName().substring(ROOT.length())
                + ": "
                + access.getTarget().getOwner().getSimpleName()
                + "."
                + access.getTarget().getName();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.orderline.(*.*)..").should().beFreeOfCycles().check(ours);
    }

    @Test
    void adaptersDoNotSeeOneAnother() {
        String[] adapters = {
            ROOT + "ivr.asterisk",
            ROOT + "ivr.agi",
            ROOT + "ivr.console",
            ROOT + "ivr.sql",
            ROOT + "ivr.outgoing",
            ROOT + "ivr.shop",
            ROOT + "ivr.mail",
            ROOT + "ivr.recording",
            ROOT + "ivr.sounds",
            ROOT + "ivr.photo",
            ROOT + "ivr.pages",
            ROOT + "ivr.label",
            ROOT + "speech.vosk",
            ROOT + "speech.mary"
        };
        for (String adapter : adapters) {
            noClasses()
                    .that()
                    .resideInAPackage(adapter)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(adapters).and(not(resideInAPackage(adapter))))
                    .check(ours);
        }
    }

    private static void onlySees(String core, String... also) {
        String[] allowed =
                Stream.of(
                                Stream.of(JDK),
                                Stream.of(ROOT + core),
                                Stream.of(also)
                                        .map(each ->
                                                each.matches("((org|com)[.]|okhttp3|okio).*")
                                                        ? each
                                                        : ROOT + each))
                        .flatMap(each -> each)
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + core)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(ours);
    }
}
