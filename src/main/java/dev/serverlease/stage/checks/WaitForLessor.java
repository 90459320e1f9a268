package dev.serverlease.stage.checks;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.LeaseOf;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Holds an application whose only defect is the lessor's, as a permit that lapsed: no deadline of the applicant runs,
 * an incident tells operators, and a retry continues the application when the lessor's register entry is in order.
 */
@Component("waitForLessor")
class WaitForLessor implements JavaDelegate {

    private static final Set<Outcome> HOLDING = EnumSet.of(Outcome.BLOCK, Outcome.REQUIRE);

    private final LegalCheck legalCheck;
    private final LeaseOf leaseOf;
    private final Leases leases;

    WaitForLessor(LegalCheck legalCheck, LeaseOf leaseOf, Leases leases) {
        this.legalCheck = legalCheck;
        this.leaseOf = leaseOf;
        this.leases = leases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        var blocks = LegalCheck.stored(legalCheck.ask(Subject.LESSOR, legalCheck.factsOfApplication(lease))).stream()
                .filter(finding -> HOLDING.contains(finding.outcome()))
                .toList();
        if (!blocks.isEmpty()) {
            var zh = blocks.stream().map(StoredFinding::messageZh).collect(Collectors.joining());
            var en = blocks.stream().map(StoredFinding::messageEn).collect(Collectors.joining(" "));
            // the engine keeps the beginning of it: what is to be done stands before the reason, which the findings
            // have
            throw new IllegalStateException(
                    "租赁 " + lease.number() + " 因出租人自身原因暂缓。由合规人员导入更正后的出租人登记（接口 /api/registers/lessors），"
                            + "然后在 Cockpit 中重试此任务。原因：" + zh
                            + " The lease waits for the lessor: a compliance officer imports its corrected entry"
                            + " (at /api/registers/lessors), then retry this job in Cockpit. Reason: " + en);
        }
        // The next checks are a new round: the earlier findings stay on record.
        leases.checkAgain(lease.number());
    }
}
