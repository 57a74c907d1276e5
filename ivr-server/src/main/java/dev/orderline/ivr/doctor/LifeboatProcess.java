package dev.orderline.ivr.doctor;

import dev.orderline.ivr.flow.Manner;
import dev.orderline.ivr.heartbeat.Heartbeat;
import dev.orderline.ivr.sounds.RenderedSounds;
import dev.orderline.ivr.sounds.SoundFolder;
import dev.orderline.speech.audio.SpeechFailure;
import dev.orderline.speech.synthesis.Prompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The lifeboat, and what it needs when it is needed: the server's heartbeat, and sounds. */
public final class LifeboatProcess {
    /** Written by the lifeboat while it takes calls, as the server writes its note. */
    static final String STARTED = "lifeboat-started";

    private static final Manner ENGLISH = new Manner("en-US", false);

    /** A word of every value that is told. */
    private static final Prompt DIGIT =
            new Prompt(List.of(new Prompt.Sentence(List.of(new Prompt.Piece.Value("one")), true)));

    private final Path data;

    /**
     * @param data the folder of the server and the lifeboat
     */
    public LifeboatProcess(Path data) {
        this.data = data;
    }

    /**
     * @throws IOException if its note is there and cannot be read
     */
    public boolean runs() throws IOException {
        return ServerProcess.of(data, STARTED).runs();
    }

    /** Whether it runs; without the server nobody expects it to. */
    public Finding finding(boolean serverRuns) throws IOException {
        return switch (ServerProcess.of(data, STARTED)) {
            case ServerProcess.Running(long processId) ->
                    new Finding.Well("runs, process " + processId);
            case ServerProcess.Died(long processId) ->
                    new Finding.Wrong(
                            "ended without being told to (it was process %d): look at the end of %s; scripts/run starts it again"
                                    .formatted(processId, data.resolve("lifeboat.log")));
            case ServerProcess.NeverStarted _, ServerProcess.Stopped _ ->
                    serverRuns
                            ? new Finding.Wrong(
                                    "does not run, so callers are lost with the server and nobody ends one that hangs: start the line by scripts/run")
                            : new Finding.Idle("is stopped: scripts/run starts it");
        };
    }

    /** Whether the server does its work. */
    public Finding heartbeat(boolean serverRuns) throws IOException, InterruptedException {
        if (!serverRuns) return new Finding.Idle("there is none without the server");
        return Heartbeat.beats(data.resolve(Heartbeat.FILE))
                ? new Finding.Well("beats")
                : new Finding.Wrong(
                        "stands still although the server runs: the lifeboat kills it within seconds; if none runs, end the server and start scripts/run again");
    }

    /** Whether there is a sound for what calls by keys say. */
    public Finding sounds(boolean serverRuns) {
        try {
            new RenderedSounds(SoundFolder.below(data)).of(DIGIT, ENGLISH);
            return new Finding.Well("are there for calls by keys");
        } catch (SpeechFailure missing) {
            return serverRuns
                    ? new Finding.Wrong(
                            "%s: start scripts/run again, which renders what is missing"
                                    .formatted(missing.getMessage()))
                    : new Finding.Idle("not made yet: scripts/run makes them");
        }
    }
}
