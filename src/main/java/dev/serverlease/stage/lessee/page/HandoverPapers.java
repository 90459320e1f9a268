package dev.serverlease.stage.lessee.page;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.visit.LesseePapers;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 交付确认书: what the lessor confirmed of the hand-over, which the contract makes a part of itself. */
@Component
@Order(2)
class HandoverPapers implements LesseePapers {

    private final Attachments attachments;

    HandoverPapers(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Only those that the product has printed: a file that somebody handed in may be no paper of ours. */
    @Override
    public List<Paper> of(Lease lease) {
        return attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == AttachmentKind.HANDOVER_CONFIRMATION)
                .filter(file -> file.receivedBy().equals(AuditTrail.SYSTEM))
                .map(HandoverPapers::paper)
                .toList();
    }

    private static Paper paper(Attachment file) {
        var number = file.fileName().replaceFirst("\\.pdf$", "");
        return new Paper(
                Kind.HANDOVER,
                number,
                new Bilingual("交付确认书 " + number, "Confirmation of hand-over " + number),
                file.receivedAt().toInstant(),
                file.digest(),
                List.of());
    }
}
