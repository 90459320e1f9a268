package dev.serverlease.hands;

import dev.serverlease.stage.contract.ComparedPoint;
import dev.serverlease.testing.LeaseDriver;
import java.util.List;

/** The lessor's seal, in each of its kinds, its refusal, and what is done about an offer that came back. */
final class ContractHands {

    private static final Hand.Task SEAL =
            new Hand.Task("Task_SealForLessor", "contract--seal-for-lessor", LeaseDriver.SEALER);

    private static final Hand.Task RETURNED =
            new Hand.Task("Task_OfferReturned", "contract--offer-returned", "contract1");

    private ContractHands() {}

    static List<Hand> all() {
        return List.of(
                sealed("SEAL"),
                sealed("HANDWRITTEN"),
                refused("SIGN_ANEW"),
                refused("CHANGE"),
                refused("END"),
                RETURNED.when("offered again", Brought::toReturnedOffer)
                        .fill("nextStep", "OFFER_AGAIN")
                        .recorded("offer_event", "string_agg(kind, ' ' order by position)", "OFFERED RETURNED OFFERED"),
                RETURNED.when("to the representative", Brought::toForwardedOffer)
                        .fill("nextStep", "TO_REPRESENTATIVE")
                        .expect(
                                "select count(*)::text from lease.signing_link where lease_number = :number and signer = '李代理'",
                                "1"),
                returned("CHANGE"),
                returned("END"));
    }

    private static Hand sealed(String kind) {
        var hand = SEAL.when("sealed, " + kind, Brought::toSealing).fill("sealing", "SEAL");
        for (var point : ComparedPoint.values()) {
            hand = hand.may(point.field(), "YES");
        }
        return hand.may("signerName", "张示例")
                .may("authority", "授权委托书 2026-1")
                .fill("kind", kind)
                .may("scan", "both.pdf")
                .expect(
                        "select (scan_digest = (select digest from lease.attachment a where a.lease_number = e.lease_number"
                                + " and a.file_name = 'both.pdf'))::text from lease.offer_event e where lease_number = :number"
                                + " and kind = 'SEAL'",
                        "true")
                .audited("SEAL_DECIDED", "张示例 授权委托书 2026-1", "signer", "authority");
    }

    private static Hand refused(String refusal) {
        var hand = SEAL.when("refused, " + refusal, Brought::toSealing).fill("sealing", "REFUSE");
        for (var point : ComparedPoint.values()) {
            hand = hand.may(point.field(), "NO");
        }
        return hand.recorded("offer_event", "max(comparison::jsonb ->> 'dated')", "false")
                .fill("refusal", refusal)
                .fill("reason", "租金有误")
                .audited("OFFER_REFUSED", "租金有误", "reason");
    }

    private static Hand returned(String next) {
        return RETURNED.when("not offered again, " + next, Brought::toReturnedOffer)
                .fill("nextStep", next)
                .fill("reason", "承租人不再需要")
                .audited("OFFER_REFUSED", "承租人不再需要", "reason");
    }
}
