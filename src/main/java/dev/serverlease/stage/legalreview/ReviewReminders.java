package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Handles a slow review: reminds its officer, or all officers if nobody has claimed it; later tells the managers, who
 * may name another officer. Both are recorded in the lease's audit trail.
 */
@Configuration(proxyBeanMethods = false)
class ReviewReminders {

    private final AuditTrail audit;
    private final LeaseOf leaseOf;
    private final Assignments assignments;
    private final Notices notices;

    ReviewReminders(AuditTrail audit, LeaseOf leaseOf, Assignments assignments, Notices notices) {
        this.audit = audit;
        this.leaseOf = leaseOf;
        this.assignments = assignments;
        this.notices = notices;
    }

    @Bean
    JavaDelegate remindReviewers() {
        return execution -> {
            var lease = leaseOf.read(execution);
            OpenReview.of(lease, assignments).ifPresent(review -> remind(lease, review));
        };
    }

    @Bean
    JavaDelegate escalateReview() {
        return execution -> {
            var lease = leaseOf.read(execution);
            OpenReview.of(lease, assignments).ifPresent(review -> escalate(lease, review));
        };
    }

    private void remind(Lease lease, OpenReview review) {
        var number = lease.number();
        var assignee = review.task().assignee();
        record("REVIEW_REMINDED", lease, review);
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.REVIEW_REMINDED,
                        "租赁 " + number + " 的" + review.zh() + "尚未办结，请尽快在任务列表（Tasklist）中办理。",
                        "The " + review.en() + " of lease " + number + " is still open; please decide it in Tasklist."),
                assignee == null ? Audience.group(Groups.LEGAL) : Audience.person(assignee));
    }

    private void escalate(Lease lease, OpenReview review) {
        var number = lease.number();
        var assignee = review.task().assignee();
        record("REVIEW_ESCALATED", lease, review);
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.REVIEW_ESCALATED,
                        "租赁 " + number + " 的" + review.zh() + "超期未办结，"
                                + (assignee == null ? "尚无人认领" : "现由 " + assignee + " 办理")
                                + "。请督促，或者在该租赁的页面“指定办理人”。",
                        "The " + review.en() + " of lease " + number + " is overdue; "
                                + (assignee == null ? "nobody has claimed it" : assignee + " has it")
                                + ". See to it, or name another officer on the lease's page."),
                Audience.group(Groups.MANAGERS));
    }

    private void record(String action, Lease lease, OpenReview review) {
        audit.record(
                lease.number(),
                AuditTrail.SYSTEM,
                action,
                Map.of("task", review.task().key()),
                null);
    }
}
