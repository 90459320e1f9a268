package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Before the term ends: its notice, and a renewal that is asked for. */
final class ExpiryHands {

    private static final Hand.Task NOTICE = new Hand.Task("Task_ExpiryNotice", "expiry--expiry-notice", "compliance1");
    private static final Hand.Task RENEWAL = new Hand.Task("Task_RenewalReview", "expiry--renewal-review", "legal1");

    private static final String DECISION = "concat_ws(' ', decision, ground, agreement_ref, signed_on, officer)";

    private ExpiryHands() {}

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
                        .may("note", "已电话通知")
                        .audited("EXPIRY_NOTIFIED", "已电话通知", "note"),
                RENEWAL.when("a year is agreed to", lease -> renewal(lease, 12))
                        .fill("answer", "AGREE")
                        .fill("agreementRef", "XZ-1")
                        .fill("signedOn", "2028-10-02")
                        .fill("ground", "用途未变")
                        .recorded("renewal_decision", DECISION, "AGREE 用途未变 XZ-1 2028-10-02 legal1"),
                RENEWAL.when("three months are agreed to, without writing", lease -> renewal(lease, 3))
                        .fill("answer", "AGREE")
                        .fill("ground", "短期续租")
                        .recorded("renewal_decision", DECISION, "AGREE 短期续租 legal1"),
                RENEWAL.when("three months are agreed to in writing", lease -> renewal(lease, 3))
                        .fill("answer", "AGREE")
                        .may("agreementRef", "XZ-2")
                        .fill("signedOn", "2028-10-02")
                        .fill("ground", "短期续租")
                        .recorded("renewal_decision", DECISION, "AGREE 短期续租 XZ-2 2028-10-02 legal1"),
                RENEWAL.when("refused", lease -> renewal(lease, 12))
                        .fill("answer", "REFUSE")
                        .fill("ground", "材料不全")
                        .recorded("renewal_decision", DECISION, "REFUSE 材料不全 legal1"));
    }

    /** Thirty days before its end. */
    private static String ending(LeaseDriver lease) {
        var number = Brought.inForce(lease);
        lease.at(Brought.instant(lease, number, "termEndsAt").minus(Duration.ofDays(30)), number);
        return number;
    }

    private static String renewal(LeaseDriver lease, int months) {
        var number = ending(lease);
        Brought.post(lease, "sales1", number, "renewals", Map.of("termMonths", months, "reference", "X-1"));
        return number;
    }
}
