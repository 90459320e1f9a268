package dev.serverlease.reconcile;

import static java.util.Map.entry;

import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.lease.LeaseStage;
import java.util.List;
import java.util.Map;

/**
 * Where the token of a lease waits, by stage: at exactly one of these activities, save those beside the review. Duties,
 * rent, renewal and expiry run in parallel. The model says what must wait along with each activity.
 */
final class Places {

    static final Map<LeaseStage, List<String>> BY_STAGE = Map.ofEntries(
            entry(LeaseStage.APPLICATION, List.of("Task_CompleteApplication")),
            entry(LeaseStage.CHECKS, List.of("Task_WaitForLessor")),
            entry(
                    LeaseStage.LEGAL_REVIEW,
                    List.of("Task_LegalReview", "Task_SecondReview", "Task_VerifyIdentity", "Gateway_Both")),
            entry(LeaseStage.CONTRACT, List.of("CallActivity_ContractSigning")),
            entry(
                    LeaseStage.ACTIVATION,
                    List.of(
                            "Task_FulfilConditions",
                            "Task_VerifyIdentityAtOpening",
                            "Task_AskGateAgain",
                            "Timer_StartDate",
                            "Task_HandOverServer")),
            entry(LeaseStage.IN_FORCE, List.of("Gateway_AwaitReview", "CallActivity_UseReview", "Task_SwitchOff")),
            entry(LeaseStage.SUSPENDED, List.of("Task_VerifyCure", "Task_SwitchOn")),
            entry(
                    LeaseStage.CLOSING,
                    List.of(
                            "Task_NoticeOfTermination",
                            "Task_SwitchOffForGood",
                            "Task_TakeBackServer",
                            "Task_ReturnData")));

    /** Beside the review: these hold a token while the review holds another, or none. */
    static final List<String> BESIDE = List.of("Task_VerifyIdentity", "Gateway_Both");

    /** A timer that starts a side process may have fired already; this one is created again each time it fires. */
    static final List<String> TIMERS_THAT_STAY = List.of("Timer_TermEnds");

    private static final String NEVER = "timestamptz '9999-12-30T16:00:00Z'";

    private static final String AGREEMENT =
            "(select g.until from lease.agreement_state g where g.lease_number = l.number order by g.position desc limit 1)";

    private static final String DUTY =
            "lease.duty d join lease.duty_task t using (lease_number, position) join act_ru_task k on k.id_ = t.task_id"
                    + " where k.execution_id_ = j.execution_id_)";

    /**
     * The date of a timer according to our rows; {@code l} is the lease, {@code j} the timer's job, and configured
     * periods are parameters. Reviews count working days, so their timers are checked elsewhere.
     */
    static final Map<String, String> DATES = Map.ofEntries(
            entry("Timer_CompletionDeadline", "l.complete_by"),
            entry("Timer_SigningDeadline", "l.step_by"),
            entry("Timer_SigningReminder", local("l.stage_since", "+ :remindSigning::interval")),
            entry("Timer_NotVerifiedInTime", "l.step_by"),
            entry("Timer_StartDate", "l.starts_at"),
            entry("Timer_UseReviewDue", "l.next_review_at"),
            entry(
                    "Timer_TermEnds",
                    "case when l.indefinite then coalesce(l.term_ends_at, " + NEVER + ") else l.term_ends_at end"),
            entry(
                    "Timer_ExpiryNoticeDue",
                    // an indefinite lease needs no expiry notice, so its timer just waits, whatever the job's date
                    "case when l.indefinite then j.duedate_::timestamptz else "
                            + local("l.term_ends_at", "- :noticeOpens::interval") + " end"),
            entry(
                    "Timer_CureDeadline",
                    "(select s.cure_by from lease.suspension s where s.lease_number = l.number order by s.position desc limit 1)"),
            entry(
                    "Timer_DemandPeriodOver",
                    "(select d.period_ends_at from lease.rent_demand d where d.lease_number = l.number order by d.position desc limit 1)"),
            entry("Timer_RenewalSigningDeadline", AGREEMENT),
            entry("Timer_AgreementBeforeHandOverDeadline", AGREEMENT),
            entry("Timer_AgreementDeadline", AGREEMENT),
            entry("Timer_ReportDue", "(select d.due_at from " + DUTY),
            entry("Timer_IncidentDue", "(select d.due_at from " + DUTY),
            entry("Timer_IncidentHalfTime", "(select d.arose_at + (d.due_at - d.arose_at) / 2 from " + DUTY),
            entry("Timer_FinalReportDue", "(select d.due_at from " + DUTY),
            entry("Timer_ForwardDue", "(select d.due_at from " + DUTY),
            entry(
                    "Timer_SubleaseMonthFive",
                    "(select " + local("d.arose_at", "+ interval '5 months'") + " from " + DUTY));

    /** Days and months are counted in the zone of the product. */
    private static String local(String instant, String period) {
        return "((" + instant + " at time zone '" + TimeConfiguration.ZONE + "' " + period + ") at time zone '"
                + TimeConfiguration.ZONE + "')";
    }

    private Places() {}
}
