package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.junit.jupiter.api.Test;

/** What a node does that finds no job. */
class IdleExecutorTest {

    @Test
    void pausesThoughTheLongestPauseIsSetBelowTheFirst() {
        var executor = new DefaultJobExecutor();
        executor.setMaxWait(1000);
        EngineSettings.pauses(executor);
        assertThat(pauseAfterNothingWasFound(executor)).isEqualTo(1000);
    }

    @Test
    void beginsWithTheFirstPauseByDefault() {
        var executor = new DefaultJobExecutor();
        long first = executor.getWaitTimeInMillis();
        EngineSettings.pauses(executor);
        assertThat(pauseAfterNothingWasFound(executor)).isEqualTo(first);
    }

    private static long pauseAfterNothingWasFound(DefaultJobExecutor executor) {
        var pauses = new BackoffJobAcquisitionStrategy(executor);
        pauses.reconfigure(new JobAcquisitionContext());
        return pauses.getWaitTime();
    }
}
