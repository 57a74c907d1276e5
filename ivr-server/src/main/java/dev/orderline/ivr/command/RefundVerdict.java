package dev.orderline.ivr.command;

import dev.orderline.ivr.orders.ApprovalDesk.Outcome;
import dev.orderline.ivr.sql.Database;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who says what of which refund. */
final class RefundVerdict {
    @Mixin private Workshop workshop = new Workshop();

    @Parameters(
            paramLabel = "REFUND",
            description = "which one, as scripts/refunds waiting tells it")
    private UUID refund = new UUID(0, 0);

    @Option(
            names = "--who",
            defaultValue = "${sys:user.name}",
            description = "who says so; ${DEFAULT-VALUE}")
    private String who = "";

    /**
     * Takes it down and tells what comes of it.
     *
     * @throws Complaint if nobody has to agree to it
     */
    void take(boolean agreed) {
        try (Database database = workshop.database()) {
            Outcome outcome =
                    workshop.backOffice(database)
                            .approvals()
                            .decide(refund, who.strip(), agreed, workshop.clock().instant());
            workshop.out()
                    .println(
                            switch (outcome) {
                                case PAID -> "it is paid";
                                case ANOTHER_NEEDED -> "another person has to agree";
                                case DECLINED -> "it is not paid";
                                case NOT_WAITING ->
                                        throw new Complaint(
                                                "no such refund waits for anybody;"
                                                        + " scripts/refunds waiting tells which do");
                            });
        } catch (IllegalArgumentException nobody) {
            throw new Complaint(String.valueOf(nobody.getMessage()));
        }
    }
}
