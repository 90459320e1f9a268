package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.util.List;
import java.util.Map;

/** What the law makes the lessor do once it knows: report, forward, object. */
final class DutyHands {

    private static final Hand.Task REPORT =
            new Hand.Task("Task_ReportToPolice", "duty--report-to-police", "compliance1");
    private static final Hand.Task FORWARD = new Hand.Task("Task_ForwardNotice", "duty--forward-notice", "compliance1");
    private static final Hand.Task OBJECT =
            new Hand.Task("Task_ObjectToSublease", "duty--object-to-sublease", "compliance1");

    private static final Hand.Task INCIDENT =
            new Hand.Task("Task_ReportIncident", "duty--report-incident", "compliance1");
    private static final Hand.Task FINAL_REPORT =
            new Hand.Task("Task_FinalIncidentReport", "duty--final-incident-report", "compliance1");

    private DutyHands() {}

    static List<Hand> all() {
        return List.of(
                done(
                        REPORT.when("reported to the police", lease -> Brought.ordered(lease, Brought.inForce(lease)))
                                .fill("done.reportedAt", "2026-12-01T08:57")
                                .fill("done.receiptNo", "77 号")
                                .fill("done.authority", "浦东分局网安支队"),
                        "reportedAt 2026-12-01T08:57+08:00",
                        "receiptNo 77 号",
                        "authority 浦东分局网安支队"),
                reported("LARGER").inEachRun(),
                reported("MAJOR"),
                reported("ESPECIALLY_MAJOR"),
                reported("UNKNOWN"),
                done(
                                INCIDENT.when("an incident that needs no report", DutyHands::incident)
                                        .fill("done.answer", "NO_REPORT")
                                        .fill("done.grade", "GENERAL")
                                        .fill("done.ground", "涉及三十人，未造成危害"),
                                "answer NO_REPORT",
                                "grade GENERAL",
                                "ground 涉及三十人，未造成危害")
                        .fact("incident", "noReportReason", "涉及三十人，未造成危害"),
                done(
                                FINAL_REPORT
                                        .when("the final report", DutyHands::reportedIncident)
                                        .fill("done.handledOn", "2026-12-01")
                                        .fill("done.finalReportOn", "2026-12-01")
                                        .fill("done.receiptNo", "SJ-2"),
                                "handledOn 2026-12-01",
                                "finalReportOn 2026-12-01",
                                "receiptNo SJ-2")
                        .fact("incident", "finalReportOn", "2026-12-01"),
                done(
                        FORWARD.when("forwarded, and access restricted", DutyHands::infringed)
                                .fill("done.measures", "FORWARDED,ACCESS_RESTRICTED")
                                .fill("done.forwardedOn", "2026-12-01")
                                .may("done.counterNotice", "作品系自行创作"),
                        "measures [\"FORWARDED\", \"ACCESS_RESTRICTED\"]",
                        "forwardedOn 2026-12-01",
                        "counterNotice 作品系自行创作"),
                done(
                        FORWARD.when("another measure than forwarding", DutyHands::infringed)
                                .fill("done.measures", "OTHER")
                                .fill("done.note", "通知不含初步证据，已请其补充"),
                        "measures [\"OTHER\"]",
                        "note 通知不含初步证据，已请其补充"),
                done(
                        FORWARD.when("forwarded while the server is off", DutyHands::infringedAndOff)
                                .fill("done.measures", "FORWARDED,SUSPENDED")
                                .fill("done.forwardedOn", "2026-12-01"),
                        "measures [\"FORWARDED\", \"SUSPENDED\"]"),
                done(
                                OBJECT.when("objected in writing", DutyHands::sublet)
                                        .fill("done.answer", "OBJECT")
                                        .fill("done.objectedOn", "2026-12-01")
                                        .fill("done.proof", "挂号信回执 RR1"),
                                "answer OBJECT",
                                "objectedOn 2026-12-01",
                                "proof 挂号信回执 RR1")
                        .fact("standing", "subletObjectedOn", "2026-12-01"),
                done(
                                OBJECT.when("consented to", DutyHands::sublet)
                                        .fill("done.answer", "CONSENT")
                                        .fill("done.ground", "次承租人资质已核"),
                                "answer CONSENT",
                                "ground 次承租人资质已核")
                        .fact("contract", "subletAllowed", "true"));
    }

    /** @param members each with its value */
    private static Hand done(Hand hand, String... members) {
        for (var member : members) {
            var name = member.substring(0, member.indexOf(' '));
            // of two duties done in a row, such as a report and the final one, the later counts
            hand = hand.expect(
                    "select done_by || ' ' || (done ->> '" + name
                            + "') from lease.duty_done where lease_number = :number"
                            + " order by position desc limit 1",
                    "compliance1" + member.substring(name.length()));
        }
        return hand;
    }

    private static String infringed(LeaseDriver lease) {
        var number = Brought.inForce(lease);
        Brought.post(
                lease,
                "compliance1",
                number,
                "infringement-notices",
                Map.of(
                        "reference", "I-1",
                        "rightHolder", "甲出版社",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "未经许可传播",
                        "qualified", true));
        return number;
    }

    private static String infringedAndOff(LeaseDriver lease) {
        return Brought.ordered(lease, infringed(lease));
    }

    /** A doubtful grade is reported rather than not. */
    private static Hand reported(String grade) {
        return done(
                        INCIDENT.when("an incident reported: " + grade, DutyHands::incident)
                                .fill("done.answer", "REPORT")
                                .fill("done.grade", grade)
                                .fill("done.reportedAt", "2026-12-01T08:57")
                                .fill("done.receiptNo", "SJ-1")
                                .fill("done.authority", "上海市网信办")
                                .may("done.handledOn", "2026-12-01"),
                        "answer REPORT",
                        "grade " + grade,
                        "reportedAt 2026-12-01T08:57+08:00",
                        "receiptNo SJ-1",
                        "authority 上海市网信办")
                .fact("incident", "grade", grade);
    }

    private static String incident(LeaseDriver lease) {
        var number = Brought.inForce(lease);
        Brought.post(lease, "compliance1", number, "incidents", LeaseDriver.incident("N-1", "OTHER"));
        return number;
    }

    private static String reportedIncident(LeaseDriver lease) {
        var number = incident(lease);
        lease.complete(
                "compliance1",
                number,
                "Task_ReportIncident",
                Map.of(
                        "done",
                        "{\"answer\": \"REPORT\", \"grade\": \"LARGER\", \"reportedAt\": \"2026-12-01T08:50+08:00\","
                                + " \"authority\": \"上海市网信办\", \"receiptNo\": \"SJ-1\"}"));
        return number;
    }

    private static String sublet(LeaseDriver lease) {
        var number = Brought.inForce(lease);
        Brought.post(
                lease,
                "compliance1",
                number,
                "subleases",
                Map.of("reference", "S-1", "knownSince", "2026-11-30", "sublessee", "丁公司"));
        return number;
    }
}
