package dev.serverlease.stage.contract.offer;

import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.NamedSigner;
import dev.serverlease.stage.contract.agreement.PartyAsSigned;
import dev.serverlease.stage.contract.draft.DraftedLessor;
import dev.serverlease.stage.contract.link.LesseeOffer.LinkBy;
import dev.serverlease.stage.contract.link.LesseeOffer.SignerSeen;
import dev.serverlease.stage.contract.offer.SignedByLessee.Who;
import dev.serverlease.visit.LesseeContact;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who signs for the lessee, as the application and an open change of the party name it and as came by a link, and what
 * they have to know first.
 */
@Component
class LesseeSigners {

    private static final Bilingual DRAWN_UP_ANEW = new Bilingual(
            "此文本不再有效，不能签署，没有登记您的签名。出租人将按照现行资料重新出具文本，并向您发送新的链接；急需的，请联系出租人。您也可以拒绝签署。",
            "This text is no longer valid and cannot be signed; no signature of yours was recorded. The lessor draws it up anew"
                    + " with the facts in force and sends you a new link; if it is urgent, call the lessor. You may also"
                    + " decline.");

    private final PartyAsSigned asSigned;
    private final Attachments attachments;
    private final BeforeSealing before;
    private final Clock clock;

    LesseeSigners(PartyAsSigned asSigned, Attachments attachments, BeforeSealing before, Clock clock) {
        this.clock = clock;
        this.before = before;
        this.asSigned = asSigned;
        this.attachments = attachments;
    }

    LesseeContact appliedFor(Lease lease) {
        return LesseeContact.of(asSigned.application(lease).path("lessee"));
    }

    SigningParty party(Lease lease) {
        return SigningParty.lessee(asSigned.application(lease));
    }

    /** Who came by the link is the signer applied for, or the representative whom that person named. */
    Who came(Lease lease, SignerSeen seen) {
        var named = NamedSigner.of(asSigned.application(lease).path("lessee"));
        return seen.letter() == null
                ? new Who(seen.signer(), named.authority(), "", identified(seen))
                : new Who(
                        seen.signer(),
                        authority(lease, seen.letter()),
                        "签署人指定代理人签署，授权委托书已由合同人员核对。 The signer named a representative; a contract officer checked the letter of"
                                + " authority.",
                        identified(seen));
    }

    /**
     * What is marked against the lessee is explained when it asks (Civil Code art. 496), before it signs on its page.
     *
     * @throws Refusal with 409, in words for the lessee, if a question is not answered
     */
    void requireAnswered(Lease lease, Contract draft) {
        var open = before.unanswered(lease, draft);
        if (!open.isEmpty()) {
            throw new Refusal(
                    409,
                    "您请求说明的条款尚未答复，暂不能签署（民法典第四百九十六条）：" + String.join("；", open)
                            + "。请等待出租人在本页答复，阅读后再签署；急需的，请直接联系出租人的合同管理员。不同意的，可以拒绝签署。"
                            + " What you asked to have explained is not answered yet, so nothing is signed: the answer comes on"
                            + " this page; read it and sign then. If it is urgent, call the lessor's contract officer. You may"
                            + " also decline.");
        }
    }

    /** Whether the lessor is still as the text has it. */
    DraftedLessor lessor() {
        return before.lessor();
    }

    /** Nobody is let sign what the lessor can no longer seal: why, in words for the lessee; empty if it still can. */
    Optional<Bilingual> outdated(Lease lease, Contract draft) {
        return before.lessor().objection(lease.number(), draft, DRAWN_UP_ANEW);
    }

    /** By which letter, for a power goes no further than its letter. */
    private String authority(Lease lease, UUID letter) {
        var file = attachments.find(lease.number(), letter).orElseThrow();
        return "授权委托书（附件“" + file.fileName() + "”，摘要 " + file.digest().substring(0, 16) + "）";
    }

    /** What is on record and no more; with both in one officer's hands, one house held link and code. */
    private Bilingual identified(SignerSeen seen) {
        boolean byMail = seen.linkBy() == LinkBy.MAIL;
        boolean bySms = seen.codeBy().equals("SMS");
        return new Bilingual(
                "身份核对方式：链接" + (byMail ? "以邮件发送" : "由合同人员转交") + "，验证码"
                        + (bySms ? "以短信发送" : "仅由出租人的合同人员查看（" + seenZh(seen) + "），签署人输入了该验证码；如何告知、是否核对证件，没有记录")
                        + (byMail || bySms ? "。" : "；两者均经出租人之手，证明力较弱。"),
                "How the signer was identified: the link " + (byMail ? "came by mail" : "was handed over by an officer")
                        + ", the code "
                        + (bySms
                                ? "by text message"
                                : "was shown to the lessor's contract officers only (" + seenEn(seen)
                                        + ") and entered by the signer; how it was passed on, and whether a document was"
                                        + " compared, is not on record")
                        + (byMail || bySms ? "." : "; both went through the lessor's hands, which proves less."));
    }

    private String seenZh(SignerSeen seen) {
        var times = PageTime.zh(clock.getZone());
        return seen.codeSeen().stream()
                .map(one -> one.officer() + "，" + times.minute(one.at()))
                .collect(Collectors.collectingAndThen(Collectors.joining("；"), all -> all.isEmpty() ? "无查看记录" : all));
    }

    private String seenEn(SignerSeen seen) {
        var times = PageTime.en(clock.getZone());
        return seen.codeSeen().stream()
                .map(one -> one.officer() + " on " + times.minute(one.at()))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), all -> all.isEmpty() ? "no look recorded" : all));
    }
}
