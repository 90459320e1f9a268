package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseTasks;
import org.springframework.stereotype.Component;

/**
 * After the lessee's choice: open tasks show it, a new confirmation states the last day, and those who work on it know.
 */
@Component
class AfterEndChoice {

    private final Leases leases;
    private final LeaseTasks tasks;
    private final Deliveries deliveries;
    private final DeliveryConfirmation confirmation;
    private final Notices notices;

    AfterEndChoice(
            Leases leases,
            LeaseTasks tasks,
            Deliveries deliveries,
            DeliveryConfirmation confirmation,
            Notices notices) {
        this.leases = leases;
        this.tasks = tasks;
        this.deliveries = deliveries;
        this.confirmation = confirmation;
        this.notices = notices;
    }

    void choice(String number, EndChoice choice) {
        var lease = leases.get(number);
        tasks.showAllAgain(lease);
        deliveries.of(number).ifPresent(delivery -> confirmation.make(lease, delivery));
        tell(lease, choice);
    }

    private void tell(Lease lease, EndChoice choice) {
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.LESSEE_CHOICE,
                        "租赁 " + lease.number() + " 的承租人就迟延交付选择租期末日不顺延：末日由 " + choice.movedLastDay() + " 改回 "
                                + choice.agreedLastDay() + "，租金计至该日。",
                        "After the late hand-over of lease " + lease.number()
                                + " the lessee has chosen that the last day does not move: it is "
                                + choice.agreedLastDay()
                                + " again instead of " + choice.movedLastDay() + ", and rent runs until then."),
                Audience.person(lease.applicant()),
                Audience.group(Groups.COMPLIANCE));
    }
}
