package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Http;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Something comes in while a timer of the lease runs: an order is never lost, and a cure is either in time or too late.
 */
class OrderRaceTest extends LeaseInForce {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    @Autowired
    private PlatformTransactionManager transactions;

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    @Test
    void orderWhileTheReviewFallsDue() throws Exception {
        clock.set(due());
        var answer = whileItIsAboutToCommit("Timer_UseReviewDue", () -> order("O-1"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");
        assertThat(open("REPORT_TO_POLICE")).hasSize(1);
    }

    @Test
    void reviewFallsDueWhileTheOrderIsTakenIn() throws Exception {
        clock.set(due());
        var order = THREADS.submit(() -> order("O-1"));
        lease.runJobs(number);
        assertThat(order.get().status()).as(order.get().text()).isEqualTo(202);
        lease.runJobs(number);
        later(600);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(open("REPORT_TO_POLICE")).hasSize(1);
    }

    @Test
    void cureWhileItsDeadlinePasses() throws Exception {
        suspendedAtItsDeadline();
        var answer = whileItIsAboutToCommit(
                "Timer_CureDeadline", () -> post("compliance1", "cures", Map.of("proof", "已整改")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(cures()).isEqualTo(1);
    }

    private void suspendedAtItsDeadline() {
        reviewed();
        assertThat(conclude(suspending("actualUseMatches", "NO")).status()).isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        clock.set(jdbc.sql("select cure_by from lease.suspension where lease_number = :number")
                .param("number", number)
                .query(OffsetDateTime.class)
                .single()
                .toInstant());
    }

    /** The timer has run, its transaction is open, and the other one comes in and waits. */
    private Http.Answer whileItIsAboutToCommit(String timer, Supplier<Http.Answer> other) throws Exception {
        var job = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId(timer)
                .singleResult()
                .getId();
        Future<Http.Answer> answer = new TransactionTemplate(transactions).execute(status -> {
            management.executeJob(job);
            var coming = THREADS.submit(other::get);
            while (!coming.isDone() && waitingForALock() == 0) {
                Thread.onSpinWait();
            }
            return coming;
        });
        return answer.get();
    }

    private int waitingForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    private int cures() {
        return jdbc.sql("select count(*) from lease.cure where lease_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }
}
