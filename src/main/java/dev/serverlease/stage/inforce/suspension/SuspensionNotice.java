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

    /** Ground, clause, cure date and the way to object. */
    public void suspended(Lease lease, String ground, String clause, Instant cureBy) {
        suspended(lease, "的服务器服务已暂停", "is suspended", Bilingual.of(ground), Bilingual.of(clause), cureBy);
    }

    /** The lease is not terminated, but its server stays off: the same text with the current cure date. */
    public void staysSuspended(Lease lease, Suspension suspension) {
        suspended(
                lease,
                "不解除，但服务器服务仍暂停，服务器保持关停",
                "stays suspended: the lease is not terminated, but its server stays off",
                Bilingual.of(suspension.ground()),
                Bilingual.of(suspension.clause()),
                suspension.cureBy());
    }

    private void suspended(
            Lease lease, String whatZh, String whatEn, Bilingual ground, Bilingual clause, Instant cureBy) {
        tell(
                lease,
                NoticeKind.SERVICE_SUSPENDED,
                "租赁 " + lease.number() + " " + whatZh + "。理由：" + ground.zh() + " 依据：" + clause.zh() + "。请于 "
                        + PageTime.zh(clock.getZone()).deadline(cureBy) + " 前完成整改并告知出租人；逾期未整改的，出租人可以解除合同。"
                        + "对暂停有异议的，可以在承租人页面或者书面向出租人提出，写明理由并附证据。暂停期间数据予以保存，不予删除。",
                "The service of lease " + lease.number() + " " + whatEn + ". Ground: " + ground.en() + " Basis: "
                        + clause.en() + ". Put it right by "
                        + PageTime.en(clock.getZone()).deadline(cureBy)
                        + " and tell the lessor; after that the lessor may terminate. Objections: on the lessee's page or to the lessor in writing,"
                        + " with reasons and evidence. The data is kept meanwhile, nothing is erased.");
    }

    public void resumed(Lease lease) {
        tell(
                lease,
                NoticeKind.SERVICE_RESUMED,
                "租赁 " + lease.number() + " 已确认整改，服务将恢复。",
                "Lease " + lease.number() + " was put right; its service goes on.");
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
