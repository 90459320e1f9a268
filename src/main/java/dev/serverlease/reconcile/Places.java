package dev.serverlease.reconcile;

import static java.util.Map.entry;

import dev.serverlease.lease.LeaseStage;
import java.util.List;
import java.util.Map;

/**
 * Where the token of a lease waits, by stage: at one of these activities, and at no other of this list. Duties, rent,
 * renewal and expiry run beside it. What has to wait along with each activity stands in the model.
 */
final class Places {

    static final Map<LeaseStage, List<String>> BY_STAGE = Map.ofEntries(
            entry(LeaseStage.APPLICATION, List.of("Task_CompleteApplication")),
            entry(LeaseStage.CHECKS, List.of("Task_HoldForLessor")),
            entry(LeaseStage.LEGAL_REVIEW, List.of("Task_LegalReview", "Task_SecondReview")),
            entry(LeaseStage.CONTRACT, List.of("CallActivity_ContractSigning")),
            entry(
                    LeaseStage.ACTIVATION,
                    List.of("Task_FulfilConditions", "Task_HoldActivation", "Timer_StartDate", "Task_HandOverServer")),
            entry(LeaseStage.IN_FORCE, List.of("Gateway_AwaitReview", "CallActivity_UseReview", "Task_SwitchOff")),
            entry(LeaseStage.SUSPENDED, List.of("Task_VerifyCure", "Task_SwitchOn")),
            entry(
                    LeaseStage.CLOSING,
                    List.of(
                            "Task_NoticeOfTermination",
                            "Task_SwitchOffForGood",
                            "Task_TakeBackServer",
                            "Task_ReturnData")));

    /** A timer that starts something beside the lease may have fired; this one is made again whenever it has. */
    static final List<String> TIMERS_THAT_STAY = List.of("Timer_TermEnds");

    /** Where a timer's date stands in our rows, {@code l} being the lease. */
    static final Map<String, String> DATES = Map.of(
            "Timer_CompletionDeadline", "l.complete_by",
            "Timer_StartDate", "l.starts_at",
            "Timer_UseReviewDue", "l.next_review_at",
            "Timer_TermEnds",
                    "case when l.indefinite then coalesce(l.term_ends_at, '9999-12-30T16:00:00Z') else l.term_ends_at end",
            "Timer_CureDeadline",
                    "(select s.cure_by from lease.suspension s where s.lease_number = l.number order by s.position desc limit 1)");

    private Places() {}
}
