package dev.serverlease.config;

import dev.serverlease.database.Outage;
import dev.serverlease.lease.storage.LeaseHeld;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A job whose lease somebody held, that got no connection, or one from before an upgrade, has done nothing and has not
 * failed: it keeps its attempts and is tried again shortly, not at once, so that what is held for long occupies no
 * thread for long. One whose connection broke in its midst is tried again as shortly, but loses an attempt, for it may
 * be what breaks it. Its due date, which is the law's, stays.
 */
@Component
class JobsTriedAgain extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(JobsTriedAgain.class);

    private static final Duration AFTER = Duration.ofSeconds(10);

    /** No node's name: without an owner the engine does not look at the time until which a job is locked. */
    private static final String NOBODY = "nobody, tried again at LOCK_EXP_TIME_";

    private static final ExecuteJobHelper.ExceptionLoggingHandler ENGINES = ExecuteJobHelper.LOGGING_HANDLER;

    /** When the job can be taken again, and is committed. */
    private static final Duration THEN = AFTER.plusMillis(200);

    private final Executor then;

    @Autowired
    JobsTriedAgain() {
        this(CompletableFuture.delayedExecutor(THEN.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param then runs what it is given as soon as a job is to be tried again */
    JobsTriedAgain(Executor then) {
        this.then = then;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFailedJobCommandFactory(this::failed);
        ExecuteJobHelper.LOGGING_HANDLER = JobsTriedAgain::log;
    }

    /** That a lease is held is said in a line of ours. */
    private static void log(String job, Throwable failure) {
        if (!Outage.HELD.is(failure)) {
            ENGINES.exceptionWhileExecutingJob(job, failure);
        }
    }

    private Command<Object> failed(String job, Throwable failure) {
        var outage = Outage.in(failure).orElse(null);
        if (outage == null || outage == Outage.SLOW) {
            return new DefaultJobRetryCmd(job, failure);
        }
        return outage == Outage.BROKEN
                ? new OneAttemptLess(job, failure)
                : shortly(job, outage == Outage.HELD ? LeaseHeld.in(failure).orElse("") : null);
    }

    /** Nobody else would look at that time: with nothing to do, an executor waits up to a minute. */
    private void again(JobEntity job) {
        job.setLockOwner(NOBODY);
        job.setLockExpirationTime(
                Date.from(ClockUtil.getCurrentTime().toInstant().plus(AFTER)));
        then.execute(Context.getProcessEngineConfiguration().getJobExecutor()::jobWasAdded);
    }

    /** @param held the lease that somebody holds, empty if that is not known; null if it is something else */
    private Command<Object> shortly(String id, @Nullable String held) {
        return context -> {
            var job = context.getJobManager().findJobById(id);
            if (job != null) {
                again(job);
                if (held != null) {
                    LOG.warn(
                            "Job {} is tried again in {} s: HELD by somebody else, lease {}",
                            id,
                            AFTER.toSeconds(),
                            held.isEmpty() ? leaseOf(job, context) : held);
                }
            }
            return id;
        };
    }

    private static String leaseOf(JobEntity job, CommandContext context) {
        var instance = context.getExecutionManager().findExecutionById(job.getProcessInstanceId());
        return instance == null || instance.getBusinessKey() == null ? "unknown" : instance.getBusinessKey();
    }

    /**
     * As the engine does, but for the long pause before the next attempt; without one, the incident is the engine's.
     */
    private final class OneAttemptLess extends DefaultJobRetryCmd {

        private static final long serialVersionUID = 1;

        OneAttemptLess(String id, Throwable failure) {
            super(id, failure);
        }

        @Override
        public Object execute(CommandContext context) {
            var job = getJob();
            var due = job == null ? null : job.getDuedate();
            var done = super.execute(context);
            if (job != null && job.getRetries() > 0) {
                job.setDuedate(due);
                again(job);
            }
            return done;
        }
    }
}
