package dev.serverlease.stage.closing;

import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells people that a lease continues, whether its service is still suspended, and what rent is still owed. */
@Component
class GoingOnNotice {

    private final RentDefaults rents;
    private final Notices notices;
    private final Clock clock;

    GoingOnNotice(RentDefaults rents, Notices notices, Clock clock) {
        this.rents = rents;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param suspended the suspension to which the lease returns; empty if it does not */
    void tell(Lease lease, Optional<Suspension> suspended) {
        var timesZh = PageTime.zh(clock.getZone());
        var timesEn = PageTime.en(clock.getZone());
        var goesOnZh = suspended
                .map(one -> "合同继续，但服务仍暂停，服务器保持关停，"
                        + (one.isByOrder() ? "命令解除后恢复。" : "整改期限为 " + timesZh.counted(one.cureBy()) + "。"))
                .orElse("继续履行。");
        var goesOnEn = suspended
                .map(one -> "stays suspended: its server stays off, "
                        + (one.isByOrder()
                                ? "until the order is lifted."
                                : "to be cured by " + timesEn.counted(one.cureBy()) + "."))
                .orElse("goes on.");
        var rent = rents.open(lease.number()).map(RentDefault::overdueSince);
        var zh = rent.map(since -> " 自 " + timesZh.date(since) + " 起逾期的租金仍未了结，催告及其后的程序继续办理。")
                .orElse("");
        var en = rent.map(since -> " The rent overdue since " + timesEn.date(since)
                        + " is not settled; its demand and what follows go on.")
                .orElse("");
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.NOT_TERMINATED,
                        "租赁 " + lease.number() + " 不解除，" + goesOnZh + zh,
                        "Lease " + lease.number() + " is not terminated and " + goesOnEn + en),
                Audience.group(Groups.COMPLIANCE),
                Audience.person(lease.applicant()));
    }
}
