package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.Members;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** A manager gives an open review to an officer who may decide it. */
@Service
class ReviewerCommands {

    private final LeaseCommands commands;
    private final Decisions decisions;
    private final DecidedCase decided;
    private final Assignments assignments;
    private final Members members;
    private final Notices notices;
    private final AuditTrail audit;

    ReviewerCommands(
            LeaseCommands commands,
            Decisions decisions,
            DecidedCase decided,
            Assignments assignments,
            Members members,
            Notices notices,
            AuditTrail audit) {
        this.commands = commands;
        this.decisions = decisions;
        this.decided = decided;
        this.assignments = assignments;
        this.members = members;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * Idempotent for the same officer.
     *
     * @throws Refusal with 400 if the user is not a legal officer, 403 if the officer may not decide this review, 409
     *     if no review is open
     */
    void name(String number, String officer, String manager) {
        commands.lockedDo(number, lease -> name(lease, officer, manager));
    }

    private void name(Lease lease, String officer, String manager) {
        var number = lease.number();
        var review = OpenReview.of(lease, assignments).orElseThrow(() -> LeaseMessages.notWaiting(lease));
        var before = review.task().assignee();
        refuseIfUnfit(lease, review, officer);
        if (officer.equals(before)) {
            return;
        }
        assignments.give(review.task(), officer);
        audit.record(
                number,
                manager,
                "REVIEWER_NAMED",
                Map.of(
                        "task",
                        review.task().key(),
                        "officer",
                        officer,
                        "before",
                        Objects.requireNonNullElse(before, "")),
                null);
        tell(lease, review, officer, "请您办理", "is yours to decide");
        if (before != null) {
            tell(lease, review, before, "改由 " + officer + " 办理", "is now for " + officer + " to decide");
        }
    }

    private void refuseIfUnfit(Lease lease, OpenReview review, String officer) {
        if (!members.isMember(officer, Groups.LEGAL)) {
            var message = officer + " 不是法务人员，请指定一名法务人员。 " + officer + " is not a legal officer; name one who is.";
            throw new Refusal(400, message, List.of(new FieldError("officer", message)));
        }
        if (officer.equals(lease.applicant())) {
            throw new Refusal(
                    403,
                    officer + " 是该租赁的经办人，不得审查自己的申请，请指定其他法务人员。 " + officer
                            + " applied for this lease and may not review it; name another officer.");
        }
        if (decided.verifiers(lease).contains(officer)) {
            throw new Refusal(
                    403,
                    officer + " 核验过该租赁的身份，高风险的案件须由其他法务人员认定。 " + officer
                            + " verified the identity; at high risk another officer decides.");
        }
        if (review.isSecond()
                && SecondReviewTask.firstOfficer(lease, decisions)
                        .filter(officer::equals)
                        .isPresent()) {
            throw new Refusal(
                    403,
                    officer + " 已作出第一次认定，法务复审须由另一名法务人员办理。 " + officer
                            + " made the first decision; the second review is for another officer.");
        }
    }

    private void tell(Lease lease, OpenReview review, String officer, String zh, String en) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.REVIEWER_NAMED,
                        "经业务主管指定，租赁 " + lease.number() + " 的" + review.zh() + zh + "。",
                        "By a manager's order the " + review.en() + " of lease " + lease.number() + " " + en + "."),
                Audience.person(officer));
    }
}
