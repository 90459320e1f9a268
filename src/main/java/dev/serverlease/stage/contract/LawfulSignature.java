package dev.serverlease.stage.contract;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.esignaturelaw.ReliableSignature;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a recorded signature is of a kind that the law accepts (E-Signature Law art. 14; Civil Code art. 490). */
@Component
class LawfulSignature {

    private final LegalCheck legalCheck;

    LawfulSignature(LegalCheck legalCheck) {
        this.legalCheck = legalCheck;
    }

    /**
     * The recorded kind counts, not the one stated in the application; and what the contract says of it.
     *
     * @throws IllegalStateException with the finding's text if it is not
     */
    void require(Lease lease, Contract contract, Signature signature) {
        var said = ClauseLibrary.current().settledBy(contract.text());
        var facts = NamedFacts.of(Fact.SIGNATURE_KIND, signature.kind()).with(Fact.CLAUSES, List.copyOf(said));
        legalCheck.askAlone(Occasion.CONTRACT, facts).stream()
                .filter(finding -> finding.rule().equals(ReliableSignature.ID) && finding.isViolated())
                .findFirst()
                .ifPresent(finding -> {
                    throw new IllegalStateException("租赁 " + lease.number() + "："
                            + signature.party().zh() + "的签名不合要求。"
                            + finding.messageZh() + " Lease " + lease.number() + ": " + finding.messageEn() + "（"
                            + finding.citationZh() + "）");
                });
    }
}
