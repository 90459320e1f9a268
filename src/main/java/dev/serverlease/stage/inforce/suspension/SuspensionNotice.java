package dev.serverlease.stage.inforce.suspension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the lessee, at the address in the contract, and the lessor's people that a service stops or resumes. */
@Component
public class SuspensionNotice {

    private final Notices notices;
    private final ObjectMapper json;
    private final ContractClauses clauses;
    private final Clock clock;

    SuspensionNotice(Notices notices, ObjectMapper json, ContractClauses clauses, Clock clock) {
        this.notices = notices;
        this.json = json;
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
        var ground = Bilingual.of(suspension.ground());
        var clause = Bilingual.of(suspension.clause());
        var end = suspension.isByOrder() ? untilLifted() : untilCured(suspension.cureBy());
        tell(
                lease,
                NoticeKind.SERVICE_SUSPENDED,
                "租赁 " + lease.number() + " " + whatZh + "。理由：" + ground.zh() + " 依据：" + clause.zh() + "。" + end.zh()
                        + "对暂停有异议的，可以在承租人页面或者书面向出租人提出，写明理由并附证据。暂停期间数据予以保存，不予删除。",
                "The service of lease " + lease.number() + " " + whatEn + ". Ground: " + ground.en() + " Basis: "
                        + clause.en() + ". " + end.en()
                        + " Objections: on the lessee's page or to the lessor in writing,"
                        + " with reasons and evidence. The data is kept meanwhile, nothing is erased.");
    }

    private Bilingual untilCured(Instant cureBy) {
        return new Bilingual(
                "请于 " + PageTime.zh(clock.getZone()).deadline(cureBy)
                        + " 前完成整改并告知出租人；书面通知到达后，在合同约定的期限内仍未整改的，出租人可以解除合同。",
                "Put it right by " + PageTime.en(clock.getZone()).deadline(cureBy)
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

    public void resumed(Lease lease) {
        tell(
                lease,
                NoticeKind.SERVICE_RESUMED,
                "租赁 " + lease.number() + " 已确认整改，服务将恢复。",
                "Lease " + lease.number() + " was put right; its service goes on.");
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

    private void tell(Lease lease, NoticeKind kind, String zh, String en) {
        var audiences = new ArrayList<>(List.of(Audience.person(lease.applicant()), Audience.group(Groups.COMPLIANCE)));
        address(lease).map(Audience::outside).forEach(audiences::add);
        notices.tell(Notice.about(lease.number(), kind, zh, en), audiences.toArray(new Audience[0]));
    }

    /** The address for notices that the contract names; the applicant informs a lessee without one. */
    private Stream<String> address(Lease lease) {
        try {
            var lessee = json.readTree(lease.application()).path("lessee");
            return Stream.of("noticeEmail", "email")
                    .map(member -> lessee.path(member).asText(""))
                    .filter(address -> !address.isEmpty())
                    .limit(1);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
