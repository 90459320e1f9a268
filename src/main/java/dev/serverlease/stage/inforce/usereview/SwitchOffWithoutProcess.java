package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.database.EachLease;
import dev.serverlease.database.Outage;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.StopUndelivered;
import dev.serverlease.provision.ServerSwitch;
import dev.serverlease.stage.inforce.UseReviews;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Switches off a server whose process cannot do it: as soon as the stop is stored, retried until it succeeds. */
@Component
class SwitchOffWithoutProcess {

    private static final String PENDING = """
            (select max(seq) from lease.audit a where a.lease_number = number and a.action = 'STOP_WITHOUT_PROCESS')
              > coalesce((select max(seq) from lease.audit a where a.lease_number = number and a.action = 'SERVER_SWITCHED_OFF'), 0)""";

    private final LeaseCommands commands;
    private final ServerSwitch server;
    private final UseReviews reviews;
    private final Notices notices;
    private final JdbcClient jdbc;

    SwitchOffWithoutProcess(
            LeaseCommands commands, ServerSwitch server, UseReviews reviews, Notices notices, JdbcClient jdbc) {
        this.commands = commands;
        this.server = server;
        this.reviews = reviews;
        this.notices = notices;
        this.jdbc = jdbc;
    }

    /** The order's answer has already been sent, so a failure here is only retried. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void switchOff(StopUndelivered stop) {
        each(List.of(stop.lease().number()));
    }

    @Scheduled(fixedDelayString = "PT5M")
    void tryAgain() {
        each(jdbc.sql("select number from lease.lease where stage in ('SUSPENDED', 'CLOSING') and " + PENDING)
                .query(String.class)
                .list());
    }

    private void each(List<String> numbers) {
        EachLease.of(numbers, number -> number, "Switching off the server, without its process,", this::switchOff);
    }

    private void switchOff(String number) {
        try {
            commands.lockedDo(number, this::switchOffNow);
        } catch (RuntimeException failure) {
            if (!Outage.HELD.is(failure)) {
                commands.lockedDo(number, lease -> notices.tell(byHand(number), Audience.group(Groups.OPERATIONS)));
            }
            throw failure;
        }
    }

    private void switchOffNow(Lease lease) {
        if (isPending(lease.number())) {
            server.off(lease.number());
        }
    }

    private boolean isPending(String number) {
        return jdbc.sql("select exists (select from lease.lease where number = :number and " + PENDING + ")")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private Notice byHand(String number) {
        return new Notice(
                NoticeKind.STOP_BY_HAND,
                number,
                "租赁 " + number + " 依法应当立即停止服务，其流程已不能办理，系统直接关停服务器也未成功：请运维立即手工关停服务器，保留有关记录，不得删除数据，并检查交付系统；系统每五分钟再试一次。",
                "Lease " + number
                        + " has to stop at once by law; its process cannot do it, and switching the server off"
                        + " directly failed too: operations switch it off by hand now, keep the records, erase nothing, and"
                        + " mend the provisioner; it is tried again every five minutes.",
                "stop-by-hand " + number + " " + reviews.of(number).size());
    }
}
