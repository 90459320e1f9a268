package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The letters of a user task in which a notice's arrival is recorded. */
@Component
public class TaskLegalNotices {

    private final WantedLegalNotices wanted;
    private final LegalNoticeList list;

    TaskLegalNotices(WantedLegalNotices wanted, LegalNoticeList list) {
        this.wanted = wanted;
        this.list = list;
    }

    /** Asks for a letter when the task is created; it is made afterwards, and the task never waits for it. */
    public void want(Lease lease, LegalNoticeKind kind, String taskId) {
        wanted.want(lease.number(), kind, taskId);
    }

    /** What the task's form shows of its letters, the newest first. */
    public List<Map<String, String>> shown(Lease lease, LegalNoticeKind kind) {
        return list.inForm(lease.number(), kind);
    }
}
