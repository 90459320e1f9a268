package dev.serverlease.process;

import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Calls the engine in the product's own name, in the caller's transaction. The calling door has already checked the
 * permission, so the engine does not check its own.
 */
@Component
public class Unchecked {

    private final ProcessEngineConfigurationImpl engine;

    Unchecked(@Lazy ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    /**
     * Asks a decision table outside a model.
     *
     * @return the only row that matches, by the names of its outputs
     */
    public Map<String, Object> decide(String table, Map<String, @Nullable Object> inputs) {
        return call(() -> engine.getDecisionService()
                .evaluateDecisionTableByKey(table, inputs)
                .getSingleResult()
                .getEntryMap());
    }

    public void run(Runnable command) {
        call(() -> {
            command.run();
            return null;
        });
    }

    public <T extends @Nullable Object> T call(Callable<T> command) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(command));
    }
}
