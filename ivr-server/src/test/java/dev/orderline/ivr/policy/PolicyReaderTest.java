package dev.orderline.ivr.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.orderline.ivr.flow.source.Problem;
import dev.orderline.ivr.flow.source.Problems;
import dev.orderline.ivr.orders.Flag;
import dev.orderline.ivr.orders.ReturnPolicy;
import dev.orderline.ivr.orders.ReturnPolicy.Consequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final String GOOD =
            """
            policy: returns
            currency: USD
            windows:
              - {name: shoes, category: shoes, days: 14}
              - {name: everything, days: 30}
            holidays:
              - {name: winter, ordered: 2026-11-01 to 2026-12-24, until: 2027-01-31}
            label:
              - {name: ours, reason: damaged, paid-by: shop}
              - {name: theirs, paid-by: customer, costs: 4.95}
            restocking-fee:
              - {name: tents, category: camping, from: 100.00, up-to: 500.00, percent: 10}
            conditions:
              - {name: gear, category: gear, opened: 15, used: refused}
            approval: {nobody-up-to: 150.00, two-persons-above: 500.00}
            limits: {a-day: 5, lately: 12, days: 90}
            flags:
              - {name: lost often, claimed-lost: 2, days: 365}
              - {name: returns most, returned-percent: 60, orders: 5, days: 365}
              - {name: new and dear, account-days: 30, from: 300.00}
            """;

    private final Problems problems = new Problems();

    @Test
    void theShippedOneIsGood() throws IOException {
        Path shipped = Path.of("../dialplans/policy/returns.yaml");

        assertTrue(read(Files.readString(shipped)).isPresent());
        assertEquals(List.of(), problems.sorted());
    }

    @Test
    void aPolicyIsReadAsItIsWritten() {
        ReturnPolicy policy = read(GOOD).orElseThrow();

        assertEquals(List.of(14, 30), policy.windows().stream().map(each -> each.days()).toList());
        assertEquals(10_000, policy.fees().getFirst().rule().when().fromMinor());
        assertEquals(15_000, policy.approvals().nobodyUpToMinor());
        assertEquals(5, policy.limits().aDay());
        assertEquals(new Consequence.Taken(15), policy.conditions().getFirst().opened());
        assertEquals(new Consequence.Refused(), policy.conditions().getFirst().used());
        assertEquals(new Flag.ClaimedLost("lost often", 2, 365), policy.flags().getFirst());
        assertEquals(new Flag.NewAndDear("new and dear", 30, 30_000), policy.flags().getLast());
        assertEquals("2027-01-31", policy.holidays().getFirst().until().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "currency: USD | currency: XQZ | 2:11: error: there is no currency XQZ",
                "days: 30} | days: many} | \"many\" is not a whole number",
                "category: shoes, days: 14} | days: 14} | 5:5: error: this rule never decides",
                "everything, days: 30} | boots, category: boots, days: 30} | 5:5: error: the last rule of windows does not fit everything",
                "everything, days | shoes, days | two rules of windows are called \"shoes\"",
                "reason: damaged, | reason: broken, | there is no \"broken\" here",
                "paid-by: shop} | paid-by: shop, costs: 3.00} | it costs the customer nothing when the shop pays",
                "customer, costs: 4.95} | customer} | it is not said what the customer pays",
                "costs: 4.95 | costs: 4.955 | USD has no amount 4.955",
                "2026-11-01 to | 2026-13-01 to | there is no such day: 2026-13-01",
                "until: 2027-01-31 | until: 2026-12-01 | these days are not one after the other",
                "from: 100.00 | from: 700.00 | nothing costs at least 700.00 and at most less",
                "two-persons-above: 500.00 | two-persons-above: 50.00 | nobody would have to agree where two would",
                "percent: 10 | percents: 10 | a fee has no \"percents\"",
                "opened: 15, | opened: 0, | \"0\" is not free, refused, or the percentage that is kept: 15",
                "opened: 15, used: refused | opened: refused, used: 15 | what was used would be taken back more gladly",
                "opened: 15, used: refused | opened: 15 | a rule of conditions needs \"used\"",
                "claimed-lost: 2, | claimed-lots: 2, | flag",
                "claimed-lost: 2, days: 365 | claimed-lost: 2 | a flag of claimed-lost needs \"days\"",
                "{name: returns most, | {name: lost often, | two rules of flags are called \"lost often\"",
                "from: 300.00 | from: 300.001 | USD has no amount 300.001",
                "limits: {a-day: 5, | limits: { | the limits needs \"a-day\"",
            })
    void aMistakeIsToldWithItsPlace(String good, String bad, String told) {
        assertTrue(GOOD.contains(good), good);

        assertEquals(Optional.empty(), read(GOOD.replace(good, bad)));

        List<String> found = problems.sorted().stream().map(Problem::toString).toList();
        assertTrue(found.stream().anyMatch(each -> each.contains(told)), found::toString);
    }

    private Optional<ReturnPolicy> read(String text) {
        return PolicyReader.read("returns.yaml", text, problems);
    }
}
