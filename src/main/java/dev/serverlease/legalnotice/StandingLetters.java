package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * While a letter that was sent stands, no other goes out on its matter where two of them would contradict each other,
 * as the periods of two demands do (Civil Code arts. 563, 722). None goes out once its right has lapsed (art. 564).
 */
@Component
class StandingLetters {

    private final NoticeMatters matters;
    private final LegalNoticeMaking making;

    private final Clock clock;

    StandingLetters(NoticeMatters matters, LegalNoticeMaking making, Clock clock) {
        this.matters = matters;
        this.making = making;
        this.clock = clock;
    }

    /**
     * @param asked what the letter is asked for
     * @throws Refusal with 409 where one stands that no other may follow, the right to give it has lapsed, or one that
     *     says the same waits to be sent
     */
    void requireNone(Lease lease, LegalNoticeKind kind, String asked) {
        requireInTime(lease, kind, LocalDate.now(clock), "kind");
        requireNoneBut("", "kind", lease, kind);
        matters.atHand(lease.number(), kind).stream()
                .filter(letter -> !letter.sent() && letter.asked().equals(asked) && !matters.isPaidSince(letter))
                .findFirst()
                .ifPresent(letter -> {
                    throw theSame(letter);
                });
    }

    private static Refusal theSame(LegalNotice waits) {
        var message = "通知 " + waits.number() + " 内容相同，已经制作、尚未发出，不重复制作：请将该份用印后发出；须更正的，填写补充事实后另行制作。 Notice "
                + waits.number()
                + " says the same and waits to be sent: seal and send that one. To correct it, make another with facts added.";
        return new Refusal(409, message, List.of(new FieldError("kind", message)));
    }

    /**
     * @param on the day on which it goes out; null for today
     * @throws Refusal with 409 where its right had lapsed by then
     */
    void requireInTime(Lease lease, LegalNotice letter, @Nullable LocalDate on) {
        requireInTime(lease, letter.kind(), on == null ? LocalDate.now(clock) : on, "notice");
    }

    private void requireInTime(Lease lease, LegalNoticeKind kind, LocalDate on, String field) {
        making.missedDay(lease, kind, on).ifPresent(last -> {
            var message = "解除权的行使期限至 " + last + " 届满，解除权消灭（民法典第五百六十四条），解除通知不再制作、用印或者发出；请在任务中选择“不解除”并说明，合同继续；"
                    + "此前已经寄出的，按当时的日期登记。 The right to terminate lapsed after " + last
                    + " (Civil Code art. 564): its notice is not made, sealed or sent any more. Answer in the task that the lease is"
                    + " not terminated, and why. If it was posted before, record that day.";
            throw new Refusal(409, message, List.of(new FieldError(field, message)));
        });
    }

    /** @throws Refusal with 409 where another one than this stands that no other may follow */
    void requireNoOther(Lease lease, LegalNotice letter) {
        requireNoneBut(letter.number(), "notice", lease, letter.kind());
    }

    /**
     * @throws Refusal with 409 where it is sealed, was sent without the seal, its matter is over, it states more than
     *     is owed, or another stands that it may not follow
     */
    void requireSealable(Lease lease, LegalNotice letter) {
        requireUnsealed(letter);
        requireCurrent(lease, letter);
        requireNoOther(lease, letter);
    }

    private static void requireUnsealed(LegalNotice letter) {
        if (letter.sealedDigest() != null) {
            throw new Refusal(
                    409, "通知 " + letter.number() + " 已用印。 Notice " + letter.number() + " bears the seal already.");
        }
        // what arrives, or comes back, is the file that went out: it stays the only one under this number
        if (letter.sent()) {
            var message = "通知 " + letter.number() + " 已经发出，不再用印；要发出用印的通知，请另行制作一份，用印后发出。 Notice "
                    + letter.number()
                    + " has been sent and is not sealed any more; to send a sealed one, make another letter, seal it, then send"
                    + " it.";
            throw new Refusal(409, message, List.of(new FieldError("notice", message)));
        }
    }

    /**
     * @throws Refusal with 409 where its matter is over, its right has lapsed, or rent was paid since it was made, so
     *     that it states more than is owed
     */
    void requireCurrent(Lease lease, LegalNotice letter) {
        if (matters.isPast(letter)) {
            var message =
                    "通知 " + letter.number() + " 所涉事项已经结束，不再用印、发送；就新的事项请另行制作。 The matter of notice " + letter.number()
                            + " is over: it is not sealed or sent any more. Make another letter for the new one.";
            throw new Refusal(409, message, List.of(new FieldError("notice", message)));
        }
        if (matters.isPaidSince(letter)) {
            var message = "通知 " + letter.number()
                    + " 制作之后登记了付款，其中的欠款数额已经不准，不再用印或者以邮件发送；请另行制作一份，按现在的欠款用印后发出。 Rent was paid after notice "
                    + letter.number()
                    + " was made, so that it states more than is owed: it is neither sealed nor mailed any more. Make another"
                    + " letter over what is owed now, seal it, then send it.";
            throw new Refusal(409, message, List.of(new FieldError("notice", message)));
        }
        requireInTime(lease, letter, null);
    }

    private void requireNoneBut(String number, String field, Lease lease, LegalNoticeKind kind) {
        matters.atHand(lease.number(), kind).stream()
                .filter(letter -> letter.stands() && !letter.number().equals(number))
                .filter(letter -> !making.mayBeFollowed(lease, letter))
                .findFirst()
                .ifPresent(letter -> {
                    throw refusal(letter, field);
                });
    }

    private static Refusal refusal(LegalNotice stands, String field) {
        boolean demand = stands.kind() == LegalNoticeKind.RENT_DEMAND;
        var message = "就同一事项，通知 " + stands.number() + " 已于 " + stands.sentOn()
                + " 发出，不再制作、用印或者发送另一份，以免期限相互矛盾；请按该份登记到达，被退回的，先登记退回"
                + (demand ? "；逾期登记有误的，取消该项登记后重新登记" : "") + "。 On the same matter notice "
                + stands.number() + " was sent on " + stands.sentOn()
                + ", and a second one with another period is neither made, sealed nor sent: record the arrival of that one, or that it"
                + " came back"
                + (demand ? "; retract the default if it was recorded by mistake, and record it anew" : "") + ".";
        return new Refusal(409, message, List.of(new FieldError(field, message)));
    }
}
