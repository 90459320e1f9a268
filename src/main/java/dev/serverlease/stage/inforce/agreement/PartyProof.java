package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.agreement.PartyChange;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * By what it is proved that a lessee of another name, or with another number, is the same: the notice of the change's
 * registration, the new licence or the identity document, handed in as identity evidence. A legal officer reads it.
 */
@Component
class PartyProof {

    private static final String PROOF = "proof";

    private final Attachments attachments;

    PartyProof(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Keeps with the terms what the request names.
     *
     * @throws Refusal with 400 if a change of the party has no proof among the lease's files, or another change has one
     */
    void addTo(ObjectNode terms, Lease lease, @Nullable String proof) {
        if (!PartyChange.isIn(terms.path("changes"))) {
            requireNone(proof);
            return;
        }
        if (proof == null || proof.isBlank()) {
            throw wrong(
                    "承租人更名或者更正号码的，须附证明：请先在“附件”中上传用途为“身份证明”的文件（准予变更登记通知书、新的营业执照或者身份证件），再在此选择；换承租人的，另行申请。 A new name or a corrected number of the"
                            + " lessee must be proved: hand in the notice of the registered change, the new licence or the"
                            + " identity document as identity evidence under “Files”, and name it here; for another lessee apply anew.");
        }
        terms.put(
                PROOF,
                file(lease, proof.strip())
                        .map(file -> file.id().toString())
                        .orElseThrow(
                                () -> wrong(
                                        "本租赁没有这份用途为“身份证明”的附件，请先上传。 This lease has no such file handed in as identity evidence; hand it in first.")));
    }

    /** @throws Refusal with 400 if one is given, though the party stays as it is */
    static void requireNone(@Nullable String proof) {
        if (proof != null && !proof.isBlank()) {
            throw wrong("证明仅在变更承租人名称（姓名）或者更正号码时填写。 Only a change of the lessee's name or number has a proof.");
        }
    }

    /** Empty for an agreement that needs none. */
    Optional<Attachment> of(Lease lease, WrittenAgreement agreement) {
        return file(lease, agreement.terms().path(PROOF).asText(""));
    }

    /** For the officer who compares it, with the number that is not shown whole elsewhere; empty if there is none. */
    String words(Lease lease, WrittenAgreement agreement) {
        var after = PartyChange.of(agreement.terms().path("changes"))
                .map(change -> change.path("after").asText())
                .orElse("");
        return of(lease, agreement)
                .map(file -> "附件“" + file.fileName() + "”：请打开并核对，更名前后或者更正前后是否为同一主体（变更后为“" + after
                        + "”）；不能确认的，不同意签订。 The file “" + file.fileName()
                        + "”: open it and compare whether it is the same party before and after (“" + after
                        + "”); if it cannot be told, refuse.")
                .orElse("");
    }

    /** @throws IllegalStateException if the party changes and nothing proves it */
    void require(Lease lease, WrittenAgreement agreement) {
        if (PartyChange.isIn(agreement.terms().path("changes"))
                && of(lease, agreement).isEmpty()) {
            throw new IllegalStateException("租赁 " + lease.number()
                    + " 变更承租人名称或者号码的协议没有证明附件，不作变更；请由管理员核查。 The agreement that changes the name or a number of the"
                    + " lessee of lease " + lease.number()
                    + " rests on no proof; nothing is changed, and an administrator should look into it.");
        }
    }

    private Optional<Attachment> file(Lease lease, String id) {
        try {
            return attachments
                    .find(lease.number(), UUID.fromString(id))
                    .filter(file -> file.kind() == AttachmentKind.IDENTITY);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Refusal wrong(String text) {
        return new Refusal(400, text, List.of(new FieldError(PROOF, text)));
    }
}
