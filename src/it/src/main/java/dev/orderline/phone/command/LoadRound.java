package dev.orderline.phone.command;

import dev.orderline.phone.Answer;
import dev.orderline.phone.CallScript;
import dev.orderline.phone.Phone;
import dev.orderline.phone.PhoneCall;
import dev.orderline.phone.timeline.Percentiles;
import dev.orderline.phone.timeline.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Some calls at once, all after one script, over one phone.
 *
 * @param calls how each went
 * @param cpuShare what the phone itself took of one core, 1 being all of it
 */
record LoadRound(List<OneCall> calls, double cpuShare) {
    /** What a caller finds slow. */
    static final Duration SLOW = Duration.ofSeconds(1);

    LoadRound {
        calls = List.copyOf(calls);
    }

    /** How one call went. */
    sealed interface OneCall {
        /** Every step was done. */
        record Whole(Timeline timeline) implements OneCall {}

        /** It was answered, but not every step was done. */
        record Dropped(Timeline timeline, String why) implements OneCall {}

        record NotAnswered(String why) implements OneCall {}
    }

    /**
     * Places {@code number} calls, {@code apart} from one to the next, and waits for the last one's
     * end; each lasts as long as its script allows.
     */
    static LoadRound run(
            Phone phone, String extension, CallScript script, int number, Duration apart)
            throws InterruptedException {
        Duration cpuBefore = cpuTime();
        long began = System.nanoTime();
        List<Future<OneCall>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < number; i++) {
                running.add(threads.submit(() -> one(phone, extension, script)));
                Thread.sleep(apart);
            }
        }
        List<OneCall> calls = new ArrayList<>();
        for (Future<OneCall> call : running) calls.add(result(call));
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = cpuTime().minus(cpuBefore).toNanos() / 1e9;
        return new LoadRound(calls, cpuSeconds / seconds);
    }

    private static OneCall one(Phone phone, String extension, CallScript script)
            throws InterruptedException {
        return switch (phone.dial(CallCommand.randomNumber(), extension).await()) {
            case Answer.Accepted(PhoneCall call) -> {
                CallScript.Result result;
                try (call) {
                    result = script.run(call);
                }
                Timeline timeline = call.timeline();
                yield switch (result) {
                    case CallScript.Result.Done _ -> new OneCall.Whole(timeline);
                    case CallScript.Result.Stopped(int step, String why) ->
                            new OneCall.Dropped(timeline, "step " + step + ": " + why);
                };
            }
            case Answer.Refused(int status, String reason) ->
                    new OneCall.NotAnswered("refused with " + status + " " + reason);
            case Answer.Unanswered(var cause) -> new OneCall.NotAnswered(cause.name());
        };
    }

    private static OneCall result(Future<OneCall> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed in the phone itself", e.getCause());
        }
    }

    private static Duration cpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Calls in which every step was done. */
    int whole() {
        return (int) calls.stream().filter(OneCall.Whole.class::isInstance).count();
    }

    /** Why the others were not, each reason once. */
    List<String> troubles() {
        return calls.stream()
                .<String>mapMulti((call, troubles) -> {
                    switch (call) {
                        case OneCall.Whole _ -> {}
                        case OneCall.Dropped(Timeline _, String why) -> troubles.accept(why);
                        case OneCall.NotAnswered(String why) -> troubles.accept(why);
                    }
                })
                .distinct()
                .toList();
    }

    List<Duration> responses() {
        return every(timeline -> timeline.responses().stream().map(Timeline.Response::after));
    }

    List<Duration> greetings() {
        return every(timeline -> timeline.greeting().stream());
    }

    List<Duration> stops() {
        return every(timeline ->
                timeline.interruptions().stream().map(Timeline.Interruption::stoppedAfter));
    }

    /** The longest gap of each call. */
    List<Duration> gaps() {
        return every(timeline -> Stream.of(timeline.arrival().longestGap()));
    }

    /** How many gaps, in all calls, were longer than a caller's phone hides. */
    int longGaps() {
        return timelines().mapToInt(timeline -> timeline.arrival().gaps()).sum();
    }

    /** How late, at most, 99 in 100 of the phone's own packets were in each call. */
    List<Duration> ownLateness() {
        return every(timeline -> Stream.of(timeline.sending().late99()));
    }

    /** The latest packet of the phone's own in each call. */
    List<Duration> ownLatest() {
        return every(timeline -> Stream.of(timeline.sending().lateMost()));
    }

    /** Nothing was dropped, no gap was heard, and 95 in 100 answers came in time. */
    boolean good() {
        Optional<Duration> slowest = Percentiles.at(95, responses());
        return whole() == calls.size()
                && longGaps() == 0
                && slowest.isPresent()
                && slowest.get().compareTo(SLOW) <= 0;
    }

    private List<Duration> every(Function<Timeline, Stream<Duration>> of) {
        return timelines().flatMap(of).toList();
    }

    private Stream<Timeline> timelines() {
        return calls.stream()
                .map(call ->
                        switch (call) {
                            case OneCall.Whole(Timeline timeline) -> List.of(timeline);
                            case OneCall.Dropped(Timeline timeline, String _) -> List.of(timeline);
                            case OneCall.NotAnswered _ -> List.<Timeline>of();
                        })
                .flatMap(Collection::stream);
    }
}
