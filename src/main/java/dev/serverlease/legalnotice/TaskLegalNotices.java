package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The letters of a user task in which a notice's arrival is recorded. */
@Component
public class TaskLegalNotices {

    private final WantedLegalNotices wanted;
    private final LegalNoticeList list;
    private final LegalNotices notices;

    TaskLegalNotices(WantedLegalNotices wanted, LegalNoticeList list, LegalNotices notices) {
        this.wanted = wanted;
        this.list = list;
        this.notices = notices;
    }

    /** Asks for a letter when the task is created; it is made afterwards, and the task never waits for it. */
    public void want(Lease lease, LegalNoticeKind kind, String taskId) {
        wanted.want(lease.number(), kind, taskId);
    }

    /**
     * Before an arrival is recorded: of the letters that were made for the task one has gone out. Where none was made,
     * an officer wrote one elsewhere, and the proof speaks for it.
     *
     * @param field in which the arrival is said
     * @throws Refusal with 409 that names the field
     */
    public void requireSent(Lease lease, LegalNoticeKind kind, String field) {
        var ofTask = new ArrayList<LegalNotice>();
        for (var letter : notices.of(lease.number())) {
            if (letter.kind() == kind) {
                ofTask.add(letter);
                if (letter.madeBy().equals(AuditTrail.SYSTEM)) {
                    break;
                }
            }
        }
        if (!ofTask.isEmpty() && ofTask.stream().noneMatch(LegalNotice::sent)) {
            var number = ofTask.get(0).number();
            var message = "通知 " + number + " 尚未发出，不能登记到达；先在租赁页面发送，或者登记邮寄、当面送达。 Notice " + number
                    + " has not been sent and cannot have arrived; send it on the page of the lease, or record there that it was"
                    + " posted or handed over.";
            throw new Refusal(409, message, List.of(new FieldError(field, message)));
        }
    }

    /** What the task's form shows of its letters, the newest first. */
    public List<Map<String, String>> shown(Lease lease, LegalNoticeKind kind) {
        return list.inForm(lease.number(), kind);
    }
}
