package dev.serverlease.stage.contract.draft;

import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.approval.SpecialTerms;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.Periods;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.rules.consistency.terms.TermAndPermits;
import dev.serverlease.law.rules.duty.ForeignExchangeFiling;
import dev.serverlease.law.rules.duty.TaxWithholding;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Risk;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a lease's contract is written from: its case, what the officers asked for, and what the law tells of its terms.
 */
@Component
class ContractTerms {

    private static final int SHOWN_OF_A_DIGEST = 16;

    private static final String CHINESE_ONLY = "(This term was agreed in Chinese only; the Chinese text counts.)";

    private final LegalCheck legalCheck;
    private final Conditions conditions;
    private final SpecialTerms specialTerms;
    private final CaseDigest digest;
    private final StatedCase stated;
    private final LeaseSettings settings;

    ContractTerms(
            LegalCheck legalCheck,
            Conditions conditions,
            SpecialTerms specialTerms,
            CaseDigest digest,
            StatedCase stated,
            LeaseSettings settings) {
        this.settings = settings;
        this.legalCheck = legalCheck;
        this.conditions = conditions;
        this.specialTerms = specialTerms;
        this.digest = digest;
        this.stated = stated;
    }

    ContractFacts of(Lease lease) {
        var toldOf = toldOf(lease);
        var asked = conditions.of(lease);
        var added = specialTerms.toPrint(lease);
        return stated.of(lease)
                .with("conditionsOpen", !asked.isEmpty())
                .list("conditions", asked.stream().map(ContractTerms::item).toList())
                .with("specialTerms", !added.isEmpty())
                .list("specialTerms", added.stream().map(ContractTerms::item).toList())
                .with("taxWithheld", toldOf.contains(TaxWithholding.ID))
                .with("paymentFiled", toldOf.contains(ForeignExchangeFiling.ID))
                .with("permitsEndWithin", toldOf.contains(TermAndPermits.ID))
                .text("number", lease.number())
                .text("caseDigest", digest.approved(lease).substring(0, SHOWN_OF_A_DIGEST))
                .text("review.every", Periods.every(Risk.monthsBetweenReviews(lease.risk())))
                // the process gives the notice, and takes a renewal, from then on
                .text("expiry.notice", Periods.of(settings.expiry().noticeBefore()));
    }

    /** A condition that an officer wrote is the same in both languages. */
    private static Map<String, Bilingual> item(Condition condition) {
        return Map.of("content", Bilingual.of(condition.content()));
    }

    /** A term stands as it was written, and is marked unless the second officer found that it burdens nobody. */
    private static Map<String, Bilingual> item(SpecialTerm term) {
        var item = new HashMap<String, Bilingual>();
        item.put("text", Bilingual.of(term.zh()));
        item.put("textEn", new Bilingual("", term.en().isEmpty() ? CHINESE_ONLY : term.en()));
        if (term.check() == SpecialTerm.Check.NO_BURDEN) {
            item.put(ContractFacts.UNMARKED, Bilingual.of(""));
        }
        return item;
    }

    /** What the law tells the parties about the terms of this contract. */
    private Set<RuleId> toldOf(Lease lease) {
        return legalCheck.ask(Subject.CONTRACT_TERMS, legalCheck.factsOfDraft(lease, Set.of())).stream()
                .filter(finding -> finding.outcome() == Outcome.INFO)
                .map(Finding::rule)
                .collect(Collectors.toSet());
    }
}
