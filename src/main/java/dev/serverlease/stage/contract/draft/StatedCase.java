package dev.serverlease.stage.contract.draft;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.clause.ContractFacts;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.register.Lessors;
import org.springframework.stereotype.Component;

/** What application, lessor and the lease's files state for its contract. */
@Component
class StatedCase {

    private final ApplicationTrees trees;
    private final Lessors lessors;
    private final Attachments attachments;

    StatedCase(ApplicationTrees trees, Lessors lessors, Attachments attachments) {
        this.trees = trees;
        this.lessors = lessors;
        this.attachments = attachments;
    }

    ContractFacts of(Lease lease) {
        return letter(lease, CaseFacts.of(trees.of(lease.application()), lessors.current()));
    }

    /** The letter by which somebody signs for the lessee, newest first, among the lease's files. */
    private ContractFacts letter(Lease lease, ContractFacts facts) {
        return attachments.of(lease.number()).stream()
                .filter(file -> facts.isGiven("lessee.authority"))
                .filter(file -> file.kind() == AttachmentKind.LETTER_OF_AUTHORITY)
                .findFirst()
                .map(file -> facts.text("lessee.letter", words(file)))
                .orElse(facts);
    }

    /** A file's name that no font shows is left out: its digest says which it is. */
    private static Bilingual words(Attachment file) {
        var name = Glyphs.objection(file.fileName()).isEmpty();
        var day = file.effectiveOn() == null ? Bilingual.of("") : Days.of(file.effectiveOn());
        return new Bilingual(
                (day.zh().isEmpty() ? "" : day.zh() + "签署，")
                        + (name ? "文件“" + file.fileName() + "”，" : "")
                        + "摘要值（SHA-256）" + file.digest(),
                (day.en().isEmpty() ? "" : "of " + day.en() + ", ")
                        + (name ? "file “" + file.fileName() + "”, " : "")
                        + "SHA-256 " + file.digest());
    }
}
