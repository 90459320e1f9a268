package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.inforce.LawInForce;
import dev.serverlease.stage.inforce.UseReviews;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of the reviews of a lease in force. */
@Configuration(proxyBeanMethods = false)
class UseReviewDelegates {

    private final LeaseOf leaseOf;
    private final UseReviews reviews;
    private final LawInForce law;
    private final Findings findings;
    private final ReviewRecord record;
    private final LawsAhead lawsAhead;

    UseReviewDelegates(
            LeaseOf leaseOf,
            UseReviews reviews,
            LawInForce law,
            Findings findings,
            ReviewRecord record,
            LawsAhead lawsAhead) {
        this.leaseOf = leaseOf;
        this.reviews = reviews;
        this.law = law;
        this.findings = findings;
        this.record = record;
        this.lawsAhead = lawsAhead;
    }

    /** Sets the table's input from the lease itself: the process variable of that name is for display only. */
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
     * 使用情况自动审查: applies today's law to the lease, and the rules of use review to what was reported since the last
     * review. If either finds the service unlawful, it stops at once; unreported facts are unknown and never satisfy a
     * rule, so a person reviews. So does one whom a law to come concerns, or whose review a manager brought forward.
     */
    @Bean
    JavaDelegate screenUse() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            var today = law.checksToday(lease);
            findings.addNext(lease.number(), Occasion.SCREENING, today);
            var found = law.ask(lease, NamedFacts.none());
            findings.addNext(lease.number(), Occasion.USE_REVIEW, found);
            boolean nothing = lease.risk() == Risk.LOW
                    && found.stream()
                            .filter(finding -> !finding.rule().equals(LawInForce.SCHEDULE))
                            .noneMatch(StoredFinding::isViolated)
                    && law.open(lease, today).isEmpty()
                    && lawsAhead.sinceLastReview(lease).isEmpty()
                    && lawsAhead.wishedSinceLastReview(lease).isEmpty();
            boolean forbidden = LawInForce.has(found, Outcome.BLOCK) || LawInForce.has(today, Outcome.BLOCK);
            var screening = forbidden ? "STOP" : nothing ? "CONTINUE" : "OFFICER";
            execution.setVariable("screening", Variables.stringValue(screening, true));
        };
    }

    /** 自动复核记录: nothing was found. */
    @Bean
    JavaDelegate recordScreening() {
        return execution -> record.nothingFound(leaseOf.locked(execution));
    }

    /** 立即停止服务 (Cybersecurity Law art. 49; Decree 292 art. 16): the review ends with a suspension. */
    @Bean
    JavaDelegate stopAtOnce() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            record.stopped(lease, law.forbidding(lease, NamedFacts.none()));
        };
    }

    /** Passes the recorded outcome of the review that has just ended to the next gateway. */
    @Bean
    ExecutionListener useReviewOutcome() {
        return execution -> {
            if (execution.isCanceled()) {
                // the term ended or the lease was terminated during the review: there is no outcome
                return;
            }
            var all = reviews.of(leaseOf.read(execution).number());
            var outcome = all.get(all.size() - 1).outcome();
            execution.setVariable("outcome", Variables.stringValue(outcome.name(), true));
        };
    }
}
