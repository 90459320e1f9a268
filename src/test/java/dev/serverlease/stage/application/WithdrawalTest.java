package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The applicant withdraws until the lessee's signature is accepted, once, and nobody else does. */
@ServerLeaseTest
class WithdrawalTest {

    private static final String GROUND = "{\"ground\": \"承租人改变计划\"}";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void whileTheApplicationIsToBeCompleted() {
        withdrawn(incomplete());
    }

    @Test
    void whileTheLessorsOwnFaultHoldsTheChecks() {
        var number = lease.inReview(lease.application());
        jdbc.sql("update lease.lease set stage = 'CHECKS' where number = ?")
                .param(number)
                .update();
        runtime.createProcessInstanceModification(lease.column(number, "process_instance_id"))
                .cancelAllForActivity("Task_LegalReview")
                .startBeforeActivity("Task_WaitForLessor")
                .execute();
        assertThat(lease.stage(number)).isEqualTo("CHECKS");
        withdrawn(number);
    }

    @Test
    void duringLegalReview() {
        withdrawn(lease.inReview(lease.application()));
    }

    @Test
    void whileTheContractIsDraftedAndSignedByTheLessor() {
        var drafted = lease.toBeSigned(lease.application());
        assertThat(lease.stage(drafted)).isEqualTo("CONTRACT");
        withdrawn(drafted);
        var signed = offered("2026-11-01");
        withdrawn(signed);
        var late = lease.signForLessee(signed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("已结束");
    }

    private void withdrawn(String number) {
        var answer = withdraw("sales1", number, GROUND);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        ended(number);
        var steps = steps(number, "WITHDRAWN");
        assertThat(steps).hasSize(1);
        assertThat(lease.lease(number).path("timeline").toString()).contains("承租人改变计划");

        stored.unchangedBy(() -> {
            assertThat(withdraw("sales1", number, GROUND).status()).as("again").isEqualTo(202);
        });
    }

    private void ended(String number) {
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("WITHDRAWN");
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number).count())
                .isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(lease.column(number, "process_instance_id"))
                        .count())
                .isZero();
    }

    @Test
    void needsAGround() {
        var number = lease.inReview(lease.application());
        stored.unchangedBy(() -> {
            for (var body : List.of(
                    "{}",
                    "{\"ground\": \" \"}",
                    "{\"ground\": \"" + "长".repeat(4001) + "\"}",
                    "{\"ground\": \"\\u0000\"}",
                    "{\"reason\": \"x\"}",
                    "{\"ground\": {}}",
                    "[")) {
                assertThat(withdraw("sales1", number, body).status()).as(body).isEqualTo(400);
            }
        });
        stored.unchangedBy(() -> {
            var without = withdraw("sales1", number, null);
            assertThat(without.status()).isEqualTo(400);
            assertThat(without.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("ground");
        });
        withdrawn(number);
    }

    @Test
    void afterTheLesseesSignatureItIsTermination() {
        var waiting = offered("2027-01-01");
        assertThat(lease.signForLessee(waiting).status()).isEqualTo(202);
        assertThat(lease.stage(waiting)).isEqualTo("CONTRACT");
        tooLate(waiting);
        lease.sealForLessor(waiting);
        assertThat(lease.stage(waiting)).isEqualTo("ACTIVATION");
        tooLate(waiting);
        tooLate(lease.inForce(lease.application()));
    }

    /** The activation is held inside the part of the diagram that a withdrawal would still leave. */
    @Test
    void heldActivationIsNotWithdrawn() {
        var number = offered("2026-11-01");
        TestPostgres.alter(
                "application",
                "update lease.application set content = jsonb_set(content, '{contract,monthlyRent}', '\"1.00\"')"
                        + " where lease_number = ?",
                number);
        lease.signByBoth(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        assertThat(runtime.createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .messageEventSubscriptionName("Withdrawn")
                        .count())
                .as("the process does not take it either")
                .isZero();
        tooLate(number);
    }

    private void tooLate(String number) {
        var stage = lease.stage(number);
        stored.unchangedBy(() -> {
            var answer = withdraw("sales1", number, GROUND);
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.text())
                    .contains(
                            stage.equals("CONTRACT")
                                    ? List.of("不用印", "refuses to seal it")
                                    : List.of(LeaseStage.valueOf(stage).en(), "解除", "terminate"));
        });
    }

    @Test
    void leaseThatEndedInAnotherWayStaysUnchanged() {
        var number = lease.inReview(lease.application());
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REJECT", "ground", "用途存疑"));
        stored.unchangedBy(() -> {
            var answer = withdraw("sales1", number, GROUND);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("已结束").doesNotContain("解除");
        });
    }

    @Test
    void onlyTheApplicantWithdraws() {
        var number = lease.inReview(lease.application());
        stored.unchangedBy(() -> {
            var other = withdraw("sales2", number, GROUND);
            assertThat(other.status()).isEqualTo(404);
            assertThat(other.text()).doesNotContain("sales1");
            assertThat(withdraw("sales1", "SL-2026-999999", GROUND).status()).isEqualTo(404);
            for (var person : List.of("legal1", "contract1", "compliance1", "ops1", "manager1", "admin")) {
                assertThat(withdraw(person, number, GROUND).status()).as(person).isEqualTo(403);
            }
            assertThat(withdraw(null, number, GROUND).status()).isEqualTo(401);
        });
    }

    @Test
    void onlyOneOfSimultaneousSignatureAndWithdrawalWins() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 6; round++) {
                var number = offered("2027-01-01");
                var barrier = new CyclicBarrier(2);
                Callable<Answer> sign = () -> {
                    barrier.await();
                    return lease.signForLessee(number);
                };
                Callable<Answer> withdraw = () -> {
                    barrier.await();
                    return withdraw("sales1", number, GROUND);
                };
                var answers = new ArrayList<Integer>();
                for (var future :
                        threads.invokeAll(round % 2 == 0 ? List.of(sign, withdraw) : List.of(withdraw, sign))) {
                    answers.add(future.get().status());
                }
                assertThat(answers).containsExactlyInAnyOrder(202, 409);
                lease.runJobs(number);
                boolean signed = !steps(number, "SIGNED_LESSEE").isEmpty();
                assertThat(steps(number, "WITHDRAWN")).hasSize(signed ? 0 : 1);
                assertThat(lease.stage(number)).isEqualTo(signed ? "CONTRACT" : "ENDED");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void twoSimultaneousWithdrawalsCountOnce() throws Exception {
        var number = incomplete();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var barrier = new CyclicBarrier(4);
            Callable<Answer> withdraw = () -> {
                barrier.await();
                return withdraw("sales1", number, GROUND);
            };
            for (var future : threads.invokeAll(List.of(withdraw, withdraw, withdraw, withdraw))) {
                assertThat(future.get().status()).isEqualTo(202);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(steps(number, "WITHDRAWN")).hasSize(1);
        ended(number);
    }

    private String incomplete() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        return lease.applied(application);
    }

    private String offered(String startDate) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        return lease.toBeSigned(application);
    }

    private Answer withdraw(String user, String number, String body) {
        return lease.callRaw(user, "POST", "/api/leases/" + number + "/withdrawal", body);
    }

    private List<String> steps(String number, String action) {
        return jdbc.sql("select action from lease.audit where lease_number = ? and action = ?")
                .params(number, action)
                .query(String.class)
                .list();
    }
}
