package dev.serverlease.hands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.util.List;
import java.util.Map;

/** The use review: what was seen, of an office's server and of a web site, and each of its outcomes. */
final class UseReviewHands {

    private static final Hand.Task REVIEW = new Hand.Task("Task_UseReview", "use-review--use-review", "compliance1");

    private static final String REVIEWED = "concat_ws(' ', outcome, actual_use, ground, reviewer)";
    private static final String FILING = "沪公网安备31011502000001号";

    private UseReviewHands() {}

    static List<Hand> all() {
        return List.of(
                seen("as agreed", "YES", "NO", "NO")
                        .may("piSubjectsYtd", "260")
                        .may("sensitivePiSubjectsYtd", "0")
                        .may("incidentFound", "NO")
                        .may("exportChanged", "NO")
                        .may("auditReportOn", "2026-11-01")
                        .may("publicSecurityFilingRef", FILING)
                        .may("publicSecurityReceiptRef", "备案表 7")
                        .fill("outcome", "CONTINUE")
                        .fill("ground", "未见异常")
                        .recorded("use_review", REVIEWED, "CONTINUE 抽查日志 未见异常 compliance1")
                        .fact("review", "actualUseMatches", "true")
                        .fact("year", "piSubjectsYtd", "260")
                        .fact("data", "auditReportOn", "2026-11-01")
                        .fact("activation", "publicSecurityFilingRef", FILING),
                seen("otherwise than agreed, to be cured", "NO", "NO", "NO")
                        .may(
                                "identityDoubts",
                                "SIGNER_CHANGED,OPERATOR_CHANGED,NAME_CHANGED,USCC_CHANGED,NETWORK_ID_WITHDRAWN,REGULATOR_NOTICE,RED_FLAG")
                        .may("incidentFound", "YES")
                        .may("exportChanged", "YES")
                        .fill("outcome", "CURE")
                        .fill("cureBy", "2026-12-15")
                        .fill("ground", "超出约定用途")
                        .recorded("use_review", REVIEWED, "CURE 抽查日志 超出约定用途 compliance1")
                        .recorded("use_review", "cure_by::text", "2026-12-16 00:00:00+08")
                        .fact("review", "actualUseMatches", "false")
                        .fact("review", "exportChanged", "true")
                        .fact("incident", "grade", "UNKNOWN")
                        .stage("IN_FORCE"),
                seen("unlawful, suspended", "YES", "YES", "NO")
                        .fill("outcome", "SUSPEND")
                        .fill("cureBy", "2026-12-15")
                        .fill("clause", "合同第九条")
                        .fill("ground", "发现违法信息")
                        .recorded(
                                "suspension",
                                "concat_ws(' ', ground, clause, unlawful, suspended_by)",
                                "发现违法信息 合同第九条 t compliance1")
                        .fact("review", "illegalContentFound", "true"),
                seen("sublet, terminated", "YES", "NO", "YES")
                        .fill("subletKnownSince", "2026-11-28")
                        .fill("outcome", "TERMINATE")
                        .fill("ground", "擅自转租")
                        .recorded("use_review", REVIEWED, "TERMINATE 抽查日志 擅自转租 compliance1")
                        .fact("standing", "subletKnownSince", "2026-11-28")
                        .stage("CLOSING"),
                site("a site within its filing", "YES", "NO", "YES", "NO")
                        .fill("outcome", "CONTINUE")
                        .fill("ground", "未见异常")
                        .recorded("use_review", REVIEWED, "CONTINUE 抽查日志 未见异常 compliance1")
                        .fact("review", "numberShown", "true")
                        .fact("review", "siteOrderedClosed", "false"),
                site("a site beyond its filing", "NO", "YES", "NO", "YES")
                        .fill("outcome", "SUSPEND")
                        .fill("cureBy", "2026-12-15")
                        .fill("clause", "合同第九条")
                        .fill("ground", "网站被责令关闭")
                        .recorded("suspension", "ground", "网站被责令关闭")
                        .fact("review", "serviceWithinItems", "false")
                        .fact("review", "changedWithoutApplication", "true")
                        .fact("review", "numberShown", "false")
                        .fact("review", "siteOrderedClosed", "true"));
    }

    private static Hand seen(String title, String matches, String illegal, String sublet) {
        return seen(REVIEW.when(title, UseReviewHands::reviewed), matches, illegal, sublet);
    }

    private static Hand seen(Hand hand, String matches, String illegal, String sublet) {
        return hand.fill("actualUse", "抽查日志")
                .fill("actualUseMatches", matches)
                .fill("illegalContentFound", illegal)
                .fill("sublet", sublet);
    }

    private static Hand site(String title, String within, String changed, String shown, String closed) {
        return seen(REVIEW.when(title, UseReviewHands::siteReviewed), "YES", "NO", "NO")
                .may("serviceWithinItems", within)
                .may("changedWithoutApplication", changed)
                .may("numberShown", shown)
                .may("siteOrderedClosed", closed);
    }

    private static String reviewed(LeaseDriver lease) {
        return reviewed(lease, Brought.inForce(lease));
    }

    private static String siteReviewed(LeaseDriver lease) {
        var application = lease.application();
        ((ObjectNode) application.path("use"))
                .put("iis", "NON_COMMERCIAL")
                .put("audience", "MAINLAND_PUBLIC")
                .put("filingNo", "沪ICP备05020493号-4")
                .put("reletsAccessResources", "NO")
                .putArray("revenue")
                .add("NONE");
        ((ObjectNode) application.path("data")).removeAll();
        ((ObjectNode) application.path("data"))
                .put("hasPi", false)
                .put("important", "NO")
                .put("stateSecret", false)
                .putArray("categories")
                .add("NONE");
        return reviewed(lease, Brought.inForceByTwo(lease, application));
    }

    private static String reviewed(LeaseDriver lease, String number) {
        Brought.post(lease, "compliance1", number, "reviews", Map.of("ground", "收到投诉"));
        return number;
    }
}
