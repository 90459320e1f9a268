package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Before the term ends: its notice, and a renewal that is asked for. */
final class ExpiryHands {

    private static final Hand.Task NOTICE = new Hand.Task("Task_ExpiryNotice", "expiry--expiry-notice", "compliance1");
    private static final Hand.Task RENEWAL = new Hand.Task("Task_RenewalReview", "expiry--renewal-review", "legal1");

    private static final String DECISION = "concat_ws(' ', decision, ground, officer)";

    private static final Hand.Task AGREEMENT =
            new Hand.Task("Task_AgreementReview", "agreement--agreement-review", "legal1");

    private static final String ANSWER = "concat_ws(' ', kind, ground, by)";

    private ExpiryHands() {}

    private static String agreement(LeaseDriver lease, String kind) {
        var number = Brought.inForce(lease);
        lease.ask(number, kind);
        return number;
    }

    static List<Hand> all() {
        return List.of(
                NOTICE.when("objected in writing", ExpiryHands::ending)
                        .fill("answer", "OBJECT")
                        .fill("servedOn", "2028-10-02")
                        .fill("proof", "EMS 1")
                        .may("note", "不再续租")
                        .audited("EXPIRY_OBJECTED", "2028-10-02 EMS 1 不再续租", "servedOn", "proof", "note"),
                NOTICE.when("told that a renewal is checked", ExpiryHands::ending)
                        .fill("answer", "NOTIFIED")
                        .fill("note", "2028-10-02 以邮件提示")
                        .audited("EXPIRY_NOTIFIED", "2028-10-02 以邮件提示", "note"),
                RENEWAL.when("a year is agreed to", lease -> renewal(lease, 12))
                        .fill("answer", "AGREE")
                        .fill("ground", "用途未变")
                        .recorded("renewal_decision", DECISION, "AGREE 用途未变 legal1"),
                RENEWAL.when("refused", lease -> renewal(lease, 12))
                        .fill("answer", "REFUSE")
                        .fill("ground", "材料不全")
                        .recorded("renewal_decision", DECISION, "REFUSE 材料不全 legal1"),
                AGREEMENT
                        .when("a change may be offered", lease -> agreement(lease, "CHANGE"))
                        .fill("answer", "AGREE")
                        .fill("ground", "不影响合法用途")
                        .recorded("agreement_event", ANSWER, "AGREED 不影响合法用途 legal1"),
                AGREEMENT
                        .when("an end is refused", lease -> agreement(lease, "TERMINATION"))
                        .fill("answer", "REFUSE")
                        .fill("ground", "尚有欠款")
                        .recorded("agreement_event", ANSWER, "REFUSED 尚有欠款 legal1"));
    }

    /** Thirty days before its end. */
    private static String ending(LeaseDriver lease) {
        var number = Brought.inForce(lease);
        lease.at(Brought.instant(lease, number, "termEndsAt").minus(Duration.ofDays(30)), number);
        return Brought.proved(lease, number, "2028-10-02");
    }

    private static String renewal(LeaseDriver lease, int months) {
        var number = ending(lease);
        Brought.post(lease, "sales1", number, "renewals", Map.of("termMonths", months, "reference", "X-1"));
        return number;
    }
}
