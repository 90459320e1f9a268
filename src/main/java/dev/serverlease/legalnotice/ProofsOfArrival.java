package dev.serverlease.legalnotice;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What proves that a letter reached the lessee: a file that is handed in for it, or the record of our own mail. The
 * contract makes the sender keep a record (clause {@code notice}).
 */
@Component
class ProofsOfArrival {

    private final Attachments attachments;

    ProofsOfArrival(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Whether it was handed in for this letter, or a mail server took the letter and it did not come back. */
    boolean has(LegalNotice letter) {
        return letter.taken()
                || all(letter.leaseNumber()).stream()
                        .anyMatch(file -> letter.number().equals(file.subject()));
    }

    /**
     * Whether a file proves a notice that was made outside the product: it names no letter, and bears a date of its
     * own.
     *
     * @param since the first day on which there was a ground for such a notice
     * @param handedIn not before this; a file of an earlier task proves nothing for a later one
     */
    boolean hasOfAnother(String leaseNumber, LocalDate since, Instant handedIn) {
        return all(leaseNumber).stream()
                .filter(file -> !file.receivedAt().toInstant().isBefore(handedIn))
                .filter(file -> file.subject() == null)
                .map(Attachment::effectiveOn)
                .anyMatch(day -> day != null && !day.isBefore(since));
    }

    private List<Attachment> all(String leaseNumber) {
        return attachments.of(leaseNumber).stream()
                .filter(file -> file.kind() == AttachmentKind.NOTICE_PROOF)
                .toList();
    }
}
