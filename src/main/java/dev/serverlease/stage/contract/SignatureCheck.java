package dev.serverlease.stage.contract;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.NamedSigner.Difference;
import dev.serverlease.stage.contract.agreement.PartyAsSigned;
import dev.serverlease.stage.contract.link.Explanations;
import dev.serverlease.stage.contract.link.Sealers;
import dev.serverlease.stage.contract.paper.LetterOfAuthority;
import dev.serverlease.stage.contract.paper.ScannedPapers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a signature of the lessee can be recorded: awaited, under the newest text, by whom the application names. */
@Component
public class SignatureCheck {

    private final PartyAsSigned party;
    private final ScannedPapers scans;
    private final Explanations explanations;
    private final LeaseMessages messages;
    private final OpenSigning signing;
    private final SignerStanding standing;
    private final Sealers sealers;

    SignatureCheck(
            PartyAsSigned party,
            ScannedPapers scans,
            Explanations explanations,
            LeaseMessages messages,
            OpenSigning signing,
            SignerStanding standing,
            Sealers sealers) {
        this.sealers = sealers;
        this.standing = standing;
        this.signing = signing;
        this.party = party;
        this.scans = scans;
        this.explanations = explanations;
        this.messages = messages;
    }

    /**
     * The draft that is signed.
     *
     * @throws Refusal with 409 if it is not awaited, what the lessee asked is not answered, or no term is left to
     *     lease, 422 if something else than the newest draft was signed
     */
    SignedContract awaited(Lease lease, SignatureRequest request) {
        var draft = signing.require(lease);
        requireAwaited(lease, draft);
        requireExplained(lease, draft.contract());
        var contract = draft.contract();
        if (!contract.digest().equals(request.contractDigest())) {
            // no digest: whoever signs is to read the text, not to copy a number out of an answer
            var message = "所签文本与最新合同文本（第 " + contract.version()
                    + " 稿）不一致，没有登记。请重新打开本案，阅读最新文本并签署后，再按该文本登记。 What was signed is not the newest draft (no. "
                    + contract.version()
                    + "); nothing was recorded. Open the case again, read the newest text, have it signed, and record that.";
            throw new Refusal(422, message, List.of(new FieldError("contractDigest", message)));
        }
        return draft;
    }

    /**
     * What is marked against the lessee is explained when it asks (Civil Code art. 496), before it signs, on paper too.
     *
     * @throws Refusal with 409 if a question is not answered
     */
    void requireExplained(Lease lease, Contract draft) {
        var open = explanations.unanswered(lease.number(), draft.version());
        if (!open.isEmpty()) {
            throw new Refusal(
                    409,
                    "承租人请求说明的条款尚未答复，不得登记其签名（民法典第四百九十六条）：" + String.join("；", open)
                            + "。请先在租赁页面“答复说明请求”处答复，承租人看过答复仍要签署的，再登记。"
                            + " What the lessee asked to have explained is not answered yet, so no signature is recorded: answer"
                            + " it on the lease's page first, and record what the lessee signed in the knowledge of it.");
        }
    }

    /** @throws Refusal with 409 if no signature is awaited, the draft was altered, or no term is left to lease */
    public void requireAwaited(Lease lease, SignedContract draft) {
        var contract = draft.contract();
        if (draft.isSignedBy(Party.LESSEE)) {
            throw new Refusal(409, "承租人已经签署，无须再次登记。 The lessee has signed already; nothing more is to be recorded.");
        }
        if (!messages.awaits(lease, LeaseMessages.LESSEE_SIGNED)) {
            throw new Refusal(
                    409,
                    "合同尚未送交承租人签署，或者承租人未签署正在处理，此时不能登记签名。 The contract is not with the lessee: it is still drafted, or the"
                            + " offer came back unsigned; nothing can be recorded now.");
        }
        if (!contract.isUnaltered()) {
            throw new Refusal(
                    409,
                    "库存合同文本与其摘要不符，可能被篡改，不能签署；请通知系统管理员核查审计记录。"
                            + " The stored contract does not match its digest: it was altered behind our doors and cannot be"
                            + " signed; call an administrator.");
        }
        signing.requireTerm(lease, contract);
    }

    /**
     * How the signature differs from what the application says, with the reason to record it nevertheless; null if it
     * does not.
     *
     * @throws Refusal with 400 if it differs and no reason is given
     */
    public Signature.@Nullable Mismatch mismatch(
            Lease lease, String signer, String authority, @Nullable String mismatchReason) {
        var differences = differences(lease, signer, authority);
        var reason = mismatchReason == null ? "" : mismatchReason.strip();
        if (differences.isEmpty()) {
            return null;
        }
        if (reason.isEmpty()) {
            var errors = differences.stream()
                    .map(one -> new FieldError(
                            one.field(),
                            "与申请所列签署人不一致。" + one.zh() + "仍要登记的，请说明理由。 " + one.en()
                                    + " To record it nevertheless, give the reason."))
                    .collect(Collectors.toCollection(ArrayList::new));
            var text = errors.stream().map(FieldError::message).collect(Collectors.joining(" "));
            errors.add(new FieldError("mismatchReason", "请说明与申请不一致的理由。 Give the reason for the difference."));
            throw new Refusal(400, text, List.copyOf(errors));
        }
        var text = new Bilingual(
                differences.stream().map(Difference::zh).collect(Collectors.joining()),
                differences.stream().map(Difference::en).collect(Collectors.joining(" ")));
        return new Signature.Mismatch(text.text(), reason);
    }

    /**
     * The scan that the request names.
     *
     * @throws Refusal with 400 if this lease has no such scan, it is not of the whole paper, or shows the signature of
     *     another draft or another lease
     */
    Signature.Scan scan(Lease lease, SignedContract draft, SignatureRequest request) {
        var named = UUID.fromString(request.scan().strip());
        var scan = scans.of(lease.number(), draft.contract().version()).stream()
                .filter(one -> one.id().equals(named))
                .findFirst()
                .orElseThrow(() -> wrongScan(
                        "本租赁没有这份已签合同扫描件，请先上传。 This lease has no such scan of the signed contract; hand it in first."));
        var shown = scan.shows();
        if (shown != null) {
            boolean isContract = shown.equals(lease.number());
            throw wrongScan("这份扫描件已经作为" + (isContract ? "服务器租赁合同 " : "协议 ") + shown
                    + " 的签署扫描件登记，不能用于另一份文件；请上传本次所签文件的扫描件。 This scan is on record as that of "
                    + (isContract ? "lease contract " : "agreement ") + shown
                    + "; hand in the scan of what was signed now.");
        }
        scan.objection(lease.number()).ifPresent(objection -> {
            throw wrongScan(objection.both());
        });
        return new Signature.Scan(scan.id(), scan.digest());
    }

    private static Refusal wrongScan(String message) {
        return new Refusal(400, message, List.of(new FieldError("scan", message)));
    }

    /**
     * Who records a paper does not seal it.
     *
     * @throws Refusal with 409 if nobody could then; it says who could record it
     */
    void requireOtherSealer(Lease lease, String officer) {
        sealers.requireOther(lease, officer);
    }

    /** @throws Refusal with 400 if the signer acts by a letter of authority without number */
    void requireNumbered(String authority) {
        LetterOfAuthority.objection(authority).ifPresent(objection -> {
            throw new Refusal(400, objection.both(), List.of(new FieldError("authority", objection.both())));
        });
    }

    /** Whether it is still to be verified who signed, and that they may. */
    SignerStanding.Answer signer(Lease lease, Signature signature) {
        return standing.of(lease, signature).answer();
    }

    /** @throws IllegalStateException if the signature differs and no reason is recorded */
    void requireReason(Lease lease, Signature signature) {
        if (signature.mismatch() == null
                && !differences(lease, signature.signer(), signature.authority())
                        .isEmpty()) {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + " 的承租人签名与申请所列签署人不一致，且未记录理由。 The lessee's signature of" + " lease "
                            + lease.number() + " is not by whom the application names, and no reason is recorded.");
        }
    }

    private List<Difference> differences(Lease lease, String signer, String authority) {
        var lessee = party.application(lease).path("lessee");
        return NamedSigner.of(lessee).differences(signer.strip(), authority.strip());
    }
}
