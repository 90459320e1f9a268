package dev.serverlease.stage.inforce.rent;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.civilcode.TerminationNotice;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.legalnotice.TerminationWords;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Applies the law to the notice that ends a lease for unpaid rent, and records the notice (Civil Code arts. 564, 565,
 * 722).
 */
@Component
class LawOfRentNotice {

    private static final RuleId RULE = TerminationNotice.ID;

    private final LegalCheck law;
    private final Findings findings;
    private final RecordedFacts facts;
    private final LastDemand last;
    private final ContractClauses clauses;

    LawOfRentNotice(LegalCheck law, Findings findings, RecordedFacts facts, LastDemand last, ContractClauses clauses) {
        this.clauses = clauses;
        this.law = law;
        this.findings = findings;
        this.facts = facts;
        this.last = last;
    }

    /**
     * The only rule applied here. Prior notice is for ending an indefinite lease without a ground (art. 730); here
     * there is a ground.
     */
    StoredFinding ask(Lease lease, RentDefault rent, Submission submission) {
        var stated = termination(lease, rent, submission)
                .with(Fact.INDEFINITE, false)
                .and(demanded(rent));
        return law.ask(Occasion.TERMINATION, lease, stated).stream()
                .filter(finding -> finding.rule().equals(RULE))
                .findFirst()
                .orElseThrow();
    }

    /** The ground is known when the period of the demand is over: before that, art. 722 gives no right to terminate. */
    private NamedFacts termination(Lease lease, RentDefault rent, Submission submission) {
        return NamedFacts.of(Fact.CHOSEN, true)
                .with(Fact.FOR_RENT, true)
                .with(Fact.GROUND_KNOWN_SINCE, last.overOn(lease, rent))
                .withKnown(
                        Fact.AGREED_EXERCISE_DAYS,
                        clauses.exerciseDays(lease.number()).orElse(null))
                .with(Fact.NOTICE_ARRIVED_ON, submission.text("arrivedOn"))
                .with(Fact.ARRIVAL_PROOF_REF, submission.text("proof"));
    }

    /**
     * What the rule on notices asks of a termination for rent: the demand, and what was paid. What is paid in full at
     * any time before the notice settles the default, as the letters say.
     */
    private static NamedFacts demanded(RentDefault rent) {
        Demand demand = Objects.requireNonNull(rent.demand(), "no demand");
        return NamedFacts.of(Fact.RENT_DEMANDED_ON, demand.arrivedOn())
                .with(Fact.RENT_DEMAND_DAYS, demand.periodDays())
                .with(Fact.RENT_PAID, rent.open().signum() == 0)
                .with(Fact.RENT_PAID_IN_PART, rent.isPartlyPaid());
    }

    static LocalDate arrivedOn(Submission submission) {
        return LocalDate.parse(submission.text("arrivedOn"));
    }

    /** First instant after the periods of all demands. */
    Instant periodEndsAt(Lease lease, RentDefault rent) {
        return last.endsAt(lease, rent);
    }

    /** First day after them. */
    LocalDate periodOver(Lease lease, RentDefault rent) {
        return last.overOn(lease, rent);
    }

    /** The last day on which the notice can arrive, by the contract or the law (art. 564). */
    LocalDate lastDay(Lease lease, RentDefault rent) {
        return clauses.lastDayToTerminate(lease.number(), periodOver(lease, rent));
    }

    /** The same in words. */
    String exerciseUntil(Lease lease, RentDefault rent) {
        return TerminationWords.exerciseUntil(lastDay(lease, rent), clauses.exerciseDays(lease.number()));
    }

    /** Records the arrived notice: the findings on it and their facts. */
    void record(Lease lease, RentDefault rent, Submission submission, String actor) {
        findings.addNext(lease.number(), Occasion.TERMINATION, List.of(ask(lease, rent, submission)));
        facts.add(lease.number(), termination(lease, rent, submission), actor);
    }
}
