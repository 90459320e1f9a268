package dev.serverlease.steering.officer;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.process.Assignments;
import dev.serverlease.process.Assignments.Objection;
import dev.serverlease.process.Members;
import dev.serverlease.process.NextSteps;
import dev.serverlease.process.TaskList;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.ModelNames;
import dev.serverlease.words.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives an open task to an officer who may do it, or back to its group; called under the lease's lock. */
@Component
public class OfficerCommands {

    /** In the place of an officer: nobody has the task. */
    public static final String NOBODY = "";

    private final NextSteps steps;
    private final Assignments assignments;
    private final Members members;
    private final Notices notices;
    private final AuditTrail audit;

    OfficerCommands(NextSteps steps, Assignments assignments, Members members, Notices notices, AuditTrail audit) {
        this.steps = steps;
        this.assignments = assignments;
        this.members = members;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * A task that goes to somebody else.
     *
     * @param name what the task is called
     * @param from null if nobody had claimed it
     */
    public record Moved(
            Word name, @Nullable String from, @Nullable String to) {}

    /**
     * @param lease locked by the caller
     * @param taskId an open task of the lease
     * @param officer null: it waits for its group again
     * @param from who should have it now, or {@link #NOBODY}; null if that does not matter
     * @throws Refusal with 400 if the task is this officer's already, or waits for its group already, or the user is
     *     none of its officers; 403 if this one may not do it; 409 if the lease has no such open task, or another
     *     person has it
     */
    public Moved move(
            Lease lease,
            String taskId,
            @Nullable String officer,
            @Nullable String from,
            String ground,
            String manager) {
        var task = steps.ofLease(lease).stream()
                .filter(open -> open.id().equals(taskId) && !taskId.isEmpty())
                .findFirst()
                .orElseThrow(() -> notOpen(lease));
        var before = task.assignee();
        if (Objects.equals(officer, before)) {
            throw already(officer);
        }
        if (from != null && !from.equals(Objects.requireNonNullElse(before, NOBODY))) {
            throw new Refusal(
                    409,
                    from.equals(NOBODY)
                            ? "此任务已有人认领，未改派。 Somebody has claimed this task by now; it was not moved."
                            : "此任务已不由 " + from + " 办理，未改派。 " + from + " no longer has this task; it was not moved.");
        }
        refuseIfUnfit(lease, task, officer);
        assignments.give(lease, task, officer);
        record(lease, task, officer, ground, manager);
        return new Moved(ModelNames.of(task.key()).orElse(new Word(task.name(), task.name())), before, officer);
    }

    /** Tells both about one task. */
    void tell(Lease lease, Moved moved) {
        if (moved.to() != null) {
            tell(lease, moved, moved.to(), "请您办理", "is yours to do");
        }
        if (moved.from() != null) {
            var toZh = moved.to() == null ? "退回办理组，请勿再办理" : "改由 " + moved.to() + " 办理";
            var toEn = moved.to() == null ? "is for its group again" : "is now for " + moved.to() + " to do";
            tell(lease, moved, moved.from(), toZh, toEn);
        }
    }

    private void tell(Lease lease, Moved moved, String officer, String zh, String en) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.OFFICER_NAMED,
                        "经业务主管指定，租赁 " + lease.number() + " 的任务“" + moved.name().zh() + "”" + zh + "。",
                        "By a manager's order the task “" + moved.name().en() + "” of lease " + lease.number() + " "
                                + en + "."),
                Audience.person(officer));
    }

    private void record(Lease lease, TaskList.Open task, @Nullable String officer, String ground, String manager) {
        var detail = new LinkedHashMap<String, String>();
        detail.put("task", task.key());
        if (task.assignee() != null) {
            detail.put("formerOfficer", task.assignee());
        }
        if (officer != null) {
            detail.put("namedOfficer", officer);
        }
        detail.put("ground", ground);
        audit.record(lease.number(), manager, officer == null ? "OFFICER_RELEASED" : "OFFICER_NAMED", detail, null);
    }

    private void refuseIfUnfit(Lease lease, TaskList.Open task, @Nullable String officer) {
        if (officer == null) {
            if (task.groups().isEmpty()) {
                throw new Refusal(
                        403,
                        "此任务只能由 " + task.assignee() + " 办理，不能退回或者改派；需换人的，请变更该租赁的经办人。 Only " + task.assignee()
                                + " can do this task, and it has no group to go back to; give the lease to another applicant.");
            }
            return;
        }
        assignments.objection(lease, task.key(), members.person(officer)).ifPresent(objection -> {
            var message = said(officer, objection);
            throw unfit(objection.byGroup() ? 400 : 403, message);
        });
    }

    private static Refusal already(@Nullable String officer) {
        return unfit(
                400,
                officer == null
                        ? "此任务尚无人认领，本就由办理组认领。请指定办理人员。 Nobody has claimed this task: it waits for its group already."
                                + " Name an officer."
                        : "此任务已由 " + officer + " 办理。请指定其他人员。 " + officer
                                + " has this task already. Name somebody else.");
    }

    private static Refusal unfit(int status, String message) {
        return new Refusal(status, message, List.of(new FieldError("officer", message)));
    }

    /** Why not, and what to do, for whoever names the officer. */
    public static String said(String officer, Objection objection) {
        return officer + " 不能办理：" + objection.zh() + "。请指定其他人员。 " + officer + " cannot do it: " + objection.en()
                + ". Name somebody else.";
    }

    private static Refusal notOpen(Lease lease) {
        var message = "租赁 " + lease.number() + " 没有这项待办任务，可能已经办结；请刷新后重试。 Lease " + lease.number()
                + " has no such open task; it may be done by now. Refresh and look again.";
        return new Refusal(409, message, List.of(new FieldError("task", message)));
    }
}
