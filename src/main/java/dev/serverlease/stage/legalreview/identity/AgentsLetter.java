package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.words.Word;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The letter of authority of an agent who signs for an organisation (Civil Code arts. 161, 165): its number suffices to
 * apply, its file is asked for when identity is verified, and no contract is drafted without it.
 */
@Component
class AgentsLetter {

    static final Word MISSING = new Word("签署人的授权委托书（文件）", "the file of the signer's letter of authority");

    private final LegalCheck legalCheck;
    private final Attachments attachments;

    AgentsLetter(LegalCheck legalCheck, Attachments attachments) {
        this.legalCheck = legalCheck;
        this.attachments = attachments;
    }

    /** Whether an agent signs whose letter is not among the lease's files. */
    boolean isMissing(Lease lease) {
        var lessee = legalCheck.factsOfIdentity(lease).lessee();
        return lessee.kind() != LesseeFacts.Kind.INDIVIDUAL
                && !Boolean.TRUE.equals(lessee.signerIsLegalRep())
                && LeaseFacts.given(lessee.poaRef())
                && attachments.of(lease.number()).stream()
                        .noneMatch(file -> file.kind() == AttachmentKind.LETTER_OF_AUTHORITY);
    }

    /**
     * @param field which says that the signer matches
     * @throws Refusal with 400 that says where to hand it in, if it is missing
     */
    void require(Lease lease, String field) {
        if (isMissing(lease)) {
            var text = "签署人是代理人，尚未上传授权委托书：请先在租赁页面的“附件”中上传，用途选“授权委托书”，再登记签署人核验一致；此前不起草合同。 The signer is an agent"
                    + " whose letter of authority is not on file: hand it in under “Files” on the lease's page, as a letter of"
                    + " authority, then record that the signer matches; no contract is drafted before.";
            throw new Refusal(400, text, List.of(new FieldError(field, text)));
        }
    }
}
