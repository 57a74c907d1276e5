package dev.orderline.ivr.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.policy.PolicyCase.Otherwise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples, tried on the policy that is shipped. */
class PolicyCaseTest {
    private static final Path FOLDER = Path.of("../dialplans/policy");

    private static final ZonedDateTime NOW =
            ZonedDateTime.parse("2026-11-20T12:00-05:00[America/New_York]");

    private static final String HEADLAMP =
            """
            cases:
              - case: A headlamp
                category: electronics
                reason: changed-mind
                condition: opened
                price: 40.00
                delivered-days-ago: 3
                history: {orders: 5, returned: 2, claimed-damaged: 0, claimed-lost: 1}
                comes: {decided: granted, fee: 6.00}
            """;

    private final Problems problems = new Problems();

    @Test
    void theShippedOnesAreDecidedAsTheyAreWritten() throws IOException {
        List<PolicyCase> cases = read(Files.readString(FOLDER.resolve("tests.yaml")));
        assertFalse(cases.isEmpty());
        assertEquals(List.of(), judged(cases));
    }

    @Test
    void theConditionAndTheHistoryAreLookedAt() throws IOException {
        assertEquals(List.of(), judged(read(HEADLAMP)));
        assertEquals(
                "\"A headlamp\": decided is needs-person, because a person looks at it first",
                first(HEADLAMP.replace("claimed-lost: 1", "claimed-lost: 2")));
        assertEquals(
                "\"A headlamp\": decided is not-as-new, because it has been used, and we take"
                        + " electronics back unused only",
                first(HEADLAMP.replace("condition: opened", "condition: used")));
    }

    @Test
    void aConditionThatThereIsNotIsToldWithItsPlace() throws IOException {
        assertEquals(List.of(), read(HEADLAMP.replace("condition: opened", "condition: torn")));
        assertEquals(
                "tests.yaml:5:16: error: there is no \"torn\" here",
                problems.sorted()
                        .getFirst()
                        .toString()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("; .*", ""));
    }

    private String first(String text) throws IOException {
        return judged(read(text)).getFirst().sentence();
    }

    private List<Otherwise> judged(List<PolicyCase> cases) throws IOException {
        ReturnPolicy policy = policy();
        return cases.stream().flatMap(each -> each.judge(policy, NOW).stream()).toList();
    }

    private List<PolicyCase> read(String text) throws IOException {
        return PolicyCaseReader.read("tests.yaml", text, policy().currency(), problems);
    }

    private ReturnPolicy policy() throws IOException {
        return PolicyReader.read(
                        "returns.yaml", Files.readString(FOLDER.resolve("returns.yaml")), problems)
                .orElseThrow();
    }
}
