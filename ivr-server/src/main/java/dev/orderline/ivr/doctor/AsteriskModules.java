package dev.orderline.ivr.doctor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The modules that Asterisk must have loaded. */
final class AsteriskModules {
    /** Without these no call is carried, whatever modules.conf says. */
    private static final List<String> ALWAYS =
            List.of(
                    "app_audiosocket",
                    "app_dial",
                    "app_playback",
                    "app_queue",
                    "chan_pjsip",
                    "chan_websocket",
                    "codec_ulaw",
                    "pbx_config",
                    "res_agi",
                    "res_rtp_asterisk",
                    "res_websocket_client");

    private static final Pattern LOAD = Pattern.compile("(?m)^load\\s*=>?\\s*(\\w+)\\.so");

    /** A line of {@code module show}: name, description, use count, state. */
    private static final Pattern RUNS =
            Pattern.compile("(?m)^(\\w+)\\.so\\s.*(?<!Not )\\bRunning\\b");

    private AsteriskModules() {}

    /**
     * Compares what should be loaded with what is.
     *
     * @param configuration the text of modules.conf
     * @param shown what {@code module show} printed
     */
    static Finding finding(String configuration, String shown) {
        Set<String> needed = new TreeSet<>(ALWAYS);
        needed.addAll(names(LOAD, configuration));
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(names(RUNS, shown));
        if (missing.isEmpty())
            return new Finding.Well("all %d that calls need are loaded".formatted(needed.size()));
        return new Finding.Wrong(
                "%s not loaded: see that modules.conf loads %s, then scripts/asterisk stop and scripts/asterisk start"
                        .formatted(
                                String.join(", ", missing) + (missing.size() == 1 ? " is" : " are"),
                                missing.size() == 1 ? "it" : "them"));
    }

    private static Set<String> names(Pattern line, String text) {
        return line.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
