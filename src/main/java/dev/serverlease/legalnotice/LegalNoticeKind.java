package dev.serverlease.legalnotice;

import dev.serverlease.people.Groups;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.Set;

/** What the lessor declares in a letter, and the task in which its arrival is recorded. */
public enum LegalNoticeKind {
    RENT_DEMAND('D', "Task_DemandRent", Groups.COMPLIANCE),
    RENT_TERMINATION('T', "Task_NoticeForRent", Groups.LEGAL),
    TERMINATION('T', "Task_NoticeOfTermination", Groups.LEGAL),
    EXPIRY_OBJECTION('O', "Task_ExpiryNotice", Groups.COMPLIANCE),
    SUSPENSION('S', "Task_VerifyCure", Groups.COMPLIANCE, Groups.LEGAL);

    private final char series;
    private final String taskKey;
    private final Set<String> groups;

    LegalNoticeKind(char series, String taskKey, String... groups) {
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

    /** Who makes and sends such a letter: the groups of its task. */
    Set<String> groups() {
        return groups;
    }

    /** The title of the letter. */
    Word title() {
        return Words.of("legal-notice-kind", this);
    }
}
