package dev.serverlease.access;

import dev.serverlease.process.TaskRole;
import dev.serverlease.process.TaskRole.When;
import dev.serverlease.testing.LeaseDriver;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Leases brought to where each task of the table of roles waits. */
final class WaitingTasks {

    private final LeaseDriver lease;
    private final WaitingLeases waiting;

    WaitingTasks(LeaseDriver lease, WaitingLeases waiting) {
        this.lease = lease;
        this.waiting = waiting;
    }

    /** A lease that waits for the task, in this case; applied for by sales1, first decided by legal1. */
    String waitingFor(TaskRole role) {
        return lease.standing("waiting for " + role, () -> drivenTo(role));
    }

    private String drivenTo(TaskRole role) {
        return switch (role.task()) {
            case "Task_CompleteApplication" -> waiting.inCompletion();
            case "Task_LegalReview" -> waiting.inReviewOfTwo();
            case "Task_VerifyIdentity" -> waiting.inVerificationOfTwo();
            case "Task_VerifyIdentityAtOpening" -> waiting.inVerificationAtOpening();
            case "Task_ReverifyIdentity" -> waiting.inVerificationAgain();
            case "Task_SecondReview" -> waiting.inSecondReview();
            case "Task_HumanLook" -> waiting.lookedAtByAPerson();
            case "Task_OfferReturned" -> waiting.offerReturned();
            case "Task_VerifySigner" -> waiting.signedByAnother();
            case "Task_SealForLessor" -> waiting.signedByLessee();
            case "Task_FulfilConditions" ->
                role.when() == When.ORDER_STANDS ? waiting.withOrderBeforeOpening() : waiting.withOpenCondition();
            case "Task_UseReview" -> waiting.inUseReview();
            case "Task_VerifyCure" -> role.when() == When.UNLAWFUL ? waiting.suspended() : waiting.suspendedForBreach();
            case "Task_ReportToPolice" -> waiting.suspended();
            case "Task_ReportIncident" -> waiting.withIncident();
            case "Task_FinalIncidentReport" -> waiting.withReportedIncident();
            case "Task_ForwardNotice" -> waiting.withInfringementNotice();
            case "Task_ObjectToSublease" -> waiting.sublet();
            case "Task_DemandRent" -> waiting.rentOverdue();
            case "Task_NoticeForRent" -> {
                var number = waiting.rentDemanded();
                lease.at(Instant.parse("2026-12-20T02:00:00Z"), number);
                yield number;
            }
            case "Task_ExpiryNotice" -> beforeItsEnd();
            case "Task_RenewalReview" -> {
                var number = beforeItsEnd();
                lease.callRaw(
                        "manager1",
                        "POST",
                        "/api/leases/" + number + "/renewals",
                        "{\"termMonths\": 12, \"reference\": \"X-1\"}");
                yield number;
            }
            case "Task_AgreementReview" -> waiting.inSecondReviewOfChange();
            case "Task_NoticeOfTermination" -> waiting.terminated();
            case "Task_TakeBackServer" -> waiting.handingBack();
            case "Task_ReturnData" -> waiting.returningData();
            default -> throw new AssertionError("How does a lease come to " + role.task() + "?");
        };
    }

    private String beforeItsEnd() {
        var number = waiting.inForce();
        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        lease.at(end.toInstant().minus(30, ChronoUnit.DAYS), number);
        return number;
    }
}
