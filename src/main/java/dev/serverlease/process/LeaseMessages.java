package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.request.Refusal;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends the messages that the models wait for. The calling door decides who may send one. The engine's permissions on
 * instances do not, because they would also give access to the instances' variables.
 */
@Component
public class LeaseMessages {

    /** That the lessee has signed: recorded at the door for signatures, awaited by the contract's model. */
    public static final String LESSEE_SIGNED = "LesseeSigned";

    /** That the lessee does not sign what was offered: declined, or undeliverable; awaited by the contract's model. */
    public static final String OFFER_RETURNED = "OfferReturned";

    /** That a renewal is asked for: at the door for renewals, awaited by the lease's model. */
    public static final String RENEWAL_REQUESTED = "RenewalRequested";

    /** That both shall change or end the lease in writing: at the door for agreements, awaited by the lease's model. */
    public static final String AGREEMENT_REQUESTED = "AgreementRequested";

    /** The same between the seal and the hand-over, where only a change can be asked for. */
    public static final String AGREEMENT_BEFORE_HAND_OVER = "AgreementBeforeHandOver";

    /**
     * That a change before the hand-over has its effect: nothing waits for it any more, and the gate is asked again.
     */
    public static final String CHANGE_CONCLUDED = "ChangeConcluded";

    private final RuntimeService runtime;
    private final Unchecked unchecked;
    private final JdbcClient jdbc;

    LeaseMessages(@Lazy RuntimeService runtime, Unchecked unchecked, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.unchecked = unchecked;
    }

    /**
     * Correlates by the lease number and the lease's own process instance, in the caller's transaction: another
     * instance that somebody started under the same number neither gets the message nor blocks it.
     *
     * @throws Refusal with 409 if the lease does not wait for the message; the text names the stage
     */
    public void send(Lease lease, String message) {
        send(lease, message, Map.of());
    }

    /** @param said transient variables, for the gateways of the same transaction */
    public void send(Lease lease, String message, Map<String, Object> said) {
        if (!sendIfAwaited(lease, message, said)) {
            boolean asItShould = lease.stage() == LeaseStage.ENDED || isRunning(lease);
            throw asItShould ? notWaiting(lease) : notRunning(lease);
        }
    }

    /** The same, but without an error if the lease does not wait. @return whether it waited */
    public boolean sendIfAwaited(Lease lease, String message) {
        return sendIfAwaited(lease, message, Map.of());
    }

    private boolean sendIfAwaited(Lease lease, String message, Map<String, Object> said) {
        return unchecked.call(() -> {
            var waiting = waiting(lease, message);
            waiting.ifPresent(execution -> runtime.messageEventReceived(message, execution.getId(), said));
            return waiting.isPresent();
        });
    }

    /** Whether the lease waits for the message now. */
    public boolean awaits(Lease lease, String message) {
        return unchecked.call(() -> waiting(lease, message).isPresent());
    }

    /** Whether the lease's instance exists and is not suspended. */
    public boolean isRunning(Lease lease) {
        return unchecked.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceId(lease.processInstanceId())
                        .active()
                        .count()
                > 0);
    }

    /** Whether the lease's instance is about to switch the server off. */
    public boolean isSwitchingOff(Lease lease) {
        return jdbc.sql("select exists (select from act_ru_execution where proc_inst_id_ = :instance"
                        + " and act_id_ = 'Task_SwitchOff' and suspension_state_ = 1)")
                .param("instance", lease.processInstanceId())
                .query(Boolean.class)
                .single();
    }

    /** A suspended instance takes no message. */
    private Optional<Execution> waiting(Lease lease, String message) {
        return runtime
                .createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(lease.number())
                .active()
                .list()
                .stream()
                .filter(execution ->
                        lease.processInstanceId().equals(((ExecutionEntity) execution).getRootProcessInstanceId()))
                .findFirst();
    }

    /** The refusal if the process is suspended or gone. */
    public static Refusal notRunning(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 的流程已被挂起或者不存在，现在不能办理该事项；请联系运维人员。 The process of lease " + lease.number()
                        + " is suspended or gone, and nothing can be done with it now; call the operators.");
    }

    public static Refusal notWaiting(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，此时不能办理该事项。 Lease " + lease.number()
                        + " is in stage " + lease.stage().en() + ", which does not wait for this.");
    }
}
