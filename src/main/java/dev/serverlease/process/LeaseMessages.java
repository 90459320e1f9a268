package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
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
     * Correlates by the lease number and the lease's own process instance, in the caller's transaction: an instance
     * that somebody started beside it under the same number neither gets the message nor keeps the lease from getting
     * it.
     *
     * @throws Refusal with 409 where the lease does not wait for the message; it names the stage
     */
    public void send(Lease lease, String message) {
        if (!sendIfAwaited(lease, message)) {
            throw notWaiting(lease);
        }
    }

    /** The same where it does not matter whether the lease waits. @return whether it did */
    public boolean sendIfAwaited(Lease lease, String message) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    var waiting = runtime
                            .createExecutionQuery()
                            .messageEventSubscriptionName(message)
                            .processInstanceBusinessKey(lease.number())
                            .list()
                            .stream()
                            .filter(execution -> lease.processInstanceId()
                                    .equals(((ExecutionEntity) execution).getRootProcessInstanceId()))
                            .findFirst();
                    waiting.ifPresent(execution -> runtime.messageEventReceived(message, execution.getId()));
                    return waiting.isPresent();
                }));
    }

    /** Whether the lease waits for the message now. */
    public boolean awaits(Lease lease, String message) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> runtime
                        .createExecutionQuery()
                        .messageEventSubscriptionName(message)
                        .processInstanceBusinessKey(lease.number())
                        .list()
                        .stream()
                        .anyMatch(execution -> lease.processInstanceId()
                                .equals(((ExecutionEntity) execution).getRootProcessInstanceId()))));
    }

    public static Refusal notWaiting(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，此时不能办理该事项。 Lease " + lease.number()
                        + " is in stage " + lease.stage() + ", which does not wait for this.");
    }
}
