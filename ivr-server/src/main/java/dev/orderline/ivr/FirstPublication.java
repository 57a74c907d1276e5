package dev.orderline.ivr;

import dev.orderline.ivr.air.Candidate;
import dev.orderline.ivr.air.FlowLibrary;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.flow.check.FlowChecker;
import dev.orderline.ivr.flow.check.FlowChecker.Report;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the drafts of flows that callers come to and nobody has published yet. */
final class FirstPublication {
    private static final Logger log = LoggerFactory.getLogger(FirstPublication.class);

    private final FlowLibrary library;
    private final Path drafts;
    private final Clock clock;

    FirstPublication(FlowLibrary library, Path drafts, Clock clock) {
        this.library = library;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Publishes those of {@code flows} that are not published.
     *
     * @throws IllegalArgumentException if one has errors; the message names them
     */
    void publish(Collection<String> flows, FlowChecker checker) {
        for (String flow : flows) {
            if (library.onAir(flow).isPresent()) continue;
            FlowFiles files = FlowFolder.read(drafts);
            Report report = checker.check(files, flow);
            if (!report.isGood())
                throw new IllegalArgumentException(
                        report.errors().stream()
                                .map(Problem::toString)
                                .collect(Collectors.joining("\n")));
            Candidate first = library.propose(flow, files.only(new HashSet<>(report.files())));
            library.accept(
                    first.id(), new Signature("orderline", "the first start", clock.instant()));
            log.info("published {}", first.label());
        }
    }
}
