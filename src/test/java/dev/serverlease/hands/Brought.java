package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** A lease brought to where somebody has something to do, over HTTP. */
final class Brought {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Brought() {}

    static String toReview(LeaseDriver lease) {
        return lease.apply(lease.application());
    }

    static String inForce(LeaseDriver lease) {
        return lease.inForce(lease.application());
    }

    /** A case of high risk, which two officers approve. */
    static String inForceByTwo(LeaseDriver lease, ObjectNode application) {
        var number = lease.apply(application);
        does(lease, "legal1", number, "Task_LegalReview", lease.approval(number));
        does(lease, "legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        return number;
    }

    /** The sample under a fresh reference. */
    static ObjectNode sample(LeaseDriver lease, String name) {
        var application = lease.sample(name);
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        return application;
    }

    /** The identity of a company is to be verified, and a scan is handed in. */
    static String toVerification(LeaseDriver lease) {
        return answered(lease, scanned(lease, lease.apply(lease.unverified())));
    }

    /** The same of an individual. */
    static String toVerificationOfAPerson(LeaseDriver lease) {
        var application = lease.unverified();
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "11010519491231002X")
                .put("signerName", application.path("lessee").path("name").asText())
                .remove("uscc");
        return scanned(lease, lease.apply(application));
    }

    /** The same of a company abroad with a branch in the mainland. */
    static String toVerificationAbroad(LeaseDriver lease) {
        var application = lease.unverified();
        ((ObjectNode) application.path("lessee"))
                .put("kind", "OVERSEAS")
                .put("mainlandPresence", "YES")
                .remove("uscc");
        return answered(lease, scanned(lease, lease.apply(application)));
    }

    /** Signed by both for a term that begins more than a year after the verification. */
    static String toVerificationAtOpening(LeaseDriver lease) {
        var application = lease.unverified();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-11-30");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        lease.signByBoth(number);
        lease.at(Instant.parse("2027-12-02T02:00:00Z"), number);
        return scanned(lease, number);
    }

    /** In force, and a use review found that the signer changed. */
    static String toVerificationAgain(LeaseDriver lease) {
        var number = lease.inForce(lease.unverified());
        post(lease, "compliance1", number, "reviews", Map.of("ground", "专项复核"));
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.put("identityDoubts", "[\"SIGNER_CHANGED\"]");
        does(lease, "compliance1", number, "Task_UseReview", seen);
        lease.runJobs(number);
        return scanned(lease, number);
    }

    private static String answered(LeaseDriver lease, String number) {
        lease.attach("compliance1", number, "IDENTITY", "answer.pdf");
        return number;
    }

    private static String scanned(LeaseDriver lease, String number) {
        lease.attach("compliance1", number, "IDENTITY");
        return number;
    }

    /** Three findings wait for an officer. */
    static String toReviewWithFindings(LeaseDriver lease) {
        var application = lease.application();
        var use = (ObjectNode) application.path("use");
        use.putArray("redFlags").add("HIDDEN_IDENTITY");
        use.put("declaredPurpose", "公司办公系统，兼供员工翻墙");
        ((ObjectNode) application.path("contract")).put("monthlyRent", "100.00").put("deposit", "100.00");
        return lease.apply(application);
    }

    /** High risk, and the first officer has approved it. */
    static String toSecondReview(LeaseDriver lease) {
        var application = sample(lease, "shop-without-licence");
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        var number = lease.apply(application);
        does(lease, "legal1", number, "Task_LegalReview", lease.approval(number));
        return number;
    }

    /** Clean, but the first officer wrote a special term, which another one reads. */
    static String toSecondReviewOfATerm(LeaseDriver lease) {
        var number = toReview(lease);
        var sent = new HashMap<>(lease.approval(number));
        sent.put("specialTerms", "出租人每月提交流量报告");
        sent.put("specialTermsConfirmed", "true");
        does(lease, "legal1", number, "Task_LegalReview", sent);
        return number;
    }

    /** Rejected by rules alone, and its applicant asked for a person. */
    static String toHumanLook(LeaseDriver lease) {
        var application = sample(lease, "vpn-resale");
        ((ObjectNode) application.path("lessee")).put("kind", "INDIVIDUAL").remove("uscc");
        var number = lease.apply(application);
        post(lease, "sales1", number, "human-looks", Map.of("ground", "用途系本人学习，请人工复查"));
        return number;
    }

    static String toSigning(LeaseDriver lease) {
        var number = toReview(lease);
        lease.approve("legal1", number);
        return number;
    }

    /** Signed by the lessee; whoever seals has confirmed that with the password. */
    static String toSealing(LeaseDriver lease) {
        var number = toSigning(lease);
        lease.signForLessee(number);
        lease.claimAndConfirmSeal(number);
        return number;
    }

    /** Signed by somebody whom nobody has verified, and a scan is handed in. */
    static String toVerificationOfTheSigner(LeaseDriver lease) {
        var number = toSigning(lease);
        lease.signByAnother(number, lease.contractDigest(number));
        return scanned(lease, number);
    }

    /** The signer has named a representative, whose letter of authority is to be checked. */
    static String toForwardedOffer(LeaseDriver lease) {
        var number = toSigning(lease);
        lease.forwardToRepresentative(number);
        return number;
    }

    static String toReturnedOffer(LeaseDriver lease) {
        var number = toSigning(lease);
        lease.callRaw("contract1", "POST", "/api/leases/" + number + "/offer-returns", "{\"reason\": \"不同意租金条款\"}");
        return number;
    }

    /** Signed by both; one condition is open. */
    static String toConditions(LeaseDriver lease) {
        return onACondition(lease, lease.application());
    }

    static String onACondition(LeaseDriver lease, ObjectNode application) {
        var number = lease.apply(application);
        var approval = new HashMap<>(lease.approval(number));
        approval.put("decision", "APPROVE_WITH_CONDITIONS");
        approval.put("conditions", "提交责任书");
        does(lease, "legal1", number, "Task_LegalReview", approval);
        lease.runJobs(number);
        lease.signByBoth(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    static String ordered(LeaseDriver lease, String number) {
        post(
                lease,
                "compliance1",
                number,
                "regulator-orders",
                Map.of(
                        "reference", "O-1",
                        "authority", "某市公安局",
                        "orderRef", "责令停止 1 号",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "立即停止服务"));
        lease.runJobs(number);
        return number;
    }

    static String lifted(LeaseDriver lease, String number) {
        lease.attach("legal1", number, "ORDER_LIFTING", "lifted.pdf", LocalDate.parse("2026-12-01"));
        return number;
    }

    static String terminated(LeaseDriver lease, String number, String ground, String by) {
        var termination = new HashMap<String, Object>(
                Map.of("ground", ground, "by", by, "knownSince", "2026-12-01", "explanation", "巡查发现第三人在使用"));
        if (ground.equals("LESSEE_SEIZURE_OR_DISPUTE")) {
            termination.put("serverSeized", true);
        }
        post(lease, "compliance1", number, "terminations", termination);
        return number;
    }

    /** The notice has arrived, and the server is off. */
    static String ended(LeaseDriver lease, String number) {
        terminated(lease, number, "FUNDAMENTAL_BREACH", "LESSOR");
        does(
                lease,
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1234567890"));
        lease.runJobs(number);
        return number;
    }

    static void post(LeaseDriver lease, String user, String number, String door, Map<String, ?> body) {
        var answer = lease.call(user, "POST", "/api/leases/" + number + "/" + door, JSON.valueToTree(body));
        assertThat(answer.status()).as(door + " " + answer.text()).isEqualTo(202);
    }

    /** The lessee's objection is answered. */
    static void answered(LeaseDriver lease, String number, Map<String, ?> said) {
        LeaseDriver.expectDone(lease.call(
                "compliance1", "POST", "/api/leases/" + number + "/objection-answers", JSON.valueToTree(said)));
    }

    /** The proof that a notice arrived on this day is handed in. */
    static String proved(LeaseDriver lease, String number, String day) {
        lease.handInProof(number, LocalDate.parse(day));
        return number;
    }

    static void does(LeaseDriver lease, String user, String number, String task, Map<String, String> values) {
        var answer = lease.complete(user, number, task, values);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    static String json(Object value) {
        return JSON.valueToTree(value).toString();
    }

    static String later(LeaseDriver lease, String number, int days) {
        lease.at(SettableClock.START.plusSeconds(days * 86_400L), number);
        return number;
    }

    static Instant instant(LeaseDriver lease, String number, String member) {
        return OffsetDateTime.parse(lease.lease(number).path(member).asText()).toInstant();
    }
}
