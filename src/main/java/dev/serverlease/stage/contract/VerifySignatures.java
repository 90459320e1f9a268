package dev.serverlease.stage.contract;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.esignaturelaw.ReliableSignature;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.checks.LegalCheck;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * 核验签名: both parties signed, what they signed is the text that is stored (Civil Code art. 490), each signature is of a
 * kind that the law accepts, the lessee's is by whom the application names, or has a reason, and a term is left to
 * lease.
 */
@Component("verifySignatures")
class VerifySignatures implements JavaDelegate {

    private static final RuleId RULE = ReliableSignature.ID;

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final LegalCheck legalCheck;
    private final SignatureCheck check;
    private final TermLeft term;

    VerifySignatures(LeaseOf leaseOf, Contracts contracts, LegalCheck legalCheck, SignatureCheck check, TermLeft term) {
        this.term = term;
        this.check = check;
        this.legalCheck = legalCheck;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        term.requireSigned(lease);
        var signed = contracts.latestSigned(lease.number()).orElseThrow();
        for (var signature : signed.signatures()) {
            requireLawful(lease, signature);
            if (signature.party() == Party.LESSEE) {
                check.requireReason(lease, signature);
            }
        }
        if (!signed.isSignedByBoth()) {
            throw new IllegalStateException("租赁 " + lease.number() + " 的合同签署不完整或者与文本不符。 The contract of lease "
                    + lease.number() + " is not signed by both parties on its stored text.");
        }
    }

    /** The recorded kind counts, not the one stated in the application. */
    private void requireLawful(Lease lease, Signature signature) {
        var kind = NamedFacts.of(Fact.SIGNATURE_KIND, signature.kind());
        legalCheck.askAlone(Occasion.CONTRACT, kind).stream()
                .filter(finding -> finding.rule().equals(RULE) && finding.isViolated())
                .findFirst()
                .ifPresent(finding -> {
                    throw new IllegalStateException("租赁 " + lease.number() + "："
                            + signature.party().zh() + "的签名不合要求。"
                            + finding.messageZh() + " Lease " + lease.number() + ": " + finding.messageEn() + "（"
                            + finding.citationZh() + "）");
                });
    }
}
