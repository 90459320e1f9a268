package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What a step leaves to do is done at once by the node that took the step, although nobody looks for jobs here. */
@ServerLeaseTest
class StartedAtOnceTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private JdbcClient jdbc;

    private JobExecutor before;
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    private String number;

    @BeforeEach
    void aLeaseIsToBeSealedByANodeThatLooksForNoJobs() {
        before = engine.getJobExecutor();
        number = lease.toBeSigned(lease.application());
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        threads.setMaxPoolSize(1);
        threads.setQueueCapacity(8);
        threads.initialize();
        var executor = new ThatLooksForNone();
        executor.setTaskExecutor(threads);
        executor.setLockTimeInMillis(before.getLockTimeInMillis());
        engine.setJobExecutor(executor);
    }

    @AfterEach
    void theNodeAsItWas() {
        engine.setJobExecutor(before);
        threads.shutdown();
    }

    @Test
    void theSealIsAppliedAndTheServerHandedOver() {
        lease.decideToSeal(number);
        await().untilAsserted(() -> assertThat(lease.stage(number)).isEqualTo("IN_FORCE"));
    }

    @Test
    void aNodeThatDoesTooMuchLeavesTheJobToWhoeverLooksForIt() {
        var ended = new CountDownLatch(1);
        for (int queued = 0; queued < 3; queued++) {
            threads.execute(() -> awaitUnlessInterrupted(ended));
        }
        lease.decideToSeal(number);
        assertThat(jdbc.sql("""
                        select j.lock_owner_ is null from act_ru_job j
                        join act_ru_execution p on p.id_ = j.process_instance_id_
                        where p.business_key_ = :number and j.handler_type_ = 'async-continuation'""").param("number", number).query(Boolean.class).list())
                .containsExactly(true);
        ended.countDown();
    }

    private static void awaitUnlessInterrupted(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class ThatLooksForNone extends SpringJobExecutor {

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        protected void startExecutingJobs() {}

        @Override
        public void jobWasAdded() {}
    }
}
