package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Sends the messages that the models wait for. Who may send one is decided by the door that it came through, not by the
 * engine's permissions on instances: those would open the instances' variables too.
 */
@Component
public class LeaseMessages {

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;

    LeaseMessages(@Lazy RuntimeService runtime, @Lazy ProcessEngineConfigurationImpl engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    /**
     * Correlates by the lease number, in the caller's transaction.
     *
     * @throws Refusal with 409 where the lease does not wait for the message; it names the stage
     */
    public void send(Lease lease, String message) {
        try {
            engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        runtime.createMessageCorrelation(message)
                                .processInstanceBusinessKey(lease.number())
                                .correlate();
                        return null;
                    }));
        } catch (MismatchingMessageCorrelationException e) {
            throw notWaiting(lease);
        }
    }

    public static Refusal notWaiting(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，此时不能办理该事项。 Lease " + lease.number()
                        + " is in stage " + lease.stage() + ", which does not wait for this.");
    }
}
