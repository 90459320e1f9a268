package dev.serverlease.usereview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Lease;
import dev.serverlease.notice.Audience;
import dev.serverlease.notice.Notice;
import dev.serverlease.notice.NoticeKind;
import dev.serverlease.notice.Notices;
import dev.serverlease.process.Groups;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the lessee, by the address named in the contract, and the lessor's people that a service stops or goes on. */
@Component
class SuspensionNotice {

    private final Notices notices;
    private final ObjectMapper json;
    private final Clock clock;

    SuspensionNotice(Notices notices, ObjectMapper json, Clock clock) {
        this.notices = notices;
        this.json = json;
        this.clock = clock;
    }

    /** Ground, clause, cure date and the way to object. */
    void suspended(Lease lease, ReviewRecord.Conclusion conclusion) {
        var cureBy = conclusion.cureBy() == null
                ? "—"
                : conclusion
                        .cureBy()
                        .minusSeconds(1)
                        .atZone(clock.getZone())
                        .toLocalDate()
                        .toString();
        tell(
                lease,
                NoticeKind.SERVICE_SUSPENDED,
                "租赁 " + lease.number() + " 的服务器服务已暂停。理由：" + conclusion.ground() + " 依据：" + conclusion.clause()
                        + "。请于 " + cureBy + " 前完成整改并告知出租人；逾期未整改的，出租人可以解除合同。"
                        + "对暂停有异议的，可以书面向出租人提出，写明理由并附证据。暂停期间数据予以保存，不予删除。",
                "The service of lease " + lease.number() + " is suspended. Ground: " + conclusion.ground() + " Basis: "
                        + conclusion.clause() + ". Put it right by " + cureBy
                        + " and tell the lessor; after that the lessor may terminate. Objections: to the lessor in writing,"
                        + " with reasons and evidence. The data is kept meanwhile, nothing is erased.");
    }

    void resumed(Lease lease) {
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

    /** The address for notices that the contract names; a lessee without one is told by the applicant. */
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
