package dev.orderline.ivr.flow.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.Bundle;
import dev.orderline.ivr.flow.show.Chart.Box;
import dev.orderline.ivr.flow.show.Chart.Kind;
import dev.orderline.ivr.flow.show.Chart.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Its charts were also rendered by Mermaid 11.17 itself, which is not here. */
class FlowMermaidTest {
    private static final Path README = Path.of("../dialplans/README.md");

    /** What Mermaid takes for text, whatever is in it. */
    private static final String QUOTED = "\"([^\"#`<>;]|#[0-9]+;|<br>)+\"";

    private static final Pattern BOX =
            Pattern.compile(
                    " +(s_\\w*)(\\[Q\\]|\\[/Q/\\]|\\[\\[Q\\]\\]|\\{Q\\}|\\(\\[Q\\]\\))"
                            .replace("Q", QUOTED));
    private static final Pattern FRAME =
            Pattern.compile(" +subgraph (s_\\w*)\\[Q\\]".replace("Q", QUOTED));
    private static final Pattern LINE =
            Pattern.compile(
                    " +(\\w+|call\\(\\(Q\\)\\)) -\\.?->(\\|Q\\|)? (s_\\w*)".replace("Q", QUOTED));
    private static final Pattern OTHER =
            Pattern.compile("flowchart TD| +end| +%% [^{}\\p{Cntrl}]+");

    static Stream<Arguments> charts() {
        return Shown.ALL.stream()
                .flatMap(flow -> Stream.of(View.values()).map(view -> Arguments.of(flow, view)));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsEveryStateAndEveryLineOnce(String name, View view) {
        Bundle flow = Shown.flow(name);
        Chart chart = Chart.of(flow, view, Shown.ENGLISH);
        List<String> boxes = new ArrayList<>();
        List<String> frames = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        FlowMermaid.of(flow, view, Shown.ENGLISH)
                .lines()
                .forEach(line -> {
                    Matcher box = BOX.matcher(line);
                    Matcher frame = FRAME.matcher(line);
                    if (box.matches()) boxes.add(box.group(1));
                    else if (frame.matches()) frames.add(frame.group(1));
                    else if (LINE.matcher(line).matches()) lines.add(line);
                    else assertTrue(OTHER.matcher(line).matches(), line);
                });
        long expectedFrames =
                chart.boxes().stream().map(Box::kind).filter(Kind.FRAME::equals).count();
        assertEquals(expectedFrames, frames.size());
        assertEquals(chart.boxes().size() - expectedFrames, boxes.size());
        assertEquals(boxes.size(), boxes.stream().distinct().count(), "one id for two states");
        assertEquals(chart.lines().size() + 1, lines.size());
    }

    @Test
    void aStateThatIsCalledAsSomethingOfMermaidsHasAnIdOfItsOwn() {
        String chart = FlowMermaid.of(Shown.hostile(), View.FOLDED, Shown.ENGLISH);
        assertTrue(chart.contains("    s_end[/\"end<br>end\"/]\n"), chart);
        assertTrue(chart.contains("#60;script#62;alert(1)#60;/script#62;"), chart);
    }

    @Test
    void flowsThatAreGoneThroughAreFramesWhenTheyAreOpened() {
        Chart chart = Chart.of(Shown.hotline(), View.OPENED, Shown.ENGLISH);
        List<Box> inside =
                chart.boxes().stream().filter(box -> box.inside().equals("check")).toList();
        assertEquals(6, inside.size());
        assertTrue(
                chart.lines().stream()
                        .filter(line -> line.from().equals("wish"))
                        .map(Line::to)
                        .anyMatch("check/ask-pin"::equals),
                "the way into a frame leads to where its flow starts");
        assertTrue(
                chart.lines().stream()
                        .filter(line -> line.from().equals("check/found"))
                        .map(Line::to)
                        .allMatch("ask-again"::equals),
                "the end of its flow leads on");
    }

    /** {@code scripts/flow show welcome --mermaid} tells what belongs there. */
    @Test
    void theReadmeOfTheDialplansShowsTheFlowAsItIs() throws IOException {
        String readme = Files.readString(README);
        assertTrue(
                readme.contains(
                        "```mermaid\n"
                                + FlowMermaid.of(
                                        Shown.shipped("welcome"), View.FOLDED, Shown.ENGLISH)
                                + "```\n"),
                README + " shows another welcome: scripts/flow show welcome --mermaid");
    }
}
