package dev.serverlease.stage.application;

import dev.serverlease.lease.Leases;
import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.SentValue;
import dev.serverlease.request.Refusal;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * The only entry: every start of the process, through any door, calls this. The application is validated and stored as
 * the lease's row in the transaction that starts the instance; its variable is removed.
 */
@Component("receiveApplication")
class ReceiveApplication implements ExecutionListener {

    private final ApplicationReader reader;
    private final Leases leases;
    private final Actor actor;

    ReceiveApplication(ApplicationReader reader, Leases leases, Actor actor) {
        this.reader = reader;
        this.leases = leases;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!execution.getVariableNames().equals(Set.of(LeaseProcess.APPLICATION))) {
            throw new Refusal(
                    400, "启动流程只接受变量 application（Json）。 A start takes the variable application (Json) and no other.");
        }
        var application = reader.read(SentValue.of(
                LeaseProcess.APPLICATION, execution.<TypedValue>getVariableTyped(LeaseProcess.APPLICATION, false)));
        var number = leases.add(application.leaseFor(actor.name(), execution.getProcessInstanceId()))
                .orElseThrow(() -> new ReferenceTaken(application));
        execution.setProcessBusinessKey(number);
        execution.removeVariable(LeaseProcess.APPLICATION);
        execution.setVariable(LeaseProcess.LEASE_NUMBER, number);
        execution.setVariable(LeaseProcess.LESSEE_NAME, DisplayName.of(application));
    }
}
