package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.provision.ServerSwitch;
import dev.serverlease.stage.inforce.LawInForce;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 暂停服务、恢复服务: a server that was handed over is switched off and on. */
@Configuration(proxyBeanMethods = false)
class SwitchDelegates {

    private final LeaseOf leaseOf;
    private final Suspensions suspensions;
    private final ServerSwitch server;
    private final LawInForce law;

    SwitchDelegates(LeaseOf leaseOf, Suspensions suspensions, ServerSwitch server, LawInForce law) {
        this.leaseOf = leaseOf;
        this.suspensions = suspensions;
        this.server = server;
        this.law = law;
    }

    @Bean
    JavaDelegate remindCure(AwaitedCure awaited) {
        return execution -> awaited.remind(leaseOf.locked(execution));
    }

    @Bean
    JavaDelegate switchOff() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            requireServing(lease, lease.stage() != LeaseStage.CLOSING);
            server.off(lease.number());
        };
    }

    /**
     * The lease stays locked until the server is on and the lease waits for its next review: an order that arrives in
     * between waits for the lock, and then stops the server again.
     */
    @Bean
    JavaDelegate switchOn() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            requireServing(lease, lease.stage() != LeaseStage.CLOSING);
            switchOn(lease);
        };
    }

    /**
     * While a notice of termination is to be given, the contract stands and the service is owed. Nothing is switched on
     * once the notice has arrived.
     */
    @Bean
    JavaDelegate switchOnBeforeNotice() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            requireServing(lease, lease.stage() == LeaseStage.CLOSING);
            if (lease.noticeDue()) {
                switchOn(lease);
            }
        };
    }

    /** Only after a cure, or where there was nothing to cure; facts that came to light since keep the server off. */
    private void switchOn(Lease lease) {
        if (suspensions.standing(lease.number()).isPresent()) {
            throw new IllegalStateException("租赁 " + lease.number()
                    + " 的暂停尚未了结，不得恢复服务；请由管理员核查。 The suspension of lease " + lease.number()
                    + " stands, so that its server is not switched on; an administrator should look into it.");
        }
        var forbidding = law.forbidding(lease, NamedFacts.none());
        if (!forbidding.isEmpty()) {
            throw new IllegalStateException("租赁 " + lease.number() + " 确认整改后又有法律不允许恢复服务的情形，服务器保持关停："
                    + LawInForce.words(forbidding.stream())
                    + " 处理：由法务人员核查后再次确认整改，然后在 Cockpit 中重试此任务；不能恢复的，请提出解除合同。"
                    + " The server stays off: since the cure the law forbids the service again. A legal officer looks"
                    + " into it and confirms the cure once more, then retry this job in Cockpit; or"
                    + " have the lease terminated.");
        }
        server.on(lease.number());
    }

    /** An instance that was moved by hand switches nothing on that was never handed over, or is rightly off. */
    private static void requireServing(Lease lease, boolean inPlace) {
        if (lease.inForceAt() == null || !inPlace) {
            throw new IllegalStateException("租赁 " + lease.number() + " 不在履行中，不得开关服务器；请由管理员核查。 Lease "
                    + lease.number()
                    + " is not in force; its server is not switched, and an administrator should look into it.");
        }
    }
}
