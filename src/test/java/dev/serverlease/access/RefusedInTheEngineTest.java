package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What the engine's side refuses in a request is answered as a refusal; what fails there says of which lease it was.
 */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class RefusedInTheEngineTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private ManagementService management;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void aRefusalOfADelegateKeepsItsStatusAndItsWords() {
        var number = lease.inReview(lease.application());
        lease.approve("legal1", number);
        lease.signForLessee(number);
        lease.decideToSeal(number);
        TestPostgres.alter(
                "signature",
                "update lease.signature set signer = '李某某', mismatch = '签署人不同 Another signer', mismatch_reason = '出差' where lease_number = ?",
                number);
        var refused = execute(number);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("李某某", "不得用印");
        assertThat(refused.text()).doesNotContain("ENGINE-", "Exception");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void aFailureIsLoggedWithItsLease(CapturedOutput output) {
        var number = lease.inReview(lease.application());
        lease.approve("legal1", number);
        lease.signByBoth(number);
        provisioner.failFor(number, "机房接口超时");
        var failed = execute(number);
        provisioner.workAgainFor(number);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(output.getOut().lines())
                .anyMatch(
                        line -> line.contains("/engine-rest/job/") && line.contains("failed, lease [" + number + "]"));
    }

    /** With the excluded officer as its assignee nobody could go on with it. */
    @Test
    void anAdministratorAssignsNoTaskToWhomItIsNotFor() {
        var number = lease.inReview(lease.application());
        lease.approve("legal1", number);
        lease.signForLessee(number);
        var task = "/engine-rest/task/" + lease.taskId(number, "Task_SealForLessor");
        for (var refused : List.of(
                lease.callRaw("admin", "POST", task + "/assignee", "{\"userId\":\"contract1\"}"),
                lease.callRaw("admin", "POST", task + "/delegate", "{\"userId\":\"contract1\"}"),
                lease.callRaw("admin", "PUT", task, "{\"assignee\":\"contract1\"}"))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.body().path("detail").asText()).contains("contract1", "另一名人员用印", "another officer");
        }
        assertThat(lease.callRaw("admin", "POST", task + "/assignee", "{\"userId\":\"sales1\"}")
                        .body()
                        .path("detail")
                        .asText())
                .contains("sales1", "此任务仅由");
        assertThat(lease.callRaw("admin", "GET", task, "")
                        .body()
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(lease.callRaw("admin", "POST", task + "/assignee", "{\"userId\":\"contract2\"}")
                        .status())
                .isEqualTo(204);
        assertThat(lease.callRaw("admin", "POST", task + "/assignee", "{\"userId\":null}")
                        .status())
                .isEqualTo(204);
    }

    /** Or they would see a case that is none of theirs, and be refused at the claim. */
    @Test
    void anAdministratorOffersNoTaskToWhomItIsNotFor() {
        var number = lease.inReview(lease.application());
        lease.approve("legal1", number);
        lease.signForLessee(number);
        var task = lease.taskId(number, "Task_SealForLessor");
        for (var other : List.of(
                "{\"userId\":\"contract1\",\"type\":\"candidate\"}",
                "{\"userId\":\"sales1\",\"type\":\"candidate\"}",
                "{\"userId\":\"nobody\",\"type\":\"candidate\"}",
                "{\"groupId\":\"compliance-officers\",\"type\":\"candidate\"}",
                "{\"groupId\":\"nobody\",\"type\":\"candidate\"}",
                "{\"userId\":\"contract1\",\"type\":\"assignee\"}")) {
            var refused = lease.callRaw("admin", "POST", "/engine-rest/task/" + task + "/identity-links", other);
            assertThat(refused.status()).as(other + refused.text()).isEqualTo(403);
            assertThat(refused.body().path("detail").asText()).contains("未指派", "Not assigned");
        }
        for (var user : List.of("sales1", "compliance1")) {
            assertThat(lease.callRaw(user, "GET", "/engine-rest/task", "").text())
                    .doesNotContain(task);
        }
        for (var right : List.of(
                "{\"userId\":\"contract2\",\"type\":\"candidate\"}",
                "{\"groupId\":\"contract-officers\",\"type\":\"candidate\"}")) {
            assertThat(lease.callRaw("admin", "POST", "/engine-rest/task/" + task + "/identity-links", right)
                            .status())
                    .isEqualTo(204);
        }
        lease.sealForLessor(number);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
    }

    /** The job that waits, by an administrator's hand. */
    private Http.Answer execute(String number) {
        var job = management.createJobQuery().executable().list().stream()
                .filter(one -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(one.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .findFirst()
                .orElseThrow();
        return lease.call("admin", "POST", "/engine-rest/job/" + job.getId() + "/execute", null);
    }
}
