package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a suspension still waits for: said in its task, and to people once its date has passed. */
@Component
class AwaitedCure {

    private final Cures cures;
    private final SuspensionObjections objections;
    private final TaskLegalNotices letters;
    private final Notices notices;
    private final AuditTrail audit;

    AwaitedCure(
            Cures cures, SuspensionObjections objections, TaskLegalNotices letters, Notices notices, AuditTrail audit) {
        this.cures = cures;
        this.objections = objections;
        this.letters = letters;
        this.notices = notices;
        this.audit = audit;
    }

    /** Whether the suspension had no ground, so that nothing is waited for but the restored service. */
    boolean isRestoring(Lease lease) {
        return objections.isAccepted(lease.number());
    }

    /** For people; without any text from outside, for it goes by mail too. */
    Bilingual of(Lease lease) {
        if (cures.standing(lease).isByOrder()) {
            return new Bilingual(
                    "命令尚未解除：请向机关核实，取得解除命令的文书后，先在“附件”中提交，再在此写明其文号和日期，服务才恢复。命令本身不是解除合同的事由，期限届满不终止租赁；持续过久、致使不能实现合同目的的，由人员另行提出解除并写明事由。",
                    "The order is not lifted: ask the authority; once a paper lifts it, hand that in under “Files” and give its"
                            + " number and date here; then the service resumes. An order is no ground to terminate and its date ends nothing; where it lasts so long that"
                            + " the purpose fails, a person asks for the termination and names that ground.");
        }
        if (isRestoring(lease)) {
            return new Bilingual(
                    "对暂停的异议成立，暂停没有依据：请立即选择恢复服务；不得以逾期未整改解除合同。",
                    "The objection to the suspension was accepted, so it has no ground: answer at once that the service goes on;"
                            + " the lease is not terminated for it.");
        }
        if (objections.isOpen(lease.number())) {
            return new Bilingual(
                    "承租人对暂停的异议尚未答复：先在租赁页面答复；异议成立的，服务随即恢复，答复之前不得以逾期未整改解除合同。",
                    "An objection of the lessee to the suspension is not answered: answer it on the page of the lease. If it is"
                            + " accepted the service is restored; before the answer the lease is not terminated for a missed cure.");
        }
        var letter = letters.counting(lease, LegalNoticeKind.SUSPENSION);
        return letters.isSent(lease, LegalNoticeKind.SUSPENSION)
                ? new Bilingual(
                        "通知 " + letter + " 已发出：提交送达证明；自到达起合同约定的期限届满仍未整改的，登记到达日并选择“仍未整改”。",
                        "Notice " + letter + " was sent: hand in the proof of its arrival; if it is not cured when the"
                                + " contract's time since then is over, record the day and answer “Not cured”.")
                : new Bilingual(
                        "暂停服务通知书" + (letter.isEmpty() ? "" : " " + letter + " ")
                                + "尚未发出：先用印并发送、邮寄或者当面送达；到达之前整改期限不起算，不得以逾期未整改解除合同。",
                        "The notice of suspension" + (letter.isEmpty() ? "" : " " + letter)
                                + " has not been sent: seal it and send, post or hand it over first; before its arrival no time to"
                                + " cure runs and the contract is not terminated for a missed one.");
    }

    /** At the cure date: nothing ends by itself, the task stays, and whoever decides is told what is missing. */
    void remind(Lease lease) {
        var open = of(lease);
        audit.record(lease.number(), AuditTrail.SYSTEM, "CURE_REMINDED", Map.of(), null);
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.CURE_DUE,
                        "租赁 " + lease.number() + " 暂停服务所定的日期已过，任务“整改核验”仍待办理。" + open.zh(),
                        "The date of the suspension of lease " + lease.number()
                                + " has passed and the task “Verify the cure” is still open. " + open.en()),
                Audience.group(cures.isUnlawful(lease) ? Groups.LEGAL : Groups.COMPLIANCE),
                Audience.group(Groups.MANAGERS));
    }
}
