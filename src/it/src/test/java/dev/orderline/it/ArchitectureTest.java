package dev.orderline.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
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
    }

    @Test
    void telephoneAudioSeesTheJdkOnly() {
        onlySees("speech.audio");
    }

    @Test
    void eachForeignLibraryIsSeenByOnePackage() {
        Map.ofEntries(
                        Map.entry("org.vosk..", "speech.vosk"),
                        Map.entry("com.sun.jna..", "speech.vosk"),
                        Map.entry("marytts..", "speech.mary"),
                        Map.entry("io.netty..", "ivr.asterisk"),
                        Map.entry("org.asteriskjava..", "ivr.agi"),
                        Map.entry("java.sql..", "ivr.sql"),
                        Map.entry("org.jdbi..", "ivr.sql"),
                        Map.entry("org.flywaydb..", "ivr.sql"),
                        Map.entry("org.snakeyaml..", "ivr.flow"))
                .forEach((library, owner) ->
                        noClasses()
                                .that(
                                        resideInAPackage("dev.orderline.speech..")
                                                .or(resideInAPackage("dev.orderline.ivr..")))
                                .and(not(resideInAPackage(ROOT + owner)))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(library)
                                .check(ours));
    }

    @Test
    void theCoreHasNoClockNoThreadsNoChance() {
        noClasses()
                .that(
                        resideInAnyPackage(
                                ROOT + "ivr.flow", ROOT + "ivr.orders", ROOT + "ivr.actions"))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(ours);
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
            ROOT + "ivr.sql",
            ROOT + "ivr.recording",
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
        String[] allowed = new String[JDK.length + also.length + 1];
        System.arraycopy(JDK, 0, allowed, 0, JDK.length);
        allowed[JDK.length] = ROOT + core;
        for (int i = 0; i < also.length; i++) allowed[JDK.length + 1 + i] = ROOT + also[i];
        String[] withYaml = core.equals("ivr.flow") ? append(allowed, "org.snakeyaml..") : allowed;
        classes()
                .that()
                .resideInAPackage(ROOT + core)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withYaml)
                .check(ours);
    }

    private static String[] append(String[] to, String one) {
        String[] all = java.util.Arrays.copyOf(to, to.length + 1);
        all[to.length] = one;
        return all;
    }
}
