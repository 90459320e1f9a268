package dev.serverlease.stage.application;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contracts;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * 撤回申请: the applicant withdraws the application. The lessee's signature concludes the contract (Civil Code art. 490);
 * after that it can only be terminated, not withdrawn.
 */
@Service
class WithdrawalCommands {

    private static final Set<LeaseStage> BEFORE_ACTIVATION =
            Set.of(LeaseStage.APPLICATION, LeaseStage.CHECKS, LeaseStage.LEGAL_REVIEW, LeaseStage.CONTRACT);

    private final LeaseCommands commands;
    private final Contracts contracts;
    private final LeaseMessages messages;
    private final AuditTrail audit;

    WithdrawalCommands(LeaseCommands commands, Contracts contracts, LeaseMessages messages, AuditTrail audit) {
        this.commands = commands;
        this.contracts = contracts;
        this.messages = messages;
        this.audit = audit;
    }

    /**
     * Withdraws the application. Idempotent.
     *
     * @throws Refusal with 403 for anybody but the applicant, 409 if the lessee has signed or the lease has ended in
     *     another way
     */
    void withdraw(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> withdraw(lease, ground, actor));
    }

    private void withdraw(Lease lease, String ground, String actor) {
        var number = lease.number();
        if (!lease.applicant().equals(actor)) {
            throw new Refusal(
                    403,
                    "申请由经办人 " + lease.applicant() + " 撤回。 The application is withdrawn by its applicant, "
                            + lease.applicant() + ".");
        }
        if (lease.endReason() == EndReason.WITHDRAWN) {
            return;
        }
        if (lease.stage() == LeaseStage.ENDED) {
            throw LeaseMessages.notWaiting(lease);
        }
        // The process still waits for the message while an activation is held, but by then both have signed.
        if (!BEFORE_ACTIVATION.contains(lease.stage()) || contracts.isSignedByLessee(number)) {
            throw tooLate(lease);
        }
        audit.record(number, actor, "WITHDRAWN", Map.of("ground", ground), null);
        messages.send(lease, "Withdrawn");
    }

    private static Refusal tooLate(Lease lease) {
        if (lease.stage() == LeaseStage.CONTRACT) {
            return new Refusal(
                    409,
                    "租赁 " + lease.number() + " 的承租人已经签署，其要约在约定期限内有效，不能再撤回申请；不再需要的，请合同人员在“出租人用印”任务中不用印并说明理由。 The"
                            + " lessee of lease " + lease.number()
                            + " has signed, and its offer stands for a time: the application can no longer be withdrawn; if it is"
                            + " not wanted any more, a contract officer refuses to seal it, with the reason.");
        }
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label()
                        + "”阶段，承租人已经签署，不能再撤回申请；如需结束租赁，应当办理解除。 Lease " + lease.number() + " is in stage "
                        + lease.stage().en()
                        + " and the lessee has signed: the application can no longer be withdrawn; to end the lease, terminate it.");
    }
}
