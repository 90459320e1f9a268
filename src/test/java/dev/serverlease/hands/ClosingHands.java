package dev.serverlease.hands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.util.List;
import java.util.Map;

/** The end: the notice or the way back, the server, the data. */
final class ClosingHands {

    private static final Hand.Task NOTICE =
            new Hand.Task("Task_NoticeOfTermination", "closing--notice-of-termination", "legal1");
    private static final Hand.Task TAKE_BACK =
            new Hand.Task("Task_TakeBackServer", "closing--take-back-server", "ops1");
    private static final Hand.Task RETURN = new Hand.Task("Task_ReturnData", "closing--return-data", "ops1");

    private static final String ANSWER = "concat_ws(' ', answer, explanation, officer)";

    private ClosingHands() {}

    static List<Hand> all() {
        return List.of(
                NOTICE.when("the notice has arrived", ClosingHands::breached)
                        .fill("answer", "ARRIVED")
                        .fill("arrivedOn", "2026-12-01")
                        .fill("proof", "EMS 1234567890")
                        .may("exerciseDemandedOn", "2026-11-30")
                        .may("exerciseDemandDays", "30")
                        .audited("NOTICE_OF_TERMINATION_ARRIVED", "2026-12-01 EMS 1234567890", "arrivedOn", "proof")
                        .fact("termination", "noticeArrivedOn", "2026-12-01")
                        .stage("CLOSING")
                        .inEachRun(),
                NOTICE.when("the notice has arrived after all", ClosingHands::breached)
                        .fill("answer", "NOT_TERMINATED")
                        .may("answer", "ARRIVED")
                        .fill("arrivedOn", "2026-12-01")
                        .fill("proof", "签收回执 1")
                        .may("note", "另以邮件告知")
                        .audited("NOTICE_OF_TERMINATION_ARRIVED", "签收回执 1 另以邮件告知", "proof", "note"),
                NOTICE.when("both agree to go on", ClosingHands::breached)
                        .fill("answer", "NOT_TERMINATED")
                        .fill("notEnded", "AGREED_TO_GO_ON")
                        .fill("note", "双方和解")
                        .recorded("termination_answer", ANSWER, "AGREED_TO_GO_ON 双方和解 legal1")
                        .stage("IN_FORCE"),
                NOTICE.when("the lessee's claim is unfounded", ClosingHands::claimed)
                        .fill("answer", "NOT_TERMINATED")
                        .fill("notEnded", "CLAIM_UNFOUNDED")
                        .fill("note", "查封已解除，权属清楚")
                        .recorded("termination_answer", ANSWER, "CLAIM_UNFOUNDED 查封已解除，权属清楚 legal1")
                        .stage("IN_FORCE"),
                NOTICE.when("the lessor's ground is unfounded", ClosingHands::breached)
                        .fill("answer", "NOT_TERMINATED")
                        .fill("notEnded", "GROUND_UNFOUNDED")
                        .fill("note", "经核查，没有违约")
                        .recorded("termination_answer", ANSWER, "GROUND_UNFOUNDED 经核查，没有违约 legal1")
                        .stage("IN_FORCE"),
                NOTICE.when("the right has lapsed", lease -> Brought.later(lease, breached(lease), 91))
                        .fill("answer", "NOT_TERMINATED")
                        .fill("notEnded", "RIGHT_LAPSED")
                        .fill("note", "已逾约定期限")
                        .recorded("termination_answer", ANSWER, "RIGHT_LAPSED 已逾约定期限 legal1")
                        .stage("IN_FORCE"),
                NOTICE.when("the lessee's objection to the suspension was accepted", SuspensionHands::withoutGround)
                        .fill("answer", "NOT_TERMINATED")
                        .fill("notEnded", "OBJECTION_ACCEPTED")
                        .fill("note", "暂停没有依据")
                        .recorded("termination_answer", ANSWER, "OBJECTION_ACCEPTED 暂停没有依据 legal1"),
                TAKE_BACK
                        .when("the server is taken back", lease -> Brought.ended(lease, Brought.inForce(lease)))
                        .fill("accessRevokedOn", "2026-12-01")
                        .fill("note", "已收回两台，注销账号与密钥")
                        .audited("SERVER_TAKEN_BACK", "2026-12-01 已收回两台，注销账号与密钥", "accessRevokedOn", "note"),
                data("RETURNED"),
                data("ERASED"),
                RETURN.when(
                                "personal data is returned under a legal hold",
                                lease -> held(
                                        lease,
                                        confirmed(
                                                lease, takenBack(lease, Brought.ended(lease, Brought.inForce(lease))))))
                        .fill("dataDisposedOn", "2026-12-01")
                        .fill("how", "RETURNED_COPY")
                        .fill("logsKeptUntil", "2027-07-01")
                        .fill("impactAssessmentKeptUntil", "2030-01-01")
                        .fill("note", "已办理并留存记录")
                        .audited("DATA_RETURNED", "RETURNED_COPY 已办理并留存记录", "how", "note")
                        .stage("ENDED"),
                RETURN.when(
                                "there was no data",
                                lease -> confirmed(lease, takenBack(lease, withoutPersonalData(lease))))
                        .fill("dataDisposedOn", "2026-12-01")
                        .fill("how", "NONE")
                        .fill("logsKeptUntil", "2027-07-01")
                        .fill("note", "未存放数据")
                        .audited("DATA_NONE", "2026-12-01 2027-07-01 未存放数据", "dataDisposedOn", "logsKeptUntil", "note")
                        .stage("ENDED"));
    }

    private static Hand data(String how) {
        return RETURN.when(
                        "personal data is " + how,
                        lease -> confirmed(lease, takenBack(lease, Brought.ended(lease, Brought.inForce(lease)))))
                .fill("dataDisposedOn", "2026-12-01")
                .fill("how", how)
                .fill("logsKeptUntil", "2027-07-01")
                .fill("impactAssessmentKeptUntil", "2030-01-01")
                .fill("note", "已办理并留存记录")
                .audited(
                        "DATA_" + how,
                        "2026-12-01 2027-07-01 2030-01-01 已办理并留存记录",
                        "dataDisposedOn",
                        "logsKeptUntil",
                        "impactAssessmentKeptUntil",
                        "note")
                .stage("ENDED");
    }

    private static String breached(LeaseDriver lease) {
        return Brought.proved(
                lease, Brought.terminated(lease, Brought.inForce(lease), "FUNDAMENTAL_BREACH", "LESSOR"), "2026-12-01");
    }

    private static String claimed(LeaseDriver lease) {
        return Brought.terminated(lease, Brought.inForce(lease), "LESSEE_SEIZURE_OR_DISPUTE", "LESSEE");
    }

    private static String takenBack(LeaseDriver lease, String number) {
        Brought.does(
                lease, "ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2026-12-01", "note", "已收回"));
        return number;
    }

    /** What became of the data is proved, or confirmed by the lessee. */
    private static String confirmed(LeaseDriver lease, String number) {
        for (var kind : List.of("ERASURE_CONFIRMATION", "DATA_RETURN_PROOF", "NO_DATA_CONFIRMATION")) {
            lease.attach("ops1", number, kind, kind + ".pdf");
        }
        return number;
    }

    private static String held(LeaseDriver lease, String number) {
        lease.call(
                "legal1",
                "PUT",
                "/api/leases/" + number + "/legal-hold",
                JsonNodeFactory.instance.objectNode().put("ground", "证据保全裁定 1"));
        return number;
    }

    private static String withoutPersonalData(LeaseDriver lease) {
        var application = lease.application();
        ((ObjectNode) application.path("data")).removeAll();
        ((ObjectNode) application.path("data"))
                .put("hasPi", false)
                .put("important", "NO")
                .put("stateSecret", false)
                .putArray("categories")
                .add("NONE");
        return Brought.ended(lease, lease.inForce(application));
    }
}
