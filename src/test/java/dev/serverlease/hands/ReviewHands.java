package dev.serverlease.hands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.util.List;

/** The legal review: with nothing to decide on, and with three findings that each need a conclusion. */
final class ReviewHands {

    private static final Hand.Task REVIEW = new Hand.Task("Task_LegalReview", "legal-review--legal-review", "legal1");

    private static final String DECISION = "select decision from lease.decision where lease_number = :number";
    private static final String CONCLUSIONS =
            "select string_agg(conclusion, ' ' order by rule) from lease.assessment" + " where lease_number = :number";

    private ReviewHands() {}

    static List<Hand> all() {
        return List.of(
                REVIEW.when("a clean case is approved", lease -> lease.apply(lease.application()))
                        .fill("decision", "APPROVE")
                        .fill("integrity", "NONE")
                        .fill("ground", "内部办公专线，用途合法")
                        .recorded(DECISION, "APPROVE")
                        .stage("CONTRACT"),
                REVIEW.when(
                                "three findings are cleared, confirmed by a condition, and the case approved with it",
                                ReviewHands::threeFindings)
                        .fill("assessments[0].conclusion", "NO_VIOLATION")
                        .fill("assessments[0].ground", "已面见法定代表人，身份清楚")
                        .fill("assessments[1].conclusion", "CONDITION")
                        .fill("assessments[1].ground", "提交不经营电信业务的书面声明")
                        .fill("assessments[2].conclusion", "NO_VIOLATION")
                        .fill("assessments[2].ground", "合同约定不得转租接入资源")
                        .fill("decision", "APPROVE_WITH_CONDITIONS")
                        .fill("integrity", "NONE")
                        .fill("conditions", "起租前更新用户档案")
                        .fill("ground", "逐项核实")
                        .recorded(DECISION, "APPROVE_WITH_CONDITIONS")
                        .recorded(CONCLUSIONS, "CONDITION NO_VIOLATION NO_VIOLATION")
                        .stage("LEGAL_REVIEW"));
    }

    static String threeFindings(LeaseDriver lease) {
        var application = lease.application();
        var use = (ObjectNode) application.path("use");
        use.putArray("redFlags").add("HIDDEN_IDENTITY");
        use.put("telecomBusiness", "UNKNOWN");
        return lease.apply(application);
    }
}
