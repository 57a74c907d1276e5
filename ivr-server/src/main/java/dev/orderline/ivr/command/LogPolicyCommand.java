package dev.orderline.ivr.command;

import dev.orderline.ivr.air.PolicyVersion;
import dev.orderline.ivr.sql.Database;
import dev.orderline.ivr.sql.SqlReturnPolicies;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells which policy counted when. */
@Command(name = "log", description = "Tells who published which version, when and why.")
final class LogPolicyCommand implements Callable<Integer> {
    @Mixin private Workshop workshop = new Workshop();

    @Option(
            names = "--last",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "so many; ${DEFAULT-VALUE}")
    private int last;

    @Override
    public Integer call() {
        try (Database database = workshop.database()) {
            List<PolicyVersion> all =
                    new SqlReturnPolicies(database).log(Math.clamp(last, 1, 1_000));
            if (all.isEmpty()) throw new Complaint("nothing was published yet");
            for (PolicyVersion each : all)
                workshop.out()
                        .printf(
                                "%s %4d  %s  by %s: %s%n",
                                each.equals(all.getFirst()) ? "*" : " ",
                                each.number(),
                                workshop.written(each.signature().at()),
                                each.signature().who(),
                                each.signature().why());
        }
        return ExitCode.OK;
    }
}
