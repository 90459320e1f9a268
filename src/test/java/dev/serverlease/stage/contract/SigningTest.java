package dev.serverlease.stage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.signature.Digests;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a contract is signed: by whom, in which kind, by when, and what is told of it. */
@ServerLeaseTest
class SigningTest {

    private static final String VERIFY = "Task_VerifySigner";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theLesseeSignsFirstAndTheLessorsSealConcludes() {
        var number = approved("2026-11-01");
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("Task_SealForLessor")
                .singleResult();
        assertThat(task.getDueDate().toInstant())
                .as("ten working days")
                .isEqualTo(Instant.parse("2026-12-15T01:00:00Z"));
        lease.claimAndConfirmSeal(number);
        for (var kind : List.of("", "OTHER_ESIGN", "CLICK")) {
            assertThat(seal(number, kind)).as(kind).isEqualTo(400);
        }
        assertThat(seal(number, "HANDWRITTEN")).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(jdbc.sql("select kind from lease.signature where lease_number = ? and party = 'LESSOR'")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("HANDWRITTEN");
    }

    @Test
    void eachSealingIsConfirmedAnewWithTheOfficersOwnPassword() {
        var number = approved("2026-11-01");
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status())
                .as("nothing to seal")
                .isEqualTo(409);
        lease.signForLessee(number);
        var unclaimed = lease.confirmSeal(LeaseDriver.SEALER, number);
        assertThat(unclaimed.status()).as("not claimed yet").isEqualTo(409);
        assertThat(unclaimed.text()).contains("请先在任务列表中认领", "Claim the task");
        lease.scanOfBothSeals(number);
        assertThat(seal(number, "SEAL")).isEqualTo(403);
        var wrong = lease.callRaw(
                LeaseDriver.SEALER,
                "POST",
                "/api/leases/" + number + "/seal-confirmations",
                "{\"password\": \"guess\", \"contractDigest\": \"" + lease.contractDigest(number) + "\"}");
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(403);
        assertThat(wrong.text()).contains("\"field\":\"password\"", "密码不正确");
        assertThat(seal(number, "SEAL")).isEqualTo(403);
        assertThat(lease.confirmSeal("legal1", number).status())
                .as("only contract officers")
                .isEqualTo(403);
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
        clock.set(SettableClock.START.plusSeconds(601));
        assertThat(seal(number, "SEAL")).as("too old").isEqualTo(403);
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
        assertThat(seal(number, "SEAL")).isEqualTo(204);
        assertThat(jdbc.sql("select count(*) from lease.audit where lease_number = ? and payload like '%guess%'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aConfirmationIsTakenBackByAWrongPasswordOrByGivingTheTaskBack() {
        var number = approved("2026-11-01");
        lease.signForLessee(number);
        lease.claimAndConfirmSeal(number);
        var wrong = Map.of("password", "guess", "contractDigest", lease.contractDigest(number));
        var refused = lease.call(
                LeaseDriver.SEALER,
                "POST",
                "/api/leases/" + number + "/seal-confirmations",
                new ObjectMapper().valueToTree(wrong));
        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(seal(number, "SEAL")).as("after a wrong password").isEqualTo(403);
        assertThat(jdbc.sql("select actor || ' ' || digest from lease.audit where lease_number = ?"
                                + " and action = 'SEAL_PROOF_REFUSED'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly(LeaseDriver.SEALER + " " + lease.contractDigest(number));
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
        var task = lease.taskId(number, "Task_SealForLessor");
        assertThat(lease.callRaw(LeaseDriver.SEALER, "POST", "/engine-rest/task/" + task + "/unclaim", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(lease.claim(LeaseDriver.SEALER, task).status()).isEqualTo(204);
        assertThat(seal(number, "SEAL")).as("after giving the task back").isEqualTo(403);
        var values = new HashMap<String, Object>(LeaseDriver.SEALED);
        assertThatThrownBy(() -> tasks.complete(task, values))
                .as("the engine's side")
                .isNotNull();
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
        assertThat(seal(number, "SEAL")).isEqualTo(204);
    }

    @Test
    void whatTheLesseeSignedBindsItForTenWorkingDays() {
        var number = approved("2026-11-01");
        lease.signForLessee(number);
        lease.at(Instant.parse("2026-12-15T00:59:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        lease.at(Instant.parse("2026-12-15T01:00:00Z"), number);
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("LAPSED");
    }

    @Test
    void aRefusedOfferGoesBackToTheApplicationOrEnds() {
        var back = approved("2026-11-01");
        lease.signForLessee(back);
        assertThat(refuse(back, "CHANGE")).isEqualTo(204);
        assertThat(lease.stage(back)).isEqualTo("APPLICATION");
        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + back + "/withdrawal", "{\"ground\": \"不再需要\"}")
                        .status())
                .as("the refused offer binds nobody")
                .isEqualTo(202);
        var ended = approved("2026-11-01");
        lease.signForLessee(ended);
        assertThat(refuse(ended, "END")).isEqualTo(204);
        assertThat(lease.lease(ended).path("endReason").asText()).isEqualTo("REJECTED");
    }

    @Test
    void anOfferThatComesBackIsAContractOfficersTask() {
        var number = approved("2026-11-01");
        assertThat(returned(number)).isEqualTo(202);
        assertThat(returned(number)).as("it is not with the lessee").isEqualTo(409);
        assertThat(lease.signForLessee(number).status()).isEqualTo(409);
        assertThat(handle(number, Map.of("nextStep", "CHANGE")))
                .as("why is missing")
                .isEqualTo(400);
        assertThat(handle(number, Map.of("nextStep", "OFFER_AGAIN"))).isEqualTo(204);
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        var nobody = approved("2026-11-01");
        returned(nobody);
        assertThat(handle(nobody, Map.of("nextStep", "TO_REPRESENTATIVE")))
                .as("the signer has named nobody")
                .isEqualTo(400);
        var ended = approved("2026-11-01");
        returned(ended);
        assertThat(handle(ended, Map.of("nextStep", "END", "reason", "承租人不再需要")))
                .isEqualTo(204);
        assertThat(lease.lease(ended).path("endReason").asText()).isEqualTo("REJECTED");
    }

    @Test
    void aWrongFactFoundWhileTheLesseeReadsGoesBackToTheApplicationAndBothVersionsAreKept() {
        var number = approved("2026-11-01");
        var first = lease.contractDigest(number);
        assertThat(correct("sales2", number)).as("somebody else's lease").isEqualTo(404);
        assertThat(correct("compliance1", number)).isEqualTo(403);
        assertThat(correct("sales1", number)).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        assertThat(correct("sales1", number)).as("it is not with the lessee").isEqualTo(409);
        assertThat(lease.signForLessee(number, first).status()).isEqualTo(409);
        var task = lease.call(
                "sales1",
                "GET",
                "/engine-rest/task/" + lease.taskId(number, "Task_CompleteApplication")
                        + "/form-variables?variableNames=view&deserializeValues=false",
                null);
        assertThat(task.text()).as("sales read why").contains("月租金应为17000元");

        var corrected = lease.lease(number).path("reference").asText();
        var application = lease.application().put("reference", corrected);
        ((ObjectNode) application.path("contract")).put("monthlyRent", "17000.00");
        assertThat(lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application)
                        .status())
                .isBetween(200, 204);
        lease.approve("legal1", number);
        assertThat(lease.contractText(number)).contains("17,000.00").doesNotContain("18,000.00");
        var outdated = lease.signForLessee(number, first);
        assertThat(outdated.status()).as("the draft with the wrong fact").isEqualTo(422);
        assertThat(outdated.text())
                .as("whoever signs reads the newest draft; no answer gives its digest away")
                .contains("重新打开")
                .doesNotContain(lease.contractDigest(number));
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(correct("sales1", number)).as("the lessee has signed").isEqualTo(409);
        assertThat(refuse(number, "CHANGE")).isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");

        var page = lease.call("manager1", "GET", "/desk/leases/" + number, null).text();
        assertThat(page).contains("<del>18000.00</del>", "<ins>17000.00</ins>", first, "已被后稿取代");
        assertThat(jdbc.sql(
                                "select (select count(*) from lease.application where lease_number = :n) || ' '"
                                        + " || (select count(*) from lease.contract where lease_number = :n) || ' '"
                                        + " || (select count(*) from lease.findings where lease_number = :n and occasion = 'CHECKS')")
                        .param("n", number)
                        .query(String.class)
                        .single())
                .isEqualTo("2 2 2");
    }

    @Test
    void afterTheSealAWrongFactIsPutRightByAnAgreement() {
        var number = approved("2026-11-01");
        lease.signByBoth(number);
        var refused = lease.callRaw(
                "sales1", "POST", "/api/leases/" + number + "/corrections", "{\"reason\": \"月租金应为17000元\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("合同已经成立", "变更协议", "change agreement");
    }

    private int correct(String user, String number) {
        return lease.callRaw(user, "POST", "/api/leases/" + number + "/corrections", "{\"reason\": \"月租金应为17000元\"}")
                .status();
    }

    private int returned(String number) {
        return lease.callRaw(
                        "contract1", "POST", "/api/leases/" + number + "/offer-returns", "{\"reason\": \"承租人不同意租金条款\"}")
                .status();
    }

    private int handle(String number, Map<String, String> values) {
        return lease.complete("contract1", number, "Task_OfferReturned", values).status();
    }

    private int refuse(String number, String refusal) {
        return lease.complete(
                        LeaseDriver.SEALER,
                        number,
                        "Task_SealForLessor",
                        Map.of("sealing", "REFUSE", "refusal", refusal, "reason", "租金有误"))
                .status();
    }

    @Test
    void signatureOfAKindThatDoesNotBindOpensNothing() {
        var number = approved("2026-11-01");
        lease.signForLessee(number);
        TestPostgres.alter("signature", "update lease.signature set kind = 'CLICK' where lease_number = ?", number);
        lease.decideToSeal(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void startDateThatIsPastIsToldAtTheSigning() {
        var past = approved("2026-11-01");
        lease.signByBoth(past);
        assertThat(told(past)).containsExactly("sales1");
        assertThat(jdbc.sql("select text_zh from lease.notice where lease_number = ? and kind = 'START_DATE_PAST'")
                        .param(past)
                        .query(String.class)
                        .single())
                .contains("末日按照迟延交付的天数顺延", "自交付之日的次日起算")
                .doesNotContain("租赁期限自该日起算");
        var ahead = approved("2026-12-01");
        lease.signByBoth(ahead);
        assertThat(told(ahead)).isEmpty();
    }

    @Test
    void aSignerOtherThanTheApplicationsNeedsAReasonAndBothAreKept() {
        var number = approved("2026-11-01");
        var other = signature(number, "李某某", "法定代表人");
        var refused = lessee(number, other);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.body().path("errors").path(0).path("field").asText()).isEqualTo("signer");
        assertThat(refused.body().path("errors").path(0).path("message").asText())
                .contains("与申请所列签署人不一致", "王示例", "李某某", "请说明理由");
        assertThat(refused.body().path("errors").findValuesAsText("field"))
                .as("the reason is what is missing")
                .contains("mismatchReason");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        other.put("mismatchReason", "王示例已卸任，李某某为现任法定代表人，见变更通知书");
        assertThat(lessee(number, other).status()).isEqualTo(202);
        assertThat(kept(number, "mismatch")).contains("王示例", "李某某");
        assertThat(kept(number, "mismatch_reason")).startsWith("王示例已卸任");
        assertThat(jdbc.sql("select payload from lease.audit where lease_number = ? and action = 'SIGNED_LESSEE'")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("李某某", "王示例", "王示例已卸任");
    }

    /** Who signs, and by what power, is verified before the lessor's seal accepts it. */
    @Test
    void aSignerWhomNobodyVerifiedIsVerifiedBeforeTheSeal() {
        var number = signedByAnother();
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        var task = lease.taskId(number, VERIFY);
        assertThat(tasks.createTaskQuery()
                        .taskId(task)
                        .singleResult()
                        .getDueDate()
                        .toInstant())
                .as("the lessee is bound for ten working days")
                .isEqualTo(Instant.parse("2026-12-15T01:00:00Z"));
        for (var reader : List.of("compliance1", "sales1")) {
            assertThat(lease.call(reader, "GET", "/desk/leases/" + number, null).text())
                    .as(reader)
                    .contains("核验签署人");
        }
        for (var user : List.of("sales1", "contract1", "legal1")) {
            assertThat(lease.claim(user, task).status()).as(user).isEqualTo(403);
        }
        assertThat(lease.verifyIdentity(number, VERIFY, "MATCH", "").status()).isEqualTo(204);
        assertThat(lease.hasTask(number, VERIFY)).isFalse();
        assertThat(view(number)).contains("李某某", "compliance1", "查验证件原件");
        lease.sealForLessor(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("nothing is verified twice").isEqualTo("IN_FORCE");
    }

    @Test
    void withoutTheSignersPowerTheVerificationIsNotDone() {
        var number = signedByAnother();
        var sent = new HashMap<>(lease.verification(number, VERIFY, "MATCH", "待补交授权委托书"));
        sent.replaceAll((section, fields) ->
                fields.replace("\"SIGNER_POWER\",", "").replace("\"note\":\"\"", "\"note\":\"待补交授权委托书\""));
        assertThat(lease.complete("compliance1", number, VERIFY, sent).status()).isEqualTo(204);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(lease.hasTask(number, VERIFY)).isTrue();
    }

    @Test
    void aSignerWhoDoesNotMatchIsNotSealedAndAnotherSignatureIsAskedFor() {
        var number = signedByAnother();
        assertThat(lease.verifyIdentity(number, VERIFY, "MISMATCH", "授权委托书未加盖公章")
                        .status())
                .isEqualTo(204);
        assertThat(view(number)).contains("不得用印", "授权委托书未加盖公章");
        lease.claimAndConfirmSeal(number);
        var sealed = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.SEALED);
        assertThat(sealed.status()).isEqualTo(409);
        assertThat(sealed.text()).contains("不得用印", "李某某", "请承租人重新签署", "Not sealed");
        var anew = Map.of("sealing", "REFUSE", "refusal", "SIGN_ANEW", "reason", "授权委托书未加盖公章");
        assertThat(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", anew)
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(lease.hasTask(number, VERIFY))
                .as("known, nothing more is asked")
                .isFalse();
        lease.sealForLessor(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    /** An offer ends when it is refused (Civil Code art. 478): what it was bound for says nothing of the next. */
    @Test
    void afterARefusalTheLesseeHasTheWholePeriodToSignAgain() {
        var number = approved("2027-01-20");
        lease.signForLessee(number);
        lease.at(Instant.parse("2026-12-14T08:00:00Z"), number);
        var anew = Map.of("sealing", "REFUSE", "refusal", "SIGN_ANEW", "reason", "盖章不清");
        LeaseDriver.expectDone(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", anew));
        assertThat(lease.lease(number).path("openDates").toString())
                .contains("{\"what\":\"SIGNING\",\"at\":\"2027-01-13T16:00");
        lease.at(Instant.parse("2026-12-15T01:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(lease.lease(number).path("openDates").toString())
                .as("bound for ten working days again")
                .contains("{\"what\":\"SIGNING\",\"at\":\"2026-12-29T09:00");
    }

    /** Who had the link and its code in hand could have signed; that the paper came back says nothing of that. */
    @Test
    void whoHandedOverTheLinkDoesNotSealWhatCameBackOnPaper() {
        var number = approved("2026-11-01");
        assertThat(lease.callRaw(
                                LeaseDriver.SEALER,
                                "POST",
                                "/api/leases/" + number + "/signing-links",
                                "{\"to\":\"SIGNER\"}")
                        .status())
                .isEqualTo(201);
        assertThat(lease.signForLessee(number).status())
                .as("nobody could seal what contract1 recorded")
                .isEqualTo(409);
        var paper = LeaseDriver.onPaper(
                lease.attach(LeaseDriver.SEALER, number, "SIGNED_CONTRACT"), lease.contractDigest(number));
        assertThat(lease.callRaw(
                                LeaseDriver.SEALER,
                                "POST",
                                "/api/leases/" + number + "/signatures",
                                new ObjectMapper().valueToTree(paper).toString())
                        .status())
                .isEqualTo(202);
        var task = lease.taskId(number, "Task_SealForLessor");
        assertThat(lease.claim(LeaseDriver.SEALER, task).status()).isEqualTo(403);
        assertThat(lease.claim("contract1", task).status()).isEqualTo(204);
    }

    @Test
    void aSignerWhomNobodyVerifiesInTimeBindsNobody() {
        var number = signedByAnother();
        lease.at(Instant.parse("2026-12-15T01:00:00Z"), number);
        assertThat(lease.hasTask(number, VERIFY)).isFalse();
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("LAPSED");
    }

    @Test
    void anewIdentityIsVerifiedFirstIfADocumentHasExpiredMeanwhile() {
        var number = signedByAnother();
        lease.verifyIdentity(number, VERIFY, "MISMATCH", "授权委托书未加盖公章");
        TestPostgres.alter(
                "identity_verification",
                "update lease.identity_verification set document_valid_to = '2026-11-30' where lease_number = ?",
                number);
        lease.claimAndConfirmSeal(number);
        var anew = Map.of("sealing", "REFUSE", "refusal", "SIGN_ANEW", "reason", "授权委托书未加盖公章");
        LeaseDriver.expectDone(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", anew));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.hasTask(number, "Task_VerifyIdentity")).isTrue();
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + number, null).text())
                .contains("身份核验证据不全、已经失效或者存疑，不生成合同");
    }

    private String signedByAnother() {
        var number = approved("2026-11-01");
        assertThat(lease.signByAnother(number, lease.contractDigest(number)).status())
                .isEqualTo(202);
        return number;
    }

    private String view(String number) {
        return lease.call(
                        LeaseDriver.SEALER,
                        "GET",
                        "/engine-rest/task/" + lease.taskId(number, "Task_SealForLessor")
                                + "/form-variables?deserializeValues=false",
                        null)
                .text();
    }

    @Test
    void aNameWithOtherSpacesIsTheSameName() {
        var number = approved("2026-11-01");
        assertThat(lessee(number, signature(number, "王 示\u3000例", "法定代表人")).status())
                .isEqualTo(202);
        assertThat(kept(number, "mismatch")).isNull();
    }

    @Test
    void anAuthorityOtherThanTheApplicationsNeedsAReason() {
        var byLaw = approved("2026-11-01");
        assertThat(fieldRefused(byLaw, "王示例", "授权委托书 2026-7")).isEqualTo("authority");
        var byLetter = approvedByLetter("授委 2026-7 号");
        assertThat(fieldRefused(byLetter, "王示例", "法定代表人")).isEqualTo("authority");
        assertThat(fieldRefused(byLetter, "王示例", "授权委托书 2026-8")).isEqualTo("authority");
        assertThat(lessee(byLetter, signature(byLetter, "王示例", "授权委托书（授委2026-7号）"))
                        .status())
                .isEqualTo(202);
        assertThat(kept(byLetter, "mismatch")).isNull();
    }

    @Test
    void theContractNamesWhoSignsByLetterAndAnnexesTheLettersFile() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("signerIsLegalRep", false).put("poaRef", "授委 2026-7 号");
        var number = lease.apply(application);
        lease.attach("sales1", number, "LETTER_OF_AUTHORITY", "授权委托书.pdf");
        lease.approve("legal1", number);

        assertThat(jdbc.sql(
                                "select lease.text_of(c) || a.digest from lease.contract c join lease.attachment a using (lease_number)"
                                        + " where a.kind = 'LETTER_OF_AUTHORITY' and lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("王示例，授权代表；授权委托书：授委 2026-7 号")
                .containsPattern("(?s)授权委托书（授委 2026-7 号，文件“授权委托书.pdf”，摘要值（SHA-256）([0-9a-f]{64})）.*\\1$");
    }

    /** Otherwise one person could invent the lessee's signature. */
    @Test
    void whoRecordedAPaperSignatureNeitherConfirmsNorSeals() {
        var number = approved("2026-11-01");
        lease.signForLessee(number);
        var task = lease.taskId(number, "Task_SealForLessor");
        var claim = lease.claim("contract1", task);
        assertThat(claim.status()).isEqualTo(403);
        assertThat(claim.text()).contains("承租人的纸质签名是您登记的");
        assertThat(lease.confirmSeal("contract1", number).status()).isEqualTo(409);
        tasks.setAssignee(task, "contract1");
        assertThat(lease.submit("contract1", task, LeaseDriver.SEALED).status())
                .as("the gate")
                .isEqualTo(403);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
        tasks.setAssignee(task, null);
        lease.sealForLessor(number);
        assertThat(kept(number, "comparison")).contains("\"sealAcrossPages\":true");
        assertThat(kept(number, "archived_at")).isEqualTo("档案室 3 柜 2026-117");
    }

    /** Otherwise the record holds the lessee's half alone. */
    @Test
    void whoSealsOnPaperHandsInTheScanWithBothSeals() {
        var number = approved("2026-11-01");
        lease.signForLessee(number);
        assertThat(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
        var none = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.SEALED);
        assertThat(none.status()).as(none.text()).isEqualTo(400);
        assertThat(none.body().path("errors").findValuesAsText("field")).containsExactly("scan");
        assertThat(none.text()).contains("含双方签名、印章", "请先在“附件”中上传");
        var junk = handIn(number, "junk.pdf", "%PDF-1.7\nnothing\n%%EOF".getBytes(StandardCharsets.UTF_8));
        assertThat(junk.status()).as(junk.text()).isEqualTo(400);
        assertThat(junk.text()).contains("打不开或者没有页面");
        var asIssued = lease.bytes("contract1", "/api/leases/" + number + "/contract");
        assertThat(handIn(number, "issued.pdf", asIssued).status())
                .as("nobody's signature is on it")
                .isEqualTo(400);
        handInPastTheDoor(number, asIssued);
        assertThat(sealWith(number, "")).as("nobody's signature is on it").isEqualTo(400);
        var scan = lease.attach(LeaseDriver.SEALER, number, "SIGNED_CONTRACT", "both.pdf");
        for (var wrong : List.of("other.pdf", "issued.pdf", kept(number, "scan"))) {
            assertThat(sealWith(number, wrong))
                    .as("not a scan, not signed, or the lessee's half")
                    .isEqualTo(400);
        }
        lease.attach(LeaseDriver.SEALER, number, "SIGNED_CONTRACT", "second.pdf");
        assertThat(sealWith(number, "")).as("which of them").isEqualTo(400);
        assertThat(sealWith(number, "both.pdf")).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        var digest = jdbc.sql("select scan_digest from lease.signature where lease_number = ? and party = 'LESSOR'"
                        + " and scan = ?::uuid")
                .params(number, scan)
                .query(String.class)
                .single();
        assertThat(Digests.sha256(lease.bytes("legal1", "/api/leases/" + number + "/contract")))
                .as("what both signed")
                .isEqualTo(digest);
        assertThat(lease.bundled(number)).contains("attachments/" + scan + ".pdf");
    }

    /** As a file that is kept already, which the door would not take. */
    private static void handInPastTheDoor(String number, byte[] file) {
        TestPostgres.superuser("shared")
                .sql(
                        "insert into lease.attachment select lease_number, gen_random_uuid(), 'SIGNED_CONTRACT', null, 'issued.pdf',"
                                + " 'application/pdf', :size, digest, null, 'contract1', now(), 'issued', 1, null from lease.contract"
                                + " where lease_number = :number")
                .param("size", file.length)
                .param("number", number)
                .update();
    }

    private Http.Answer handIn(String number, String fileName, byte[] file) {
        return lease.post(
                LeaseDriver.SEALER,
                "/api/leases/" + number + "/attachments?kind=SIGNED_CONTRACT&fileName=" + fileName,
                file,
                "application/pdf",
                "Idempotency-Key",
                "hand-in-" + fileName);
    }

    private int sealWith(String number, String scan) {
        var values = new HashMap<>(LeaseDriver.SEALED);
        values.put("scan", scan);
        return lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values)
                .status();
    }

    /** Without the second officer's comparison it opens nothing, however its row came there. */
    @Test
    void aPaperThatOneOfficerAloneComparedOpensNothing() {
        var number = approved("2026-11-01");
        lease.signForLessee(number);
        lease.decideToSeal(number);
        TestPostgres.alter(
                "signature", "update lease.signature set recorded_by = 'contract2' where lease_number = ?", number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void aPointThatIsNotAnsweredOrAnsweredWithNoRecordsAndSealsNothing() {
        var number = approved("2026-11-01");
        for (var missing : List.of("scan", "archivedAt", "nothingByHand", "sealAcrossPages")) {
            var refused = lessee(number, signature(number, "王示例", "法定代表人").without(missing));
            assertThat(refused.status()).as(missing + refused.text()).isEqualTo(400);
            assertThat(refused.body().path("errors").findValuesAsText("field")).contains(missing);
        }
        var no = lessee(number, signature(number, "王示例", "法定代表人").put("nothingByHand", false));
        assertThat(no.status()).as(no.text()).isEqualTo(422);
        assertThat(no.text()).contains("比对不符", "没有手写的增删、涂改", "请退回承租人重新签署");
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        var byHand = signature(number, "王示例", "法定代表人").put("kind", "HANDWRITTEN");
        byHand.remove(List.of("sealNamesLessee", "sealAcrossPages"));
        assertThat(lessee(number, byHand).status())
                .as("a signature by hand has no seal to be compared")
                .isEqualTo(202);
        var values = LeaseDriver.sealed(lease.claimAndConfirmSeal(number));
        values.put("dated", "NO");
        var refused = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("签署日期已填写", "不得用印");
        values.remove("dated");
        assertThat(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aScanIsOneOfThisLeasesOwnAndItsDigestStandsWithTheSignature() {
        var number = approved("2026-11-01");
        var scan = lease.attach("contract1", number, "SIGNED_CONTRACT");
        for (var wrong : List.of(
                "x",
                UUID.randomUUID().toString(),
                lease.attach("contract1", approved("2026-11-01"), "SIGNED_CONTRACT"),
                lease.attach("contract1", number, "IDENTITY"))) {
            var refused = lessee(number, signature(number, "王示例", "法定代表人").put("scan", wrong));
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("scan");
        }
        assertThat(lessee(number, signature(number, "王示例", "法定代表人").put("scan", scan))
                        .status())
                .isEqualTo(202);
        assertThat(kept(number, "scan")).isEqualTo(scan);
        assertThat(lease.call("legal1", "GET", "/api/leases/" + number + "/attachments", null)
                        .body()
                        .path("attachments"))
                .filteredOn(file -> file.path("id").asText().equals(scan))
                .singleElement()
                .satisfies(file -> assertThat(file.path("digest").asText()).isEqualTo(kept(number, "scan_digest")));
    }

    @Test
    void aSignatureThatDiffersWithoutAReasonOpensNothing() {
        var number = approved("2026-11-01");
        TestPostgres.superuser("shared")
                .sql(
                        "insert into lease.signature (lease_number, contract_version, party, signer, authority, kind, recorded_by,"
                                + " contract_digest, signed_at) select lease_number, version, 'LESSEE', '李某某', '法定代表人',"
                                + " 'SEAL', 'contract1', digest, drafted_at from lease.contract where lease_number = ?")
                .param(number)
                .update();
        assertThatThrownBy(() -> correlate(number)).hasMessageContaining("签署人");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    private void correlate(String number) {
        runtime.createMessageCorrelation("LesseeSigned")
                .processInstanceBusinessKey(number)
                .correlate();
    }

    private String kept(String number, String column) {
        return jdbc.sql("select " + column + " from lease.signature where lease_number = ? and party = 'LESSEE'")
                .param(number)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private String fieldRefused(String number, String signer, String authority) {
        var refused = lessee(number, signature(number, signer, authority));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        return refused.body().path("errors").path(0).path("field").asText();
    }

    private ObjectNode signature(String number, String signer, String authority) {
        ObjectNode said = new ObjectMapper()
                .valueToTree(LeaseDriver.onPaper(
                        lease.attach("contract1", number, "SIGNED_CONTRACT"), lease.contractDigest(number)));
        return said.put("signer", signer).put("authority", authority);
    }

    private Http.Answer lessee(String number, ObjectNode signature) {
        return lease.call("contract1", "POST", "/api/leases/" + number + "/signatures", signature);
    }

    @Test
    void aTermThatIsOverIsSignedByNobody() {
        var number = approvedForOneMonth();
        var late = approvedForOneMonth();
        lease.at(SettableClock.START.plusSeconds(7 * 86_400L), number);
        lease.signForLessee(number);
        lease.at(SettableClock.START.plusSeconds(20 * 86_400L), late);
        lease.claimAndConfirmSeal(number);
        assertThat(seal(number, "SEAL")).isEqualTo(409);
        var refused = lease.signForLessee(late);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("届满", "撤回申请", "nothing is left to lease");
        insertLesseesSignature(late);
        assertThatThrownBy(() -> correlate(late)).hasMessageContaining("届满");
        assertThat(lease.stage(late)).isEqualTo("CONTRACT");
    }

    @Test
    void aContractWithoutAFirstDayIsSignedByNobody() {
        var number = approved("2026-11-01");
        TestPostgres.alter(
                "lease", "update lease.lease set starts_at = null, term_ends_at = null where number = ?", number);
        var refused = lease.signForLessee(number);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("起租日", "first day");
        insertLesseesSignature(number);
        assertThatThrownBy(() -> correlate(number)).hasMessageContaining("起租日");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void aDoubtThatTheOfficerClearedDoesNotSendTheDraftBack() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2026-10-20");
        var number = lease.apply(application);
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
    }

    @Test
    void theContractSaysWhatHappensWhenAPermitEndsWithinItsTerm() {
        assertThat(drafted("2027-06-01", "CN")).contains("permit-validity", "相应的使用随之终止");
        assertThat(drafted("2040-01-01", "CN")).doesNotContain("permit-validity");
    }

    /** What may be signed electronically may come back on paper, and then its text must be true of that too. */
    @Test
    void anElectronicTextThatIsSignedOnPaperDoesNotContradictItself() {
        var number = lease.inForce(lease.application());
        assertThat(lease.contractText(number))
                .contains(
                        "以纸质文本签署的，本合同一式两份，双方各执一份",
                        "双方以纸质文本签名或者盖章的，同样有效",
                        "以承租人电子签名的时间戳为准；以纸质文本签署的：____",
                        "以出租人电子印章的时间戳为准；以纸质文本签署的：____")
                .doesNotContain("本合同以电子文件签署");
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意")));
        lease.runJobs(number);
        assertThat(jdbc.sql(
                                "select lease.text_of(contract) from lease.contract where lease_number = ? and agreement is not null")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("双方以纸质文本签名或者盖章的，同样有效", "以纸质文本签署的：____");
    }

    @Test
    void theContractNamesItsLawAsALawyerWritesIt() {
        assertThat(drafted("2040-01-01", "PRC law")).contains("适用中华人民共和国法律");
        assertThat(drafted("2040-01-01", "中国法律（不含港澳台地区法律）")).contains("适用中国法律（不含港澳台地区法律）");
        assertThat(drafted("2040-01-01", "香港法律")).contains("适用香港法律");
        assertThat(drafted("2040-01-01", "SG")).contains("适用新加坡法律");
    }

    private String drafted(String mechanismValidTo, String law) {
        var application = lease.application();
        ((ObjectNode) application.path("data"))
                .put("mechanism", "STANDARD_CONTRACT")
                .put("mechanismRef", "BZHT-示例")
                .put("mechanismValidTo", mechanismValidTo);
        ((ObjectNode) application.path("contract")).put("governingLaw", law);
        var number = lease.apply(application);
        lease.approve("legal1", number);
        return jdbc.sql("select lease.text_of(contract) from lease.contract where lease_number = ?")
                .param(number)
                .query(String.class)
                .single();
    }

    private String approvedForOneMonth() {
        var application = lease.application();
        var terms = (ObjectNode) application.path("contract");
        terms.put("startDate", "2026-11-15")
                .put("termMonths", 1)
                .<ObjectNode>set("rentPlan", GivenLease.plan("MONTH", "ADVANCE", 6));
        terms.remove(List.of("deposit", "depositKind"));
        return lease.toBeSigned(application);
    }

    private static void insertLesseesSignature(String number) {
        TestPostgres.superuser("shared")
                .sql(
                        "insert into lease.signature (lease_number, contract_version, party, signer, authority, kind, recorded_by,"
                                + " contract_digest, signed_at) select lease_number, version, 'LESSEE', '王示例', '法定代表人',"
                                + " 'SEAL', 'contract1', digest, drafted_at from lease.contract where lease_number = ?")
                .param(number)
                .update();
    }

    private List<String> told(String number) {
        return jdbc.sql("select person from lease.notice where lease_number = ? and kind = 'START_DATE_PAST'")
                .param(number)
                .query(String.class)
                .list();
    }

    private String approved(String startDate) {
        return approved(startDate, lessee -> {});
    }

    private String approved(String startDate, Consumer<ObjectNode> change) {
        var application = lease.application();
        change.accept((ObjectNode) application.path("lessee"));
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        return lease.toBeSigned(application);
    }

    private String approvedByLetter(String poaRef) {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("signerIsLegalRep", false).put("poaRef", poaRef);
        ((ObjectNode) application.path("contract")).put("startDate", "2026-11-01");
        var number = lease.apply(application);
        lease.attach("sales1", number, "LETTER_OF_AUTHORITY", "授权委托书.pdf");
        lease.approve("legal1", number);
        return number;
    }

    private int seal(String number, String kind) {
        var values = new HashMap<>(LeaseDriver.SEALED);
        values.put("kind", kind);
        return lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values)
                .status();
    }
}
