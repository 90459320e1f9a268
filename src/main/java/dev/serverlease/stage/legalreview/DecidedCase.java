package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.CaseClauses;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.identity.Verifications;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Submission;
import java.util.List;
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
    private final SecondOfficer second;
    private final Moment moment;

    DecidedCase(
            Findings findings,
            CaseDigest digest,
            Decisions decisions,
            CaseClauses clauses,
            Verifications verifications,
            SecondOfficer second,
            Moment moment) {
        this.second = second;
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

    /** Of these leases those in which this officer is one of them. */
    Set<String> verifiedBy(String officer, Set<String> numbers) {
        return verifications.verifiedAtHighRiskBy(officer, numbers);
    }

    /** The digest that a decision binds: of the case, and of what the officer adds to it. */
    String digest(Lease lease, List<StoredFinding> found, Decisions.Record added) {
        return digest.ofDecided(digest.of(lease, found), added);
    }

    /** How many officers the case needs, see {@link SecondOfficer}. */
    int officers(Lease lease, Decisions.Record added) {
        return second.officers(lease, added);
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
