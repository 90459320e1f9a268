package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.Set;

/** What the lessor declares in a letter, and where its arrival is recorded. */
public enum LegalNoticeKind {
    RENT_DEMAND(
            'D',
            "Task_DemandRent",
            Set.of("RENT_OVERDUE"),
            new Arrival("RENT_DEMANDED", "arrivedOn"),
            Groups.COMPLIANCE),
    RENT_TERMINATION(
            'T', "Task_NoticeForRent", Set.of("RENT_DEMANDED"), new Arrival("RENT_NOTICE", "arrivedOn"), Groups.LEGAL),
    TERMINATION(
            'T',
            "Task_NoticeOfTermination",
            Set.of("CLOSING_TERMINATED"),
            new Arrival("NOTICE_OF_TERMINATION_ARRIVED", "arrivedOn"),
            Groups.LEGAL),
    /**
     * The free end of an indefinite lease (Civil Code art. 730). No task waits for it: the lessor may give it any day.
     */
    INDEFINITE_TERMINATION(
            'T',
            "",
            Set.of("HELD_OVER"),
            new Arrival("INDEFINITE_LEASE_NOTICED", "arrivedOn"),
            Groups.COMPLIANCE,
            Groups.LEGAL),
    /** Of each term anew, and each time that the task opens again for it. */
    EXPIRY_OBJECTION(
            'O',
            "Task_ExpiryNotice",
            Set.of(
                    "EXPIRY_NOTIFIED",
                    "TERM_MOVED",
                    "TERM_RENEWED",
                    "AGREEMENT_CONCLUDED_RENEWAL",
                    "AGREEMENT_CONCLUDED_CHANGE"),
            new Arrival("EXPIRY_OBJECTED", "servedOn"),
            Groups.COMPLIANCE),
    /** No period runs from its arrival, so that none is recorded. */
    SUSPENSION(
            'S', "Task_VerifyCure", Set.of("SUSPENSION_ORDERED"), new Arrival("", ""), Groups.COMPLIANCE, Groups.LEGAL);

    /**
     * The step of the audit trail that says that such a letter arrived.
     *
     * @param field of its detail that has the day
     */
    record Arrival(String action, String field) {}

    private final char series;
    private final String taskKey;
    private final Set<String> begins;
    private final Arrival arrival;
    private final Set<String> groups;

    LegalNoticeKind(char series, String taskKey, Set<String> begins, Arrival arrival, String... groups) {
        this.begins = begins;
        this.arrival = arrival;
        this.series = series;
        this.taskKey = taskKey;
        this.groups = Set.of(groups);
    }

    /** The letter that its numbers bear; all kinds of termination share theirs. */
    char series() {
        return series;
    }

    /** The task in which its arrival is recorded; empty if that is done at a door of its own. */
    String taskKey() {
        return taskKey;
    }

    /** Whether such a letter can be made and sent now. */
    boolean isCalledFor(Lease lease, LeaseTasks tasks) {
        return taskKey.isEmpty() ? lease.mayEndByNotice() : tasks.isOpen(lease, taskKey);
    }

    /** Whether this step of the audit trail begins another matter of such letters: a default, a termination, a term. */
    boolean isBegunBy(String action) {
        return begins.contains(action);
    }

    Arrival arrival() {
        return arrival;
    }

    /** Who makes and sends such a letter: the groups of its task. */
    Set<String> groups() {
        return groups;
    }

    /** The title of the letter. */
    Word title() {
        return Words.of("legal-notice-kind", this);
    }
}
