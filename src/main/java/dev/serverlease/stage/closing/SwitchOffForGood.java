package dev.serverlease.stage.closing;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.provision.Provisioner;
import dev.serverlease.stage.inforce.UseReviews;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 关停服务器: use ends with the lease (Civil Code art. 733); the data is kept until it is returned or erased. */
@Component("switchOffForGood")
class SwitchOffForGood implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final UseReviews reviews;
    private final Provisioner provisioner;
    private final AuditTrail audit;
    private final HandedOver handedOver;

    SwitchOffForGood(
            LeaseOf leaseOf, UseReviews reviews, Provisioner provisioner, AuditTrail audit, HandedOver handedOver) {
        this.handedOver = handedOver;
        this.leaseOf = leaseOf;
        this.reviews = reviews;
        this.provisioner = provisioner;
        this.audit = audit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var number = lease.number();
        if (lease.stage() != LeaseStage.CLOSING || !handedOver.isSo(lease)) {
            throw new IllegalStateException(
                    "租赁 " + number + " 不在退租清结阶段，或者从未交付服务器，不得关停；请由管理员核查。 Lease " + number
                            + " is not closing, or had no server; nothing is switched off, and an administrator should look into it.");
        }
        // suspensions use the number of their review; the final switching off gets a number after all of them
        int occurrence = reviews.of(number).size() + 1;
        try {
            var reference = provisioner.carryOut(Provisioner.Action.SWITCH_OFF, number, occurrence);
            audit.record(number, AuditTrail.SYSTEM, "SERVER_SWITCHED_OFF", Map.of("reference", reference), null);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "租赁 " + number + " 已终了，其服务器未能关停：" + e.getMessage()
                            + "。处理：检查交付系统，排除故障后在 Cockpit 中重试；重复操作是安全的。 Lease " + number
                            + " is over and its server could not be switched off: mend the provisioner, then retry this job in"
                            + " Cockpit; retrying is safe.",
                    e);
        }
    }
}
