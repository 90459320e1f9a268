package dev.serverlease.usereview;

import dev.serverlease.activation.Provisioner;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.UseReviews;
import dev.serverlease.legalcheck.LegalCheck;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of a lease in force. */
@Configuration(proxyBeanMethods = false)
class UseReviewDelegates {

    private final LeaseOf leaseOf;
    private final UseReviews reviews;

    UseReviewDelegates(LeaseOf leaseOf, UseReviews reviews) {
        this.leaseOf = leaseOf;
        this.reviews = reviews;
    }

    /** Lays out the table's input from the lease itself: the process's variable of that name is for display only. */
    @Bean
    ExecutionListener riskOfLease() {
        return execution -> {
            var risk = leaseOf.read(execution).risk();
            execution.setVariableLocal("risk", Variables.stringValue(risk == null ? "HIGH" : risk.name(), true));
        };
    }

    /** Turns the table's interval into an absolute date in the lease, which the timer behind it reads. */
    @Bean
    JavaDelegate scheduleUseReview(ReviewSchedule schedule, Leases leases) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            if (!(execution.getVariable("reviewInterval") instanceof String interval)) {
                throw new IllegalStateException("The table review-interval has no row for risk " + lease.risk());
            }
            execution.removeVariable("reviewInterval");
            leases.scheduleReview(lease.number(), schedule.next(lease, interval));
        };
    }

    /**
     * 使用情况自动审查: today's law over the facts of the lease. Nobody has reported the actual use, and what is unknown never
     * satisfies: a person looks.
     */
    @Bean
    JavaDelegate screenUse(LegalCheck legalCheck, Findings findings) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            int round = reviews.of(lease.number()).size() + 1;
            findings.add(lease.number(), Occasion.USE_REVIEW.name(), round, legalCheck.today(lease.application()));
            execution.setVariable("needsReviewer", Variables.booleanValue(true, true));
        };
    }

    /** Hands the recorded outcome of the review that has just ended to the gateway behind it. */
    @Bean
    ExecutionListener useReviewOutcome() {
        return execution -> {
            var all = reviews.of(leaseOf.read(execution).number());
            var outcome = all.get(all.size() - 1).outcome();
            execution.setVariable("outcome", Variables.stringValue(outcome, true));
        };
    }

    @Bean
    JavaDelegate switchOff(Provisioner provisioner, AuditTrail audit) {
        return execution -> {
            var number = handedOver(execution);
            var reference = provisioner.carryOut(Provisioner.Action.SWITCH_OFF, number, occurrence(number));
            audit.record(number, AuditTrail.SYSTEM, "SERVER_SWITCHED_OFF", Map.of("reference", reference), null);
        };
    }

    @Bean
    JavaDelegate switchOn(Provisioner provisioner, AuditTrail audit) {
        return execution -> {
            var number = handedOver(execution);
            var reference = provisioner.carryOut(Provisioner.Action.SWITCH_ON, number, occurrence(number));
            audit.record(number, AuditTrail.SYSTEM, "SERVER_SWITCHED_ON", Map.of("reference", reference), null);
        };
    }

    /** An instance that was moved about in the diagram switches nothing on that was never handed over. */
    private String handedOver(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        if (lease.inForceAt() == null || lease.stage() == LeaseStage.CLOSING) {
            throw new IllegalStateException("租赁 " + lease.number() + " 不在履行中，不得开关服务器；请由管理员核查。 Lease " + lease.number()
                    + " is not in force; its server is not switched, and an administrator should look into it.");
        }
        return lease.number();
    }

    /** Each suspension comes out of a review of its own. */
    private int occurrence(String number) {
        return reviews.of(number).size();
    }
}
