package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.scenario.ScenarioReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhoneDriverTest {
    @Test
    void whatCannotBeHadByTelephoneIsNamed() {
        assertEquals(
                Optional.of("a line has no other time than now"),
                hindrance("given: {now: 2026-12-24 13:30}", "hangs up"));
        assertEquals(
                Optional.of("a line's desks do not fail when they are told to"),
                hindrance("given: {failing: orders.verify}", "hangs up"));
        assertEquals(
                Optional.of("this telephone always shows its number"),
                hindrance("given: {caller: withheld}", "hangs up"));
        assertEquals(
                Optional.of("no voice can be told to speak unclearly"),
                hindrance("given: {caller: \"15005550006\"}", "{says: yes, unclearly: yes}"));
        assertEquals(
                Optional.of("in text only: it hums"), hindrance("text-only: it hums", "hangs up"));
    }

    @Test
    void allElseCan() {
        assertEquals(
                Optional.empty(),
                hindrance(
                        "given: {orders: [{number: \"12345671\", postcode: \"38103\"}]}",
                        "silent"));
    }

    private static Optional<String> hindrance(String given, String step) {
        var problems = new Problems();
        return PhoneDriver.hindrance(
                ScenarioReader.read(
                                "tests/one.yaml",
                                "scenario: One\nflow: welcome\n" + given + "\ncall:\n  - " + step,
                                problems)
                        .orElseThrow(() -> new AssertionError(problems.sorted().toString())));
    }
}
