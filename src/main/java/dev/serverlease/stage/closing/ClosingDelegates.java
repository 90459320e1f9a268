package dev.serverlease.stage.closing;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.UserArchive;
import dev.serverlease.process.Ending;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.TermTimers;
import dev.serverlease.stage.closing.settlement.EndToLessee;
import dev.serverlease.stage.contract.agreement.Agreements;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks at a lease's end. */
@Configuration(proxyBeanMethods = false)
class ClosingDelegates {

    /** The result of the closing, for the model: why the lease ends, or in which stage it continues. */
    static final String OUTCOME = "closing";

    private final LeaseOf leaseOf;

    ClosingDelegates(LeaseOf leaseOf) {
        this.leaseOf = leaseOf;
    }

    /**
     * 期满处理: a renewed term continues; use that continues without objection makes the lease indefinite; in all other
     * cases the term is over and the lease closes (Civil Code arts. 705, 730, 733, 734).
     */
    @Bean
    JavaDelegate settleTermEnd(
            TermEnd termEnd, Agreements agreements, TermTimers timers, Leases leases, EndToLessee lessee) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            var reason = termEnd.settle(lease, agreements.agreedEnd(lease.number()) != null);
            reason.ifPresentOrElse(end -> new Ending(end, false).handTo(execution), () -> timers.endAgain(execution));
            if (leases.get(lease.number()).indefinite() && !lease.indefinite()) {
                lessee.turnedIndefinite(lease);
            }
            execution.setVariable("termOver", Variables.stringValue(reason.isPresent() ? "ENDS" : "CONTINUES", true));
        };
    }

    /** 归档: stores the findings of the rules of the end, and closes the archive with its retention date. */
    @Bean
    JavaDelegate closeArchive(UserArchive archive, LawAtTheEnd law, Findings findings, Retention retention) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            findings.addNext(lease.number(), Occasion.TERMINATION, law.ask(lease, NamedFacts.none()));
            archive.close(lease, retention.of(lease));
            var reason = lease.endReason() == null ? EndReason.TERMINATED : lease.endReason();
            execution.setVariable(OUTCOME, Variables.stringValue(reason.name(), true));
        };
    }
}
