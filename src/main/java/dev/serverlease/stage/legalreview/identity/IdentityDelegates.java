package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.LeaseProcess;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks around the verification of identity. */
@Configuration(proxyBeanMethods = false)
class IdentityDelegates {

    private final LeaseOf leaseOf;
    private final IdentityStanding standing;
    private final AuditTrail audit;
    private final Notices notices;

    IdentityDelegates(LeaseOf leaseOf, IdentityStanding standing, AuditTrail audit, Notices notices) {
        this.leaseOf = leaseOf;
        this.standing = standing;
        this.audit = audit;
        this.notices = notices;
    }

    /** 身份证据审查: whether anything is to be verified before a contract is drafted. */
    @Bean
    JavaDelegate askIdentity() {
        return execution -> {
            var answer = standing.beforeContract(leaseOf.locked(execution));
            execution.setVariable(LeaseProcess.IDENTITY, Variables.stringValue(answer.name(), true));
        };
    }

    /** The case goes through all checks anew: what officers decided before counts no more. */
    @Bean
    ExecutionListener checkAnew(Leases leases) {
        return execution -> {
            leases.checkAgain(leaseOf.locked(execution).number());
            execution.setVariable(LeaseProcess.IDENTITY, Variables.stringValue(LeaseProcess.DOUBTED, true));
        };
    }

    /** The managers are told that identity is not verified yet. */
    @Bean
    JavaDelegate escalateIdentity() {
        return execution -> escalate(leaseOf.read(execution));
    }

    private void escalate(Lease lease) {
        var number = lease.number();
        audit.record(number, AuditTrail.SYSTEM, "IDENTITY_OVERDUE", Map.of(), null);
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.IDENTITY_OVERDUE,
                        "租赁 " + number + " 的身份核验超期未办结，核验前不起草合同、不开通。请督促合规人员。",
                        "Identity is still not verified for lease " + number
                                + "; no contract is drafted and nothing is opened before. See to it with the compliance"
                                + " officers."),
                Audience.group(Groups.MANAGERS),
                Audience.group(Groups.COMPLIANCE));
    }
}
