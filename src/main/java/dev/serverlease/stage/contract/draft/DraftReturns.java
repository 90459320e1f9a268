package dev.serverlease.stage.contract.draft;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * 合同无法生成: the case goes back to the legal officer, who reads why in the timeline and on the form: lets sales correct
 * the application, changes a special term, or approves again once the lessor's entry is mended. No incident, for
 * nothing is broken.
 */
@Component
class DraftReturns {

    /** What became of the draft, for the model: LAWFUL, DEFECTIVE or OFFICER. */
    static final String DRAFT = "draft";

    static final String OFFICER = "OFFICER";

    private final AuditTrail audit;
    private final Notices notices;

    DraftReturns(AuditTrail audit, Notices notices) {
        this.audit = audit;
        this.notices = notices;
    }

    void toOfficer(DelegateExecution execution, Lease lease, Bilingual why) {
        audit.record(lease.number(), AuditTrail.SYSTEM, AuditTrail.DRAFT_RETURNED, Map.of("reason", why.text()), null);
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.DRAFT_RETURNED,
                        "租赁 " + lease.number() + " 的合同无法生成，已退回法务审查；原因见该租赁的办理经过和审查表单。",
                        "The contract of lease " + lease.number()
                                + " cannot be drafted and is back at the legal review; its timeline and the form say why."),
                Audience.group(Groups.LEGAL));
        execution.setVariable(DRAFT, Variables.stringValue(OFFICER, true));
    }

    void none(DelegateExecution execution) {
        execution.setVariable(DRAFT, Variables.stringValue("", true));
    }

    static boolean isReturned(DelegateExecution execution) {
        return OFFICER.equals(execution.getVariable(DRAFT));
    }
}
