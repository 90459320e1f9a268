package dev.serverlease.stage.checks;

import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Risk;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Input and output of the decision table {@code review-routing}. */
@Configuration(proxyBeanMethods = false)
class ReviewRouting {

    private final Findings findings;
    private final Leases leases;
    private final RuleAlarm alarm;

    ReviewRouting(Findings findings, Leases leases, RuleAlarm alarm) {
        this.findings = findings;
        this.leases = leases;
        this.alarm = alarm;
    }

    /** Stores the findings and sets the table's inputs, all transient. */
    @Bean
    ExecutionListener weighFindings() {
        return execution -> {
            var inHand = CheckDelegates.inHand(execution);
            findings.add(
                    inHand.lease().number(),
                    Occasion.CHECKS,
                    inHand.lease().round(),
                    LegalCheck.stored(inHand.findings()));
            alarm.raise(inHand.findings());
            var violated = inHand.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.REVIEW)
                    .map(finding -> finding.rule().value())
                    .toList();
            execution.setVariable("worst", Variables.stringValue(worst(inHand.findings()), true));
            execution.setVariable(
                    "violated", Variables.objectValue(violated, true).create());
            var contract = inHand.facts().contract();
            boolean foreign = contract.monthlyRent() != null && !"CNY".equals(contract.currency());
            execution.setVariable("foreignCurrency", Variables.booleanValue(foreign, true));
            execution.setVariable(
                    "monthlyRentCny",
                    Variables.objectValue(rentInCny(inHand), true).create());
        };
    }

    /**
     * Reads the table's result, stores the risk in the lease and passes the route to the gateway in the same
     * transaction.
     */
    @Bean
    ExecutionListener recordRoute() {
        return execution -> {
            if (!(execution.getVariable("routing") instanceof Map<?, ?> routing)) {
                throw new IllegalStateException("The table review-routing has no row for this case");
            }
            execution.removeVariable("routing");
            var number = CheckDelegates.inHand(execution).lease().number();
            var route = String.valueOf(routing.get("route"));
            var risk = Risk.valueOf(String.valueOf(routing.get("risk")));
            leases.route(number, risk, route, Integer.parseInt(String.valueOf(routing.get("officers"))));
            execution.setVariable("route", Variables.stringValue(route, true));
            execution.setVariable(LeaseProcess.RISK, risk.name());
            execution.setVariable(LeaseProcess.RISK_NAME, Words.of("risk", risk).both());
        };
    }

    /** A BLOCK caused by the lessor holds the application; any other BLOCK rejects it (STATUTES section 13.1). */
    private static String worst(List<Finding> found) {
        if (any(found, finding -> finding.outcome() == Outcome.BLOCK && finding.subject() != Subject.LESSOR)) {
            return "BLOCK";
        }
        if (any(found, finding -> finding.outcome() == Outcome.BLOCK)) {
            return "LESSOR_BLOCK";
        }
        if (any(found, finding -> finding.outcome() == Outcome.REQUIRE)) {
            return "REQUIRE";
        }
        return any(found, finding -> finding.outcome().isViolated()) ? "REVIEW" : "CLEAR";
    }

    private static boolean any(List<Finding> found, java.util.function.Predicate<Finding> what) {
        return found.stream().anyMatch(what);
    }

    private static @org.jspecify.annotations.Nullable BigDecimal rentInCny(CaseInHand inHand) {
        var contract = inHand.facts().contract();
        return "CNY".equals(contract.currency()) ? contract.monthlyRent() : null;
    }
}
