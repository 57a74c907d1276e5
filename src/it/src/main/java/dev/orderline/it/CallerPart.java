package dev.orderline.it;

import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.scenario.Moment;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.scenario.Scenario;
import dev.orderline.ivr.scenario.Scenario.Input;
import dev.orderline.ivr.scenario.Scenario.Turn;
import dev.orderline.ivr.trial.MemoryCodeDesk;
import dev.orderline.phone.CallScript;
import dev.orderline.speech.caller.CallerVoice;
import dev.orderline.speech.caller.SoundFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the caller of a scenario does by telephone. */
final class CallerPart {
    /** So long a prompt is heard before the caller cuts in. */
    private static final Duration CUTS_IN = Duration.ofMillis(500);

    private final CallerVoice voice;
    private final Path flows;

    /**
     * @param flows the folder from which scenarios were read
     */
    CallerPart(CallerVoice voice, Path flows) {
        this.voice = voice;
        this.flows = flows;
    }

    /**
     * Where a scenario presses the code that is always sent in text, the caller presses the one
     * they read.
     *
     * @param written the scenario in text
     * @param cutting the turns in which the caller cuts into our prompt, counted from 1
     */
    CallScript script(Played written, CallScript.Reading code, Set<Integer> cutting)
            throws IOException, InterruptedException {
        Scenario scenario = written.scenario();
        CallScript script = CallScript.EMPTY;
        List<Turn> turns = scenario.turns();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (cutting.contains(i)) script = script.bargeInAfter(CUTS_IN);
            script =
                    switch (turn.input()) {
                        case Input.Calls() -> script;
                        case Input.Says(String words, _) -> script.say(voice.speak(words));
                        case Input.Plays(String file, _) ->
                                script.say(SoundFile.read(beside(turn, file)));
                        case Input.Presses(String keys) ->
                                keys.equals(MemoryCodeDesk.CODE)
                                        ? script.press(code)
                                        : script.press(keys);
                        case Input.IsSilent() -> script.hearPrompt();
                        case Input.HangsUp() -> script.hangUp();
                    };
        }
        // Whoever goes on with the caller is no part of the scenario.
        boolean goesOn =
                written.moments().getLast().end()
                                instanceof Moment.End.Ended(Target to, String _, var _)
                        && to != Target.HANG_UP;
        return goesOn ? script.hearPrompt().atOnce().hangUp() : script;
    }

    private Path beside(Turn turn, String file) {
        return flows.resolve(turn.place().file()).resolveSibling(file);
    }
}
