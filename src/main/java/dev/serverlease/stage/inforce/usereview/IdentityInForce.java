package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.rules.identity.IdentityReverified;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks around a verification of identity while a lease is in force. */
@Configuration(proxyBeanMethods = false)
class IdentityInForce {

    private final LeaseOf leaseOf;
    private final LegalCheck legalCheck;

    IdentityInForce(LeaseOf leaseOf, LegalCheck legalCheck) {
        this.leaseOf = leaseOf;
        this.legalCheck = legalCheck;
    }

    /** 身份证据审查: whether what was verified since settles the doubt. */
    @Bean
    JavaDelegate askIdentityInForce() {
        return execution -> {
            var facts = legalCheck.factsOfIdentity(leaseOf.locked(execution));
            boolean wanting = legalCheck.ask(Subject.USE_REVIEW, Occasion.USE_REVIEW, facts).stream()
                    .filter(finding -> finding.rule().equals(IdentityReverified.ID))
                    .anyMatch(finding -> finding.outcome() == Outcome.REQUIRE);
            var answer = isDoubted(facts) ? LeaseProcess.DOUBTED : wanting ? "WANTING" : "PROVED";
            execution.setVariable(LeaseProcess.IDENTITY, Variables.stringValue(answer, true));
        };
    }

    /** Whether one of the new verifications is anything but a match. */
    private static boolean isDoubted(LeaseFacts facts) {
        long before = Objects.requireNonNullElse(facts.identity().doubtedAfter(), 0L);
        return facts.identity().records().stream()
                .filter(record -> record.number() != null && record.number() > before)
                .anyMatch(record -> record.result() != Verification.Result.MATCH);
    }

    /** A compliance officer decides in the use review; an open review goes on with what is known now. */
    @Bean
    JavaDelegate reviewForIdentity(LeaseMessages messages, AuditTrail audit) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            audit.record(
                    lease.number(),
                    AuditTrail.SYSTEM,
                    "REVIEW_REQUESTED",
                    Map.of("ground", "重新核验身份的结果存疑 The new verification of identity is in doubt"),
                    null);
            messages.sendIfAwaited(lease, ReviewAgain.REVIEW_REQUESTED);
        };
    }
}
