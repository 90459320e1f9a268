package dev.serverlease.stage.contract;

import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.LeaseProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 核验承租人签名: what the lessee signed is the newest draft, in a way that the law accepts, by whom the application names, or
 * with a reason; only then is the lessor asked for its seal. Whether that person is still to be verified, it says.
 */
@Component("verifyLessee")
class VerifyLessee implements JavaDelegate {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final LawfulSignature lawful;
    private final SignatureCheck check;
    private final PaperSignatures paper;
    private final TermLeft term;
    private final OpenSigning signing;

    VerifyLessee(
            LeaseOf leaseOf,
            Contracts contracts,
            LawfulSignature lawful,
            SignatureCheck check,
            PaperSignatures paper,
            TermLeft term,
            OpenSigning signing) {
        this.signing = signing;
        this.paper = paper;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.lawful = lawful;
        this.check = check;
        this.term = term;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var signed = contracts.newestSigned(lease.number()).orElseThrow();
        if (signed.contract().agreement() == null) {
            term.requireSigned(lease);
        }
        var signature = signed.by(Party.LESSEE)
                .filter(one -> one.contractDigest().equals(signed.contract().digest()))
                .orElseThrow(
                        () -> new IllegalStateException("租赁 " + lease.number() + " 的最新合同文本没有承租人的签名。 The lessee has not"
                                + " signed the newest contract of lease " + lease.number() + "."));
        lawful.require(lease, signing.contractOf(lease, signed.contract()), signature);
        check.requireReason(lease, signature);
        paper.requireCompared(lease, signature);
        if (signature.electronic() == null) {
            check.requireExplained(lease, signed.contract());
        }
        execution.setVariable(
                LeaseProcess.SIGNER,
                Variables.stringValue(check.signer(lease, signature).name(), true));
    }
}
