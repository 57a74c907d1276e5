package dev.orderline.ivr.actions;

import dev.orderline.ivr.flow.Action;
import dev.orderline.ivr.flow.Run;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.ivr.orders.CodeDesk;
import dev.orderline.ivr.orders.CodeDesk.Told;
import dev.orderline.ivr.orders.Proof;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code codes.tell}: compares what the caller says with the code that was sent last. */
public final class TellCode implements Action {
    private static final String OVER = "over";
    private static final String CODE = "code";

    private final CodeDesk codes;

    public TellCode(CodeDesk codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "codes.tell";
    }

    @Override
    public Map<String, Type> inputs() {
        return Map.of(CODE, new Type.Digits(CodeDesk.LENGTH, CodeDesk.LENGTH));
    }

    @Override
    public Map<String, List<Fill>> outcomes() {
        return Map.of("right", List.of(), "wrong", List.of(), OVER, List.of());
    }

    @Override
    public boolean needsProof() {
        return true;
    }

    @Override
    public Result perform(Run run, Map<String, Value> with) {
        Optional<Proof> proof = run.proof();
        if (proof.isEmpty()) return Result.of(OVER);
        if (!(with.get(CODE) instanceof Value.Digits(String digits)))
            throw new IllegalArgumentException("expected the digits of a code");
        return switch (codes.tell(proof.get(), digits, run.now().toInstant())) {
            case Told.Right(Proof confirmed) -> {
                run.confirm(confirmed);
                yield Result.of("right");
            }
            case Told.Wrong() -> Result.of("wrong");
            case Told.Over() -> Result.of(OVER);
        };
    }
}
