package dev.serverlease.stage.application;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.request.Refusal;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts a lease for sales; handles a repeated reference. */
@Service
public class ApplicationCommands {

    private final ApplicationReader reader;
    private final RuntimeService runtime;
    private final Leases leases;
    private final TransactionTemplate transaction;

    ApplicationCommands(
            ApplicationReader reader, RuntimeService runtime, Leases leases, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.reader = reader;
        this.runtime = runtime;
        this.leases = leases;
    }

    /** @param created false if the same application was received before */
    record Accepted(Lease lease, boolean created) {}

    /**
     * Makes the application a lease. Idempotent: the same content under the same reference returns the existing lease.
     *
     * @param answer made before the end of the transaction, which has in hand what it needs
     * @throws Refusal with 400 for invalid content, 409 if the reference is used for other content
     */
    <T> T submit(String application, String applicant, Function<Accepted, T> answer) {
        // Checked here first, so that a typing error costs no transaction; the start listener checks again for every
        // door.
        reader.read(application);
        try {
            return Objects.requireNonNull(transaction.execute(status -> answer.apply(started(application))));
        } catch (ReferenceTaken taken) {
            return answer.apply(repeated(taken.application(), applicant));
        }
    }

    private Accepted started(String application) {
        var instance = runtime.createProcessInstanceByKey(LeaseProcess.KEY)
                .setVariable(LeaseProcess.APPLICATION, Variables.stringValue(application, true))
                .execute();
        return new Accepted(leases.get(instance.getBusinessKey()), true);
    }

    /**
     * The same check for the engine's own doors, made before the engine sees the start.
     *
     * @throws Refusal with 400 for invalid content or a used reference; only its owner is told the lease's number
     */
    public void checkStart(String text, String applicant) {
        var application = reader.read(text);
        leases.byReference(application.reference()).ifPresent(lease -> {
            throw lease.applicant().equals(applicant)
                    ? new Refusal(
                            400,
                            "申请编号 " + lease.reference() + " 已对应租赁 " + lease.number() + "。 The reference "
                                    + lease.reference() + " stands for lease " + lease.number() + " already.")
                    : new ReferenceTaken(application);
        });
    }

    private Accepted repeated(Application application, String applicant) {
        var lease = leases.byReference(application.reference()).orElseThrow();
        if (!lease.applicant().equals(applicant)) {
            throw new Refusal(
                    409,
                    "申请编号 " + application.reference() + " 已被他人使用，请换一个编号。 The reference " + application.reference()
                            + " is somebody else's; use another.");
        }
        if (!lease.submissionDigest().equals(application.digest())) {
            throw new Refusal(
                    409,
                    "申请编号 " + application.reference() + " 已对应租赁 " + lease.number()
                            + "，但内容不同；新的申请请用新编号，补正请在该租赁的任务“补正申请材料”中办理。 The reference "
                            + application.reference() + " stands for lease " + lease.number()
                            + " with other content; use a new reference, or complete that lease.");
        }
        return new Accepted(lease, false);
    }
}
