package dev.serverlease.stage.lessee.link;

import dev.serverlease.database.EachLease;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Period;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells sales once of each link that will soon expire while its lease goes on. */
@Component
class LinkReminder {

    private static final Period AHEAD = Period.ofDays(14);

    private final LesseeLinkTable links;
    private final Leases leases;
    private final Notices notices;
    private final Clock clock;

    LinkReminder(LesseeLinkTable links, Leases leases, Notices notices, Clock clock) {
        this.links = links;
        this.leases = leases;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT6H")
    void remind() {
        var soon = clock.instant().atZone(clock.getZone()).plus(AHEAD).toInstant();
        EachLease.of(
                links.expiringBefore(soon), LesseeLink::leaseNumber, "The reminder of an expiring link", this::tell);
    }

    private void tell(LesseeLink link) {
        var number = link.leaseNumber();
        notices.tell(
                new Notice(
                        NoticeKind.LESSEE_PAGE,
                        number,
                        "租赁 " + number + " 的承租人页面链接有效期至 "
                                + PageTime.zh(clock.getZone()).deadline(link.expiresAt()) + "，请在租赁页面重新发出。",
                        "The link to the lessee's page of lease " + number + " is good until "
                                + PageTime.en(clock.getZone()).deadline(link.expiresAt())
                                + "; send a new one on the lease's page.",
                        "lessee-link " + link.id()),
                Audience.person(leases.get(number).applicant()));
    }
}
