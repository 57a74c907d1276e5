package dev.orderline.it;

import dev.orderline.ivr.flow.source.FlowFiles;
import java.util.List;
import java.util.Map;

/** A sound flow as large as is wanted, of all kinds of states that talk, to measure with. */
final class LargeFlow {
    static final String NAME = "large";

    /** States of one topic. */
    private static final int TOPIC = 6;

    /** States besides the topics': the goodbye and the person. */
    private static final int OTHERS = 2;

    private static final List<String> THINGS =
            List.of(
                    "jackets",
                    "boots",
                    "tents",
                    "lamps",
                    "kettles",
                    "blankets",
                    "bottles",
                    "gloves",
                    "maps",
                    "ropes",
                    "hats",
                    "socks",
                    "stoves",
                    "chairs",
                    "cups",
                    "knives");

    private static final String FRAME =
            """
            filler: One moment please.
            sorry: I am sorry, something went wrong.
            lifeboat: Let us go on with your keypad.
            everywhere:
              help: {phrases: ["[i need] help"], does: help}
              repeat: {phrases: ["(please repeat | repeat that) [please]"], key: "*", does: repeat}
              back: {phrases: ["go back"], does: back}
              person: {phrases: ["[i want to talk to] (a person | an agent)"], key: "0", then: person}
            """;

    private LargeFlow() {}

    /**
     * The flow, whole in one file.
     *
     * @param states how many it has, eight at least; rounded down to whole topics
     */
    static FlowFiles of(int states) {
        int topics = (states - OTHERS) / TOPIC;
        var text = new StringBuilder();
        text.append("flow: ").append(NAME).append("\nstart: menu-0\n").append(FRAME);
        text.append("slots:\n");
        for (int i = 0; i < topics; i++) text.append("  count-%d: {number: 1-20}%n".formatted(i));
        text.append("states:\n");
        for (int i = 0; i < topics; i++)
            text.append(topic(i, i + 1 < topics ? "menu-" + (i + 1) : "bye"));
        text.append(
                """
                  bye: {say: Goodbye., end: done}
                  person: {say: I put you through to a person., transfer: person, reason: asked}
                """);
        return new FlowFiles(Map.of(NAME + ".yaml", text.toString()));
    }

    private static String topic(int index, String next) {
        String thing = THINGS.get(index % THINGS.size());
        return """
          menu-%1$d:
            ask: Shall I tell you about our %2$s, or do you want to order some?
            choices:
              tell: {phrases: ["[please] tell me [more] [about (the | your) %2$s]"], key: "1", then: tell-%1$d}
              order: {phrases: ["[i (want | would like) to] order [some] [%2$s]"], key: "2", then: count-%1$d}
              other: {phrases: ["(something | anything) else", "go on [please]"], key: "3", then: %3$s}
            help: Say, tell me more, or, order some. For something else, press three.
            no-match:
              - I did not understand. Say, tell me more, or, order some.
              - Please use your keypad. To hear more about our %2$s, press one. To order some, press two.
            no-input:
              - Are you still there? Say, tell me more, or, order some.
              - Please use your keypad. To hear more about our %2$s, press one. To order some, press two.
            otherwise: person
            at-most: {times: 3, otherwise: person}
          tell-%1$d:
            say: Our %2$s are made with care, and last for many years.
            then: menu-%1$d
          count-%1$d:
            ask: How many would you like, of these %2$s?
            fill: count-%1$d
            confirm: {when: unsure, ask: "You want {count-%1$d}, is that right?"}
            help: Say a number from one to twenty.
            no-match: [I did not understand. Please say a number from one to twenty., Please key in the number.]
            no-input: [Are you still there? How many would you like?, Please key in the number.]
            otherwise: person
            then: many-%1$d
          many-%1$d:
            choose:
              - {if: count-%1$d over 10, then: too-many-%1$d}
            otherwise: noted-%1$d
          too-many-%1$d:
            say: We have only ten of the %2$s, and I note ten.
            set: {count-%1$d: 10}
            then: noted-%1$d
          noted-%1$d:
            say: That is done. I have noted {count-%1$d}.
            then: %3$s
        """
                .formatted(index, thing, next)
                .indent(0);
    }
}
