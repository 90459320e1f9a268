package dev.serverlease.stage.inforce.duty;

import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import dev.serverlease.stage.inforce.suspension.SuspensionNotice;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Tells compliance officers about a duty when it arises and when it is due soon, and managers when it is overdue. The
 * finding's text stays in the product, because a notice leaves the house by mail.
 */
@Component
class DutyNotice {

    private final Notices notices;
    private final SuspensionNotice toLessee;
    private final Clock clock;

    DutyNotice(Notices notices, SuspensionNotice toLessee, Clock clock) {
        this.notices = notices;
        this.toLessee = toLessee;
        this.clock = clock;
    }

    /** @param hasTask whether a task was opened for it; none is opened after the lease's process has ended */
    void arose(Lease lease, Duty duty, boolean hasTask) {
        tell(
                lease.number(),
                "租赁 " + lease.number() + " 新增法定事项：" + zh(duty.kind()) + "，须于 " + zh(duty.dueAt()) + " 前办结。"
                        + (hasTask ? "请在任务列表中认领办理。" : "流程（" + lease.stage().label() + "）已不再生成任务，请自行按期办理并留存证明。"),
                "Lease " + lease.number() + " has a new duty: " + en(duty.kind()) + ", due by " + en(duty.dueAt())
                        + ". "
                        + (hasTask
                                ? "Claim its task."
                                : "Its process (" + lease.stage().en()
                                        + ") opens no task any more: see to it in time and keep the proof yourselves."),
                Audience.group(Groups.COMPLIANCE));
    }

    /** For an order whose stop nobody else tells the lessee. */
    void toldToLessee(Lease lease) {
        toLessee.ordered(lease);
    }

    /**
     * For an order that arrives while the lease closes: the process switches the server off only after the notice of
     * termination has arrived, so people must do it at once.
     *
     * @param orderRef the number of the order
     */
    void stopByHand(Lease lease, String orderRef) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.STOP_BY_HAND,
                        "租赁 " + lease.number() + "（" + lease.stage().label() + "）收到主管机关或者法院的命令，文号：" + orderRef
                                + "。系统此时不会自动关停服务器：请运维立即核实，仍在运行的，立即手工关停，保留有关记录，不得删除数据；请法务人员跟进命令的执行。",
                        "An order of an authority or court came in for lease " + lease.number() + " ("
                                + lease.stage().en()
                                + "), number: " + orderRef
                                + ". Nothing switches the server off by itself now: operations see at once whether it still"
                                + " runs, switch it off by hand, keep the records and erase nothing; legal officers see the"
                                + " order carried out."),
                Audience.group(Groups.OPERATIONS),
                Audience.group(Groups.LEGAL));
    }

    /** @param open the open duties of one kind, at least one */
    void due(String leaseNumber, Kind kind, List<Duty> open) {
        var first = open.stream().map(Duty::dueAt).min(Instant::compareTo).orElseThrow();
        boolean over = !first.isAfter(clock.instant());
        // an incident's period is counted in hours: managers know at half time
        var audiences = over || kind == Kind.REPORT_INCIDENT
                ? new Audience[] {Audience.group(Groups.COMPLIANCE), Audience.group(Groups.MANAGERS)}
                : new Audience[] {Audience.group(Groups.COMPLIANCE)};
        tell(
                leaseNumber,
                "租赁 " + leaseNumber + " 的法定事项" + (over ? "已逾期" : "尚未办结") + "：" + zh(kind) + "，期限为 " + zh(first)
                        + "，未办结 " + open.size() + " 项。" + (over ? "请立即办理，并记明逾期原因。" : "请在期限前办理，逾期可能丧失权利。"),
                "A duty of lease " + leaseNumber + (over ? " is overdue: " : " is still open: ") + en(kind)
                        + ", due by " + en(first) + "; open: " + open.size() + ". "
                        + (over
                                ? "See to it at once and note why it is late."
                                : "See to it in time; rights may be lost after that."),
                audiences);
    }

    private void tell(String leaseNumber, String zh, String en, Audience... audiences) {
        notices.tell(Notice.about(leaseNumber, NoticeKind.DUTY_DUE, zh, en), audiences);
    }

    private String zh(Instant due) {
        return PageTime.zh(clock.getZone()).deadline(due);
    }

    private String en(Instant due) {
        return PageTime.en(clock.getZone()).deadline(due);
    }

    private static String zh(Kind kind) {
        return switch (kind) {
            case REPORT_TO_POLICE -> "向公安机关报告（发现后24小时内）";
            case FORWARD_NOTICE -> "转送侵权通知并采取必要措施（民法典第一千一百九十五条）";
            case OBJECT_TO_SUBLEASE -> "对转租提出异议（民法典第七百一十八条，六个月内）";
            case REPORT_INCIDENT -> "网络安全事件报告（国家网络安全事件报告管理办法第四条）";
            case FINAL_INCIDENT_REPORT -> "网络安全事件处置总结报告（处置结束后30日内）";
        };
    }

    private static String en(Kind kind) {
        return switch (kind) {
            case REPORT_TO_POLICE -> "report to public security within 24 hours of finding it";
            case FORWARD_NOTICE -> "forward the notice of infringement and take measures (Civil Code art. 1195)";
            case OBJECT_TO_SUBLEASE -> "object to the sublease within six months (Civil Code art. 718)";
            case REPORT_INCIDENT -> "report the network-security incident (Incident Reporting Measures, art. 4)";
            case FINAL_INCIDENT_REPORT ->
                "make the final report on the network-security incident within 30 days after handling";
        };
    }
}
