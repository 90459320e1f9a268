package dev.serverlease.stage.lessee.word;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.Digests;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.VisitorForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Files that the lessee hands in on its page. */
@Component
public class HandedIn {

    /** Files that a lessee may hand in for one lease. */
    private static final int MOST = 60;

    private final Attachments attachments;

    HandedIn(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Keeps the form's file, if it has one, in the caller's transaction.
     *
     * @param subject what it belongs to, for officers
     * @throws Refusal with 400 if it is none of the types that are taken, 409 if there are too many
     */
    Optional<UUID> keep(LesseeLink link, VisitorForm form, String subject) {
        if (form.fileName().isEmpty() && form.file().length == 0) {
            return Optional.empty();
        }
        var number = link.leaseNumber();
        if (of(number).size() >= MOST) {
            throw new Refusal(
                    409,
                    "已提交 " + MOST + " 个文件，不能再加；请直接联系出租人。 " + MOST
                            + " files were handed in, which is all that is taken here; call the lessor.");
        }
        var said = Map.of(
                "fileName",
                form.fileName(),
                "subject",
                subject,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return Optional.of(attachments
                .handIn(number, AttachmentKind.LESSEE_STATEMENT, said, form.file(), LinkVisits.LESSEE)
                .id());
    }

    /** Whether this file is among these that were handed in before; of no file it is true. */
    boolean isAmong(String leaseNumber, Predicate<Attachment> these, byte[] file) {
        return file.length == 0
                || of(leaseNumber).stream()
                        .filter(these)
                        .anyMatch(one -> one.digest().equals(Digests.sha256(file)));
    }

    /** What the lessee of this lease handed in, the newest first. */
    public List<Attachment> of(String leaseNumber) {
        return attachments.of(leaseNumber).stream()
                .filter(file -> file.receivedBy().equals(LinkVisits.LESSEE))
                .toList();
    }
}
