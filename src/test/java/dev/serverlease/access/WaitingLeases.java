package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Leases brought to where a timer waits: by the doors, as people do it, on the first day. Each answers the number. */
final class WaitingLeases {

    private final LeaseDriver lease;
    private final ObjectMapper json;

    WaitingLeases(LeaseDriver lease, ObjectMapper json) {
        this.lease = lease;
        this.json = json;
    }

    String inReview() {
        return lease.inReview(lease.application());
    }

    String inCompletion() {
        return lease.standing("in completion", () -> {
            return lease.apply(shop());
        });
    }

    String inSecondReview() {
        return lease.standing("in second review", () -> {
            var number = inReviewOfTwo();
            lease.approve("legal1", number);
            assertThat(lease.hasTask(number, "Task_SecondReview")).isTrue();
            return number;
        });
    }

    /** In the first review of two. */
    String inReviewOfTwo() {
        return lease.standing("in review of two", () -> {
            var application = shop();
            var number = lease.apply(application);
            ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
            LeaseDriver.forTwoOfficers(application);
            ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
            lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
            return number;
        });
    }

    /** At high risk, decided by the first of two officers, and identity still to be verified. */
    String inVerificationOfTwo() {
        return lease.standing("in verification of two", () -> {
            var number = lease.apply(licensed(lease.unverified()));
            lease.complete("legal1", number, "Task_LegalReview", lease.approval(number));
            assertThat(lease.hasTask(number, "Task_VerifyIdentity")).isTrue();
            return number;
        });
    }

    /** The same, approved by both and signed, and a year later. */
    String inVerificationAtOpening() {
        return lease.standing("in verification at opening", () -> {
            var application = licensed(lease.unverified());
            ((ObjectNode) application.path("contract")).put("startDate", "2027-11-30");
            var number = lease.apply(application);
            lease.approve("legal1", number);
            lease.complete("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
            lease.runJobs(number);
            lease.signByBoth(number);
            lease.at(Instant.parse("2027-12-02T02:00:00Z"), number);
            assertThat(lease.hasTask(number, "Task_VerifyIdentityAtOpening")).isTrue();
            return number;
        });
    }

    /** In force, and a use review found that the signer changed. */
    String inVerificationAgain() {
        return lease.standing("in verification again", () -> {
            var number = inUseReview();
            var seen = new HashMap<>(LeaseDriver.asAgreed());
            seen.put("identityDoubts", "[\"SIGNER_CHANGED\"]");
            complete("compliance1", number, "Task_UseReview", seen);
            assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isTrue();
            return number;
        });
    }

    /** A shop with a licence, of this application's lessee: two officers decide. */
    private ObjectNode licensed(ObjectNode application) {
        var shop = shop();
        shop.set("reference", application.path("reference"));
        ((ObjectNode) shop.path("lessee"))
                .put("name", application.path("lessee").path("name").asText());
        ((ObjectNode) shop.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(shop);
        ((ObjectNode) shop.path("contract")).put("startDate", "2026-11-01");
        return shop;
    }

    private ObjectNode shop() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        return application;
    }

    String approved() {
        return lease.standing("approved", () -> {
            var number = inReview();
            lease.approve("legal1", number);
            return number;
        });
    }

    String inSigning() {
        return lease.standing("in signing", () -> {
            var number = approved();
            assertThat(lease.stage(number)).isEqualTo("CONTRACT");
            return number;
        });
    }

    String signedByLessee() {
        return lease.standing("signed by lessee", () -> {
            var number = approved();
            lease.signForLessee(number);
            return number;
        });
    }

    /** At high risk, approved by two officers, and signed by somebody whom nobody has verified. */
    String signedByAnother() {
        return lease.standing("signed by another", () -> {
            var number = inReviewOfTwo();
            lease.approve("legal1", number);
            lease.complete("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
            lease.runJobs(number);
            lease.signByAnother(number, lease.contractDigest(number));
            return number;
        });
    }

    String offerReturned() {
        return lease.standing("offer returned", () -> {
            var number = approved();
            lease.callRaw(
                    "contract1", "POST", "/api/leases/" + number + "/offer-returns", "{\"reason\": \"承租人不同意租金条款\"}");
            return number;
        });
    }

    /** Signed by both, a month before its start date. */
    String beforeItsStart() {
        return lease.standing("before its start", () -> {
            var application = lease.application();
            ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
            var number = lease.apply(application);
            lease.approve("legal1", number);
            lease.signByBoth(number);
            lease.runJobs(number);
            assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
            return number;
        });
    }

    String inForce() {
        return lease.inForce(lease.application());
    }

    String inReviewOfChange() {
        return lease.standing("in review of change", () -> {
            var number = inForce();
            assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
            lease.runJobs(number);
            return number;
        });
    }

    String inReviewOfChangeBeforeHandOver() {
        return lease.standing("in review of change before hand over", () -> {
            var number = beforeItsStart();
            assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
            return number;
        });
    }

    /** A change of a case of two officers, agreed to by the first. */
    String inSecondReviewOfChange() {
        return lease.standing("in second review of change", () -> {
            var number = inReviewOfTwo();
            lease.approve("legal1", number);
            LeaseDriver.expectDone(lease.complete(
                    "legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意")));
            lease.runJobs(number);
            lease.signByBoth(number);
            lease.runJobs(number);
            assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
            LeaseDriver.expectDone(lease.complete(
                    "legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意")));
            assertThat(lease.hasTask(number, "Task_AgreementReview")).isTrue();
            return number;
        });
    }

    String inSigningOfChange() {
        return lease.standing("in signing of change", () -> {
            var number = inReviewOfChange();
            LeaseDriver.expectDone(lease.complete(
                    "legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意")));
            lease.runJobs(number);
            return number;
        });
    }

    String inSigningOfRenewal() {
        return lease.standing("in signing of renewal", () -> {
            var number = inForce();
            var end =
                    OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
            lease.at(end.minusDays(30).toInstant(), number);
            var asked = Map.of("termMonths", 12, "reference", "XZ-12");
            assertThat(lease.call("sales1", "POST", "/api/leases/" + number + "/renewals", json.valueToTree(asked))
                            .status())
                    .isEqualTo(202);
            LeaseDriver.expectDone(lease.complete(
                    "legal1", number, "Task_RenewalReview", Map.of("answer", "AGREE", "ground", "用途未变")));
            lease.runJobs(number);
            return number;
        });
    }

    /** Ordered off by an authority, which is a duty to report to the police too. */
    String suspended() {
        return lease.standing("suspended", () -> {
            var number = inForce();
            ordered(number);
            lease.runJobs(number);
            assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
            return number;
        });
    }

    /** For a breach of the contract that the law does not forbid. */
    String suspendedForBreach() {
        return lease.standing("suspended for breach", () -> {
            var number = inUseReview();
            var seen = new HashMap<>(LeaseDriver.asAgreed());
            seen.put("outcome", "SUSPEND");
            seen.put("cureBy", "2026-12-15");
            seen.put("clause", "第九条");
            complete("compliance1", number, "Task_UseReview", seen);
            lease.runJobs(number);
            assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
            return number;
        });
    }

    String inUseReview() {
        return lease.standing("in use review", () -> {
            var number = inForce();
            post(number, "reviews", Map.of("ground", "专项复核"));
            return number;
        });
    }

    /** Signed by both, but a condition of the approval is open. */
    String withOpenCondition() {
        return lease.standing("with open condition", () -> {
            var number = inReview();
            var approval = new HashMap<>(lease.approval(number));
            approval.put("decision", "APPROVE_WITH_CONDITIONS");
            approval.put("conditions", "提交责任书");
            complete("legal1", number, "Task_LegalReview", approval);
            lease.runJobs(number);
            lease.signByBoth(number);
            assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
            return number;
        });
    }

    /** The same, and then an authority orders that it stays closed. */
    String withOrderBeforeOpening() {
        return lease.standing("with order before opening", () -> {
            var number = withOpenCondition();
            ordered(number);
            return number;
        });
    }

    String lookedAtByAPerson() {
        return lease.standing("looked at by a person", () -> {
            var application = lease.sample("vpn-resale");
            application.put("reference", lease.application().path("reference").asText());
            ((ObjectNode) application.path("lessee")).put("kind", "INDIVIDUAL").remove("uscc");
            var number = lease.apply(application);
            var asked = lease.call(
                    "sales1",
                    "POST",
                    "/api/leases/" + number + "/human-looks",
                    json.valueToTree(Map.of("ground", "请人工复查")));
            assertThat(asked.status()).as(asked.text()).isEqualTo(202);
            return number;
        });
    }

    String terminated() {
        return lease.standing("terminated", () -> {
            var number = inForce();
            post(
                    number,
                    "terminations",
                    Map.of(
                            "ground", "FUNDAMENTAL_BREACH",
                            "by", "LESSOR",
                            "knownSince", "2026-12-01",
                            "explanation", "拒不整改"));
            return number;
        });
    }

    String handingBack() {
        return lease.standing("handing back", () -> {
            var number = terminated();
            complete("legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1"));
            lease.runJobs(number);
            return number;
        });
    }

    String returningData() {
        return lease.standing("returning data", () -> {
            var number = handingBack();
            if (!lease.hasTask(number, "Task_ReturnData")) {
                complete("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2026-12-01", "note", "已收回"));
            }
            return number;
        });
    }

    String withInfringementNotice() {
        return lease.standing("with infringement notice", () -> {
            var number = inForce();
            post(
                    number,
                    "infringement-notices",
                    Map.of(
                            "reference", "I-1",
                            "rightHolder", "甲出版社",
                            "receivedAt", "2026-12-01T08:30:00+08:00",
                            "content", "未经许可传播",
                            "qualified", true));
            return number;
        });
    }

    String withIncident() {
        return lease.standing("with incident", () -> {
            var number = inForce();
            post(number, "incidents", LeaseDriver.incident("N-1", "OTHER"));
            return number;
        });
    }

    String withReportedIncident() {
        return lease.standing("with reported incident", () -> {
            var number = withIncident();
            lease.complete(
                    "compliance1",
                    number,
                    "Task_ReportIncident",
                    Map.of(
                            "done",
                            "{\"answer\": \"REPORT\", \"grade\": \"LARGER\", \"reportedAt\": \"2026-12-01T08:50+08:00\","
                                    + " \"authority\": \"上海市网信办\", \"receiptNo\": \"SJ-1\"}"));
            return number;
        });
    }

    String sublet() {
        return lease.standing("sublet", () -> {
            var number = inForce();
            post(number, "subleases", Map.of("reference", "S-1", "knownSince", "2026-11-30", "sublessee", "丁公司"));
            return number;
        });
    }

    /** An authority orders that the service stops. */
    void ordered(String number) {
        post(
                number,
                "regulator-orders",
                Map.of(
                        "reference", "O-1",
                        "authority", "某市公安局",
                        "orderRef", "责令停止 1 号",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "立即停止服务"));
    }

    private static final Map<String, String> AMOUNT =
            Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10");

    String rentOverdue() {
        return lease.standing("rent overdue", () -> {
            var number = lease.inForceForAMonth(lease.application());
            post(number, "rent-defaults", AMOUNT);
            return number;
        });
    }

    String rentDemanded() {
        return lease.standing("rent demanded", () -> {
            var number = rentOverdue();
            var demand = json.createObjectNode();
            AMOUNT.forEach(demand::put);
            demand.put("sentOn", "2026-12-01")
                    .put("arrivedOn", "2026-12-01")
                    .put("proof", "签收记录")
                    .put("periodDays", "15");
            complete("compliance1", number, "Task_DemandRent", Map.of("demand", demand.toString()));
            return number;
        });
    }

    private void complete(String user, String number, String task, Map<String, String> values) {
        var answer = lease.complete(user, number, task, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private void post(String number, String door, Map<String, ?> body) {
        var answer = lease.call("compliance1", "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
        assertThat(answer.status()).as(door + " " + answer.text()).isEqualTo(202);
    }
}
