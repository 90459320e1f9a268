package dev.serverlease.steering.run;

import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.steering.run.RunStore.Decided;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What people are told when a run has ended: one notice each, however many leases it was about. */
@Component
class RunNotices {

    private final Notices notices;
    private final Clock clock;

    RunNotices(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @param done how many items were done since people were told; nobody is told of none
     * @param takenFrom how many leases the run has taken from each salesperson, in all
     */
    void ended(Decided decided, int done, Map<String, Integer> takenFrom) {
        if (done == 0) {
            return;
        }
        switch (decided.kind()) {
            case REVIEWS -> reviews(decided, done);
            case APPLICANTS -> leases(Objects.requireNonNull(decided.successor()), done, takenFrom);
            case REASSIGN -> tasks(decided, done);
        }
    }

    private void leases(String successor, int done, Map<String, Integer> takenFrom) {
        notices.tell(
                notice(
                        NoticeKind.APPLICANT_CHANGED,
                        "经业务主管决定，" + done + " 件租赁现由您经办；有待补正的申请的，见任务列表。",
                        "By a manager's order " + leases(done)
                                + " now yours; if an application is to be completed, your" + " tasks say so."),
                Audience.person(successor));
        takenFrom.forEach((former, taken) -> notices.tell(
                notice(
                        NoticeKind.APPLICANT_CHANGED,
                        "经业务主管决定，原由您经办的 " + taken + " 件租赁改由 " + successor + " 经办，您无须再办理。",
                        "By a manager's order " + leases(taken) + " " + successor
                                + "'s now that you had; nothing of them is left to you."),
                Audience.person(former)));
    }

    private static String leases(int many) {
        return many + (many == 1 ? " lease is" : " leases are");
    }

    private void reviews(Decided decided, int done) {
        notices.tell(
                notice(
                        NoticeKind.REVIEWS_FORWARD,
                        "业务主管决定将 " + done + " 件租赁的使用复核提前至 " + days(decided, PageTime.zh(clock.getZone()), "至")
                                + "，请安排人手；理由见各租赁的办理经过。",
                        "A manager brought the use reviews of " + done + " leases forward to "
                                + days(decided, PageTime.en(clock.getZone()), " to ")
                                + "; arrange for it. The reason stands in each lease's timeline."),
                Audience.group(Groups.COMPLIANCE));
    }

    private static String days(Decided decided, PageTime times, String to) {
        var first = times.day(Objects.requireNonNull(decided.reviewAt()));
        var last = times.day(Objects.requireNonNull(decided.reviewUntil()));
        return first.equals(last) ? first : first + to + last;
    }

    private void tasks(Decided decided, int done) {
        var from = decided.officer();
        var to = decided.successor();
        if (to != null) {
            notices.tell(
                    notice(
                            NoticeKind.OFFICER_NAMED,
                            from == null
                                    ? "经业务主管指定，尚未认领的 " + done + " 项任务由您办理，请在“待办”页查看。"
                                    : "经业务主管指定，原由 " + from + " 办理的 " + done + " 项任务改由您办理，请在“待办”页查看。",
                            "A manager assigned " + done + (done == 1 ? " task" : " tasks")
                                    + (from == null ? " that nobody had claimed" : " of " + from)
                                    + " to you; see your page of tasks."),
                    Audience.person(to));
        }
        if (from == null) {
            return;
        }
        notices.tell(
                notice(
                        NoticeKind.OFFICER_NAMED,
                        "经业务主管指定，您的 " + done + " 项任务已" + (to == null ? "退回办理组" : "改由 " + to + " 办理") + "，请勿再办理。",
                        "A manager reassigned " + done + " of your tasks "
                                + (to == null ? "to their groups." : "to " + to + ".")),
                Audience.person(from));
    }

    private static Notice notice(NoticeKind kind, String zh, String en) {
        return new Notice(kind, null, zh, en, null);
    }
}
