package dev.serverlease.legalnotice;

import dev.serverlease.people.Groups;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.Set;

/** What the lessor declares in a letter, and the task in which its arrival is recorded. */
public enum LegalNoticeKind {
    RENT_DEMAND('D', "Task_DemandRent", new Arrival("RENT_DEMANDED", "arrivedOn"), Groups.COMPLIANCE),
    RENT_TERMINATION('T', "Task_NoticeForRent", new Arrival("RENT_NOTICE", "arrivedOn"), Groups.LEGAL),
    TERMINATION(
            'T', "Task_NoticeOfTermination", new Arrival("NOTICE_OF_TERMINATION_ARRIVED", "arrivedOn"), Groups.LEGAL),
    EXPIRY_OBJECTION('O', "Task_ExpiryNotice", new Arrival("EXPIRY_OBJECTED", "servedOn"), Groups.COMPLIANCE),
    /** No period runs from its arrival, so that none is recorded. */
    SUSPENSION('S', "Task_VerifyCure", new Arrival("", ""), Groups.COMPLIANCE, Groups.LEGAL);

    /**
     * The step of the audit trail that says that such a letter arrived.
     *
     * @param field of its detail that has the day
     */
    record Arrival(String action, String field) {}

    private final char series;
    private final String taskKey;
    private final Arrival arrival;
    private final Set<String> groups;

    LegalNoticeKind(char series, String taskKey, Arrival arrival, String... groups) {
        this.arrival = arrival;
        this.series = series;
        this.taskKey = taskKey;
        this.groups = Set.of(groups);
    }

    /** The letter that its numbers bear; both kinds of termination share theirs. */
    char series() {
        return series;
    }

    String taskKey() {
        return taskKey;
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
