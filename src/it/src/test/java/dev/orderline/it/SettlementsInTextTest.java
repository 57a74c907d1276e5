package dev.orderline.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.orderline.ivr.orders.Refund;
import dev.orderline.ivr.orders.Refund.State;
import dev.orderline.ivr.orders.ReturnStep;
import dev.orderline.ivr.scenario.Played;
import dev.orderline.ivr.trial.TrialShop;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link SettlementsByPhoneTest} has by telephone, in text: it comes to the same. */
class SettlementsInTextTest {
    static List<Settlement> all() {
        return Settlement.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void comesToWhatIsWrittenDown(Settlement settlement) throws InterruptedException {
        var text = new SettlementText();
        Played played = text.play(settlement.scenario());

        assertEquals(List.of(), played.problems());
        TrialShop shop = text.shop();
        assertEquals(
                settlement.returns(),
                shop.underway().stream()
                        .map(each -> each.item() + " " + afterwards(each.step()).written())
                        .sorted()
                        .toList());
        assertEquals(
                settlement.refunds(),
                shop.refunds().stream().map(SettlementsInTextTest::described).sorted().toList());
    }

    private static String described(Refund refund) {
        return refund.amount().plain()
                + " "
                + refund.cause().written()
                + " "
                + afterwards(refund.state()).written()
                + " "
                + refund.to().written();
    }

    /** In text nothing is done outside: no label is made ... */
    private static ReturnStep afterwards(ReturnStep step) {
        return step == ReturnStep.OPENED ? ReturnStep.LABEL_MADE : step;
    }

    /** ... and nothing is paid. */
    private static State afterwards(State state) {
        return state == State.RESERVED ? State.SETTLED : state;
    }
}
