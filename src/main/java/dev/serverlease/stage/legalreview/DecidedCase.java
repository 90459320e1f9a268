package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.CaseClauses;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.approval.Decisions.NewCondition;
import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.clause.OfficersTerm;
import dev.serverlease.clause.wording.UsualCondition;
import dev.serverlease.identity.Verifications;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Moment;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Submission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * A case that an officer decides on: the findings of its checks, and the recording of the decision with the digest of
 * what was decided.
 */
@Component
class DecidedCase {

    private final Findings findings;
    private final CaseDigest digest;
    private final Decisions decisions;
    private final CaseClauses clauses;
    private final Verifications verifications;
    private final Leases leases;
    private final Moment moment;

    DecidedCase(
            Findings findings,
            CaseDigest digest,
            Decisions decisions,
            CaseClauses clauses,
            Verifications verifications,
            Leases leases,
            Moment moment) {
        this.leases = leases;
        this.verifications = verifications;
        this.findings = findings;
        this.digest = digest;
        this.decisions = decisions;
        this.clauses = clauses;
        this.moment = moment;
    }

    /** The findings to be decided on. */
    List<StoredFinding> findings(Lease lease) {
        return findings.of(lease.number(), Occasion.CHECKS, lease.round());
    }

    /** Those who verified identity, where the risk of the case keeps them from deciding on it. */
    Set<String> verifiers(Lease lease) {
        return lease.risk() == Risk.HIGH ? verifications.verifiers(lease.number()) : Set.of();
    }

    /** The digest that a decision binds: of the case, and of what the officer adds to it. */
    String digest(Lease lease, List<StoredFinding> found, Decisions.Record added) {
        return digest.ofDecided(digest.of(lease, found), added);
    }

    /**
     * How many officers the case needs. Who writes a special term or a condition does not alone decide that it is
     * lawful: another officer reads it too, whatever the routing said, unless it has a neutral or usual form. The
     * caller holds the lease's lock.
     */
    int officers(Lease lease, Decisions.Record added) {
        boolean neutral = added.specialTerms().stream()
                        .map(SpecialTerm::content)
                        .allMatch(OfficersTerm::isNeutral)
                && added.conditions().stream().map(NewCondition::content).allMatch(UsualCondition::is);
        if (neutral || lease.officers() > 1) {
            return lease.officers();
        }
        var risk = Objects.requireNonNull(lease.risk(), "a case under review was routed");
        leases.route(lease.number(), risk, 2, AuditEntry.of(AuditTrail.SYSTEM, "SECOND_OFFICER_NEEDED"));
        return 2;
    }

    /**
     * @param submission what the officer sent: {@code decision} and {@code ground}
     * @param digest that the decision binds
     */
    void decided(
            Lease lease, String task, String officer, Submission submission, String digest, Decisions.Record record) {
        decisions.add(
                lease.number(),
                new Decision(
                        lease.round(),
                        task,
                        submission.text("decision"),
                        submission.text("ground"),
                        officer,
                        moment.now(),
                        digest,
                        clauses.version(lease)),
                record);
    }
}
