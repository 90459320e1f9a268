package dev.serverlease.stage.activation;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.UserArchive;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.provision.Provisioner;
import dev.serverlease.stage.activation.delivery.Deliveries;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of the activation. */
@Configuration(proxyBeanMethods = false)
class ActivationDelegates {

    /**
     * The gate's verdict, for the next steps in the same transaction. It is a transient variable of our own type, which
     * REST cannot create.
     */
    private static final String VERDICT = "gateVerdict";

    private static final String NOT_CLEARED = "NOT_CLEARED";

    private final Gate gate;
    private final LeaseOf leaseOf;
    private final AuditTrail audit;
    private final Findings findings;

    ActivationDelegates(Gate gate, LeaseOf leaseOf, AuditTrail audit, Findings findings) {
        this.gate = gate;
        this.leaseOf = leaseOf;
        this.audit = audit;
        this.findings = findings;
    }

    /** How the model retries calls of the provisioner. */
    @Bean
    String activationRetry(LeaseSettings settings) {
        return settings.activation().retry();
    }

    @Bean
    JavaDelegate activationGate() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            tell(execution, lease, gate.judge(lease));
        };
    }

    private void tell(DelegateExecution execution, Lease lease, Gate.Verdict verdict) {
        if (verdict.answer() != Gate.Answer.OPEN) {
            noteRefusal(lease, verdict);
        }
        if (!verdict.found().isEmpty()) {
            findings.addNext(lease.number(), Occasion.ACTIVATION, verdict.found());
        }
        execution.setVariable("gate", Variables.stringValue(verdict.answer().name(), true));
        execution.setVariable(VERDICT, Variables.objectValue(verdict, true).create());
    }

    private void noteRefusal(Lease lease, Gate.Verdict verdict) {
        audit.record(
                lease.number(),
                AuditTrail.SYSTEM,
                "GATE_" + verdict.answer(),
                Map.of("reason", verdict.reason()),
                null);
    }

    /**
     * The gate is checked again after conditions were settled or the case went back. A mismatch with the approval is an
     * incident; a retry checks once more.
     */
    @Bean("askGateAgain")
    JavaDelegate judgeAgain() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            var verdict = gate.judge(lease);
            Gate.requireNoMismatch(lease, verdict);
            tell(execution, lease, verdict);
        };
    }

    /** 建立用户档案: who has which server, over which channel, for what (32号文 二(二)4 for lines; our own record for all). */
    @Bean
    JavaDelegate openUserArchive(UserArchive archive) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            if (!(execution.getVariable(VERDICT) instanceof Gate.Verdict verdict) || !verdict.opens(lease)) {
                gate.requireOpen(lease);
            }
            archive.open(lease);
        };
    }

    /**
     * 交付服务器 (Civil Code art. 708). The provisioner is called before the lease is locked, because it may be slow. If the
     * law or an authority now forbids the hand-over, nothing is handed over and a conditions task opens.
     */
    @Bean
    JavaDelegate handOverServer(Provisioner provisioner, PendingChange change, TermBegins term, Clock clock) {
        return execution -> {
            var lease = leaseOf.read(execution);
            var verdict = gate.judgeForHandOver(lease);
            Gate.requireNoMismatch(lease, verdict);
            if (verdict.answer() != Gate.Answer.OPEN) {
                noteRefusal(lease, verdict);
                throw new BpmnError(NOT_CLEARED, verdict.reason());
            }
            noteAttempt(lease);
            var reference = carryOut(provisioner, lease);
            // the next steps of this transaction use the lease many times, so cache it
            var locked = leaseOf.locked(execution);
            change.requireNone(locked);
            var now = clock.instant();
            audit.append(
                    lease.number(),
                    Deliveries.kept(
                            AuditEntry.of(AuditTrail.SYSTEM, AuditTrail.SERVER_HANDED_OVER)
                                    .detail(Map.of("reference", reference)),
                            term.delivery(locked),
                            now),
                    now);
            term.handedOver(locked);
        };
    }

    /**
     * Stored whatever the answer: from now on the lessee may have a server, which must be taken back later. An attempt
     * whose result was not recorded is followed by another, which says so.
     */
    private void noteAttempt(Lease lease) {
        audit.handOverBegun(lease.number());
    }

    private static String carryOut(Provisioner provisioner, Lease lease) {
        try {
            return provisioner.carryOut(Provisioner.Action.HAND_OVER, lease.number(), 1);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "交付服务器失败（" + lease.number() + "）：" + e.getMessage()
                            + "。处理：检查交付系统是否可用，排除故障后在 Cockpit 的“Incidents”中增加重试次数；重复交付是安全的。"
                            + " The server of " + lease.number()
                            + " could not be handed over: see whether the provisioner is up, mend it, then retry this job in"
                            + " Cockpit; retrying is safe.",
                    e);
        }
    }
}
