package dev.serverlease.stage.lessee.word;

import dev.serverlease.database.EachLease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the managers once of each objection that was not answered in the contract's time. */
@Component
class LateAnswers {

    private final Objections objections;
    private final Notices notices;
    private final Clock clock;

    LateAnswers(Objections objections, Notices notices, Clock clock) {
        this.objections = objections;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void escalate() {
        EachLease.of(
                objections.late(clock.instant()),
                Objections.Late::leaseNumber,
                "The alarm about a late answer",
                this::tell);
    }

    private void tell(Objections.Late late) {
        var number = late.leaseNumber();
        notices.tell(
                new Notice(
                        NoticeKind.LESSEE_OBJECTION,
                        number,
                        "租赁 " + number + " 的承租人异议未在合同约定的 3 个工作日内答复，请督促答复。",
                        "An objection of the lessee of lease " + number
                                + " was not answered within the contract's 3 working days; see that it is.",
                        "objection-late " + number + " " + late.position()),
                Audience.group(Groups.MANAGERS));
    }
}
