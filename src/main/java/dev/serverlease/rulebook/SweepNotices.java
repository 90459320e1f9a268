package dev.serverlease.rulebook;

import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.rulebook.MoveStore.Decided;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people are told about a sweep: its result, a manager's decision on it, and what came of that. */
@Component
class SweepNotices {

    private final Notices notices;

    SweepNotices(Notices notices) {
        this.notices = notices;
    }

    /** Managers decide on it. */
    void done(long id, LocalDate law, Map<Effect, Integer> effects) {
        int blocked = effects.getOrDefault(Effect.BLOCKED, 0);
        int review = effects.getOrDefault(Effect.TO_REVIEW, 0);
        int freed = effects.getOrDefault(Effect.FREED, 0);
        notices.tell(
                Notice.once(
                        "sweep-done " + id,
                        NoticeKind.LAW_CHANGE,
                        "新法影响排查 " + id + "（" + law + " 起适用的法律）已完成：新被禁止 " + blocked + " 件，新须审查或者补正 " + review
                                + " 件，不再有问题 " + freed + " 件。"
                                + (blocked + review == 0 ? "无须决定。见 " : "请查看并决定是否将复核提前：") + "/rules/sweeps/" + id + "。",
                        "Sweep " + id + " under the law of " + law + " is done: " + blocked + " newly forbidden, "
                                + review
                                + " newly to be reviewed or supplied, " + freed + " freed. "
                                + (blocked + review == 0
                                        ? "Nothing is to be decided: "
                                        : "Look at it and decide whether their reviews come earlier: ")
                                + "/rules/sweeps/" + id + "."),
                Audience.group(Groups.MANAGERS));
    }

    /** Officers know what is coming, and from when on. */
    void decided(long id, Decided decided, int leases, int aDay) {
        notices.tell(
                Notice.once(
                        "sweep-decided " + id,
                        NoticeKind.LAW_CHANGE,
                        "业务主管已就新法影响排查 " + id + "（" + decided.law() + " 起适用的法律）决定：所涉 " + leases
                                + " 件租赁的使用复核分批提前，自下一工作日起每个工作日至多 " + aDay + " 件。见 /rules/sweeps/" + id + "。",
                        "Managers decided on sweep " + id + " under the law of " + decided.law()
                                + ": the use reviews of "
                                + leases + " leases come earlier, at most " + aDay
                                + " a working day from the next one on. See /rules/sweeps/" + id + "."),
                Audience.group(Groups.COMPLIANCE),
                Audience.group(Groups.MANAGERS));
    }

    /** All of them have been looked at. */
    void moved(long id, Map<ReviewMove, Integer> outcomes) {
        int earlier = outcomes.getOrDefault(ReviewMove.EARLIER, 0);
        int before = outcomes.getOrDefault(ReviewMove.DUE_BEFORE, 0);
        int failed = outcomes.getOrDefault(ReviewMove.FAILED, 0);
        int skipped = outcomes.values().stream().mapToInt(Integer::intValue).sum() - earlier - before - failed;
        notices.tell(
                Notice.once(
                        "sweep-moved " + id,
                        NoticeKind.LAW_CHANGE,
                        "新法影响排查 " + id + " 的复核已安排：提前 " + earlier + " 件，原定更早 " + before + " 件，跳过 " + skipped
                                + " 件（已结束、已暂停或者正在复核），未能处理 " + failed + " 件。逐件说明见 /rules/sweeps/" + id + "。",
                        "The reviews of sweep " + id + " are arranged: " + earlier + " come earlier, " + before
                                + " were due before anyway, " + skipped
                                + " were skipped (ended, suspended or under review), " + failed
                                + " could not be moved. Each is explained at /rules/sweeps/" + id + "."),
                Audience.group(Groups.COMPLIANCE),
                Audience.group(Groups.MANAGERS));
    }
}
