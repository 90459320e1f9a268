package dev.serverlease.stage.activation.delivery;

import dev.serverlease.database.EachLease;
import dev.serverlease.database.Outage;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseCommands;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the confirmations of hand-overs, seconds after them and beside the process: a printer that fails stops no term
 * from running. Each in a transaction of its own; what fails is tried again, and unless it is the database that does,
 * operations are told once.
 */
@Component
class DeliveryRound {

    private final Deliveries deliveries;
    private final DeliveryConfirmation confirmation;
    private final LeaseCommands commands;
    private final Notices notices;

    DeliveryRound(Deliveries deliveries, DeliveryConfirmation confirmation, LeaseCommands commands, Notices notices) {
        this.deliveries = deliveries;
        this.confirmation = confirmation;
        this.commands = commands;
        this.notices = notices;
    }

    @Scheduled(fixedDelayString = "PT15S")
    void round() {
        EachLease.of(deliveries.unconfirmed(), number -> number, "The confirmation of the hand-over", this::confirm);
    }

    void confirm(String number) {
        try {
            commands.lockedDo(number, lease -> {
                // another node may have made it meanwhile
                if (!deliveries.isConfirmed(number)) {
                    deliveries.of(number).ifPresent(delivery -> confirmation.make(lease, delivery));
                }
            });
        } catch (RuntimeException failure) {
            if (Outage.in(failure).isEmpty()) {
                tell(number);
            }
            throw failure;
        }
    }

    private void tell(String number) {
        notices.tell(
                new Notice(
                        NoticeKind.HANDED_OVER,
                        number,
                        "租赁 " + number + " 的交付确认书未能生成，系统继续重试；请查看日志，必要时按照合同附件的格式手工出具。",
                        "The confirmation of hand-over of lease " + number
                                + " could not be made and is tried again; see the log, and if need be issue it by hand in the"
                                + " form of the contract's annex.",
                        "handover " + number),
                Audience.group(Groups.OPERATIONS));
    }
}
