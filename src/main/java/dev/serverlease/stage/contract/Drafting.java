package dev.serverlease.stage.contract;

import dev.serverlease.approval.CaseClauses;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.document.ContractData;
import dev.serverlease.stage.contract.document.ContractDocument;
import dev.serverlease.stage.contract.document.ContractDocument.Draft;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes a contract from the clause library, and prints what the parties will sign. */
@Component
class Drafting {

    private final ContractTerms terms;
    private final CaseClauses clauses;
    private final CaseDigest digest;
    private final ContractDocument document;
    private final KeptFiles files;
    private final Clock clock;

    Drafting(
            ContractTerms terms,
            CaseClauses clauses,
            CaseDigest digest,
            ContractDocument document,
            KeptFiles files,
            Clock clock) {
        this.terms = terms;
        this.clauses = clauses;
        this.digest = digest;
        this.document = document;
        this.files = files;
        this.clock = clock;
    }

    /** @param caseDigest what its pages bear, in hexadecimal */
    record Drafted(Contract contract, String caseDigest) {}

    /**
     * Keeps the printed file, in the caller's transaction.
     *
     * @throws dev.serverlease.clause.Unwritable naming what the contract lacks, or what contradicts itself
     * @throws dev.serverlease.paper.UnprintableText naming the characters that no font shows
     */
    Drafted write(Lease lease, int version) {
        var facts = terms.of(lease);
        var text = ClauseLibrary.current().write(facts);
        var draft = new Draft(lease.number(), version, digest.of(lease));
        var salt = ContractData.newSalt();
        var data = ContractData.of(
                draft,
                text,
                facts,
                facts.listed("conditions", "content"),
                ContractData.salted(salt, digest.findingsOf(lease)));
        var printed = files.keep(lease.number(), document.print(draft, text, facts, data));
        return new Drafted(
                new Contract(version, text, text.digest(), printed, salt, clauses.version(lease), clock.instant()),
                draft.caseDigest());
    }
}
