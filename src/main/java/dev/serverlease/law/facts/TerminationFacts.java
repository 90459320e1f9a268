package dev.serverlease.law.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a lease ends.
 *
 * @param chosen whether a party chose to terminate ({@code termination.notice})
 * @param indefinite whether the lease has become one of indefinite term (不定期租赁)
 * @param groundKnownSince since when the party knows, or should know, of its ground (Civil Code art. 564)
 * @param noticeArrivedOn the day on which the notice arrived (art. 565)
 * @param arrivalProofRef the proof of that arrival
 * @param priorNoticeDays how many days before the end of an indefinite lease the notice arrived (art. 730)
 * @param agreedNoticeDays how many days the contract demands
 * @param thingLost whether the server is lost or destroyed without the lessee's fault
 *     ({@code termination.lessee-right})
 * @param useConditionsBreached whether the server breaks mandatory rules on conditions of use
 * @param causedByLessee whether the lessee itself caused what it reports
 * @param serverInUse whether the server is still in use after the term ({@code termination.expiry})
 * @param renewedAfterChecks whether a renewal was concluded after checks
 * @param objectedOn when the lessor objected in writing to further use
 * @param endedOn the day on which the lease ended ({@code termination.wipe-and-archive})
 * @param accessRevokedOn when access was revoked
 * @param dataDisposedOn when the lessee's data were returned or erased
 * @param logsKeptUntil until when network logs are kept
 * @param impactAssessmentKeptUntil until when the impact assessment is kept
 * @param exerciseDemandedOn when the other side demanded that the right to terminate be exercised (art. 564)
 * @param exerciseDemandDays the days that this demand gave
 * @param agreedExerciseDays the period agreed for its exercise, in days
 * @param forRent whether the ground is unpaid rent (art. 722)
 */
public record TerminationFacts(
        @Nullable Boolean chosen,
        @Nullable Boolean indefinite,
        @Nullable LocalDate groundKnownSince,
        @Nullable LocalDate noticeArrivedOn,
        @Nullable String arrivalProofRef,
        @Nullable Long priorNoticeDays,
        @Nullable Long agreedNoticeDays,
        @Nullable Boolean thingLost,
        @Nullable Boolean useConditionsBreached,
        @Nullable Boolean causedByLessee,
        @Nullable Boolean serverInUse,
        @Nullable Boolean renewedAfterChecks,
        @Nullable LocalDate objectedOn,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate accessRevokedOn,
        @Nullable LocalDate dataDisposedOn,
        @Nullable LocalDate logsKeptUntil,
        @Nullable LocalDate impactAssessmentKeptUntil,
        @Nullable LocalDate exerciseDemandedOn,
        @Nullable Long exerciseDemandDays,
        @Nullable Long agreedExerciseDays,
        @Nullable Boolean forRent) {

    static final TerminationFacts UNSTATED = new TerminationFacts(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);
}
