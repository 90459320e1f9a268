package dev.serverlease.stage.contract;

import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 核验双方签名: both parties signed, what they signed is the text that is stored (Civil Code art. 490), each signature is of
 * a kind that the law accepts, the lessee's is by whom the application names, or has a reason, on paper it was compared
 * by two officers, and a term is left to lease.
 */
@Component("verifySignatures")
class VerifySignatures implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final LawfulSignature lawful;
    private final SignatureCheck check;
    private final PaperSignatures paper;
    private final TermLeft term;
    private final OpenSigning signing;

    VerifySignatures(
            LeaseOf leaseOf,
            Contracts contracts,
            LawfulSignature lawful,
            SignatureCheck check,
            PaperSignatures paper,
            TermLeft term,
            OpenSigning signing) {
        this.signing = signing;
        this.paper = paper;
        this.term = term;
        this.check = check;
        this.lawful = lawful;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var signed = contracts.newestSigned(lease.number()).orElseThrow();
        if (signed.contract().agreement() == null) {
            term.requireSigned(lease);
        }
        var contract = signing.contractOf(lease, signed.contract());
        for (var signature : signed.signatures()) {
            lawful.require(lease, contract, signature);
            if (signature.party() == Party.LESSEE) {
                check.requireReason(lease, signature);
            }
        }
        paper.requireComparedTwice(lease, signed);
        if (!signed.isSignedByBoth()) {
            throw new IllegalStateException("租赁 " + lease.number() + " 的合同签署不完整或者与文本不符。 The contract of lease "
                    + lease.number() + " is not signed by both parties on its stored text.");
        }
    }
}
