package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.TaskLegalNotices.Arrival;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is asked before the arrival of a notice is recorded: it went out, and something proves that it came. */
@Component
class LetterArrivals {

    private final NoticeMatters matters;
    private final ConclusionDay conclusion;
    private final ProofsOfArrival proofs;

    LetterArrivals(NoticeMatters matters, ConclusionDay conclusion, ProofsOfArrival proofs) {
        this.matters = matters;
        this.conclusion = conclusion;
        this.proofs = proofs;
    }

    /**
     * Before an arrival is recorded: of the letters on the matter one has gone out, nothing arrives before it is sent,
     * and a file proves it, or our own mail's record. Where none has gone out, an officer gave notice elsewhere, and a
     * file with its date proves that.
     *
     * @throws Refusal with 409 if a letter was made and none was sent, 400 if it cannot have arrived on that day, or
     *     nothing proves it, or what is said to is another letter's; each names the field
     */
    void require(Lease lease, LegalNoticeKind kind, Arrival arrival) {
        var onMatter = matters.atHand(lease.number(), kind);
        var sent = NoticeMatters.sent(onMatter);
        requireItsOwnProof(lease, sent, arrival);
        if (sent.isEmpty()) {
            requireAnother(lease, onMatter, arrival);
            return;
        }
        var first = sent.stream().min(Comparator.comparing(LegalNotice::sentOn)).orElseThrow();
        if (arrival.day().isBefore(first.sentOn())) {
            throw wrong(
                    400,
                    arrival.inDay(),
                    "到达日 " + arrival.day() + " 早于通知 " + first.number() + " 发出之日 " + first.sentOn()
                            + "，请核对送达证明后更正。 The day of arrival, " + arrival.day() + ", is before notice "
                            + first.number()
                            + " was sent on " + first.sentOn() + "; correct it by the proof of arrival.");
        }
        if (sent.stream().noneMatch(proofs::has)) {
            throw wrong(
                    400,
                    arrival.inProof(),
                    "没有通知 " + first.number() + " 的送达证明：请先在租赁页面上传用途为“通知送达证明”、所涉事项为 " + first.number()
                            + " 的附件（回执、签收单或者退回的信封），再登记到达。以邮件送达并由本系统记录的，无须上传。 Nothing proves that notice "
                            + first.number()
                            + " arrived: on the page of the lease first add a file of the kind “Proof that a"
                            + " notice arrived” with the subject " + first.number()
                            + " (receipt, or the envelope that came back). What our own mail record shows needs none.");
        }
    }

    private void requireItsOwnProof(Lease lease, List<LegalNotice> sent, Arrival arrival) {
        var own = sent.stream().map(LegalNotice::number).toList();
        proofs.another(lease.number(), own, arrival.proof()).ifPresent(other -> {
            var wanted = own.isEmpty() ? "" : own.get(0);
            throw wrong(
                    400,
                    arrival.inProof(),
                    "所填证明属于通知 " + other + "，不能证明本次通知到达；请填写"
                            + (wanted.isEmpty()
                                    ? "本次通知的证明。 What you name proves the arrival of notice "
                                    : "通知 " + wanted + " 的证明。 What you name proves the arrival of notice ")
                            + other + ", not of this one; name the proof of "
                            + (wanted.isEmpty() ? "this notice." : "notice " + wanted + "."));
        });
    }

    /**
     * The letter whose arrival is recorded, for the audit trail: of those that were sent on the matter at hand the one
     * that has a proof, the newest first; empty if notice was given outside the product.
     */
    Optional<String> letter(Lease lease, LegalNoticeKind kind) {
        var sent = matters.sentAtHand(lease.number(), kind);
        return sent.stream()
                .filter(proofs::has)
                .findFirst()
                .or(() -> sent.stream().findFirst())
                .map(LegalNotice::number);
    }

    /** A notice that was made outside the product. */
    private void requireAnother(Lease lease, List<LegalNotice> onMatter, Arrival arrival) {
        var concluded = conclusion.of(lease.number()).orElse(LocalDate.MIN);
        if (arrival.day().isBefore(concluded)) {
            throw wrong(
                    400,
                    arrival.inDay(),
                    "到达日 " + arrival.day() + " 早于合同成立之日 " + concluded + "，请核对送达证明后更正。 The day of arrival, "
                            + arrival.day() + ", is before the contract was concluded on " + concluded
                            + "; correct it by the proof of arrival.");
        }
        var since = arrival.since() == null ? concluded : arrival.since();
        if (arrival.day().isBefore(since)) {
            throw wrong(
                    400,
                    arrival.inDay(),
                    "到达日 " + arrival.day() + " 早于通知事由发生或者知悉之日 " + since + "，请核对后更正。 The day of arrival, "
                            + arrival.day() + ", is before " + since
                            + ", the day of what the notice is given for; correct it.");
        }
        var began = onMatter.isEmpty()
                ? Instant.EPOCH
                : onMatter.get(onMatter.size() - 1).madeAt();
        if (proofs.hasOfAnother(lease.number(), since, began)) {
            return;
        }
        if (!onMatter.isEmpty()) {
            throw notSent(onMatter.get(0).number(), arrival.inDay());
        }
        throw wrong(
                400,
                arrival.inProof(),
                "没有已经发出的通知书，也没有送达证明：请先在租赁页面发出系统制作的通知书；在系统之外发出通知的，上传用途为“通知送达证明”、填写文件日期（不早于 " + since
                        + "）的附件，再登记到达。 No notice has been sent, and nothing proves one: on the page of the lease first send"
                        + " the notice that the system makes; if notice was given outside the system, add a file of the kind"
                        + " “Proof that a notice arrived” with its date, not before " + since + ".");
    }

    /**
     * Before the arrival of the lessee's own notice is recorded, for which no letter is made here.
     *
     * @param day of arrival
     * @throws Refusal with 400 on {@code proof} unless a file with a date of that day or later proves it
     */
    void requireProofOfLessees(Lease lease, LocalDate day) {
        if (!proofs.hasOfAnother(lease.number(), day, Instant.EPOCH)) {
            throw wrong(
                    400,
                    "proof",
                    "没有送达证明：请先在租赁页面上传用途为“通知送达证明”、填写文件日期（不早于 " + day
                            + "）的附件（回执、签收单等），再登记通知到达。 Nothing proves that the notice arrived: on the page of the lease first"
                            + " add a file of the kind “Proof that a notice arrived” with its date, not before " + day
                            + ".");
        }
    }

    private static Refusal notSent(String number, String field) {
        return wrong(
                409,
                field,
                "通知 " + number + " 尚未发出，不能登记到达；先在租赁页面发送，或者登记邮寄、当面送达；在系统之外发出的，上传注明日期的送达证明。 Notice " + number
                        + " has not been sent and cannot have arrived; send it on the page of the lease, or record there that it was"
                        + " posted or handed over. Notice given outside the system: add its proof, with its date, as a file.");
    }

    private static Refusal wrong(int status, String field, String message) {
        return new Refusal(status, message, List.of(new FieldError(field, message)));
    }
}
