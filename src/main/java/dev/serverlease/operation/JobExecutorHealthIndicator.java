package dev.serverlease.operation;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Whether this node's job executor is active and looks for due jobs. A node whose settings leave jobs to others is
 * healthy without one.
 */
@Component
class JobExecutorHealthIndicator extends AbstractHealthIndicator {

    private final ObjectProvider<JobExecutor> executors;
    private final JobAcquisition acquisition;

    JobExecutorHealthIndicator(ObjectProvider<JobExecutor> executors, JobAcquisition acquisition) {
        this.executors = executors;
        this.acquisition = acquisition;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var executor = executors.getIfAvailable();
        if (executor == null) {
            builder.up().withDetail("active", "left to other nodes (camunda.bpm.job-execution.enabled=false)");
            return;
        }
        boolean acquiring = acquisition.isGoingOn(executor);
        builder.status(executor.isActive() && acquiring ? "UP" : "DOWN")
                .withDetail("active", executor.isActive())
                .withDetail("acquiring", acquiring)
                .withDetail("lastLookedSecondsAgo", acquisition.age().toSeconds())
                .withDetail("name", executor.getLockOwner());
    }
}
