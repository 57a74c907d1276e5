package dev.orderline.ivr.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsteriskModulesTest {
    private String configuration = "";

    @BeforeEach
    void read() throws IOException {
        configuration = Files.readString(Path.of("../dialplans/asterisk/modules.conf"));
    }

    @Test
    void allOfOurConfigurationRunningIsWell() {
        assertInstanceOf(Finding.Well.class, AsteriskModules.finding(configuration, shown()));
    }

    @Test
    void aModuleThatIsUnloadedOrDoesNotRunIsNamed() {
        String without =
                shown().replaceAll("(?m)^app_queue.*\n", "")
                        .replaceFirst("(res_agi.* )Running", "$1Not Running");
        Finding finding = AsteriskModules.finding(configuration, without);
        assertTrue(finding.sentence().startsWith("app_queue, res_agi are not loaded: "));
        assertInstanceOf(Finding.Wrong.class, finding);
    }

    @Test
    void aNeededModuleIsMissedThoughTheConfigurationNoLongerNamesIt() {
        String cut = configuration.replace("load = app_queue.so\n", "");
        Finding finding =
                AsteriskModules.finding(cut, shown().replaceAll("(?m)^app_queue.*\n", ""));
        assertEquals(
                "app_queue is not loaded: see that modules.conf loads it, then scripts/asterisk stop and scripts/asterisk start",
                finding.sentence());
    }

    /** What {@code module show} prints when all that is configured runs. */
    private String shown() {
        return Pattern.compile("(?m)^load = (\\S+)")
                .matcher(configuration)
                .results()
                .map(load ->
                        "%-30s %-40s %-10d %-11s %s\n"
                                .formatted(load.group(1), "Description", 0, "Running", "core"))
                .collect(Collectors.joining());
    }
}
