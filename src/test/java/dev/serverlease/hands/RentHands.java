package dev.serverlease.hands;

import dev.serverlease.testing.LeaseDriver;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Overdue rent: demanded, and after the period noticed or accepted. */
final class RentHands {

    private static final Hand.Task DEMAND = new Hand.Task("Task_DemandRent", "rent--demand-rent", "compliance1");
    private static final Hand.Task NOTICE = new Hand.Task("Task_NoticeForRent", "rent--notice-for-rent", "legal1");

    private static final String DEMANDED =
            "concat_ws(' ', amount, currency, overdue_since, sent_on, arrived_on, period_days, proof, recorded_by)";
    private static final String OUTCOME = "concat_ws(' ', outcome, arrived_on, note, recorded_by)";

    private RentHands() {}

    static List<Hand> all() {
        return List.of(
                DEMAND.when("demanded as recorded", RentHands::overdue)
                        .fill("demand.sentOn", "2026-11-30")
                        .fill("demand.arrivedOn", "2026-12-01")
                        .fill("demand.proof", "挂号信 RR1")
                        .recorded(
                                "rent_demand",
                                DEMANDED,
                                "18000.00 CNY 2026-11-10 2026-11-30 2026-12-01 15 挂号信 RR1 compliance1")
                        .inEachRun(),
                DEMAND.when("less, since later, and with a longer period", RentHands::overdue)
                        .may("demand.amount", "9000.00")
                        .may("demand.overdueSince", "2026-11-12")
                        .may("demand.periodDays", "30")
                        .fill("demand.sentOn", "2026-11-30")
                        .fill("demand.arrivedOn", "2026-12-01")
                        .fill("demand.proof", "约定邮箱送达记录")
                        .recorded(
                                "rent_demand",
                                DEMANDED,
                                "9000.00 CNY 2026-11-12 2026-11-30 2026-12-01 30 约定邮箱送达记录 compliance1"),
                NOTICE.when("the notice has arrived", RentHands::periodOver)
                        .fill("answer", "NOTICE")
                        .fill("arrivedOn", "2026-12-18")
                        .fill("proof", "签收记录 1")
                        .recorded("rent_outcome", OUTCOME, "NOTICE 2026-12-18 签收记录 1 legal1")
                        .fact("termination", "noticeArrivedOn", "2026-12-18")
                        .stage("CLOSING"),
                NOTICE.when("the notice has arrived although an objection is not answered", RentHands::objected)
                        .fill("answer", "NOTICE")
                        .fill("arrivedOn", "2026-12-18")
                        .fill("proof", "签收记录 1")
                        .may("despiteObjection", "停机已查，与租金无关")
                        .recorded("rent_outcome", OUTCOME, "NOTICE 2026-12-18 签收记录 1 legal1")
                        .recorded("rent_objection", "ground", "服务器停机三日")
                        .stage("CLOSING"),
                NOTICE.when("the notice has arrived for the rest of what was demanded", RentHands::partlyPaid)
                        .fill("answer", "NOTICE")
                        .fill("arrivedOn", "2026-12-18")
                        .fill("proof", "签收记录 1")
                        .fill("despitePayment", "余额为全部租金之大半")
                        .audited("RENT_NOTICE", "余额为全部租金之大半 10000.00", "despitePayment", "open")
                        .stage("CLOSING"),
                NOTICE.when("the lessee's ground is accepted", RentHands::periodOver)
                        .fill("answer", "ACCEPT")
                        .fill("ground", "服务器停机，租金可减")
                        .recorded("rent_outcome", OUTCOME, "ACCEPTED 服务器停机，租金可减 legal1")
                        .stage("IN_FORCE"));
    }

    private static String overdue(LeaseDriver lease) {
        var number = lease.inForceForAMonth(lease.application());
        Brought.post(
                lease,
                "compliance1",
                number,
                "rent-defaults",
                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"));
        return Brought.proved(lease, number, "2026-12-01");
    }

    private static String periodOver(LeaseDriver lease) {
        var number = overdue(lease);
        var demand = Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", "2026-12-01",
                "arrivedOn", "2026-12-01",
                "proof", "签收记录",
                "periodDays", "15");
        Brought.does(lease, "compliance1", number, "Task_DemandRent", Map.of("demand", Brought.json(demand)));
        lease.at(Instant.parse("2026-12-20T02:00:00Z"), number);
        return Brought.proved(lease, number, "2026-12-18");
    }

    private static String partlyPaid(LeaseDriver lease) {
        var number = periodOver(lease);
        Brought.post(
                lease,
                "compliance1",
                number,
                "rent-payments",
                Map.of("amount", "8000.00", "paidOn", "2026-12-10", "reference", "B-1"));
        return number;
    }

    private static String objected(LeaseDriver lease) {
        var number = periodOver(lease);
        Brought.post(lease, "compliance1", number, "rent-objections", Map.of("ground", "服务器停机三日"));
        return number;
    }
}
