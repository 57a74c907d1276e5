package dev.orderline.ivr.flow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.flow.Talk;
import dev.orderline.ivr.flow.source.FlowFiles;
import dev.orderline.ivr.flow.source.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String ASK =
            """
            begin:
              ask: What is your PIN?
              fill: pin
              secret: yes
              CONFIRM
              help: Four digits.
              no-match: [Digit by digit., By keys please.]
              no-input: [Are you there?]
              otherwise: person
              then: bye
            """;

    private static List<String> errors(String states) {
        return new FlowChecker(Talk.tools(), Map.of())
                        .check(
                                new FlowFiles(
                                        Map.of(
                                                "shop.yaml",
                                                Talk.source("pin: {digits: 4}", states))),
                                "shop")
                        .errors()
                        .stream()
                        .map(Problem::what)
                        .toList();
    }

    private static final List<String> SAID_ALOUD =
            List.of("slot \"pin\" is told in secret and would be said aloud");

    @Test
    void aSecretThatIsNotSaidIsFine() {
        assertEquals(List.of(), errors(ASK.replace("CONFIRM", "confirm: never")));
    }

    @Test
    void aSecretIsNotSaidLater() {
        assertEquals(
                SAID_ALOUD,
                errors(
                        ASK.replace("CONFIRM", "confirm: never").replace("bye", "told")
                                + "told: {say: \"It is {pin}.\", then: bye}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "always",
                "when unsure",
                "{when: always, ask: \"Is it {pin}?\"}",
                "{when: unsure, say: \"PIN {pin}.\"}"
            })
    void aSecretIsNotConfirmedAloud(String how) {
        assertEquals(SAID_ALOUD, errors(ASK.replace("CONFIRM", "confirm: " + how)));
    }

    @Test
    void aSecretMayBeConfirmedWithoutBeingSaid() {
        assertEquals(
                List.of(),
                errors(
                        ASK.replace(
                                "CONFIRM", "confirm: {when: unsure, ask: Are you sure of it?}")));
    }
}
