package dev.serverlease.notification;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the applicant (经办人) that a lease ended before it was in force. */
@Component
class EndNotice {

    private final Leases leases;
    private final Notices notices;

    EndNotice(Leases leases, Notices notices) {
        this.leases = leases;
        this.notices = notices;
    }

    @EventListener
    void tell(LeaseEnded ended) {
        var number = ended.leaseNumber();
        switch (ended.reason()) {
            case REJECTED -> {
                // what was not concluded, the contract's stage tells with its reason
                if (ended.from() != LeaseStage.CONTRACT) {
                    tell(
                            number,
                            "租赁 " + number + " 审查未通过，已结束。审查意见见该租赁的详情。",
                            "Lease " + number + " was rejected and has ended; its findings and decisions say why.");
                }
            }
            case LAPSED ->
                tell(
                        number,
                        "租赁 " + number + " 逾期未补正或者未签署，已失效。仍需租赁的，请重新申请。",
                        "Lease " + number + " has lapsed: it was not completed or not signed in time. Apply again if it"
                                + " is still wanted.");
            case WITHDRAWN, EXPIRED, TERMINATED -> {
                // the applicant's own act, or one that its stage reports
            }
        }
    }

    private void tell(String number, String zh, String en) {
        notices.tell(
                Notice.about(number, NoticeKind.LEASE_ENDED, zh, en),
                Audience.person(leases.get(number).applicant()));
    }
}
