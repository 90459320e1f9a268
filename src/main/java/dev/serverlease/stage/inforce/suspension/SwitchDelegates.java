package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.provision.Provisioner;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.UseReviews;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 暂停服务、恢复服务: the provisioner switches a server that was handed over off and on; its data is kept. */
@Configuration(proxyBeanMethods = false)
class SwitchDelegates {

    private final LeaseOf leaseOf;
    private final UseReviews reviews;
    private final Provisioner provisioner;
    private final LawInForce law;
    private final AuditTrail audit;

    SwitchDelegates(LeaseOf leaseOf, UseReviews reviews, Provisioner provisioner, LawInForce law, AuditTrail audit) {
        this.leaseOf = leaseOf;
        this.reviews = reviews;
        this.provisioner = provisioner;
        this.law = law;
        this.audit = audit;
    }

    @Bean
    JavaDelegate remindCure(AwaitedCure awaited) {
        return execution -> awaited.remind(leaseOf.locked(execution));
    }

    @Bean
    JavaDelegate switchOff() {
        return execution -> carryOut(Provisioner.Action.SWITCH_OFF, "SERVER_SWITCHED_OFF", execution);
    }

    /**
     * Facts that came to light after the cure keep the server off. The lease stays locked until the server is on and
     * the lease waits for its next review: an order that arrives in between waits for the lock, and then stops the
     * server again.
     */
    @Bean
    JavaDelegate switchOn() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            var forbidding = law.forbidding(lease, NamedFacts.none());
            if (!forbidding.isEmpty()) {
                throw new IllegalStateException("租赁 " + lease.number() + " 确认整改后又有法律不允许恢复服务的情形，服务器保持关停："
                        + LawInForce.words(forbidding.stream())
                        + " 处理：由法务人员核查后再次确认整改，然后在 Cockpit 中重试此任务；不能恢复的，请提出解除合同。"
                        + " The server stays off: since the cure the law forbids the service again. A legal officer looks"
                        + " into it and confirms the cure once more, then retry this job in Cockpit; or"
                        + " have the lease terminated.");
            }
            carryOut(Provisioner.Action.SWITCH_ON, "SERVER_SWITCHED_ON", execution);
        };
    }

    /** An instance that was moved by hand does not switch on a server that was never handed over. */
    private void carryOut(Provisioner.Action action, String step, DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var number = lease.number();
        if (lease.inForceAt() == null || lease.stage() == LeaseStage.CLOSING) {
            throw new IllegalStateException("租赁 " + number + " 不在履行中，不得开关服务器；请由管理员核查。 Lease " + number
                    + " is not in force; its server is not switched, and an administrator should look into it.");
        }
        // each suspension comes from a different review
        int occurrence = reviews.of(number).size();
        try {
            var reference = provisioner.carryOut(action, number, occurrence);
            audit.record(number, AuditTrail.SYSTEM, step, Map.of("reference", reference), null);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "租赁 " + number + " 的服务器未能" + (action == Provisioner.Action.SWITCH_OFF ? "关停" : "恢复") + "："
                            + e.getMessage() + "。处理：检查交付系统，排除故障后在 Cockpit 中重试；重复操作是安全的。 The server of " + number
                            + " could not be switched: mend the provisioner, then retry this job in Cockpit; retrying is safe.",
                    e);
        }
    }
}
