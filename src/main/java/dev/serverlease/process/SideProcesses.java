package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Starts side processes under the lease's number, in addition to its own instance. The calling door decides who may
 * start one, as with {@link LeaseMessages}.
 */
@Component
public class SideProcesses {

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;

    SideProcesses(@Lazy RuntimeService runtime, @Lazy ProcessEngineConfigurationImpl engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * Runs in the caller's transaction up to the first wait state.
     *
     * @param lesseeName as Tasklist's cards may show it
     */
    public void start(String process, Lease lease, String lesseeName) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> runtime.createProcessInstanceByKey(process)
                        .businessKey(lease.number())
                        .setVariables(
                                Map.of(LeaseProcess.LEASE_NUMBER, lease.number(), LeaseProcess.LESSEE_NAME, lesseeName))
                        .execute()));
    }
}
