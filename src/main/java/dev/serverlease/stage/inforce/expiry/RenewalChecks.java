package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.clause.Agreement;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.AgreementDrafts;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.AgreementDates;
import dev.serverlease.stage.contract.agreement.Agreements.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies today's law to a lease with the requested term: a renewed term may not exceed twenty years either (art. 705).
 */
@Component
class RenewalChecks {

    private static final Set<Outcome> IN_THE_WAY = Set.of(Outcome.BLOCK, Outcome.REQUIRE);

    private final LegalCheck legalCheck;
    private final ApplicationTrees trees;
    private final AgreementDrafts drafts;
    private final AgreementDates dates;

    RenewalChecks(LegalCheck legalCheck, ApplicationTrees trees, AgreementDrafts drafts, AgreementDates dates) {
        this.drafts = drafts;
        this.dates = dates;
        this.trees = trees;
        this.legalCheck = legalCheck;
    }

    /** The contract's facts as the renewal makes them. */
    static NamedFacts contract(Renewal renewal) {
        return NamedFacts.of(Fact.START_DATE, renewal.firstDay())
                .with(Fact.TERM_MONTHS, renewal.termMonths())
                .withKnown(Fact.MONTHLY_RENT, renewal.monthlyRent());
    }

    /**
     * Applies the rules, and reads the agreement that both would sign; stores nothing. Questions for an officer's
     * judgement are left to the officer.
     *
     * @throws Refusal with the status, and the findings in its texts, if a rule forbids it or requires something
     */
    List<StoredFinding> require(int status, Lease lease, Renewal renewal) {
        var found = today(lease, renewal);
        var errors = found.stream()
                .filter(finding -> IN_THE_WAY.contains(finding.outcome()))
                .map(finding -> new FieldError(
                        finding.rule().value(),
                        finding.messageZh() + " " + finding.messageEn() + "（" + finding.citationZh() + "）"))
                .toList();
        if (!errors.isEmpty()) {
            var text =
                    new StringBuilder("按今日法律审查，不能续租，未作任何变更。 By today's law it cannot be renewed; nothing was changed.");
            errors.forEach(error -> text.append(' ').append(error.message()));
            throw new Refusal(status, text.toString(), errors);
        }
        drafts.checkText(lease, asked(lease, renewal));
        return found;
    }

    /** What today's rules find in it; stores nothing. */
    List<StoredFinding> today(Lease lease, Renewal renewal) {
        var changes = renewal.changed();
        return changes.isEmpty()
                ? legalCheck.ask(Occasion.CHECKS, lease, contract(renewal))
                : legalCheck.askChanged(
                        lease,
                        AgreedChanges.applied(trees.of(lease.application()), changes),
                        AgreedChanges.lines(changes).stream()
                                .map(AgreedChanges.Line::path)
                                .toList(),
                        contract(renewal));
    }

    /** Until when a request of today for it is to be answered; null if the contract does not say. */
    @Nullable
    Instant toAnswer(Renewal renewal) {
        return dates.toAnswer(renewal.changed());
    }

    /** The agreement by which the renewal takes place. */
    Asked asked(Lease lease, Renewal renewal) {
        return new Asked(
                Agreement.RENEWAL,
                renewal.terms(),
                "续租申请 Renewal " + renewal.reference(),
                renewal.requestedBy(),
                dates.ofRenewal(lease),
                null,
                null);
    }
}
