package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the lessor declares in a letter, and where its arrival is recorded. */
public enum LegalNoticeKind {
    RENT_DEMAND('D', "Task_DemandRent", Set.of("RENT_OVERDUE"), new Arrival("RENT_DEMANDED", "arrivedOn")),
    RENT_TERMINATION('T', "Task_NoticeForRent", Set.of("RENT_DEMANDED"), new Arrival("RENT_NOTICE", "arrivedOn")),
    /** Where a suspension led to it, its matter is over once that suspension is found to have no ground. */
    TERMINATION(
            'T',
            "Task_NoticeOfTermination",
            Set.of("CLOSING_TERMINATED", "SUSPENSION_LIFTED"),
            new Arrival("NOTICE_OF_TERMINATION_ARRIVED", "arrivedOn")),
    /**
     * The free end of an indefinite lease (Civil Code art. 730). No task waits for it: the lessor may give it any day.
     */
    INDEFINITE_TERMINATION('T', "", Set.of("HELD_OVER"), new Arrival("INDEFINITE_LEASE_NOTICED", "arrivedOn")),
    /** Declares nothing, so that nothing depends on its arrival. No task waits for it: the last one has made it due. */
    DATA_CERTIFICATE('C', "", Set.of(), null),
    /** Of each term anew; a reminder of its end says nothing against the objection. */
    EXPIRY_OBJECTION(
            'O',
            "Task_ExpiryNotice",
            Set.of("TERM_MOVED", "TERM_RENEWED", "AGREEMENT_CONCLUDED_RENEWAL", "AGREEMENT_CONCLUDED_CHANGE"),
            new Arrival("EXPIRY_OBJECTED", "servedOn")),
    /** Its arrival is recorded where it was not cured, for the time to cure runs from then. */
    SUSPENSION(
            'S',
            "Task_VerifyCure",
            Set.of("SUSPENSION_ORDERED", "SUSPENSION_LIFTED"),
            new Arrival("CURE_MISSED", "arrivedOn"));

    /**
     * The step of the audit trail that says that such a letter arrived.
     *
     * @param field of its detail that has the day
     */
    record Arrival(String action, String field) {}

    private final char series;
    private final String taskKey;
    private final Set<String> begins;
    private final @Nullable Arrival arrival;

    LegalNoticeKind(char series, String taskKey, Set<String> begins, @Nullable Arrival arrival) {
        this.begins = begins;
        this.arrival = arrival;
        this.series = series;
        this.taskKey = taskKey;
    }

    /** The letter that its numbers bear; all kinds of termination share theirs. */
    char series() {
        return series;
    }

    /** The task in which its arrival is recorded; empty if that is done at a door of its own. */
    String taskKey() {
        return taskKey;
    }

    /**
     * Whether such a letter can be made and sent now.
     *
     * @param openTasks the keys of all open tasks of the lease
     */
    boolean isCalledFor(Lease lease, Set<String> openTasks) {
        return switch (this) {
            case INDEFINITE_TERMINATION -> lease.mayEndByNotice();
            case DATA_CERTIFICATE -> lease.stage() == LeaseStage.ENDED && lease.inForceAt() != null;
            default -> openTasks.contains(taskKey);
        };
    }

    /**
     * Whether this person makes and sends such a letter: whose task it is now, for of a suspension its ground decides
     * that; where no task waits for it, compliance and legal officers.
     */
    boolean isFor(Person person, Lease lease, LeaseTasks tasks) {
        var groups = taskKey.isEmpty() ? List.of(Groups.COMPLIANCE, Groups.LEGAL) : tasks.groups(lease, taskKey);
        return groups.stream().anyMatch(person::in);
    }

    /** Whether this step of the audit trail begins another matter of such letters: a default, a termination, a term. */
    boolean isBegunBy(String action) {
        return begins.contains(action);
    }

    /** Whether the contract ends by it: then it is on file itself, whoever made it. */
    boolean endsTheContract() {
        return this == TERMINATION || this == RENT_TERMINATION || this == INDEFINITE_TERMINATION;
    }

    /** Null for a letter whose arrival is recorded nowhere. */
    @Nullable
    Arrival arrival() {
        return arrival;
    }

    /** The title of the letter. */
    Word title() {
        return Words.of("legal-notice-kind", this);
    }
}
