package dev.serverlease.operation;

import java.time.Duration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultAcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.stereotype.Component;

/** Notes when the job executor last looked for due jobs and was answered. */
@Component
class JobAcquisition extends AbstractProcessEnginePlugin {

    /** Beyond its own longest wait between two looks. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private volatile long lookedAt = System.nanoTime();

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        install(engine.getJobExecutor());
    }

    void install(JobExecutor executor) {
        var looks = new DefaultAcquireJobsCommandFactory(executor);
        executor.setAcquireJobsCmdFactory(most -> {
            var look = looks.getCommand(most);
            return context -> {
                var found = look.execute(context);
                lookedAt = System.nanoTime();
                return found;
            };
        });
    }

    /** How long ago that was. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - lookedAt);
    }

    /** Whether it looks as often as it should. */
    boolean isGoingOn(JobExecutor executor) {
        return age().compareTo(Duration.ofMillis(executor.getMaxWait()).plus(GRACE)) < 0;
    }
}
