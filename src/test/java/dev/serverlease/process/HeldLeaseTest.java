package dev.serverlease.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.serverlease.lease.Leases;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody holds a lease's row, such as a node that hangs: whoever comes for it is told so, and nobody else suffers.
 */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class HeldLeaseTest {

    /** What may wait with a connection in hand: a fraction of the pool. */
    private static final long MOST = 4;

    private static final int COMERS = 30;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private Leases leases;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void atOurDoorsOneWaitsAndNobodyElseSuffers(CapturedOutput output) throws Exception {
        var number = lease.inReview(lease.application());
        var withdrawals = "/api/leases/" + number + "/withdrawal";
        try (var holder = new HeldLease(number)) {
            allAreRefused(() -> lease.callRaw("sales1", "POST", withdrawals, "{\"ground\": \"改变计划\"}"), 1);
        }
        isOneLineEach(output, number);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(lease.callRaw("sales1", "POST", withdrawals, "{\"ground\": \"改变计划\"}")
                        .status())
                .isEqualTo(202);
    }

    @Tag("nightly")
    @Test
    void atTheEnginesDoorsAFewWaitAndNobodyElseSuffers(CapturedOutput output) throws Exception {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        var approval = lease.approval(number);
        try (var holder = new HeldLease(number)) {
            allAreRefused(() -> lease.submit("legal1", task, approval), MOST);
        }
        isOneLineEach(output, number);
        LeaseDriver.expectDone(lease.submit("legal1", task, approval));
    }

    /** Whatever it waited for in vain: the database does not say whose it is. */
    @Test
    void aJobThatWasHeldNamesItsLease(CapturedOutput output) {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        var failure = new CannotAcquireLockException("canceling statement due to lock timeout");
        engine.getCommandExecutorTxRequired()
                .execute(engine.getFailedJobCommandFactory()
                        .getCommand(job(number).getId(), failure));
        assertThat(output.getAll()).contains("HELD by somebody else, lease " + number);
    }

    @Test
    void whoReadsWhatNeedsTheLeaseIsToldThatItIsHeld() throws Exception {
        var number = lease.inReview(lease.application());
        try (var holder = new HeldLease(number)) {
            var answer = lease.callRaw("manager1", "GET", "/api/leases/" + number + "/evidence", null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.text()).contains("正有他人在办理", "暂时无法读取", "at work on");
        }
    }

    @Test
    void aJobKeepsItsAttemptsAndIsTriedAgainAfterTenSeconds(CapturedOutput output) throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        clock.set(Instant.parse("2026-12-15T16:00:01Z"));
        var job = job(number);
        try (var holder = new HeldLease(number)) {
            var failure = catchThrowable(
                    () -> ExecuteJobHelper.executeJob(job.getId(), engine.getCommandExecutorTxRequired()));
            assertThat(failure).hasStackTraceContaining("lock timeout");
            // as the executor does of whatever a job failed of
            ExecuteJobHelper.LOGGING_HANDLER.exceptionWhileExecutingJob(job.getId(), failure);
        }
        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ")))
                .singleElement()
                .asString()
                .contains("HELD", number, job.getId());
        var after = job(number);
        assertThat(after.getId()).isEqualTo(job.getId());
        assertThat(after.getRetries()).isEqualTo(job.getRetries());
        assertThat(after.getExceptionMessage()).isNull();
        assertThat(after.getDuedate()).as("the law's date").isEqualTo(job.getDuedate());
        isFoundAfterTenSeconds(job);
        ExecuteJobHelper.executeJob(job.getId(), engine.getCommandExecutorTxRequired());
        assertThat(management.createJobQuery().jobId(job.getId()).count()).isZero();
    }

    @Test
    void aJobWhoseConnectionIsEndedLosesAnAttemptAndIsTriedAgainShortly() throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        clock.set(Instant.parse("2026-12-15T16:00:01Z"));
        var job = job(number);
        try (var holder = new HeldLease(number)) {
            var execution = CompletableFuture.runAsync(
                    () -> ExecuteJobHelper.executeJob(job.getId(), engine.getCommandExecutorTxRequired()));
            await().until(() -> HeldLease.waiting() > 0);
            TestPostgres.superuser("shared")
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where wait_event_type = 'Lock' and datname = 'shared'")
                    .query()
                    .listOfRows();
            assertThat(execution).failsWithin(Duration.ofSeconds(20));
        }
        assertThat(job(number).getRetries()).isEqualTo(job.getRetries() - 1);
        assertThat(job(number).getDuedate()).isEqualTo(job.getDuedate());
        isFoundAfterTenSeconds(job);
        ExecuteJobHelper.executeJob(job.getId(), engine.getCommandExecutorTxRequired());
        assertThat(management.createJobQuery().jobId(job.getId()).count()).isZero();
    }

    @Test
    void anAdministratorWhoExecutesItsJobIsToldThatNothingWasStored(CapturedOutput output) throws Exception {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        clock.set(Instant.parse("2026-12-15T16:00:01Z"));
        var execution = "/engine-rest/job/" + job(number).getId() + "/execute";
        try (var holder = new HeldLease(number)) {
            isToldToComeAgain(lease.callRaw("admin", "POST", execution, "{}"));
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("POST") && line.contains("HELD")))
                .singleElement()
                .asString()
                .contains(" WARN ", number);
        assertThat(lease.callRaw("admin", "POST", execution, "{}").status()).isEqualTo(204);
    }

    /** A step that has changed the row locks it again, while somebody waits for it. */
    @Test
    void whoHoldsItDoesNotWaitForThoseWhoWaitForIt() {
        var number = lease.inReview(lease.application());
        var own = new TransactionTemplate(transactions);
        var other = own.execute(status -> {
            leases.lock(number);
            leases.checkAgain(number);
            var waits = CompletableFuture.supplyAsync(() -> new TransactionTemplate(transactions)
                    .execute(theirs -> leases.lock(number).number()));
            await().until(() -> HeldLease.waiting() > 0);
            assertThat(leases.lock(number).number()).isEqualTo(number);
            status.setRollbackOnly();
            return waits;
        });
        assertThat(other).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(number);
    }

    private void allAreRefused(Supplier<Http.Answer> ask, long most) {
        var threads = Executors.newFixedThreadPool(COMERS);
        try {
            var asked = IntStream.range(0, COMERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(ask, threads))
                    .toList();
            var waiting = new AtomicLong();
            await().until(() -> waiting.updateAndGet(before -> Math.max(before, HeldLease.waiting())) > 0);
            assertThat(lease.call("sales2", "GET", "/api/leases?size=1", null).status())
                    .isEqualTo(200);
            assertThat(asked).as("somebody still waits when the list is there").anyMatch(one -> !one.isDone());
            await().until(() -> {
                waiting.updateAndGet(before -> Math.max(before, HeldLease.waiting()));
                return asked.stream().allMatch(CompletableFuture::isDone);
            });
            assertThat(waiting.get()).as("connections that waited").isLessThanOrEqualTo(most);
            assertThat(asked).extracting(CompletableFuture::join).allSatisfy(HeldLeaseTest::isToldToComeAgain);
        } finally {
            threads.shutdown();
        }
    }

    private static void isOneLineEach(CapturedOutput output, String number) {
        assertThat(output.getAll().lines().filter(line -> line.contains(" WARN ") && line.contains("HELD")))
                .hasSize(COMERS)
                .allSatisfy(line -> assertThat(line).contains(number));
        assertThat(output.getAll()).doesNotContain(" ERROR ", "\tat ");
    }

    private static void isToldToComeAgain(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.whole().headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body().path("detail").asText()).contains("未保存任何内容", "nothing was stored");
    }

    /** Nobody who looks for jobs takes it up before. */
    private void isFoundAfterTenSeconds(Job job) {
        assertThat(found()).doesNotContain(job.getId());
        clock.set(clock.instant().plusSeconds(9));
        assertThat(found()).doesNotContain(job.getId());
        clock.set(clock.instant().plusSeconds(2));
        assertThat(found()).contains(job.getId());
    }

    private List<String> found() {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 100_000)).stream()
                        .map(AcquirableJobEntity::getId)
                        .toList());
    }

    private Job job(String number) {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .processDefinitionKey("server-lease")
                        .singleResult()
                        .getId())
                .timers()
                .singleResult();
    }
}
