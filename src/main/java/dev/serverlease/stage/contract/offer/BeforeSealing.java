package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contract;
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

    BeforeSealing(
            Offers offers,
            Explanations explanations,
            SignerStanding standing,
            IdentitySheet sheet,
            ScanOfBothSeals scans,
            DraftedLessor lessor) {
        this.lessor = lessor;
        this.offers = offers;
        this.explanations = explanations;
        this.standing = standing;
        this.sheet = sheet;
        this.scans = scans;
    }

    /** What shows both signatures, where they are on paper. */
    ScanOfBothSeals scans() {
        return scans;
    }

    /** How it was verified who signed though somebody else was named, and by whom; one line for each. */
    List<String> verified(Lease lease, Signature lessee) {
        var signer = standing.of(lease, lessee);
        return !signer.isAnother()
                ? List.of()
                : signer.verified().stream()
                        .map(one -> sheet.line(one, true))
                        .map(line -> lessee.signer() + "：" + line.methodName() + "，" + line.resultName() + "（"
                                + line.at().toLocalDate() + "，" + line.by() + "）"
                                + (line.note().isEmpty() ? "" : "　" + line.note()))
                        .toList();
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
                        "签署人“" + who + "”的身份和签署权限尚未核验，不得用印：由合规人员办理任务“核验签署人”。",
                        "Not sealed: identity and power of the signer “" + who
                                + "” are not verified yet. Compliance officers do the task “Verify the signer” first.");
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
