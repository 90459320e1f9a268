package dev.serverlease.config;

import dev.serverlease.database.Outage;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * A job whose lease somebody held, that got no connection, or one from before an upgrade, has done nothing and has not
 * failed: it keeps its attempts and is tried again shortly, not at once, so that what is held for long occupies no
 * thread for long.
 */
@Component
class JobsTriedAgain extends AbstractProcessEnginePlugin {

    private static final Set<Outage> NOT_BEGUN = Set.of(Outage.HELD, Outage.AWAY, Outage.OUTDATED);

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setFailedJobCommandFactory(
                (job, failure) -> Outage.in(failure).filter(NOT_BEGUN::contains).isPresent()
                        ? new Shortly(job)
                        : new DefaultJobRetryCmd(job, failure));
    }

    private record Shortly(String id) implements Command<Object> {

        private static final Duration AFTER = Duration.ofSeconds(10);

        @Override
        public Object execute(CommandContext context) {
            var job = context.getJobManager().findJobById(id);
            if (job != null) {
                job.setLockOwner(null);
                job.setLockExpirationTime(
                        Date.from(ClockUtil.getCurrentTime().toInstant().plus(AFTER)));
            }
            return id;
        }
    }
}
