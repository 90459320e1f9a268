package dev.serverlease.stage.closing.hold;

import dev.serverlease.database.EachLease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseDates;
import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds the legal officers once of an end that is in doubt, and tells the managers once when it is overdue. */
@Component
class DoubtReminders {

    private final JdbcClient jdbc;
    private final LeaseDates dates;
    private final Notices notices;
    private final Clock clock;

    DoubtReminders(JdbcClient jdbc, LeaseDates dates, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.dates = dates;
        this.notices = notices;
        this.clock = clock;
    }

    private record Open(String leaseNumber, Instant since) {}

    @Scheduled(fixedDelayString = "PT1H")
    void remind() {
        var now = clock.instant();
        var open = jdbc.sql("select lease_number, since from lease.end_in_doubt order by since")
                .query((row, index) -> new Open(
                        row.getString("lease_number"), row.getTimestamp("since").toInstant()))
                .list();
        EachLease.of(open, Open::leaseNumber, "The reminder of an end in doubt", one -> remind(one, now));
    }

    private void remind(Open one, Instant now) {
        if (!dates.remindToDecideAt(one.since()).isAfter(now)) {
            tell(one, "reminded", Groups.LEGAL, "尚未认定，请尽快认定", "is still to be found; please find it");
        }
        if (!dates.decideBy(one.since()).isAfter(now)) {
            tell(one, "overdue", Groups.MANAGERS, "超期未认定，请督促法务人员认定", "is overdue; see that a legal officer finds it");
        }
    }

    private void tell(Open open, String name, String group, String zh, String en) {
        var number = open.leaseNumber();
        notices.tell(
                new Notice(
                        NoticeKind.END_IN_DOUBT,
                        number,
                        "租赁 " + number + " 的解除是否有效" + zh + "：在租赁页面“认定解除效力”中登记认定和理由。",
                        "Whether the end of lease " + number + " stands " + en
                                + ": record the finding and its reasons on the lease's page under “Find whether the end"
                                + " stands”.",
                        "end-in-doubt-" + name + " " + number + " " + open.since()),
                Audience.group(group));
    }
}
