package dev.serverlease.stage.contract.draft;

import dev.serverlease.approval.CaseClauses;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.ContractText;
import dev.serverlease.lease.Lease;
import dev.serverlease.paper.SignatureFields;
import dev.serverlease.stage.contract.AgreementDrafts;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.contract.document.ContractData;
import dev.serverlease.stage.contract.document.ContractDocument;
import dev.serverlease.stage.contract.document.ContractDocument.Draft;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a contract from the clause library, and prints what the parties will sign. */
@Component
class Drafting {

    private final ContractTerms terms;
    private final AgreementDrafts agreements;
    private final CaseClauses clauses;
    private final CaseDigest digest;
    private final ContractDocument document;
    private final KeptFiles files;
    private final Clock clock;

    Drafting(
            ContractTerms terms,
            AgreementDrafts agreements,
            CaseClauses clauses,
            CaseDigest digest,
            ContractDocument document,
            KeptFiles files,
            Clock clock) {
        this.terms = terms;
        this.agreements = agreements;
        this.clauses = clauses;
        this.digest = digest;
        this.document = document;
        this.files = files;
        this.clock = clock;
    }

    /** @param caseDigest what its pages bear, in hexadecimal */
    /** @param pages as printed */
    record Drafted(Contract contract, String caseDigest, int pages) {}

    /**
     * Keeps the printed file, in the caller's transaction.
     *
     * @throws dev.serverlease.clause.Unwritable naming what the contract lacks, or what contradicts itself
     * @throws dev.serverlease.paper.UnprintableText naming the characters that no font shows
     */
    Drafted write(Lease lease, int version) {
        var facts = terms.of(lease);
        return print(
                lease,
                version,
                new Draft(lease.number(), version, digest.approved(lease)),
                null,
                ClauseLibrary.current().write(facts),
                facts);
    }

    /** The same of an agreement on the lease, which is drafted once. @param version after all drafts before */
    Drafted write(Lease lease, WrittenAgreement agreement, int version) {
        var facts = agreements.facts(lease, agreement);
        return print(
                lease,
                version,
                new Draft(
                        WrittenAgreement.number(lease.number(), agreement.position()),
                        1,
                        digest.approved(lease),
                        WrittenAgreement.title(agreement.kind())),
                agreement.position(),
                agreement.kind().write(facts),
                facts);
    }

    private Drafted print(
            Lease lease,
            int version,
            Draft draft,
            @Nullable Integer agreement,
            ContractText text,
            ContractFacts facts) {
        var salt = ContractData.newSalt();
        var data = ContractData.of(
                draft,
                text,
                facts,
                agreement == null ? facts.listed("conditions", "content") : List.of(),
                ContractData.salted(salt, digest.findingsOf(lease)));
        var pdf = document.print(draft, text, facts, data);
        return new Drafted(
                new Contract(
                        version,
                        agreement,
                        text,
                        text.digest(),
                        files.keep(lease.number(), pdf),
                        salt,
                        clauses.version(lease),
                        clock.instant()),
                draft.caseDigest(),
                SignatureFields.pages(pdf));
    }
}
