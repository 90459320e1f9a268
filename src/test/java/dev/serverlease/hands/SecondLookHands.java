package dev.serverlease.hands;

import java.util.List;

/** What a second person decides: the second officer of a case of high risk, and who looks at a machine's rejection. */
final class SecondLookHands {

    private static final Hand.Task SECOND = new Hand.Task("Task_SecondReview", "legal-review--second-review", "legal2");
    private static final Hand.Task LOOK = new Hand.Task("Task_HumanLook", "legal-review--human-look", "legal1");

    private static final String DECISIONS =
            "string_agg(officer || ' ' || decision || ' ' || ground, ', ' order by position)";
    private static final String FIRST = "legal1 APPROVE 用途合法，信道合规, ";

    private SecondLookHands() {}

    static List<Hand> all() {
        return List.of(
                SECOND.when("approved", Brought::toSecondReview)
                        .fill("decision", "APPROVE")
                        .fill("ground", "许可证有效，同意")
                        .recorded("decision", DECISIONS, FIRST + "legal2 APPROVE 许可证有效，同意")
                        .stage("CONTRACT"),
                SECOND.when(
                                "a special term of the first officer's is read and approved",
                                Brought::toSecondReviewOfATerm)
                        .fill("decision", "APPROVE")
                        .fill("specialTermsRead[0].burden", "NO_BURDEN")
                        .fill("ground", "约定有利于承租人，同意")
                        .recorded("decision", DECISIONS, FIRST + "legal2 APPROVE 约定有利于承租人，同意")
                        .recorded(
                                "special_term",
                                "string_agg(decision || ' ' || content, ', ' order by decision)",
                                "1 出租人每月提交流量报告, 2 出租人每月提交流量报告")
                        .stage("CONTRACT"),
                SECOND.when("a special term burdens the lessee", Brought::toSecondReviewOfATerm)
                        .fill("decision", "APPROVE")
                        .fill("specialTermsRead[0].burden", "BURDENS")
                        .fill("ground", "约定限制承租人，须提示")
                        .recorded("special_term", "string_agg(checked, ', ' order by decision)", "CONFIRMED, BURDENS")
                        .stage("CONTRACT"),
                SECOND.when("rejected", Brought::toSecondReview)
                        .fill("decision", "REJECT")
                        .fill("ground", "许可项目不含该业务")
                        .recorded("decision", DECISIONS, FIRST + "legal2 REJECT 许可项目不含该业务")
                        .stage("ENDED"),
                SECOND.when("returned to the first officer", Brought::toSecondReview)
                        .fill("decision", "RETURN")
                        .fill("ground", "理由不足")
                        .recorded("decision", DECISIONS, FIRST + "legal2 RETURN 理由不足")
                        .stage("LEGAL_REVIEW"),
                LOOK.when("the rejection is upheld", Brought::toHumanLook)
                        .fill("decision", "UPHOLD")
                        .fill("ground", "自动审查无误")
                        .recorded("decision", DECISIONS, "legal1 UPHOLD 自动审查无误")
                        .stage("ENDED"),
                LOOK.when("the rejection is revoked", Brought::toHumanLook)
                        .fill("decision", "REVOKE")
                        .fill("ground", "申请人误选用途")
                        .recorded("decision", DECISIONS, "legal1 REVOKE 申请人误选用途")
                        .stage("ENDED"));
    }
}
