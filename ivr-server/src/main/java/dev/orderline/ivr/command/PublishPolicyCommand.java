package dev.orderline.ivr.command;

import dev.orderline.ivr.PolicyFile;
import dev.orderline.ivr.air.FlowVersion.Signature;
import dev.orderline.ivr.air.PolicyVersion;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the draft of the policy the one that counts, or an older version. */
@Command(
        name = "publish",
        description =
                "Checks the draft, tries it on its examples and publishes it: every server goes by it from its next decision on."
                        + " What was decided before stays as it was decided.")
final class PublishPolicyCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();
    @Mixin private Signed signed = new Signed();

    @Option(
            names = "--again",
            paramLabel = "NUMBER",
            description = "publishes that version once more in place of the draft")
    private Optional<Integer> again = Optional.empty();

    @Override
    public Integer call() {
        Signature signature = signed.at(workshop.clock().instant());
        try (Database database = workshop.database()) {
            var policies = new SqlReturnPolicies(database);
            if (again.isPresent()) {
                PolicyVersion older = older(policies);
                publish(policies, older.file(), older.text(), signature);
            } else {
                PolicyFile draft = workshop.policy();
                workshop.triedOn(draft);
                publish(policies, draft.name(), draft.text(), signature);
            }
        }
        return ExitCode.OK;
    }

    private void publish(
            SqlReturnPolicies policies, String file, String text, Signature signature) {
        Optional<PolicyVersion> newest = policies.log(1).stream().findFirst();
        boolean counts = newest.filter(now -> now.text().equals(text)).isPresent();
        workshop.out()
                .println(
                        counts
                                ? "it counts already, as version " + newest.get().number()
                                : "version "
                                        + policies.publish(file, text, signature).number()
                                        + " counts from now on");
    }

    private PolicyVersion older(SqlReturnPolicies policies) {
        int number = again.orElseThrow();
        return policies.version(number)
                .orElseThrow(() ->
                        new Complaint(
                                "no version "
                                        + number
                                        + " was published; scripts/policy log tells which were"));
    }
}
