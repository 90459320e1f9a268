package dev.serverlease.stage.activation.delivery;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.MailFiles;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.visit.LesseeContact;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 交付确认书: made, kept as a file of the lease and mailed to the address of the contract's notice clause; where there is no
 * mail, operations are told to post it.
 */
@Component
class DeliveryConfirmation {

    private final ApplicationTrees trees;
    private final Deliveries deliveries;
    private final EndChoices choices;
    private final DeliveryPaper paper;
    private final Attachments attachments;
    private final Notices notices;
    private final MailFiles files;

    DeliveryConfirmation(
            ApplicationTrees trees,
            Deliveries deliveries,
            EndChoices choices,
            DeliveryPaper paper,
            Attachments attachments,
            Notices notices,
            MailFiles files) {
        this.trees = trees;
        this.deliveries = deliveries;
        this.choices = choices;
        this.paper = paper;
        this.attachments = attachments;
        this.notices = notices;
        this.files = files;
    }

    /** In the caller's transaction, which holds the lease's lock. */
    void make(Lease lease, Delivery delivery) {
        var details = deliveries.details(lease.number());
        int earlier = earlier(lease);
        var number = lease.number() + "-H%02d".formatted(earlier + 1 + deliveries.numbersLeftOut(lease.number()));
        var pdf = paper.print(
                number, lease, new DeliveryPaper.Stated(delivery, details, late(lease, delivery), earlier > 0));
        var kept = attachments.handIn(
                lease.number(),
                AttachmentKind.HANDOVER_CONFIRMATION,
                Map.of(
                        "fileName", number + ".pdf",
                        "effectiveOn", delivery.deliveredOn().toString(),
                        "Idempotency-Key", "handover-" + earlier),
                pdf,
                AuditTrail.SYSTEM);
        var lessee = LesseeContact.of(trees.of(lease.application()).path("lessee"));
        send(lease, number, kept.digest(), lessee.address());
    }

    /** How many the product has made before; what somebody handed in is none of them. */
    private int earlier(Lease lease) {
        return (int) attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == AttachmentKind.HANDOVER_CONFIRMATION)
                .filter(file -> file.receivedBy().equals(AuditTrail.SYSTEM))
                .count();
    }

    private DeliveryPaper.@Nullable Late late(Lease lease, Delivery delivery) {
        return choices.of(delivery)
                .map(open -> new DeliveryPaper.Late(
                        delivery.daysLate(), open, choices.of(lease.number()).isPresent()))
                .orElse(null);
    }

    private void send(Lease lease, String number, String digest, @Nullable String address) {
        var mail = address == null ? null : notices.mail(toLessee(lease, number), address);
        if (mail == null) {
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.HANDED_OVER,
                            "交付确认书 " + number + " 已出具，尚无法以邮件发送：请从租赁页面的附件中打印，按照合同的通知条款寄送承租人。",
                            "The confirmation of hand-over " + number
                                    + " is made and cannot be mailed: print it from the files on the lease's page and post it"
                                    + " to the lessee as the contract's notice clause says."),
                    Audience.group(Groups.OPERATIONS));
        } else {
            files.attach(mail, lease.number(), digest, number + ".pdf");
        }
    }

    private static Notice toLessee(Lease lease, String number) {
        return Notice.about(
                lease.number(),
                NoticeKind.HANDED_OVER,
                "合同 " + lease.number() + " 的服务器已交付，交付确认书（" + number + "）见附件，载有交付日和租赁期限的首日、末日。对记载有异议的，请书面告知出租人。",
                "The server under contract " + lease.number() + " is handed over. The confirmation (" + number
                        + ") is attached, with the day of hand-over and the first and last day of the term. If you object to"
                        + " what it records, tell the lessor in writing.");
    }
}
