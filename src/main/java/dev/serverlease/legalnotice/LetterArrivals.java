package dev.serverlease.legalnotice;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.TaskLegalNotices.Arrival;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is asked before the arrival of a notice is recorded: it went out, and a file proves that it came, and when. */
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
     * Before an arrival is recorded: of the letters on the matter one has gone out, nothing arrives before that, and a
     * file proves that it arrived on that day. Where none has gone out, an officer gave notice elsewhere, and a file
     * proves that.
     *
     * @throws Refusal with 409 if a letter was made and none has gone out, 400 if it cannot have arrived on that day,
     *     or nothing proves it, or what is said to is another letter's or states another day; each names the field
     */
    void require(Lease lease, LegalNoticeKind kind, Arrival arrival) {
        var onMatter = matters.atHand(lease.number(), kind);
        var sent = NoticeMatters.sent(onMatter);
        requireItsOwnProof(lease, sent, arrival);
        var gone = onMatter.stream().filter(LegalNotice::given).toList();
        if (gone.isEmpty()) {
            requireAnother(lease, onMatter, arrival);
            return;
        }
        var first = gone.stream().min(Comparator.comparing(LegalNotice::sentOn)).orElseThrow();
        if (arrival.day().isBefore(first.sentOn())) {
            throw wrong(
                    400,
                    arrival.inDay(),
                    "到达日 " + arrival.day() + " 早于通知 " + first.number() + " 发出之日 " + first.sentOn()
                            + "，请核对送达证明后更正。 The day of arrival, " + arrival.day() + ", is before notice "
                            + first.number()
                            + " was sent on " + first.sentOn() + "; correct it by the proof of arrival.");
        }
        var proven =
                gone.stream().map(proofs::of).filter(files -> !files.isEmpty()).toList();
        if (proven.isEmpty()) {
            throw wrong(
                    400,
                    arrival.inProof(),
                    "没有通知 " + first.number() + " 的送达证明：请先在租赁页面上传用途为“通知送达证明”、所涉事项为 " + first.number()
                            + "、文件日期为到达日的附件（回执、签收单、退回的信封；以邮件发送的，对方邮件服务器的送达报告、已读回执或者承租人的回复），再登记到达。邮件服务器已接收，不足以证明到达。 Nothing proves that notice "
                            + first.number()
                            + " arrived: on the page of the lease first add a file of the kind “Proof that a"
                            + " notice arrived” with the subject " + first.number()
                            + " and the day of arrival (receipt, or the envelope that came back; of a mail the report of the"
                            + " lessee's mail server, a receipt of reading, or its answer). That a mail server took it is no"
                            + " proof that it arrived.");
        }
        var newest = proven.stream().map(files -> files.get(0)).toList();
        if (newest.stream().map(ProofsOfArrival::day).noneMatch(arrival.day()::equals)) {
            proven.forEach(files -> requireNotCorrected(files, arrival));
        }
        requireDayOf(newest, arrival.inDay(), arrival.day());
    }

    /** @param files of one letter, the newest first */
    private static void requireNotCorrected(List<Attachment> files, Arrival arrival) {
        files.stream()
                .skip(1)
                .filter(file -> ProofsOfArrival.day(file).equals(arrival.day()))
                .findFirst()
                .ifPresent(older -> {
                    throw corrected(files.get(0), older, arrival);
                });
    }

    private static Refusal corrected(Attachment newest, Attachment older, Arrival arrival) {
        var counts = newest.fileName() + "（" + newest.effectiveOn() + "）";
        var before = older.fileName() + "（" + older.effectiveOn() + "）";
        return wrong(
                400,
                arrival.inDay(),
                "同一通知的送达证明所载到达日不同：" + before + "、" + counts + "，以最后上传的一份为准；请填写 " + newest.effectiveOn()
                        + "。前一份正确，或者各份都属实而前一份到达在先的（民法典第一百三十七条），先将其重新上传。 Proofs of one notice state different days, "
                        + before + " and " + counts + "; the one that was handed in last counts: give "
                        + newest.effectiveOn()
                        + ". If the other is right, or all are true and its arrival was the first (Civil Code art. 137), hand it"
                        + " in again first.");
    }

    private static void requireDayOf(List<Attachment> files, String field, LocalDate day) {
        if (files.stream().map(ProofsOfArrival::day).anyMatch(day::equals)) {
            return;
        }
        var stated = files.stream()
                .map(file -> file.fileName() + "（" + file.effectiveOn() + "）")
                .collect(Collectors.joining("、"));
        throw wrong(
                400,
                field,
                "所填到达日 " + day + " 与送达证明所载的不一致：" + stated + "。按证明所载的到达日填写；证明的日期填错的，另行上传日期正确的一份。 The day of arrival, "
                        + day + ", is not the one that its proof states: " + stated
                        + ". Give that day; if the file was handed in with a wrong date, hand it in again with the right one.");
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
     * The letters of the matter at hand that a file proves to have arrived on this day, the newest first; none if
     * notice was given outside the product.
     */
    List<LegalNotice> arrivedOn(Lease lease, LegalNoticeKind kind, LocalDate day) {
        return matters.atHand(lease.number(), kind).stream()
                .filter(letter -> proofs.state(letter, day))
                .toList();
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
        var files = proofs.ofAnother(lease.number(), since, began);
        if (!files.isEmpty()) {
            if (!arrival.endOfPeriod()) {
                requireDayOf(files, arrival.inDay(), arrival.day());
            }
            return;
        }
        if (!onMatter.isEmpty()) {
            throw notSent(onMatter.get(0).number(), arrival.inDay());
        }
        throw wrong(
                400,
                arrival.inProof(),
                "没有已经发出的通知书，也没有送达证明：请先在租赁页面发出系统制作的通知书；在系统之外发出通知的，上传用途为“通知送达证明”、文件日期为到达日（不早于 " + since
                        + "）的附件，再登记到达。 No notice has been sent, and nothing proves one: on the page of the lease first send"
                        + " the notice that the system makes; if notice was given outside the system, add a file of the kind"
                        + " “Proof that a notice arrived” with the day of arrival, not before " + since + ".");
    }

    /**
     * Before the arrival of the lessee's own notice is recorded, for which no letter is made here.
     *
     * @param day of arrival
     * @param since the first day of the state that it ends
     * @throws Refusal with 400 on the field {@code noticeArrivedOn} or {@code proof} unless a file proves it
     */
    void requireProofOfLessees(Lease lease, LocalDate day, LocalDate since) {
        if (day.isBefore(since)) {
            throw wrong(
                    400,
                    "noticeArrivedOn",
                    "到达日 " + day + " 早于租赁转为不定期之日 " + since + "，其时尚无不定期租赁可以解除（民法典第七百三十条），请核对。 On " + day
                            + " the lease was not indefinite yet, which it has been since " + since
                            + ": there was nothing that this notice could end (Civil Code art. 730). Check the day.");
        }
        var files = proofs.ofAnother(lease.number(), since, Instant.EPOCH);
        if (files.isEmpty()) {
            throw wrong(
                    400,
                    "proof",
                    "没有送达证明：请先在租赁页面上传用途为“通知送达证明”、文件日期为到达日 " + day
                            + " 的附件（回执、签收单等），再登记通知到达。 Nothing proves that the notice arrived: on the page of the lease first"
                            + " add a file of the kind “Proof that a notice arrived” with the day of arrival, " + day
                            + ".");
        }
        requireDayOf(files, "noticeArrivedOn", day);
    }

    private static Refusal notSent(String number, String field) {
        return wrong(
                409,
                field,
                "通知 " + number + " 尚未发出，或者邮件服务器尚未接收，不能登记到达；先在租赁页面发送，或者登记邮寄、当面送达；在系统之外发出的，上传注明到达日的送达证明。 Notice " + number
                        + " has not been sent, or no mail server has taken it, so that it cannot have arrived; send it on the page of the lease, or record there that it was"
                        + " posted or handed over. Notice given outside the system: add its proof, with the day of arrival, as a file.");
    }

    private static Refusal wrong(int status, String field, String message) {
        return new Refusal(status, message, List.of(new FieldError(field, message)));
    }
}
