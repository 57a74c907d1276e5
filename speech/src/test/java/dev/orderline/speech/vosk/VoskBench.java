package dev.orderline.speech.vosk;

import dev.orderline.speech.audio.Frame;
import dev.orderline.speech.audio.Utterances;
import dev.orderline.speech.audio.Utterances.Utterance;
import dev.orderline.speech.recognition.Decoding;
import dev.orderline.speech.recognition.Decoding.Result;
import dev.orderline.speech.recognition.Grammar;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Prints what decoding costs, in CPU time: a native call by its length, a decoded second, a
 * recogniser's making, and its memory; then the time from {@code finish} to its result, on the
 * clock and with audio in real time. Run from the module, after test-compile: {@code java
 * --enable-native-access=ALL-UNNAMED -cp <test class path> dev.orderline.speech.vosk.VoskBench}.
 */
final class VoskBench {
    private static final List<Utterance> UTTERANCES = Utterances.read(Utterances.FOLDER);

    private VoskBench() {}

    public static void main(String[] none) throws Exception {
        try (VoskModel model = VoskModel.load(VoskModelTest.STARTER);
                var decoder = new VoskDecoder(model, Runtime.getRuntime().availableProcessors())) {
            decoder.prepare(TrialGrammars.ALL);
            for (int round = 0; round < 2; round++)
                for (int together : new int[] {1, 3, 10}) perSecond(model, decoder, together);
            making(model, decoder);
            for (int atOnce : new int[] {1, 10, 20}) latency(decoder, atOnce);
        }
    }

    private static void perSecond(VoskModel model, VoskDecoder decoder, int together) {
        for (Grammar grammar : List.of(TrialGrammars.ORDER_NUMBER, TrialGrammars.WISHES)) {
            long nanos = 0;
            long frames = 0;
            long calls = 0;
            try (var recognizer = Recognizers.open(model, decoder.compile(grammar))) {
                for (Utterance utterance : UTTERANCES) {
                    short[] pcm = Utterances.samples(utterance.frames());
                    long start = cpuNanos();
                    int piece = together * Frame.SAMPLES;
                    for (int at = 0; at + piece <= pcm.length; at += piece) {
                        short[] part = new short[piece];
                        System.arraycopy(pcm, at, part, 0, piece);
                        recognizer.accept(part, piece);
                        recognizer.partial();
                        calls++;
                    }
                    recognizer.finish();
                    nanos += cpuNanos() - start;
                    frames += utterance.frames().size();
                }
            }
            System.out.printf(
                    "%s, %d ms a call: real-time factor %.4f, %.0f us a call%n",
                    grammar.name(),
                    together * Frame.LENGTH.toMillis(),
                    nanos / 1e9 / Frame.duration(frames).toMillis() * 1e3,
                    nanos / 1e3 / calls);
        }
    }

    private static void making(VoskModel model, VoskDecoder decoder) throws IOException {
        for (Grammar grammar : TrialGrammars.ALL) {
            PhraseLists lists = decoder.compile(grammar);
            var micros = new ArrayList<Long>();
            for (int i = 0; i < 200; i++) {
                long start = cpuNanos();
                Recognizers recognizer = Recognizers.open(model, lists);
                micros.add((cpuNanos() - start) / 1_000);
                recognizer.close();
            }
            System.out.printf("%s: made in %s us%n", grammar.name(), spread(micros));
        }
        PhraseLists lists = decoder.compile(TrialGrammars.ORDER_NUMBER);
        short[] pcm = Utterances.samples(UTTERANCES.getFirst().frames());
        var held = new ArrayList<Recognizers>();
        long before = residentKilobytes();
        for (int i = 0; i < 200; i++) held.add(Recognizers.open(model, lists));
        long made = residentKilobytes();
        for (Recognizers recognizer : held) recognizer.accept(pcm, pcm.length);
        long used = residentKilobytes();
        held.forEach(Recognizers::close);
        System.out.printf(
                "memory per recogniser: %d kB made, %d kB in the middle of an utterance%n",
                (made - before) / held.size(), (used - before) / held.size());
    }

    /** Of this thread; other work on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long residentKilobytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Callers who speak all the time, in real time. */
    private static void latency(VoskDecoder decoder, int atOnce)
            throws InterruptedException, ExecutionException {
        var micros = new ArrayList<Long>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<List<Long>>>();
            for (int caller = 0; caller < atOnce; caller++) {
                int first = caller * UTTERANCES.size() / atOnce;
                calls.add(callers.submit(() -> speak(decoder, first, 15)));
            }
            for (Future<List<Long>> call : calls) micros.addAll(call.get());
        }
        System.out.printf("%d at once: finish to result in %s us%n", atOnce, spread(micros));
    }

    private static List<Long> speak(VoskDecoder decoder, int first, int count)
            throws InterruptedException {
        var micros = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            Utterance utterance = UTTERANCES.get((first + i) % UTTERANCES.size());
            try (Decoding decoding = decoder.start(TrialGrammars.ALL.get(i % 4))) {
                long due = System.nanoTime();
                for (Frame frame : utterance.frames()) {
                    decoding.accept(frame);
                    due += Frame.LENGTH.toNanos();
                    Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
                }
                long start = System.nanoTime();
                decoding.finish();
                awaitFinal(decoding);
                micros.add((System.nanoTime() - start) / 1_000);
            }
        }
        return micros;
    }

    private static void awaitFinal(Decoding decoding) {
        Optional<Result> result = decoding.poll();
        while (result.isEmpty() || result.get() instanceof Result.Partial) {
            LockSupport.parkNanos(100_000);
            result = decoding.poll();
        }
    }

    private static String spread(List<Long> micros) {
        List<Long> sorted = micros.stream().sorted().toList();
        return "%d (median), %d (95 %%), %d (longest), of %d"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 95 / 100),
                        sorted.getLast(),
                        sorted.size());
    }
}
