package dev.orderline.ivr;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderline.ivr.agi.FlowExport;
import dev.orderline.ivr.air.Station.Extensions;
import dev.orderline.ivr.doctor.LocalAsterisk;
import dev.orderline.ivr.flow.Calendar;
import dev.orderline.ivr.flow.CompiledFlow;
import dev.orderline.ivr.flow.Flow;
import dev.orderline.ivr.sounds.RenderedSounds;
import dev.orderline.ivr.sounds.SoundFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down for Asterisk what callers come to when neither server nor lifeboat is up, from the
 * flows that answer them. Used by one thread.
 */
public final class DialplanExport {
    private static final Logger log = LoggerFactory.getLogger(DialplanExport.class);

    /** The calendar of people, where a flow has more than one. */
    private static final String PEOPLE = "people";

    private final Settings settings;
    private final RenderedSounds sounds;
    private final Path file;

    /** The flows that were followed last, by their labels. */
    private Set<String> written = Set.of();

    public DialplanExport(Settings settings) {
        Path data = settings.folders().data();
        this.settings = settings;
        this.sounds = new RenderedSounds(SoundFolder.below(data));
        this.file = data.resolve("asterisk/exported.conf");
    }

    /**
     * The dialplan.
     *
     * @param flows by name: every one to which a number leads
     */
    public String text(Map<String, CompiledFlow> flows) {
        Map<String, FlowExport.Line> byNumber = new HashMap<>();
        Extensions extensions = settings.calls().extensions();
        extensions
                .byNumber()
                .forEach((number, flow) -> byNumber.put(number, line(required(flows, flow))));
        return FlowExport.of(
                byNumber, line(required(flows, extensions.otherwise())), settings.shop().zone());
    }

    private static CompiledFlow required(Map<String, CompiledFlow> flows, String name) {
        CompiledFlow flow = flows.get(name);
        if (flow == null) throw new IllegalArgumentException("no flow " + name);
        return flow;
    }

    private FlowExport.Line line(CompiledFlow flow) {
        return new FlowExport.Line(
                flow.label(),
                flow.greeting().stream()
                        .flatMap(sentence ->
                                sounds.find(sentence, flow.bundle().entry().language()).stream())
                        .toList(),
                people(flow.bundle().entry()));
    }

    /**
     * When people are there: by the flow's calendar {@code people}, or its only one; otherwise
     * whenever the line answers.
     */
    private Calendar people(Flow flow) {
        Map<String, Calendar> calendars = flow.calendars();
        Optional<Calendar> only =
                calendars.size() == 1 ? calendars.values().stream().findFirst() : Optional.empty();
        return Optional.ofNullable(calendars.get(PEOPLE))
                .or(() -> only)
                .orElseGet(() -> new Calendar(settings.shop().hours(), Map.of(), Map.of()));
    }

    /**
     * Puts {@code text} where Asterisk reads it at a start or a reload.
     *
     * @return whether that is something new
     * @throws IOException if it cannot be written; what was there is still there
     */
    public boolean write(String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) return false;
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.writeString(half, text, UTF_8);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /**
     * Writes what is on air, and has Asterisk read it when it is something new.
     *
     * @throws IOException if it cannot be written
     */
    void follow(Map<String, CompiledFlow> onAir) throws IOException, InterruptedException {
        Set<String> labels =
                onAir.values().stream().map(CompiledFlow::label).collect(Collectors.toSet());
        if (labels.equals(written)) return;
        boolean news = write(text(onAir));
        written = labels;
        if (news && !LocalAsterisk.readDialplan(settings.folders().data()))
            log.info("Asterisk does not run here: it reads the new dialplan when it starts");
    }
}
