package dev.serverlease.stage.contract;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签署催办: reminds people of a slow signing, and records it in the lease's audit trail. */
@Component("remindSigning")
class SigningReminder implements JavaDelegate {

    private final AuditTrail audit;
    private final LeaseOf leaseOf;
    private final Notices notices;

    SigningReminder(AuditTrail audit, LeaseOf leaseOf, Notices notices) {
        this.audit = audit;
        this.leaseOf = leaseOf;
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var number = lease.number();
        audit.record(number, AuditTrail.SYSTEM, "SIGNING_REMINDED", Map.of(), null);
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.SIGNING_REMINDED,
                        "租赁 " + number + " 的合同尚未签署完毕，请尽快办理双方签署；逾期未签署的，申请失效。",
                        "The contract of lease " + number + " is not signed by both parties yet; see to it, or the"
                                + " application lapses."),
                Audience.group(Groups.CONTRACT),
                Audience.person(lease.applicant()));
    }
}
