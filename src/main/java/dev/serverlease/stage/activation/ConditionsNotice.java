package dev.serverlease.stage.activation;

import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells compliance officers and the applicant what a signed lease still waits for, and until when. */
@Component
class ConditionsNotice {

    private final Conditions conditions;
    private final PermitProofs permits;
    private final Notices notices;
    private final Clock clock;

    ConditionsNotice(Conditions conditions, PermitProofs permits, Notices notices, Clock clock) {
        this.conditions = conditions;
        this.permits = permits;
        this.notices = notices;
        this.clock = clock;
    }

    /** Told once for the same open conditions. */
    void tell(Lease lease) {
        var all = conditions.of(lease);
        var defects = permits.defects(lease, all);
        var what = all.stream()
                .filter(condition -> condition.proof() == null || defects.containsKey(condition.key()))
                .map(Condition::content)
                .collect(Collectors.joining("；"));
        var open = what.isEmpty() ? "见任务所列事项" : what;
        var by = lastDay(lease);
        notices.tell(
                new Notice(
                        NoticeKind.CONDITIONS_AWAITED,
                        lease.number(),
                        "租赁 " + lease.number() + " 双方已签署，尚不能开通。待落实：" + open + "。期限：" + by + "；届满仍未落实的，任何一方可以依合同约定解除。",
                        "Lease " + lease.number() + " is signed and cannot be opened yet. To be done by " + by + ": "
                                + open + ". After that either party may terminate as the contract says.",
                        "conditions " + lease.number() + " " + lease.round() + " "
                                + Integer.toHexString(open.hashCode())),
                Audience.group(Groups.COMPLIANCE),
                Audience.person(lease.applicant()));
    }

    /** The last day on which the conditions can be met. */
    String lastDay(Lease lease) {
        var dueAt = Conditions.dueAt(lease);
        return dueAt == null
                ? "—"
                : LocalDate.ofInstant(dueAt, clock.getZone()).minusDays(1).toString();
    }
}
