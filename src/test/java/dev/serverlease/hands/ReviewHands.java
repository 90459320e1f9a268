package dev.serverlease.hands;

import java.util.List;
import java.util.stream.Stream;

/** The legal review: with nothing to decide on, and with three findings that each need a conclusion. */
final class ReviewHands {

    private static final Hand.Task REVIEW = new Hand.Task("Task_LegalReview", "legal-review--legal-review", "legal1");

    private static final String DECISION = "officer || ' ' || decision || ' ' || ground";
    private static final String ASSESSMENTS = "string_agg(conclusion || ' ' || ground, ', ' order by rule)";
    private static final String CONDITIONS = "string_agg(content, ', ' order by position)";

    private ReviewHands() {}

    static List<Hand> all() {
        return Stream.concat(decisions(), violations()).toList();
    }

    private static Stream<Hand> decisions() {
        return Stream.of(
                REVIEW.when("a clean case is approved", Brought::toReview)
                        .fill("decision", "APPROVE")
                        .fill("integrity", "NONE")
                        .fill("ground", "内部办公专线，用途合法")
                        .recorded("decision", DECISION, "legal1 APPROVE 内部办公专线，用途合法")
                        .fact("legalReview", "sham", "NO")
                        .stage("CONTRACT"),
                REVIEW.when(
                                "three findings are cleared or settled by a condition, with another condition",
                                Brought::toReviewWithFindings)
                        .fill("decision", "APPROVE_WITH_CONDITIONS")
                        .fill("assessments[0].conclusion", "NO_VIOLATION")
                        .fill("assessments[0].ground", "已面见法定代表人，身份清楚")
                        .fill("assessments[1].conclusion", "CONDITION")
                        .fill("assessments[1].ground", "提交不经营电信业务的书面声明")
                        .fill("assessments[2].conclusion", "NO_VIOLATION")
                        .fill("assessments[2].ground", "合同约定不得转租接入资源")
                        .fill("integrity", "NONE")
                        .may("conditions", "起租前更新用户档案")
                        .fill("ground", "逐项核实")
                        .by("legal2")
                        .recorded("decision", DECISION, "legal2 APPROVE_WITH_CONDITIONS 逐项核实")
                        .recorded(
                                "assessment",
                                ASSESSMENTS,
                                "NO_VIOLATION 合同约定不得转租接入资源, CONDITION 提交不经营电信业务的书面声明," + " NO_VIOLATION 已面见法定代表人，身份清楚")
                        .recorded("condition", CONDITIONS, "提交不经营电信业务的书面声明, 起租前更新用户档案")
                        .inEachRun(),
                REVIEW.when("a clean case is approved with a condition of the officer's", Brought::toReview)
                        .fill("decision", "APPROVE_WITH_CONDITIONS")
                        .fill("integrity", "NONE")
                        .fill("conditions", "起租前更新用户档案")
                        .may("specialTerms", "每月提交流量报告")
                        .may("specialTermsEn", "Traffic is reported each month")
                        .fill("specialTermsConfirmed", "true")
                        .fill("ground", "内部办公专线")
                        .recorded("condition", CONDITIONS, "起租前更新用户档案")
                        .recorded("special_term", CONDITIONS, "每月提交流量报告\nTraffic is reported each month")
                        .stage("LEGAL_REVIEW"),
                REVIEW.when("special terms that only oblige the lessor need the officer's word too", Brought::toReview)
                        .fill("decision", "APPROVE")
                        .fill("integrity", "NONE")
                        .may("specialTerms", "出租人应当在开通当日派员到场")
                        .fill("specialTermsConfirmed", "true")
                        .fill("ground", "内部办公专线")
                        .recorded("special_term", CONDITIONS, "出租人应当在开通当日派员到场")
                        .stage("LEGAL_REVIEW"),
                REVIEW.when("a finding is a violation, and the case rejected", Brought::toReviewWithFindings)
                        .may("assessments[0].conclusion", "VIOLATION")
                        .may("assessments[0].ground", "隐瞒实际使用人")
                        .fill("decision", "REJECT")
                        .fill("ground", "身份不实")
                        .recorded("decision", DECISION, "legal1 REJECT 身份不实")
                        .recorded("assessment", ASSESSMENTS, "VIOLATION 隐瞒实际使用人")
                        .stage("ENDED"),
                REVIEW.when("it is sent back with nothing concluded", Brought::toReviewWithFindings)
                        .fill("decision", "REQUEST_CHANGES")
                        .fill("ground", "请说明实际使用人")
                        .recorded("decision", DECISION, "legal1 REQUEST_CHANGES 请说明实际使用人")
                        .stage("APPLICATION"));
    }

    /** What an officer knows against a case is kept with its rejection. */
    private static Stream<Hand> violations() {
        return Stream.of(
                        new String[] {"KNOWS_OF_UNLAWFUL_USE", "lessorKnowsOfUnlawfulUse", "YES"},
                        new String[] {"UNLAWFUL_OBJECT", "unlawfulObject", "YES"},
                        new String[] {"SHAM", "sham", "YES"},
                        new String[] {"COLLUSION", "collusion", "YES"},
                        new String[] {"IDENTITY_REFUSED", "identityRefused", "true"})
                .map(known -> REVIEW.when("rejected for " + known[0], Brought::toReview)
                        .fill("decision", "REJECT")
                        .may("integrity", known[0])
                        .fill("ground", "不予通过")
                        .fact(known[0].equals("IDENTITY_REFUSED") ? "lessee" : "legalReview", known[1], known[2])
                        .recorded("decision", DECISION, "legal1 REJECT 不予通过")
                        .stage("ENDED"));
    }
}
