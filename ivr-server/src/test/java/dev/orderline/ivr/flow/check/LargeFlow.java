package dev.orderline.ivr.flow.check;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sound flow of as many states as are wanted, of all kinds, for measuring: menus with phrases of
 * many words, questions for slots of each kind, actions, choices, texts.
 */
public final class LargeFlow {
    public static final String NAME = "large";

    /** What menus are about; the starter model knows every word. */
    private static final List<String> THINGS =
            List.of(
                    "a missing package",
                    "the delivery address",
                    "a broken screen",
                    "my gift card",
                    "the winter catalogue",
                    "opening an account",
                    "paying in advance",
                    "a double charge",
                    "the repair workshop");

    private static final String HEAD =
            """
            flow: large
            uses: common
            start: s0

            slots:
              copies: {number: 3-20}
              bought: {date: past}
              limit: {money: USD}
              agreed: yes-no
              code: {letters-and-digits: AA99}

            states:
            """;

    private static final String MENU =
            """
              s%1$d:
                ask: For %4$s, press one. For %5$s, press two. For %6$s, press three.
                help: You can also say what it is about. For a person, press zero.
                choices:
                  first:
                    phrases:
                      - "[i (want | would like) to] (talk | speak | ask) about %4$s [please]"
                      - "[it is] about %4$s"
                      - "%4$s [for [order] number {order}]"
                    key: "1"
                    then: s%2$d
                  second:
                    phrases:
                      - "[i (want | would like) to] (talk | speak | ask) about %5$s [please]"
                      - "[it is] about %5$s"
                    key: "2"
                    then: s%2$d
                  third:
                    phrases:
                      - "[i (want | would like) to] (talk | speak | ask) about %6$s [please]"
                      - "[it is] about %6$s"
                    key: "3"
                    then: s%3$d
                no-match:
                  - I am sorry, I did not understand. For %4$s, press one.
                  - Please use your keypad.
                no-input:
                  - Are you still there? For %4$s, press one.
                  - Please use your keypad.
                otherwise: person
            """;

    private static final String QUESTION =
            """
              s%1$d:
                ask: We need to know something more. What is it?
                fill: %3$s
                forget: %3$s
                help: Say it, or key it in. For a person, press zero.
                no-match: [Please say it once more., Please key it in.]
                no-input: [Please say it., Please key it in.]
                confirm: {when: unsure, ask: "That is {%3$s}, right?"}
                otherwise: person
                then: s%2$d
            """;

    private static final String CHOOSE =
            """
              s%1$d:
                choose:
                  - {if: copies over 5 and bought within 30 days or limit under 100 USD, then: s%2$d}
                  - {if: agreed is yes or code is empty, then: s%3$d}
                otherwise: s%2$d
            """;

    private static final String SAY =
            """
              s%1$d:
                say: All right. This is the text of state %1$d, which says a little. And here is more.
                then: s%2$d
            """;

    private static final String VERIFY =
            """
              s%1$d:
                subflow: identify
                on: {verified: s%2$d, not-found: s%3$d}
            """;

    private LargeFlow() {}

    /**
     * A flow of {@code states} states of its own, beside the common file and a flow it goes
     * through.
     */
    public static FlowFiles of(int states) {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < states - 1; i++) {
            int next = i + 1;
            int later = Math.min(i + 2, states - 1);
            text.append(
                    switch (i % 10) {
                        case 0, 4 ->
                                MENU.formatted(
                                        i, next, later, thing(i), thing(i + 1), thing(i + 2));
                        case 2 -> CHOOSE.formatted(i, next, later);
                        case 3 -> VERIFY.formatted(i, next, later);
                        case 1 -> QUESTION.formatted(i, next, "copies");
                        case 5 -> QUESTION.formatted(i, next, "bought");
                        case 6 -> QUESTION.formatted(i, next, "limit");
                        case 7 -> QUESTION.formatted(i, next, "code");
                        default -> SAY.formatted(i, next);
                    });
        }
        text.append("  s%d: {say: Goodbye., end: done}\n".formatted(states - 1));
        Map<String, String> files = new TreeMap<>(BrokenFlow.sound().texts());
        files.put(NAME + ".yaml", text.toString());
        return new FlowFiles(files);
    }

    private static String thing(int index) {
        return THINGS.get(index % THINGS.size());
    }
}
