package dev.serverlease.config;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * What a step leaves to do next, this node does itself as soon as the step is committed: the job is written as this
 * node's own, and nobody has to look for it and lock it. It is done by whoever looks for jobs, as ever, if this node
 * dies, does too much already, or the job's first attempt fails.
 */
class StartedAtOnce extends JobManager {

    /** One for each command, for two jobs of a lease would be in each other's way. */
    private boolean started;

    @Override
    protected void hintJobExecutor(JobEntity job) {
        var executor = Context.getProcessEngineConfiguration().getJobExecutor();
        if (started || isNextOfOurs(job) || job.isSuspended() || !isJobDue(job) || !hasRoom(executor)) {
            super.hintJobExecutor(job);
            return;
        }
        started = true;
        job.setLockOwner(executor.getLockOwner());
        job.setLockExpirationTime(new Date(ClockUtil.getCurrentTime().getTime() + executor.getLockTimeInMillis()));
        var engine = (ProcessEngineImpl) Context.getProcessEngineConfiguration().getProcessEngine();
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(
                        TransactionState.COMMITTED, committed -> executor.executeJobs(List.of(job.getId()), engine));
    }

    /** The thread that does a job goes on with the next one of the same instance by itself. */
    private boolean isNextOfOurs(JobEntity job) {
        var doing = Context.getJobExecutorContext();
        return doing != null && doing.isExecutingExclusiveJob() && areInSameProcessInstance(job, doing.getCurrentJob());
    }

    /** Beside what the next look for jobs may bring, so that no job is turned away. */
    static boolean hasRoom(JobExecutor executor) {
        return executor.isActive()
                && executor instanceof SpringJobExecutor ours
                && ours.getTaskExecutor() instanceof ThreadPoolTaskExecutor threads
                && threads.getQueueSize() < threads.getQueueCapacity() / 4;
    }
}
