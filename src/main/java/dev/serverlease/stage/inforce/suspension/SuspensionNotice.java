package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.visit.ToLessee;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the lessee, at the address in the contract, and the lessor's people that a service stops or resumes. */
@Component
public class SuspensionNotice {

    private final Notices notices;
    private final ToLessee lessee;
    private final Suspensions suspensions;
    private final ContractClauses clauses;
    private final Clock clock;

    SuspensionNotice(Notices notices, ToLessee lessee, Suspensions suspensions, ContractClauses clauses, Clock clock) {
        this.notices = notices;
        this.lessee = lessee;
        this.suspensions = suspensions;
        this.clauses = clauses;
        this.clock = clock;
    }

    /** The clause on suspension of this lease's contract, for a service that the product itself stops. */
    public Bilingual clause(Lease lease) {
        return clauses.clause(lease.number(), "suspension");
    }

    /** Ground, clause, how it ends, and the way to object. */
    public void suspended(Lease lease, Suspension suspension) {
        suspended(lease, suspension, "的服务器服务已暂停", "is suspended");
    }

    /** The lease is not terminated, but its server stays off: the same text with the current cure date. */
    public void staysSuspended(Lease lease, Suspension suspension) {
        suspended(
                lease,
                suspension,
                "不解除，但服务器服务仍暂停，服务器保持关停",
                "stays suspended: the lease is not terminated, but its server stays off");
    }

    private void suspended(Lease lease, Suspension suspension, String whatZh, String whatEn) {
        var ground = Bilingual.of(suspension.ground()).unstopped();
        var clause = Bilingual.of(suspension.clause()).unstopped();
        var end = suspension.isByOrder() ? untilLifted() : untilCured(suspension.cureBy());
        tell(
                lease,
                NoticeKind.SERVICE_SUSPENDED,
                "租赁 " + lease.number() + " " + whatZh + "。理由：" + ground.zh() + "。依据：" + clause.zh() + "。" + end.zh()
                        + "对暂停有异议的，可以在承租人页面或者书面向出租人提出，写明理由并附证据。暂停期间数据予以保存，不予删除。",
                "The service of lease " + lease.number() + " " + whatEn + ". Ground: " + ground.en() + ". Basis: "
                        + clause.en() + ". " + end.en()
                        + " Objections: on the lessee's page or to the lessor in writing,"
                        + " with reasons and evidence. The data is kept meanwhile, nothing is erased.");
    }

    private Bilingual untilCured(Instant cureBy) {
        return new Bilingual(
                "请于 " + PageTime.zh(clock.getZone()).counted(cureBy) + " 前完成整改并告知出租人；书面通知到达后，在合同约定的期限内仍未整改的，出租人可以解除合同。",
                "Put it right by " + PageTime.en(clock.getZone()).counted(cureBy)
                        + " and tell the lessor; if it is not put right within the contract's time after the written"
                        + " notice arrives, the lessor may terminate.");
    }

    private static Bilingual untilLifted() {
        return new Bilingual(
                "机关、文号和命令的内容见暂停服务通知书和承租人页面。命令解除后恢复服务；除命令因承租人自身的原因作出的以外，暂停期间不计租金。",
                "The authority, the number and what is ordered stand in the notice of suspension and on the lessee's page."
                        + " The service resumes once the order is lifted; unless the lessee's own cause led to the order, no"
                        + " rent runs meanwhile.");
    }

    /**
     * An order came in that no suspension of its own follows: the service is off already, or people switch it off by
     * hand. Its reason is stated at once (clause {@code suspension}), but for its text, which comes from outside.
     */
    public void ordered(Lease lease) {
        boolean off = suspensions.isOff(lease.number());
        tell(
                lease,
                NoticeKind.SERVICE_SUSPENDED,
                (off
                                ? "租赁 " + lease.number() + " 的服务暂停期间，又收到司法机关或者行政机关的命令，自即日起同时依该命令暂停服务。"
                                : "租赁 " + lease.number() + " 收到司法机关或者行政机关的命令，依令立即停止服务。")
                        + "命令由作出命令的机关解除；各项命令均已解除、暂停的其他原因也已消除后，由出租人的法务人员依据解除命令的文书恢复服务。"
                        + "除命令因承租人自身的原因作出的以外，因命令暂停的期间不计租金；因承租人的原因暂停的期间，依照合同约定计算租金。"
                        + "机关、文号和命令的内容见承租人页面。对此有异议的，可以在承租人页面或者书面向出租人提出，写明理由并附证据。"
                        + "暂停期间数据予以保存，不予删除。",
                (off
                                ? "While the service of lease " + lease.number()
                                        + " was off, another order of a court or authority came in; from today the service is"
                                        + " suspended on that order too. "
                                : "An order of a court or authority came in for lease " + lease.number()
                                        + "; its service stops at once as ordered. ")
                        + "An order is lifted by the body that made it; once all are lifted and no other cause of the"
                        + " suspension is left, the lessor's legal officers restore the service on the papers that lift them."
                        + " Unless the lessee's own cause led to it, no rent runs while an order stops the service; while the"
                        + " lessee's cause does, rent runs as the contract says. The authority, the number and what is ordered"
                        + " stand on the lessee's page. Objections: there or to the lessor in writing, with reasons and"
                        + " evidence. The data is kept meanwhile, nothing is erased.");
    }

    /**
     * @param lifted whether an order stood that is lifted now
     * @param suspension that is over
     */
    void resumed(Lease lease, Suspension suspension, boolean lifted) {
        var why = suspension.isByOrder()
                ? new Bilingual("命令已解除", "The order is lifted")
                : lifted
                        ? new Bilingual("已确认整改，命令已解除", "It was put right and the order is lifted")
                        : new Bilingual("已确认整改", "It was put right");
        tell(
                lease,
                NoticeKind.SERVICE_RESUMED,
                "租赁 " + lease.number() + " " + why.zh() + "，服务将恢复。",
                why.en() + ": the service of lease " + lease.number() + " goes on.");
    }

    /** The lessee's objection was accepted: as the clause on suspensions says. */
    void restored(Lease lease) {
        tell(
                lease,
                NoticeKind.SERVICE_RESUMED,
                "租赁 " + lease.number() + " 对暂停服务的异议成立，服务立即恢复；依照合同“暂停服务”条款，暂停期间不计租金。",
                "The objection to the suspension of lease " + lease.number()
                        + " was accepted: its service is restored at once, and under the clause on suspension no rent runs for that time.");
    }

    /** The same while an order of an authority stands: the service stays off for that alone. */
    void offByOrder(Lease lease) {
        tell(
                lease,
                NoticeKind.SERVICE_SUSPENDED,
                "租赁 " + lease.number()
                        + " 对暂停服务的异议成立，原暂停理由不再是暂停服务或者解除合同的依据。但司法机关或者行政机关的命令尚未解除，服务仍暂停；命令由作出命令的机关解除，解除后由出租人的法务人员恢复服务。"
                        + "除命令因承租人自身的原因作出的以外，暂停期间不计租金。机关、文号和命令的内容见承租人页面。暂停期间数据予以保存，不予删除。",
                "The objection to the suspension of lease " + lease.number()
                        + " was accepted: its ground is none any more, neither to suspend nor to terminate. But an order of a"
                        + " court or authority stands and the service stays off for it; an order is lifted by the body that"
                        + " made it, and then the lessor's legal officers restore the service. Unless the lessee's own cause"
                        + " led to the order, no rent runs meanwhile. The authority, the number and what is ordered stand on"
                        + " the lessee's page. The data is kept meanwhile, nothing is erased.");
    }

    private void tell(Lease lease, NoticeKind kind, String zh, String en) {
        var audiences = new ArrayList<>(List.of(Audience.person(lease.applicant()), Audience.group(Groups.COMPLIANCE)));
        lessee.audience(lease).ifPresent(audiences::add);
        notices.tell(Notice.about(lease.number(), kind, zh, en), audiences.toArray(new Audience[0]));
    }
}
