package dev.serverlease.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where rows and engine were torn apart, the operators are told, once, and until it is mended. */
@ServerLeaseTest
class ReconcilerTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Reconciler reconciler;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private RepositoryService repository;

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        assertThat(agreement.mismatches(number)).isEmpty();
    }

    @Test
    void anInstanceThatAnAdministratorDeleted() {
        // what other tests tore apart would fill the desk's list
        jdbc.sql("delete from lease.mismatch").update();
        admin("DELETE", "/process-instance/" + instance(), null);
        await().untilAsserted(
                        () -> assertThat(agreement.stored(number)).containsExactly("INSTANCE_GONE " + instance()));
        assertThat(notices()).isEqualTo(1);
        assertThat(lease.call("sales1", "GET", "/desk/leases/" + number, null).text())
                .as("the lease's page")
                .contains("流程与登记不一致，该租赁可能停滞");
        var desk = lease.call("ops1", "GET", "/desk", null).text();
        assertThat(desk).contains("流程与登记不一致", "流程实例已不存在", number);
        reconciler.lookAtAll();
        assertThat(notices()).isEqualTo(1);
        assertThat(lease.call("legal1", "GET", "/desk", null).text()).doesNotContain("流程与登记不一致");
    }

    @Test
    void aTimerThatSomebodyMovedUntilItIsMovedBack() {
        var due = management
                .createJobQuery()
                .jobId(job("Timer_UseReviewDue"))
                .singleResult()
                .getDuedate();
        // behind the doors: nobody moves it by them
        jdbc.sql("update act_ru_job set duedate_ = '2027-12-01' where id_ = :id")
                .param("id", job("Timer_UseReviewDue"))
                .update();
        assertThat(agreement.mismatches(number)).containsExactly("TIMER_DATE Timer_UseReviewDue");
        management.setJobDuedate(job("Timer_UseReviewDue"), due);
        assertThat(agreement.mismatches(number)).isEmpty();
    }

    @Test
    void aTimerThatIsGone() {
        admin("DELETE", "/job/" + job("Timer_TermEnds"), null);
        await().untilAsserted(
                        () -> assertThat(agreement.stored(number)).containsExactly("WAIT_MISSING Timer_TermEnds"));
    }

    @Test
    void aMessageThatNobodyWaitsForAnyMore() {
        jdbc.sql(
                        "delete from act_ru_event_subscr where activity_id_ = 'Message_TerminationRequested' and proc_inst_id_ = :id")
                .param("id", instance())
                .update();
        assertThat(agreement.mismatches(number)).containsExactly("WAIT_MISSING Message_TerminationRequested");
    }

    @Test
    void anInstanceThatIsSuspendedUntilItIsActivated() {
        admin("PUT", "/process-instance/" + instance() + "/suspended", "{\"suspended\":true}");
        await().untilAsserted(() -> assertThat(agreement.stored(number)).anyMatch(one -> one.startsWith("SUSPENDED ")));
        admin("PUT", "/process-instance/" + instance() + "/suspended", "{\"suspended\":false}");
        await().untilAsserted(() -> assertThat(agreement.stored(number)).isEmpty());
    }

    @Test
    void aTokenThatWasMovedWhereItsStageDoesNotBelong() {
        jdbc.sql(
                        "update act_ru_execution set act_id_ = 'Task_TakeBackServer' where act_id_ = 'Gateway_AwaitReview' and proc_inst_id_ = :id")
                .param("id", instance())
                .update();
        assertThat(agreement.mismatches(number)).contains("MISPLACED ", "MISPLACED Task_TakeBackServer");
    }

    @Test
    void aJobWithoutRetriesThatNobodyWasToldOf() {
        jdbc.sql("update act_ru_job set retries_ = 0 where id_ = :id")
                .param("id", job("Timer_TermEnds"))
                .update();
        assertThat(agreement.mismatches(number)).containsExactly("NO_RETRIES Timer_TermEnds");
    }

    @Test
    void anInstanceWithoutALease() {
        var beside = runtime.startProcessInstanceByKey("contract-signing", "none-" + UUID.randomUUID())
                .getId();
        try {
            reconciler.lookAtAll();
            assertThat(ofTheEngine()).contains("NO_LEASE " + beside);
        } finally {
            runtime.deleteProcessInstance(beside, "test");
        }
        reconciler.lookAtAll();
        assertThat(ofTheEngine()).doesNotContain("NO_LEASE " + beside);
    }

    @Test
    void aDefinitionThatIsSuspended() {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("human-look")
                .latestVersion()
                .singleResult()
                .getId();
        repository.suspendProcessDefinitionById(definition);
        try {
            reconciler.lookAtAll();
            assertThat(ofTheEngine()).contains("DEFINITION_SUSPENDED " + definition);
        } finally {
            repository.activateProcessDefinitionById(definition);
        }
        var ofAnIndividual = lease.sample("vpn-resale");
        ofAnIndividual.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) ofAnIndividual.path("lessee")).put("kind", "INDIVIDUAL").remove("uscc");
        var look = lease.call(
                "sales1",
                "POST",
                "/api/leases/" + lease.apply(ofAnIndividual) + "/human-looks",
                JsonNodeFactory.instance.objectNode().put("ground", "用途系本人学习"));
        assertThat(look.status()).as("it starts again: " + look.text()).isEqualTo(202);
    }

    /** And whoever is not told of one now is told at the next look. */
    @Test
    void aNoticeThatFailsKeepsNobodyFromTheOthers() {
        var first = number;
        number = lease.inForce(lease.application());
        var second = number;
        for (var torn : List.of(first, second)) {
            number = torn;
            jdbc.sql("update act_ru_job set retries_ = 0 where id_ = :id")
                    .param("id", job("Timer_TermEnds"))
                    .update();
        }
        failingNotices(first);
        try {
            assertThatThrownBy(() -> reconciler.look(List.of(first, second))).hasStackTraceContaining("no notice");
        } finally {
            TestPostgres.superuser("shared")
                    .sql("drop trigger no_notice on lease.notice")
                    .update();
        }
        assertThat(agreement.stored(second)).containsExactly("NO_RETRIES Timer_TermEnds");
        assertThat(notices(second)).isEqualTo(1);
        assertThat(agreement.stored(first)).isEmpty();
        assertThat(notices(first)).isZero();

        reconciler.look(List.of(first, second));
        assertThat(agreement.stored(first)).containsExactly("NO_RETRIES Timer_TermEnds");
        assertThat(notices(first)).isEqualTo(1);
        assertThat(notices(second)).isEqualTo(1);
    }

    private static void failingNotices(String lease) {
        var server = TestPostgres.superuser("shared");
        server.sql("create or replace function lease.no_notice() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'no notice'; end $$")
                .update();
        server.sql("create trigger no_notice before insert on lease.notice for each row when (new.lease_number = '"
                        + lease + "') execute function lease.no_notice()")
                .update();
    }

    /** Comparisons run while leases are applied for, approved, signed and handed over. */
    @Test
    void workInProgressRaisesNoAlarm() {
        var walk = CompletableFuture.supplyAsync(() -> List.of(
                lease.drivenToForce(lease.application()),
                lease.drivenToForce(lease.application()),
                lease.drivenToForce(lease.application())));
        while (!walk.isDone()) {
            reconciler.lookAtAll();
        }
        assertThat(jdbc.sql(
                                "select lease_number from lease.notice where kind = 'MISMATCH' and lease_number in (:walked)")
                        .param("walked", walk.join())
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private List<String> ofTheEngine() {
        return jdbc.sql("select kind || ' ' || place from lease.mismatch where lease_number = ''")
                .query(String.class)
                .list();
    }

    private long notices() {
        return notices(number);
    }

    private long notices(String number) {
        return jdbc.sql("select count(*) from lease.notice where kind = 'MISMATCH' and lease_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private String instance() {
        return lease.column(number, "process_instance_id");
    }

    private String job(String activity) {
        return management
                .createJobQuery()
                .processInstanceId(instance())
                .activityId(activity)
                .singleResult()
                .getId();
    }

    private void admin(String method, String path, String body) {
        assertThat(lease.callRaw("admin", method, "/engine-rest" + path, body).status())
                .isIn(200, 204);
    }
}
