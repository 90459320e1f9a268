package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Identity is an act with evidence: without it no contract is drafted and nothing comes into force. */
@ServerLeaseTest
class IdentityTest {

    private static final String TASK = "Task_VerifyIdentity";
    private static final String AGAIN = "Task_ReverifyIdentity";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void today() {
        clock.set(SettableClock.START);
    }

    @Test
    void aTickOfSalesGetsToNoContract() {
        var application = lease.unverified();
        assertThat(application.path("lessee").path("idVerified").asBoolean()).isTrue();
        var number = lease.apply(application);
        approved(number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.call("contract1", "GET", "/api/leases/" + number + "/contract", null)
                        .status())
                .isEqualTo(404);
        assertThat(lease.lease(number)
                        .path("identity")
                        .path("missing")
                        .path("zh")
                        .asText())
                .contains("登记机关公示信息的查询结果", "签署人的签署权限");
        assertThat(names(lease.lease(number).path("nextSteps"))).contains("核验身份 Verify identity");
        lease.verifyIdentity(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(lease.lease(number).path("identity").has("missing")).isFalse();
    }

    @Test
    void checksAndReviewDoNotWaitForItAndTheWayToTheContractDoes() {
        var number = lease.apply(lease.unverified());
        assertThat(lease.hasTask(number, "Task_LegalReview")).isTrue();
        assertThat(lease.hasTask(number, TASK)).isTrue();
        assertThat(outcome(number, "identity.evidence")).isEqualTo("INFO");
        lease.verifyIdentity(number);
        assertThat(lease.hasTask(number, TASK)).isFalse();
        approved(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    /** A number of a letter is enough to apply; who draws up a contract for an agent needs the letter itself. */
    @Test
    void anAgentsLetterIsAskedForWhereIdentityIsVerified() {
        var application = lease.unverified();
        ((ObjectNode) application.path("lessee")).put("signerIsLegalRep", false).put("poaRef", "授委 2026-7 号");
        var number = lease.apply(application);
        assertThat(lease.lease(number).path("stage").asText())
                .as("the number suffices")
                .isEqualTo("LEGAL_REVIEW");
        assertThat(lease.shown(number, "Task_VerifyIdentity").path("missing").asText())
                .contains("授权委托书", "letter of authority");

        var refused = lease.verifyIdentity(number, "Task_VerifyIdentity", "MATCH", "");
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("授权委托书", "上传", "不起草合同", "letter of authority", "no contract is drafted");

        lease.attach("sales1", number, "LETTER_OF_AUTHORITY", "授权委托书.pdf");
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    /** The signer was verified for an earlier lease, by a letter that lies there. */
    @Test
    void noContractIsDraftedForAnAgentWhoseLetterLiesWithAnotherLease() {
        var application = lease.unverified();
        ((ObjectNode) application.path("lessee")).put("signerIsLegalRep", false).put("poaRef", "授委 2026-8 号");
        var first = lease.apply(application);
        lease.attach("sales1", first, "LETTER_OF_AUTHORITY", "授权委托书.pdf");
        lease.approve("legal1", first);
        var again = application.deepCopy().put("reference", first);
        var number = lease.apply(again);
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_LegalReview", lease.approval(number)));
        lease.runJobs(number);

        assertThat(lease.stage(number)).as("no letter, no draft").isEqualTo("LEGAL_REVIEW");
        assertThat(lease.hasTask(number, "Task_VerifyIdentity")).isTrue();

        lease.attach("sales1", number, "LETTER_OF_AUTHORITY", "授权委托书.pdf");
        lease.verifyIdentity(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void aRejectionAndAReturnForChangesEndTheTask() {
        var rejected = lease.apply(lease.unverified());
        decided(rejected, "REJECT");
        assertThat(lease.hasTask(rejected, TASK)).isFalse();
        var returned = lease.apply(lease.unverified());
        decided(returned, "REQUEST_CHANGES");
        assertThat(lease.hasTask(returned, TASK)).isFalse();
        assertThat(lease.stage(returned)).isEqualTo("APPLICATION");
    }

    @Test
    void accountTimeAndDigestAreTheServersAndOnlyTheEndOfANumberIsKept() {
        var number = lease.apply(lease.unverified());
        lease.verifyIdentity(number);
        var records = lease.lease(number).path("identity").path("records");
        assertThat(records).hasSize(2).allSatisfy(record -> {
            assertThat(record.path("by").asText()).isEqualTo("compliance1");
            assertThat(Instant.parse(
                            java.time.OffsetDateTime.parse(record.path("at").asText())
                                    .toInstant()
                                    .toString()))
                    .isEqualTo(SettableClock.START);
            assertThat(record.path("digest").asText()).isIn(fileDigests(number));
            assertThat(record.path("numberEnd").asText()).hasSize(4);
        });
        assertThat(records.get(0).path("numberEnd").asText()).isEqualTo("015Q");
    }

    @Test
    void aVerificationOfTheSamePersonIsUsedAgainWithoutATask() {
        var first = lease.unverified();
        var before = lease.apply(first);
        lease.verifyIdentity(before);
        var second = lease.unverified();
        second.set("lessee", first.path("lessee").deepCopy());
        var number = lease.apply(second);
        assertThat(lease.hasTask(number, TASK)).isFalse();
        assertThat(outcome(number, "identity.evidence")).isEqualTo("SATISFIED");
        assertThat(lease.lease(number).path("identity").path("records"))
                .allSatisfy(record ->
                        assertThat(record.path("usedAgain").asBoolean()).isTrue());
        clock.set(SettableClock.START.plusSeconds(367L * 86_400));
        var late = lease.unverified();
        late.set("lessee", first.path("lessee").deepCopy());
        assertThat(lease.hasTask(lease.apply(late), TASK)).isTrue();
    }

    @Test
    void aCorrectedNameIsAnotherPersonAndVerifiedAnew() {
        var application = lease.unverified();
        var number = lease.apply(application);
        lease.verifyIdentity(number);
        decided(number, "REQUEST_CHANGES");
        ((ObjectNode) application.path("lessee")).put("name", "更名后的公司" + UUID.randomUUID());
        assertThat(lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application)
                        .status())
                .isLessThan(300);
        assertThat(lease.hasTask(number, TASK)).isTrue();
    }

    @Test
    void whoeverEnteredTheApplicationAndWhoeverOnlySellsMayNotVerify() {
        var number = lease.apply(lease.unverified());
        var task = lease.taskId(number, TASK);
        assertThat(lease.claim("sales1", task).status()).isEqualTo(403);
        assertThat(lease.claim("sales2", task).status()).isEqualTo(403);
        assertThat(lease.claim("legal1", task).status()).isEqualTo(403);
        assertThat(lease.claim("compliance1", task).status()).isEqualTo(204);
    }

    @Test
    void identityEvidenceIsOpenedByFew() {
        var number = lease.apply(lease.unverified());
        var file = lease.attach("sales1", number, "IDENTITY");
        var door = "/api/leases/" + number + "/attachments/" + file;
        for (var user : List.of("compliance1", "legal1")) {
            assertThat(lease.call(user, "GET", door, null).status()).as(user).isEqualTo(200);
        }
        for (var user : List.of("sales1", "contract1", "ops1", "manager1")) {
            assertThat(lease.call(user, "GET", door, null).status()).as(user).isEqualTo(403);
        }
        var other = "/api/leases/" + number + "/attachments/" + lease.attach("sales1", number, "OTHER");
        assertThat(lease.call("sales1", "GET", other, null).status()).isEqualTo(200);
        assertThat(page("manager1", number))
                .as("no way to what is refused")
                .doesNotContain(door)
                .contains(other, "仅合规、法务人员可以打开");
        assertThat(page("legal1", number)).contains(door, other).doesNotContain("仅合规、法务人员可以打开");
    }

    @Test
    void managersBringNoEvidenceOfIdentity() {
        var number = lease.apply(lease.unverified());
        var files = "/api/leases/" + number + "/attachments";
        var refused = lease.post(
                "manager1",
                files + "?kind=IDENTITY&fileName=scan.pdf",
                SmallPdf.of("scan"),
                "application/octet-stream",
                "Idempotency-Key",
                "managers-evidence");
        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.text()).contains("业务主管不提交身份证明");
        var list = lease.call("manager1", "GET", files, null).body();
        assertThat(list.path("attachments")).isEmpty();
        assertThat(list.path("kinds").findValuesAsText("kind"))
                .contains("OTHER")
                .doesNotContain("IDENTITY");
        assertThat(page("manager1", number)).contains("value=\"OTHER\"").doesNotContain("value=\"IDENTITY\"");
        assertThat(page("compliance1", number)).contains("value=\"IDENTITY\"");
    }

    private String page(String user, String number) {
        return lease.call(user, "GET", "/desk/leases/" + number, null).text();
    }

    @Test
    void whatIsMissingInAVerificationIsSaidFieldByField() {
        var number = lease.apply(lease.unverified());
        var task = lease.taskId(number, TASK);
        lease.claim("compliance1", task);
        assertThat(lease.submit("compliance1", task, Map.of()).text()).contains("请至少填写一项核验");
        var without = lease.submit(
                "compliance1",
                task,
                Map.of("first", "{\"method\":\"REGISTER_QUERY\",\"result\":\"MATCH\",\"checks\":[\"NAME\"]}"));
        assertThat(without.status()).isEqualTo(400);
        assertThat(fields(without.body())).contains("first.evidence", "first.reference", "first.note");
        var wrong = lease.submit(
                "compliance1", task, Map.of("second", "{\"method\":\"BANK_TRANSFER\",\"result\":\"YES\"}"));
        assertThat(fields(wrong.body())).contains("second.method", "second.result");
        lease.attach("compliance1", number, "IDENTITY");
        var expired = new HashMap<>(lease.verification(number, TASK, "MATCH", ""));
        expired.replaceAll((section, sent) -> sent.replace("2036-12-31", "2026-11-30"));
        assertThat(fields(lease.submit("compliance1", task, expired).body()))
                .contains("first.documentValidTo", "second.documentValidTo");
    }

    @Test
    void anAnswerOfAPlatformServesForOneSubjectOfOnePersonOnly() {
        var known = lease.apply(lease.unverified());
        lease.verifyIdentity(known);
        var taken = lease.lease(known)
                .path("identity")
                .path("records")
                .get(0)
                .path("reference")
                .asText();
        var number = lease.apply(lease.unverified());
        for (var method : List.of("REGISTER_QUERY", "NETWORK_ID", "BANK_TRANSFER")) {
            var section = method.equals("NETWORK_ID") ? "second" : "first";
            assertThat(refused(number, Map.of(section, network(number, method, taken))))
                    .as(method)
                    .contains(section + ".reference");
        }
        var twice = Map.of(
                "first", network(number, "REGISTER_QUERY", "NEW-" + number),
                "second", network(number, "NETWORK_ID", "new-" + number));
        assertThat(refused(number, twice)).containsExactly("second.reference");
    }

    @Test
    void aFileProvesOneOfTwoVerificationsAndASectionTakesNoOtherFields() {
        var number = lease.apply(lease.unverified());
        var file = lease.attach("compliance1", number, "IDENTITY");
        var whole = new HashMap<>(lease.verification(number, TASK, "MATCH", ""));
        whole.replaceAll(
                (section, sent) -> sent.replaceAll("\"evidence\":\"[^\"]*\"", "\"evidence\":\"" + file + "\""));
        assertThat(refused(number, whole)).containsExactly("second.evidence");
        whole.put("first", whole.get("first").replaceFirst("\\{", "{\"at\":\"2026-01-01\","));
        assertThat(refused(number, whole)).contains("first.at");
    }

    @Test
    void ofANetworkIdentityNoPartOfANumberIsAskedOrKept() {
        var number = lease.apply(lease.unverified());
        var sent = Map.of("second", network(number, "NETWORK_ID", "WH-" + number));
        assertThat(lease.complete("compliance1", number, TASK, sent).status()).isEqualTo(204);
        var record = lease.lease(number).path("identity").path("records").get(0);
        assertThat(record.path("method").asText()).isEqualTo("NETWORK_ID");
        assertThat(record.hasNonNull("numberEnd")).isFalse();
    }

    private String network(String number, String method, String reference) {
        return "{\"method\":\"%s\",\"evidence\":\"%s\",\"reference\":\"%s\",\"checks\":[\"NAME\",\"NUMBER\",\"REGISTER_STATUS\"],\"result\":\"MATCH\"}"
                .formatted(method, lease.attach("compliance1", number, "IDENTITY"), reference);
    }

    private List<String> refused(String number, Map<String, String> sent) {
        var task = lease.taskId(number, TASK);
        lease.claim("compliance1", task);
        var answer = lease.submit("compliance1", task, sent);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return fields(answer.body());
    }

    @Test
    void halfAVerificationLeavesTheTaskOpenForTheRest() {
        var number = lease.apply(lease.unverified());
        lease.attach("compliance1", number, "IDENTITY");
        var whole = lease.verification(number, TASK, "MATCH", "");
        assertThat(lease.complete("compliance1", number, TASK, Map.of("first", whole.get("first")))
                        .status())
                .isEqualTo(204);
        assertThat(lease.hasTask(number, TASK)).isTrue();
        assertThat(lease.lease(number)
                        .path("identity")
                        .path("missing")
                        .path("zh")
                        .asText())
                .doesNotContain("登记机关公示信息")
                .contains("签署人");
        assertThat(lease.verification(number, TASK, "MATCH", "").keySet()).containsExactly("first");
        approved(number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        lease.verifyIdentity(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void aMismatchBesideTheReviewOpensItAnewForTwoOfficers() {
        var number = lease.apply(lease.unverified());
        mismatch(number);
        expectTwoOfficers(number);
        assertThat(outcome(number, "identity.evidence")).isEqualTo("REVIEW");
    }

    @Test
    void aMismatchAfterTheApprovalTakesItBackToTwoOfficersWhoMayClearIt() {
        var number = lease.apply(lease.unverified());
        approved(number);
        mismatch(number);
        expectTwoOfficers(number);
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.complete(
                                "legal2",
                                number,
                                "Task_SecondReview",
                                Map.of("decision", "APPROVE", "ground", "经核实，系同一主体"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void aRefusalAndAForgeryEndTheCase() {
        for (var result : List.of("REFUSED", "FORGED")) {
            var number = lease.apply(lease.unverified());
            approved(number);
            assertThat(lease.verifyIdentity(number, TASK, result, "拒不出示证件").status())
                    .isEqualTo(204);
            assertThat(lease.lease(number).path("endReason").asText())
                    .as(result)
                    .isEqualTo("REJECTED");
            assertThat(outcome(number, "party.identity-refused")).isEqualTo("BLOCK");
        }
    }

    @Test
    void aVerificationOlderThanTwelveMonthsIsDoneAnewBeforeTheOpening() {
        var number = signedFor("2027-12-15");
        lease.at(Instant.parse("2027-12-15T02:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(lease.hasTask(number, "Task_VerifyIdentityAtOpening")).isTrue();
        assertThat(lease.verifyIdentity(number, "Task_VerifyIdentityAtOpening", "MATCH", "")
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void aVerificationThatNobodyDoesBeforeTheOpeningEndsWhereItCanBeGivenUp() {
        var number = signedFor("2027-12-15");
        lease.at(Instant.parse("2027-12-15T02:00:00Z"), number);
        lease.at(Instant.parse("2028-02-15T02:00:00Z"), number);
        assertThat(lease.hasTask(number, "Task_VerifyIdentityAtOpening")).isFalse();
        assertThat(lease.hasTask(number, "Task_FulfilConditions")).isTrue();
    }

    @Test
    void aMismatchBeforeTheOpeningGoesThroughAllChecksAnew() {
        var number = signedFor("2027-12-15");
        lease.at(Instant.parse("2027-12-15T02:00:00Z"), number);
        assertThat(lease.verifyIdentity(number, "Task_VerifyIdentityAtOpening", "MISMATCH", "登记名称已变更")
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        expectTwoOfficers(number);
    }

    @Test
    void aChangeFoundInAUseReviewIsVerifiedAgainInATaskOfItsOwn() {
        var number = lease.inForce(lease.unverified());
        review(number, Map.of("identityDoubts", "[\"SIGNER_CHANGED\"]"));
        assertThat(lease.hasTask(number, AGAIN)).isTrue();
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(lease.verifyIdentity(number, AGAIN, "MATCH", "").status()).isEqualTo(204);
        assertThat(lease.hasTask(number, AGAIN)).isFalse();
        review(number, Map.of());
        assertThat(lease.hasTask(number, AGAIN)).isFalse();
    }

    @Test
    void whatIsFoundForgedInForceIsStopped() {
        var number = lease.inForce(lease.unverified());
        review(number, Map.of("identityDoubts", "[\"RED_FLAG\"]"));
        assertThat(lease.verifyIdentity(number, AGAIN, "FORGED", "证件系伪造").status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
    }

    private void review(String number, Map<String, String> more) {
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/reviews", "{\"ground\":\"专项复核\"}")
                        .status())
                .isEqualTo(202);
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.putAll(more);
        var answer = lease.complete("compliance1", number, "Task_UseReview", seen);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
    }

    /** Both have signed, and the term begins more than a year after the verification. */
    private String signedFor(String startDate) {
        var application = lease.unverified();
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        var number = lease.apply(application);
        lease.approve("legal1", number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    private void expectTwoOfficers(String number) {
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.hasTask(number, "Task_LegalReview")).isTrue();
        assertThat(lease.lease(number).path("risk").asText()).isEqualTo("HIGH");
    }

    private void mismatch(String number) {
        assertThat(lease.verifyIdentity(number, TASK, "MISMATCH", "登记名称与申报不符").status())
                .isEqualTo(204);
    }

    private void approved(String number) {
        var answer = lease.complete("legal1", number, "Task_LegalReview", lease.approval(number));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        lease.runJobs(number);
    }

    private void decided(String number, String decision) {
        assertThat(lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", decision, "ground", "请更正"))
                        .status())
                .isEqualTo(204);
    }

    private String outcome(String number, String rule) {
        for (var finding : lease.lease(number).path("findings")) {
            if (finding.path("rule").asText().equals(rule)) {
                return finding.path("outcome").asText();
            }
        }
        return "";
    }

    private List<String> fileDigests(String number) {
        return lease.call("compliance1", "GET", "/api/leases/" + number + "/attachments", null)
                .body()
                .path("attachments")
                .findValuesAsText("digest");
    }

    private static List<String> names(JsonNode steps) {
        return steps.findValuesAsText("name");
    }

    private static List<String> fields(JsonNode problem) {
        return new ArrayList<>(problem.path("errors").findValuesAsText("field"));
    }
}
