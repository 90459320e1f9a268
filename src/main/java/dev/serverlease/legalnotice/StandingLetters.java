package dev.serverlease.legalnotice;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * While a letter that was sent stands, no other goes out on its matter where two of them would contradict each other,
 * as the periods of two demands do (Civil Code arts. 563, 722).
 */
@Component
class StandingLetters {

    private final NoticeMatters matters;
    private final LegalNoticeMaking making;

    StandingLetters(NoticeMatters matters, LegalNoticeMaking making) {
        this.matters = matters;
        this.making = making;
    }

    /** @throws Refusal with 409 where one stands that no other may follow */
    void requireNone(Lease lease, LegalNoticeKind kind) {
        requireNoneBut("", "kind", lease, kind);
    }

    /** @throws Refusal with 409 where another one than this stands that no other may follow */
    void requireNoOther(Lease lease, LegalNotice letter) {
        requireNoneBut(letter.number(), "notice", lease, letter.kind());
    }

    /**
     * @throws Refusal with 409 where it is sealed, was sent without the seal, its matter is over, or it states more
     *     than is owed
     */
    void requireSealable(LegalNotice letter) {
        requireUnsealed(letter);
        requireCurrent(letter);
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
     * @throws Refusal with 409 where its matter is over, or rent was paid since it was made, so that it states more
     *     than is owed
     */
    void requireCurrent(LegalNotice letter) {
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
        var message = "就同一事项，通知 " + stands.number() + " 已于 " + stands.sentOn()
                + " 发出，不再制作或者发送另一份，以免期限相互矛盾；请按该份登记到达，被退回的，先登记退回；逾期登记有误的，取消该项登记后重新登记。 On the same matter notice "
                + stands.number() + " was sent on " + stands.sentOn()
                + ", and a second one with another period is neither made nor sent: record the arrival of that one, or that it"
                + " came back; retract the default if it was recorded by mistake, and record it anew.";
        return new Refusal(409, message, List.of(new FieldError(field, message)));
    }
}
