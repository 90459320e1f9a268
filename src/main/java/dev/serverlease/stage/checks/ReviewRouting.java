package dev.serverlease.stage.checks;

import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.words.Words;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Input and output of the decision table {@code review-routing} at the checks. */
@Configuration(proxyBeanMethods = false)
class ReviewRouting {

    private final Findings findings;
    private final Leases leases;
    private final RuleAlarm alarm;
    private final ApplicationTrees applications;
    private final LeaseTasks tasks;
    private final Notices notices;

    ReviewRouting(
            Findings findings,
            Leases leases,
            RuleAlarm alarm,
            ApplicationTrees applications,
            LeaseTasks tasks,
            Notices notices) {
        this.notices = notices;
        this.tasks = tasks;
        this.findings = findings;
        this.leases = leases;
        this.alarm = alarm;
        this.applications = applications;
    }

    /** Stores the findings and sets the table's inputs, all transient. */
    @Bean
    ExecutionListener weighFindings() {
        return execution -> {
            var inHand = CheckDelegates.inHand(execution);
            var application = applications.of(inHand.lease().application());
            var found = LegalCheck.namingVoidTerms(LegalCheck.stored(inHand.findings()), application);
            findings.add(
                    inHand.lease().number(), Occasion.CHECKS, inHand.lease().round(), found);
            alarm.raise(inHand.findings());
            RoutingTable.inputs(found, inHand.facts().contract(), SpecialTerm.applied(application))
                    .forEach((name, value) -> execution.setVariable(name, Variables.untypedValue(value, true)));
        };
    }

    /**
     * Reads the table's result, stores the risk in the lease and passes the route to the gateway in the same
     * transaction.
     */
    @Bean
    ExecutionListener recordRoute() {
        return execution -> {
            if (!(execution.getVariable("routing") instanceof Map<?, ?> row)) {
                throw new IllegalStateException("The table review-routing has no row for this case");
            }
            execution.removeVariable("routing");
            var lease = CheckDelegates.inHand(execution).lease();
            var routed = RoutingTable.Route.of(row);
            leases.route(lease.number(), routed.risk(), routed.officers(), routed.entry());
            if (routed.route().equals("WAIT")) {
                notices.tell(
                        Notice.about(
                                lease.number(),
                                NoticeKind.LESSOR_AWAITED,
                                "租赁 " + lease.number()
                                        + " 因出租人自身的资质问题暂缓，申请人的补正期限不计算；请更正出租人登记（/api/registers/lessors），再由运维在 Cockpit 中重试。",
                                "Lease " + lease.number()
                                        + " waits for the lessor's own papers, and no deadline of the applicant runs: correct the"
                                        + " lessor's entry (/api/registers/lessors); operators then retry in Cockpit."),
                        Audience.group(Groups.COMPLIANCE));
            }
            execution.setVariable("route", Variables.stringValue(routed.route(), true));
            if (lease.risk() != null && lease.risk() != routed.risk()) {
                tasks.showRisk(lease, routed.risk());
            } else {
                execution.setVariable(
                        LeaseProcess.RISK_NAME, Words.of("risk", routed.risk()).both());
            }
        };
    }
}
