package dev.serverlease.access.gate;

import dev.serverlease.database.Outage;
import dev.serverlease.request.Refusal;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.springframework.stereotype.Component;

/**
 * A refusal within the engine's transaction is a normal answer, not an engine error: it is kept out of the engine's
 * log, and so is a query that was asked wrongly. So is that somebody holds the lease; whoever answers the request logs
 * that in a line.
 */
@Component
class QuietRefusals extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        var contexts = new CommandContextFactory() {
            @Override
            public CommandContext createCommandContext() {
                return new QuietContext(engine);
            }
        };
        contexts.setProcessEngineConfiguration(engine);
        engine.setCommandContextFactory(contexts);
    }

    private static final class QuietContext extends CommandContext {

        QuietContext(ProcessEngineConfigurationImpl engine) {
            super(engine);
        }

        @Override
        protected boolean shouldLogFine(Throwable exception) {
            for (var cause = exception; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal
                        || cause instanceof NullValueException
                        || cause instanceof NotFoundException) {
                    return true;
                }
            }
            return Outage.HELD.is(exception) || WrongQuery.isAskedNow(exception) || super.shouldLogFine(exception);
        }
    }
}
