package dev.serverlease.lease;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lease, as stored in our table.
 *
 * @param number the lease number, business key of its process ({@code SL-2026-000123})
 * @param reference sales' own number, the idempotency key
 * @param applicant the user who applied, or to whom a manager gave it since (经办人)
 * @param formerApplicants who had it before, the one who applied first; empty where nobody else ever had
 * @param endReason null until the lease is closing or has ended
 * @param application the application in canonical JSON
 * @param submissionDigest digest of the application as first submitted
 * @param round how often the application has been submitted: 1, and one more for each completion
 * @param risk null until the review routing has set it
 * @param officers how many legal officers must approve, as the review routing decided
 * @param processInstanceId the only process instance of this lease
 * @param completeBy deadline for completing the application; null while no completion is pending
 * @param startsAt first instant of the agreed term; null while the application names no start date
 * @param termEndsAt first instant after the agreed term; null while the application names no term, and for an
 *     indefinite lease until a notice has set its end
 * @param lastReviewAt from when reviews, and what is reported for them, count anew: the last review, or a stop by an
 *     order alone that came after it
 * @param reviewedAt when the use was last reviewed, by a person or the product; null if it never was
 * @param indefinite whether use went on after the term without objection (不定期租赁, Civil Code art. 734)
 * @param expiryNoticeBy until when the lessee is to be reminded of the term's end; null before the lease is in force,
 *     and once it was
 * @param stepBy until when the open step of the stage is to be done; null if it has no date
 * @param noticeDue whether a termination is asked for whose notice has not arrived: nothing has ended yet
 * @param legalHold why the archive is under legal hold; null if it is not
 */
public record Lease(
        String number,
        String reference,
        String applicant,
        List<String> formerApplicants,
        LeaseStage stage,
        @Nullable EndReason endReason,
        String application,
        String submissionDigest,
        int round,
        String lesseeName,
        @Nullable String lesseeUscc,
        @Nullable Risk risk,
        int officers,
        String processInstanceId,
        Instant appliedAt,
        Instant stageSince,
        @Nullable Instant completeBy,
        @Nullable Instant startsAt,
        @Nullable Instant inForceAt,
        @Nullable Instant termEndsAt,
        @Nullable Instant nextReviewAt,
        @Nullable Instant lastReviewAt,
        @Nullable Instant reviewedAt,
        boolean indefinite,
        @Nullable Instant expiryNoticeBy,
        @Nullable Instant stepBy,
        boolean noticeDue,
        @Nullable String legalHold) {

    /** Whoever has or had it: none of them checks it or decides on it. */
    public Set<String> applicants() {
        return Stream.concat(formerApplicants.stream(), Stream.of(applicant)).collect(Collectors.toSet());
    }

    /** Who entered the application at first. */
    public String enteredBy() {
        return formerApplicants.isEmpty() ? applicant : formerApplicants.get(0);
    }

    /** Why it has ended, as people are told: null as long as it may not end after all. */
    public @Nullable EndReason saidEndReason() {
        return noticeDue ? null : endReason;
    }

    /** Whether either party may end it any day with prior notice (Civil Code art. 730), and neither has yet. */
    public boolean mayEndByNotice() {
        boolean inForce = stage == LeaseStage.IN_FORCE || stage == LeaseStage.SUSPENDED;
        return inForce && indefinite && termEndsAt == null;
    }

    /** A copy with a new stage. */
    Lease entered(LeaseStage stage, Instant since, @Nullable Instant stepBy, @Nullable Instant noticeBy) {
        var inForceSince = stage == LeaseStage.IN_FORCE && inForceAt == null ? since : inForceAt;
        boolean begins = stage == LeaseStage.IN_FORCE && this.stage == LeaseStage.ACTIVATION;
        return with(
                stage, since, inForceSince, risk, officers, nextReviewAt, stepBy, begins ? noticeBy : expiryNoticeBy);
    }

    /** A copy with the results of the review routing. */
    Lease routed(Risk risk, int officers) {
        return with(stage, stageSince, inForceAt, risk, officers, nextReviewAt, stepBy, expiryNoticeBy);
    }

    /** A copy with another date of its next review. */
    Lease reviewedNext(Instant nextReviewAt) {
        return with(stage, stageSince, inForceAt, risk, officers, nextReviewAt, null, expiryNoticeBy);
    }

    private Lease with(
            LeaseStage stage,
            Instant stageSince,
            @Nullable Instant inForceAt,
            @Nullable Risk risk,
            int officers,
            @Nullable Instant nextReviewAt,
            @Nullable Instant stepBy,
            @Nullable Instant expiryNoticeBy) {
        return new Lease(
                number,
                reference,
                applicant,
                formerApplicants,
                stage,
                endReason,
                application,
                submissionDigest,
                round,
                lesseeName,
                lesseeUscc,
                risk,
                officers,
                processInstanceId,
                appliedAt,
                stageSince,
                completeBy,
                startsAt,
                inForceAt,
                termEndsAt,
                nextReviewAt,
                lastReviewAt,
                reviewedAt,
                indefinite,
                expiryNoticeBy,
                stepBy,
                noticeDue,
                legalHold);
    }
}
