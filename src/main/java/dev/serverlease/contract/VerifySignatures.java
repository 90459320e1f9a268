package dev.serverlease.contract;

import dev.serverlease.lease.Contracts;
import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 核验签名: both parties signed, and what they signed is the text that is stored (Civil Code art. 490). */
@Component("verifySignatures")
class VerifySignatures implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;

    VerifySignatures(LeaseOf leaseOf, Contracts contracts) {
        this.leaseOf = leaseOf;
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (!contracts.latestSigned(lease.number()).orElseThrow().isSignedByBoth()) {
            throw new IllegalStateException("租赁 " + lease.number() + " 的合同签署不完整或者与文本不符。 The contract of lease "
                    + lease.number() + " is not signed by both parties on its stored text.");
        }
    }
}
