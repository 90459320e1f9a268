package dev.serverlease.stage.contract;

import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * The term runs from the agreed date even if that is past when the contract is signed; the applicant should know this.
 */
@Component
class PastStart {

    private final Notices notices;
    private final Clock clock;

    PastStart(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    void tell(Lease lease) {
        var today = LocalDate.now(clock);
        var start = lease.startsAt() == null ? today : LocalDate.ofInstant(lease.startsAt(), clock.getZone());
        if (start.isBefore(today)) {
            var zh = PageTime.zh(clock.getZone());
            var en = PageTime.en(clock.getZone());
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.START_DATE_PAST,
                            "租赁 " + lease.number() + " 于 " + zh.date(today) + " 签署完毕，约定的起租日 " + zh.date(start)
                                    + " 已过：约定租期首日的，末日按照迟延交付的天数顺延；未约定的，租期自交付之日的次日起算。服务器将在开通审查后立即交付；需要调整起止日期的，请与承租人另行约定。",
                            "Lease " + lease.number() + " was signed on " + en.date(today) + "; its start date "
                                    + en.date(start)
                                    + " is past: where the contract fixes the first day, the last one moves by the days of delay,"
                                    + " else the term counts from the day after the hand-over. The server is handed over as soon as the gate"
                                    + " opens. Agree with the lessee if the dates are to be others."),
                    Audience.person(lease.applicant()));
        }
    }
}
