package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.database.EachLease;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.words.PageTime;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the compliance officers, once each, about a reminder of the term's end that is about to be due, and the
 * managers too once it is overdue (clause {@code expiry}); and the compliance officers and the applicant about a term
 * that is about to end without an objection, and about a lease that became indefinite because there was none (Civil
 * Code art. 734).
 */
@Component
class TermAlarm {

    /** How long before the end, or the day of the reminder; the law gives no number, this one is our choice. */
    private static final int DAYS_BEFORE_END = 7;

    /** How far back to look for leases that became indefinite: longer than any downtime of the product. */
    private static final int DAYS_LOOKED_BACK = 30;

    private final JdbcClient jdbc;
    private final Leases leases;
    private final RecordedFacts facts;
    private final Notices notices;
    private final Clock clock;

    TermAlarm(JdbcClient jdbc, Leases leases, RecordedFacts facts, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.facts = facts;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void look() {
        each(
                due("exists (select from lease.open_dates(l) d where d.what = 'EXPIRY_NOTICE' and d.at <= :soon)"),
                this::tellOfReminder);
        each(due("term_ends_at > :now and term_ends_at <= :soon"), this::tellOfEnd);
        each(heldOver(), this::tellOfHoldover);
    }

    private static void each(List<String> numbers, Consumer<String> tell) {
        EachLease.of(numbers, number -> number, "The alarm about the term's end", tell);
    }

    private List<String> due(String condition) {
        var now = clock.instant();
        return jdbc.sql(
                        "select number from lease.lease l where stage in ('IN_FORCE', 'SUSPENDED') and not indefinite and "
                                + condition + " order by number")
                .param("now", Timestamp.from(now))
                .param(
                        "soon",
                        Timestamp.from(now.atZone(clock.getZone())
                                .plusDays(DAYS_BEFORE_END)
                                .toInstant()))
                .query(String.class)
                .list();
    }

    private List<String> heldOver() {
        return jdbc.sql("select distinct l.number from lease.lease l join lease.audit a on a.lease_number = l.number"
                        + " where l.indefinite and l.stage in ('IN_FORCE', 'SUSPENDED') and a.action = 'HELD_OVER'"
                        + " and a.at >= :since order by l.number")
                .param(
                        "since",
                        Timestamp.from(clock.instant()
                                .atZone(clock.getZone())
                                .minusDays(DAYS_LOOKED_BACK)
                                .toInstant()))
                .query(String.class)
                .list();
    }

    private void tellOfReminder(String number) {
        var lease = leases.get(number);
        var by = lease.expiryNoticeBy();
        if (by == null) {
            return;
        }
        boolean isOverdue = !clock.instant().isBefore(by);
        var zh = PageTime.zh(clock.getZone()).counted(by);
        var en = PageTime.en(clock.getZone()).counted(by);
        var notice = new Notice(
                NoticeKind.EXPIRY_NOTICE_DUE,
                number,
                "按照合同，租赁 " + number + " 应当在 " + zh + " 之前书面提示承租人租期的届满日期和届满时的办理方式，"
                        + (isOverdue ? "现已逾期；请立即办理任务“期满通知”；续租正在审查的，请先作出结论。" : "尚未登记；请办理任务“期满通知”；续租正在审查的，请先作出结论。"),
                "The contract has the lessee of lease " + number + " reminded in writing by " + en
                        + " of the term's last day and of what is to be done then, and "
                        + (isOverdue ? "that is overdue: remind it now" : "nothing is on record")
                        + ". See the task “Expiry notice”; where a renewal is being reviewed, that is decided first.",
                "expiry-notice " + number + " " + by + (isOverdue ? " overdue" : ""));
        if (isOverdue) {
            notices.tell(notice, Audience.group(Groups.COMPLIANCE), Audience.group(Groups.MANAGERS));
        } else {
            notices.tell(notice, Audience.group(Groups.COMPLIANCE));
        }
    }

    private void tellOfEnd(String number) {
        var lease = leases.get(number);
        Instant end = lease.termEndsAt();
        if (end == null || facts.day(lease, Fact.OBJECTED_ON) != null) {
            return;
        }
        var lastDay = LocalDate.ofInstant(end, clock.getZone()).minusDays(1);
        tell(
                lease,
                "term-ends " + number + " " + lastDay,
                "租赁 " + number + " 的租期将于 " + PageTime.zh(clock.getZone()).deadline(end)
                        + " 届满，尚未登记书面异议，也未登记续租。届满后承租人继续使用而出租人未提出异议的，" + "转为不定期租赁（民法典第七百三十四条）；请尽快办理期满通知或者续租。",
                "The term of lease " + number + " ends at "
                        + PageTime.en(clock.getZone()).deadline(end)
                        + ", and neither a written objection nor a renewal is"
                        + " on record. If the use goes on after that without objection, the lease becomes indefinite (Civil"
                        + " Code art. 734): see to the notice or the renewal now.");
    }

    private void tellOfHoldover(String number) {
        tell(
                leases.get(number),
                "held-over " + number,
                "租赁 " + number + " 租期届满后继续使用而未提出异议，已转为不定期租赁（民法典第七百三十四条）。双方可以随时解除，但应在合理期限之前通知对方（第七百三十条）；"
                        + "需要固定租期的，请另行申请新的租赁。",
                "Lease " + number
                        + " went on after its term without objection and is indefinite now (Civil Code art. 734)."
                        + " Either side may end it with reasonable notice (art. 730); for a fixed term apply for a new"
                        + " lease.");
    }

    private void tell(Lease lease, String once, String zh, String en) {
        notices.tell(
                new Notice(NoticeKind.TERM_ENDING, lease.number(), zh, en, once),
                Audience.group(Groups.COMPLIANCE),
                Audience.person(lease.applicant()));
    }
}
