package dev.serverlease.stage.activation;

import dev.serverlease.approval.Condition;
import dev.serverlease.approval.Conditions;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.contract.offer.LongStop;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells compliance officers and the applicant what a signed lease still waits for, and until when. */
@Component
class ConditionsNotice {

    private final Conditions conditions;
    private final PermitProofs permits;
    private final Notices notices;
    private final LongStop longStop;
    private final Clock clock;

    ConditionsNotice(Conditions conditions, PermitProofs permits, Notices notices, LongStop longStop, Clock clock) {
        this.longStop = longStop;
        this.conditions = conditions;
        this.permits = permits;
        this.notices = notices;
        this.clock = clock;
    }

    /** Told once for the same open conditions. */
    void tell(Lease lease) {
        var end = lease.termEndsAt();
        if (end != null && !end.isAfter(clock.instant())) {
            tellOfTermOver(lease, end);
            return;
        }
        var all = conditions.of(lease);
        var defects = permits.defects(lease, all);
        if (all.isEmpty()) {
            tellOfNoCondition(lease);
            return;
        }
        var what = all.stream()
                .filter(condition -> condition.proof() == null || defects.containsKey(condition.key()))
                .map(Condition::content)
                .collect(Collectors.joining("；"));
        var open = what.isEmpty() ? "见任务所列事项" : what;
        tell(
                lease,
                "租赁 " + lease.number() + " 双方已签署，尚不能开通。待落实：" + open + "。期限："
                        + deadline(lease, PageTime.zh(clock.getZone())) + "；届满仍未落实的，任何一方可以依合同约定解除。",
                "Lease " + lease.number() + " is signed and cannot be opened yet. To be done by "
                        + deadline(lease, PageTime.en(clock.getZone())) + ": " + open
                        + ". After that either party may terminate as the contract says.",
                "conditions " + lease.number() + " " + lease.round() + " " + Integer.toHexString(open.hashCode()));
    }

    /** The contract names no condition whose failure would end it: what is in the way is in the task alone. */
    private void tellOfNoCondition(Lease lease) {
        tell(
                lease,
                "租赁 " + lease.number() + " 双方已签署，尚不能开通：原因见“落实开通条件”任务。合同没有约定开通条件，逾期交付的，依合同关于交付的约定承担责任。",
                "Lease " + lease.number()
                        + " is signed and cannot be opened yet; the task “Fulfil the conditions” says why. The contract"
                        + " names no condition: a late hand-over has the consequences that its clause on hand-over names.",
                "conditions " + lease.number() + " " + lease.round() + " none");
    }

    /** No condition opens it any more. */
    private void tellOfTermOver(Lease lease, Instant end) {
        tell(
                lease,
                "租赁 " + lease.number() + " 双方已签署，但约定的租期已于 "
                        + PageTime.zh(clock.getZone()).deadline(end)
                        + " 届满，不再交付服务器：请在“落实开通条件”任务中选择“不再开通，转入解除”；仍需租赁的，另行申请。",
                "Lease " + lease.number() + " is signed, but its term was over at "
                        + PageTime.en(clock.getZone()).deadline(end)
                        + ", and no server is handed over: in the task “Fulfil the conditions”, give up waiting and"
                        + " terminate; apply anew if the lease is still wanted.",
                "conditions " + lease.number() + " term over");
    }

    private void tell(Lease lease, String zh, String en, String once) {
        notices.tell(
                new Notice(NoticeKind.CONDITIONS_AWAITED, lease.number(), zh, en, once),
                Audience.group(Groups.COMPLIANCE),
                Audience.person(lease.applicant()));
    }

    /** Until when the conditions can be met. */
    Optional<Instant> dueAt(Lease lease) {
        return longStop.of(lease);
    }

    private String deadline(Lease lease, PageTime times) {
        return dueAt(lease).map(times::counted).orElse("—");
    }

    /** The last day on which the conditions can be met. */
    String lastDay(Lease lease) {
        return dueAt(lease)
                .map(end ->
                        LocalDate.ofInstant(end, clock.getZone()).minusDays(1).toString())
                .orElse("—");
    }
}
