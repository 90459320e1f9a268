package dev.serverlease.stage.closing;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.provision.ServerSwitch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 关停服务器: use ends with the lease (Civil Code art. 733); the data is kept until it is returned or erased. */
@Component("switchOffForGood")
class SwitchOffForGood implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final ServerSwitch server;
    private final HandedOver handedOver;

    SwitchOffForGood(LeaseOf leaseOf, ServerSwitch server, HandedOver handedOver) {
        this.leaseOf = leaseOf;
        this.server = server;
        this.handedOver = handedOver;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        if (lease.stage() != LeaseStage.CLOSING || !handedOver.isSo(lease)) {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + " 不在退租清结阶段，或者从未交付服务器，不得关停；请由管理员核查。 Lease "
                            + lease.number()
                            + " is not closing, or had no server; nothing is switched off, and an administrator should look into it.");
        }
        server.off(lease.number());
    }
}
