package dev.serverlease.hands;

import java.util.List;

/** The lessor's signature, in each of its kinds. */
final class ContractHands {

    private static final Hand.Task SIGN = new Hand.Task("Task_SignForLessor", "contract--sign-for-lessor", "contract1");

    private ContractHands() {}

    static List<Hand> all() {
        return List.of(signed("SEAL"), signed("HANDWRITTEN"));
    }

    private static Hand signed(String kind) {
        return SIGN.when("signed, " + kind, Brought::toSigning)
                .fill("signerName", "张示例")
                .fill("authority", "授权委托书 2026-1")
                .fill("kind", kind)
                .fill("consent", "SIGN")
                .recorded(
                        "signature",
                        "concat_ws(' ', party, signer, authority, kind, recorded_by)",
                        "LESSOR 张示例 授权委托书 2026-1 " + kind + " contract1");
    }
}
