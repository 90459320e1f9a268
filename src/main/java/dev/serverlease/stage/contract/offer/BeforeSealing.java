package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.OpenSigning;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.SignerStanding;
import dev.serverlease.stage.contract.SignerStanding.Answer;
import dev.serverlease.stage.contract.draft.DraftedLessor;
import dev.serverlease.stage.contract.link.Explanations;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import dev.serverlease.stage.contract.paper.LetterOfAuthority;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What whoever seals for the lessor has to know of the lessee's signature first. */
@Component
class BeforeSealing {

    private final Offers offers;
    private final Explanations explanations;
    private final SignerStanding standing;
    private final IdentitySheet sheet;
    private final ScanOfBothSeals scans;
    private final DraftedLessor lessor;
    private final OpenSigning signing;

    BeforeSealing(
            Offers offers,
            Explanations explanations,
            SignerStanding standing,
            IdentitySheet sheet,
            ScanOfBothSeals scans,
            DraftedLessor lessor,
            OpenSigning signing) {
        this.signing = signing;
        this.lessor = lessor;
        this.offers = offers;
        this.explanations = explanations;
        this.standing = standing;
        this.sheet = sheet;
        this.scans = scans;
    }

    /**
     * Before anybody confirms the seal, and takes paper to it.
     *
     * @param digest of the text that is to be sealed
     * @throws Refusal with 409 if nothing waits for the seal, or the lessor is no longer as the text has it; 422 if
     *     another text waits
     */
    void requireSealable(Lease lease, String digest) {
        var signed = signing.of(lease)
                .filter(draft -> draft.isSignedBy(Party.LESSEE) && !draft.isSignedBy(Party.LESSOR))
                .orElseThrow(() -> new Refusal(
                        409,
                        "租赁 " + lease.number() + " 没有待用印的合同或者协议。 Lease " + lease.number()
                                + " has no contract or agreement that waits for the lessor's seal."));
        if (!signed.contract().digest().equals(digest)) {
            var message =
                    "待用印的文本不是您确认的那一份（摘要不一致），未确认。请刷新页面，重新阅读待用印的文本后再确认；经接口确认的，填写“出租人用印”任务所列的“合同摘要值”（未签名的合同（协议）文本的摘要，与已签名文件的不同）。"
                            + " What waits for the seal is not the text that you confirm (its digest differs); nothing was"
                            + " confirmed. Reload the page, read the text and confirm again; over the interface, give the"
                            + " digest that the sealing task shows, of the text before anybody signed it.";
            throw new Refusal(422, message, List.of(new FieldError("contractDigest", message)));
        }
        lessor.requireUnchanged(lease.number(), signed.contract());
    }

    /** What shows both signatures, where they are on paper. */
    ScanOfBothSeals scans() {
        return scans;
    }

    /** How it was verified who signed, and by whom; one line for each. */
    List<String> verified(Lease lease, Signature lessee) {
        return standing.of(lease, lessee).verified().stream()
                .map(one -> sheet.line(one, true))
                .map(line -> lessee.signer() + "：" + line.methodName() + "，" + line.resultName() + "（"
                        + line.at().toLocalDate() + "，" + line.by() + "）"
                        + (line.note().isEmpty() ? "" : "　" + line.note()))
                .toList();
    }

    /** That who signed for the lessee stands on the lessor's side too; empty if they do not. It may be sealed. */
    String bothSides(Lease lease, Signature lessee) {
        return sheet.bothSides(lease, lessee.signer()).map(Bilingual::both).orElse("");
    }

    /** Why nothing may be sealed with this signer; empty if it may. */
    String unverified(Lease lease, Signature lessee) {
        var signer = standing.of(lease, lessee);
        return signer.answer() == Answer.VERIFIED ? "" : why(signer, lessee).both();
    }

    private static Bilingual why(SignerStanding.Signer signer, Signature lessee) {
        var who = lessee.signer();
        return signer.answer() == Answer.DOUBTED
                ? new Bilingual(
                        "签署人“" + who + "”的身份或者签署权限经核验不符，不得用印：请选“不用印”，再选请承租人重新签署、退回申请或者终止。",
                        "Not sealed: the verification of the signer “" + who
                                + "” found that it is not them, or that they may not sign. Refuse to seal, and ask the lessee"
                                + " to sign anew, return the application, or end it.")
                : new Bilingual(
                        "签署人“" + who + "”的身份和签署权限尚未核验，或者须重新核验，不得用印：由合规人员办理任务“核验签署人”或者“重新核验身份”。",
                        "Not sealed: identity and power of the signer “" + who
                                + "” are not verified yet, or to be verified again. Compliance officers do the task “Verify the signer” or “Verify identity again” first.");
    }

    /**
     * The lessor makes sure with whom it concludes the contract (Cybersecurity Law art. 26), and whether they may
     * (Civil Code art. 171).
     *
     * @throws Refusal with 409 if it is not verified who signed, or it is in doubt
     */
    void requireVerified(Lease lease, Signature lessee) {
        var why = unverified(lease, lessee);
        if (!why.isEmpty()) {
            throw new Refusal(409, why);
        }
    }

    /**
     * The second wall before the seal: the officer's decision to seal this draft, of a signer who was verified.
     *
     * @throws IllegalStateException if nobody decided so
     * @throws Refusal if it is not verified who signed
     */
    OfferEvent decided(Lease lease, SignedContract draft) {
        var decided = offers.latest(lease.number())
                .filter(event -> event.kind() == Kind.SEAL
                        && event.version() == draft.contract().version())
                .orElseThrow(
                        () -> new IllegalStateException("租赁 " + lease.number() + " 没有对最新合同文本的用印决定，不得用印；请由管理员核查。 Nobody"
                                + " decided to seal the newest contract of lease " + lease.number()
                                + "; nothing is sealed, and an administrator should look into it."));
        LetterOfAuthority.objection(Objects.requireNonNull(decided.seal()).authority())
                .ifPresent(objection -> {
                    throw new IllegalStateException("租赁 " + lease.number() + " 的用印：" + objection.both());
                });
        requireVerified(lease, draft.by(Party.LESSEE).orElseThrow());
        return decided;
    }

    /** Whether the lessor is still as the text has it. */
    DraftedLessor lessor() {
        return lessor;
    }

    /** What the lessee asked to have explained of this draft, and nobody has answered. */
    List<String> unanswered(Lease lease, Contract draft) {
        return explanations.unanswered(lease.number(), draft.version());
    }

    /**
     * What is marked against the lessee is explained when it asks (Civil Code art. 496), before the contract is
     * concluded.
     *
     * @throws Refusal with 409 if a question is not answered
     */
    void requireExplained(Lease lease, Contract draft) {
        var open = unanswered(lease, draft);
        if (!open.isEmpty()) {
            throw new Refusal(
                    409,
                    "承租人请求说明的条款尚未答复，不得用印（民法典第四百九十六条）：" + String.join("；", open) + "。请先在租赁页面“答复说明请求”处答复。"
                            + " What the lessee asked to have explained is not answered yet, so nothing is sealed: answer it"
                            + " on the lease's page first.");
        }
    }
}
