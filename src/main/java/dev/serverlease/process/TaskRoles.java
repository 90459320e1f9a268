package dev.serverlease.process;

import static dev.serverlease.people.Groups.COMPLIANCE;
import static dev.serverlease.people.Groups.CONTRACT;
import static dev.serverlease.people.Groups.LEGAL;
import static dev.serverlease.people.Groups.OPERATIONS;
import static dev.serverlease.people.Groups.SALES;
import static dev.serverlease.process.TaskRole.Condition.APPLICANT_ONLY;
import static dev.serverlease.process.TaskRole.Condition.NOT_AGREED;
import static dev.serverlease.process.TaskRole.Condition.NOT_AGREEMENT_APPLICANT;
import static dev.serverlease.process.TaskRole.Condition.NOT_APPLICANT;
import static dev.serverlease.process.TaskRole.Condition.NOT_DECIDER;
import static dev.serverlease.process.TaskRole.Condition.NOT_FIRST_OFFICER;
import static dev.serverlease.process.TaskRole.Condition.NOT_RECORDER;
import static dev.serverlease.process.TaskRole.Condition.NOT_RENEWAL_APPLICANT;
import static dev.serverlease.process.TaskRole.Condition.NOT_REVIEWER;
import static dev.serverlease.process.TaskRole.Condition.NOT_VERIFIER;
import static dev.serverlease.process.TaskRole.When.ALWAYS;
import static dev.serverlease.process.TaskRole.When.BREACH;
import static dev.serverlease.process.TaskRole.When.CONDITIONS_OPEN;
import static dev.serverlease.process.TaskRole.When.ORDER_STANDS;
import static dev.serverlease.process.TaskRole.When.UNLAWFUL;

import dev.serverlease.process.TaskRole.Condition;
import dev.serverlease.process.TaskRole.When;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who may do which user task: the one table from which the gate, the listener and our lists decide, and with which the
 * candidate groups in the models agree. For people it stands in {@code src/docs/ROLES.md}.
 */
public final class TaskRoles {

    public static final List<TaskRole> ALL = List.of(
            role("Task_CompleteApplication", SALES, APPLICANT_ONLY),
            role("Task_LegalReview", LEGAL, NOT_APPLICANT, NOT_VERIFIER),
            role("Task_SecondReview", LEGAL, NOT_FIRST_OFFICER, NOT_APPLICANT, NOT_VERIFIER),
            role("Task_VerifyIdentity", COMPLIANCE, NOT_APPLICANT, NOT_REVIEWER),
            role("Task_HumanLook", LEGAL, NOT_APPLICANT),
            role("Task_OfferReturned", CONTRACT),
            role("Task_VerifySigner", COMPLIANCE, NOT_APPLICANT, NOT_REVIEWER),
            role("Task_SealForLessor", CONTRACT, NOT_DECIDER, NOT_RECORDER),
            // whoever proves conditions or gives up is compliance; an order is lifted by a legal officer
            role("Task_FulfilConditions", CONDITIONS_OPEN, List.of(COMPLIANCE), NOT_APPLICANT),
            role("Task_FulfilConditions", ORDER_STANDS, List.of(COMPLIANCE, LEGAL), NOT_APPLICANT),
            role("Task_VerifyIdentityAtOpening", COMPLIANCE, NOT_APPLICANT, NOT_REVIEWER),
            role("Task_UseReview", COMPLIANCE, NOT_APPLICANT),
            role("Task_ReverifyIdentity", COMPLIANCE, NOT_APPLICANT),
            role("Task_VerifyCure", BREACH, List.of(COMPLIANCE)),
            role("Task_VerifyCure", UNLAWFUL, List.of(LEGAL)),
            role("Task_ReportToPolice", COMPLIANCE),
            role("Task_ReportIncident", COMPLIANCE),
            role("Task_FinalIncidentReport", COMPLIANCE),
            role("Task_ForwardNotice", COMPLIANCE),
            role("Task_ObjectToSublease", COMPLIANCE),
            role("Task_DemandRent", COMPLIANCE),
            role("Task_NoticeForRent", LEGAL, NOT_APPLICANT),
            role("Task_ExpiryNotice", COMPLIANCE),
            role("Task_AgreementReview", LEGAL, NOT_APPLICANT, NOT_AGREEMENT_APPLICANT, NOT_AGREED),
            role("Task_RenewalReview", LEGAL, NOT_APPLICANT, NOT_RENEWAL_APPLICANT),
            role("Task_NoticeOfTermination", LEGAL, NOT_APPLICANT),
            role("Task_TakeBackServer", OPERATIONS),
            role("Task_ReturnData", OPERATIONS));

    private static final Map<String, Map<When, TaskRole>> BY_TASK =
            ALL.stream().collect(Collectors.groupingBy(TaskRole::task, Collectors.toMap(TaskRole::when, role -> role)));

    private TaskRoles() {}

    /** Whether the case of the lease decides who does it. */
    public static boolean isByCase(String task) {
        return !rows(task).containsKey(ALWAYS);
    }

    /**
     * @param when {@link When#ALWAYS} unless the task is by case
     * @throws IllegalArgumentException if the table has no such row
     */
    public static TaskRole of(String task, When when) {
        var row = rows(task).get(when);
        if (row == null) {
            throw new IllegalArgumentException("No row for " + task + " " + when);
        }
        return row;
    }

    /** The rows of a task; none for a task that the table does not know. */
    public static Collection<TaskRole> of(String task) {
        return rows(task).values();
    }

    private static Map<When, TaskRole> rows(String task) {
        return BY_TASK.getOrDefault(task, Map.of());
    }

    private static TaskRole role(String task, String group, Condition... conditions) {
        return role(task, ALWAYS, List.of(group), conditions);
    }

    private static TaskRole role(String task, When when, List<String> groups, Condition... conditions) {
        return new TaskRole(task, when, groups, List.of(conditions));
    }
}
