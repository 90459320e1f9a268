package dev.serverlease.operation;

import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the product stops, it first takes up no more jobs; those in hand go on, those in the queue are given back to
 * other nodes. Requests and rounds end after that, and then the engine and the pool.
 */
@Component
class JobsEndFirst implements SmartLifecycle {

    private final ObjectProvider<JobExecutor> executors;
    private volatile boolean running;

    JobsEndFirst(ObjectProvider<JobExecutor> executors) {
        this.executors = executors;
    }

    @Override
    public void start() {
        running = true;
    }

    /** On a thread of its own: where the database is away the look for jobs ends late, and the others need not wait. */
    @Override
    public void stop(Runnable done) {
        new Thread(
                        () -> {
                            stop();
                            done.run();
                        },
                        "jobs-end")
                .start();
    }

    @Override
    public void stop() {
        executors.ifAvailable(JobExecutor::shutdown);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
