package dev.orderline.ivr.agi;

import java.util.Map;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.MappingStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scripts of one port by their names. Each wants the secret as its first argument, and as many
 * arguments as it has; any other request gets a script that sets nothing.
 */
record GuardedScripts(AgiSecret secret, Map<String, Guarded> scripts) implements MappingStrategy {
    private static final Logger log = LoggerFactory.getLogger(GuardedScripts.class);

    GuardedScripts {
        scripts = Map.copyOf(scripts);
    }

    /**
     * A script.
     *
     * @param arguments how many it wants, the secret counted
     */
    record Guarded(int arguments, AgiScript script) {}

    @Override
    public AgiScript determineScript(AgiRequest request, AgiChannel channel) {
        String[] arguments = request.getArguments();
        String shown = arguments.length > 0 ? arguments[0] : "";
        if (!secret.matches(shown)) return refuse(request, "without the secret");
        Guarded asked = scripts.get(String.valueOf(request.getScript()));
        return asked != null && asked.arguments() == arguments.length
                ? asked.script()
                : refuse(request, "for something else than " + String.join(", ", names()));
    }

    private Iterable<String> names() {
        return scripts.keySet().stream().sorted().toList();
    }

    /** A script that sets nothing. */
    private static AgiScript refuse(AgiRequest request, String why) {
        if (!request.getRequest().isEmpty()) log.warn("refused a FastAGI request {}", why);
        return (_, _) -> {};
    }
}
