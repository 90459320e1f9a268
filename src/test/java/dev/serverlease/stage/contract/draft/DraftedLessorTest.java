package dev.serverlease.stage.contract.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lessor's entry changes after a text was drafted: who seals is told, and a text that is no longer true stays
 * unsealed.
 */
@ServerLeaseTest
class DraftedLessorTest {

    private static final String SEAL = "Task_SealForLessor";

    private static final Map<String, String> ANEW =
            Map.of("sealing", "REFUSE", "refusal", "SIGN_ANEW", "reason", "出租人资料已变更");

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void startOfTime() throws IOException {
        clock.set(SettableClock.START);
        lessorIs("", "");
    }

    @AfterEach
    void theDemosLessorAgain() throws IOException {
        lessorIs("", "");
    }

    @Test
    void aLessorThatMovedIsToldAtTheSealAndTheOldTextIsNotSealed() throws IOException {
        var number = offered();
        assertThat(page(number)).doesNotContain("出租人的下列资料有变更");
        lessorIs("示例路8号", "示例路9号");
        assertThat(page(number))
                .as("before the lessee signs")
                .contains("出租人的下列资料有变更", "“北京市海淀区示例路8号”", "“北京市海淀区示例路9号”");
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(view(number)).contains("不得用印", "“北京市海淀区示例路8号”，现为“北京市海淀区示例路9号”", "请承租人重新签署");

        LeaseDriver.expectDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, SEAL)));
        assertOutdated(lease.confirmSeal(LeaseDriver.SEALER, number), "住所", "示例路9号");
        assertOutdated(lease.complete(LeaseDriver.SEALER, number, SEAL, LeaseDriver.SEALED), "住所", "示例路9号");
        var task = lease.taskId(number, SEAL);
        assertThatThrownBy(() -> tasks.complete(task, new HashMap<>(LeaseDriver.SEALED)))
                .as("the engine's side")
                .isNotNull();

        LeaseDriver.expectDone(lease.complete(LeaseDriver.SEALER, number, SEAL, ANEW));
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("approved with another lessor").isEqualTo("LEGAL_REVIEW");
        lease.approve("legal1", number);
        assertThat(lease.contractText(number)).contains("示例路9号").doesNotContain("示例路8号");
        assertThat(page(number)).doesNotContain("出租人的下列资料有变更");
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void whatHarmsNobodyIsShownAndSealed() throws IOException {
        var number = offered();
        lessorIs("010-00000001", "010-00000002");
        assertThat(page(number)).contains("出租人的下列资料有变更", "现为“010-00000002”。不影响用印");
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(view(number)).contains("010-00000002", "不影响用印").doesNotContain("不得用印");
        lease.sealForLessor(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void anOpenSealTaskSaysWhatHoldsNow() throws IOException {
        var number = offered();
        var other = offered();
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(lease.signForLessee(other).status()).isEqualTo(202);
        assertThat(view(number)).doesNotContain("出租人的下列资料有变更");
        LeaseDriver.expectDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, SEAL)));

        lessorIs("示例路8号", "示例路9号");
        for (var each : List.of(number, other)) {
            assertThat(view(each)).as("after the task was made").contains("不得用印", "现为“北京市海淀区示例路9号”");
        }
        lessorIs("010-00000001", "010-00000002");
        assertThat(view(number)).contains("现为“010-00000002”。不影响用印").doesNotContain("不得用印", "示例路9号");
        lessorIs("2030-12-31,VALID", "2030-12-31,NOT_VALID");
        assertThat(view(number)).contains("不得用印", "许可证登记状态");
        lessorIs("", "");
        assertThat(view(number)).as("the entry was corrected").doesNotContain("出租人的下列资料有变更");

        lease.claimAndConfirmSeal(number);
        LeaseDriver.expectDone(lease.complete(LeaseDriver.SEALER, number, SEAL, LeaseDriver.SEALED));
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("the claim was kept").isEqualTo("IN_FORCE");
    }

    @Test
    void aSealTaskThatWasMadeWhileTheEntryWasWrongFollowsItsCorrection() throws IOException {
        var number = offered();
        lessorIs("示例路8号", "示例路9号");
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        assertThat(view(number)).contains("不得用印");
        lessorIs("", "");
        assertThat(view(number)).doesNotContain("出租人的下列资料有变更");
    }

    @Test
    void aPermitThatIsNoLongerTheOneInTheTextStopsTheSeal() throws IOException {
        var number = offered();
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        lease.claimAndConfirmSeal(number);
        lessorIs("2030-12-31,VALID", "2030-12-31,NOT_VALID");
        var sealed = lease.complete(LeaseDriver.SEALER, number, SEAL, LeaseDriver.SEALED);
        assertOutdated(sealed, "许可证登记状态");
        assertThat(sealed.text()).doesNotContain("NOT_VALID", "VALID");
    }

    @Test
    void aLessorThatChangesAfterTheDecisionIsNotSealedByTheEngineEither() throws IOException {
        var number = offered();
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        lease.decideToSeal(number);
        lessorIs("0200000000000000001", "0200000000000000002");
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        var job = management.createJobQuery().activityId("Task_ApplySeal").list().stream()
                .filter(each -> runtime.createProcessInstanceQuery()
                                .processInstanceId(each.getProcessInstanceId())
                                .processInstanceBusinessKey(number)
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow();
        assertThat(job.getExceptionMessage()).contains("银行账号", "0200000000000000002", "不得加盖");
        assertThat(page(number)).as("why the seal waits").contains("银行账号", "现不得加盖");

        lessorIs("", "");
        management.executeJob(job.getId());
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("the entry was the mistake").isEqualTo("IN_FORCE");
    }

    @Test
    void anAgreementIsComparedInWhatItSaysItself() throws IOException {
        var number = lease.inForce(lease.application());
        assertThat(lease.ask(number, "CHANGE").status()).isEqualTo(201);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "不影响")));
        lease.runJobs(number);
        lessorIs("0200000000000000001", "0200000000000000002");
        assertThat(page(number)).as("it names no account").doesNotContain("出租人的下列资料有变更");
        lessorIs("李示例,,,,", "李示例,张示例,授权委托书 2026-1,示例路10号,");
        assertThat(page(number)).as("nor signer and address for notices").doesNotContain("出租人的下列资料有变更");
        lessorIs("示例云服务（北京）有限公司", "示例云计算（北京）有限公司");
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        lessorIs("", "");
        assertThat(view(number)).as("the entry was corrected").doesNotContain("出租人的下列资料有变更");
        lessorIs("示例云服务（北京）有限公司", "示例云计算（北京）有限公司");
        assertThat(view(number)).as("while its seal is open").contains("不得用印", "示例云计算（北京）有限公司");
        LeaseDriver.expectDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, SEAL)));
        assertOutdated(lease.confirmSeal(LeaseDriver.SEALER, number, lease.agreementDigest(number)), "示例云计算（北京）有限公司");
        assertOutdated(lease.complete(LeaseDriver.SEALER, number, SEAL, LeaseDriver.SEALED), "示例云计算（北京）有限公司");

        LeaseDriver.expectDone(lease.complete(LeaseDriver.SEALER, number, SEAL, ANEW));
        lease.concludeAgreement(number);
        assertThat(lease.contractText(number)).contains("示例云计算（北京）有限公司");
    }

    /**
     * Before anybody takes the paper to the seal, and whether or not it was scanned: 409 with the change and the way.
     */
    private static void assertOutdated(Answer answer, String... changed) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.text())
                .contains("不得用印", "刷新页面", "请承租人重新签署", "Not to be sealed")
                .contains(changed);
    }

    private String offered() {
        var application = lease.application();
        application.withObjectProperty("contract").put("startDate", "2026-11-01");
        return lease.toBeSigned(application);
    }

    private String page(String number) {
        return lease.call("contract1", "GET", "/desk/leases/" + number, null).text();
    }

    private String view(String number) {
        return lease.call(
                        LeaseDriver.SEALER,
                        "GET",
                        "/engine-rest/task/" + lease.taskId(number, SEAL)
                                + "/form-variables?variableNames=view&deserializeValues=false",
                        null)
                .text();
    }

    @Test
    void whatCouldNotBeSealedIsNeitherSentNorSignedOnThePage() throws IOException {
        var number = offered();
        var early = link(number);
        assertThat(early.status()).as(early.text()).isEqualTo(201);
        var signer = new Signer(port, early.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText())
                .consented();
        assertThat(notices(number)).doesNotContain("出租人的下列资料有变更");
        lessorIs("0200000000000000001", "0200000000000000002");
        assertThat(notices(number)).as("the officers are told").contains("银行账号", "0200000000000000002", "收回");

        var refused = signer.post("signature", Map.of());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("银行账号", "0200000000000000002", "重新出具", "请联系出租人");
        var late = link(number);
        assertThat(late.status()).as(late.text()).isEqualTo(409);
        assertThat(late.text()).contains("银行账号", "0200000000000000002", "事实有误，收回合同退回申请更正");
        assertThat(lease.hasTask(number, SEAL)).isFalse();

        Signer.done(signer.post("refusal", Map.of("reason", "账号已变")));
        var again = lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "OFFER_AGAIN"));
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.text()).contains("银行账号", "0200000000000000002", "退回申请");
        lessorIs("", "");
        LeaseDriver.expectDone(
                lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "OFFER_AGAIN")));
        lease.runJobs(number);
        assertThat(link(number).status()).as("the entry was the mistake").isEqualTo(201);
    }

    @Test
    void whoHasBecomeAPersonOfTheLessorIsNotSentTheLinkOfARepresentative() throws Exception {
        var number = offered();
        var signer = new Signer(port, link(number).body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText());
        Signer.done(signer.upload(
                "representative",
                Map.of("name", "赵代理", "numberEnd", "002X", "address", "zhao@example.com", "telephone", ""),
                "授权委托书.pdf",
                SmallPdf.of("letter of authority")));
        lessorIs("李示例", "赵代理");
        var sent = lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "TO_REPRESENTATIVE"));
        assertThat(sent.status()).as(sent.text()).isEqualTo(400);
        assertThat(sent.text()).contains("赵代理", "出租人", "第一百六十八条");
    }

    private Answer link(String number) {
        return lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                JsonNodeFactory.instance.objectNode().put("to", "SIGNER"));
    }

    private String notices(String number) {
        return String.join(
                "\n",
                jdbc.sql("select n::text from lease.notice n where lease_number = ? and group_id = 'contract-officers'")
                        .param(number)
                        .query(String.class)
                        .list());
    }

    /** The demo's lessor with other words in its entry. */
    private void lessorIs(String old, String now) throws IOException {
        var demo = new ClassPathResource("demo/lessors.csv").getContentAsString(StandardCharsets.UTF_8);
        Answer answer = lease.callRaw(
                "compliance1", "POST", "/api/registers/lessors", changed(demo, old, now), "text/csv;charset=UTF-8");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Only in the line of the lessor who leases here. */
    private static String changed(String csv, String old, String now) {
        var lines = csv.split("\n");
        lines[1] = lines[1].replace(old, now);
        return old.isEmpty() ? csv : String.join("\n", lines) + "\n";
    }
}
