package dev.serverlease.closing;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.UserArchive;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.TermTimers;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks at a lease's end. */
@Configuration(proxyBeanMethods = false)
class ClosingDelegates {

    private final LeaseOf leaseOf;

    ClosingDelegates(LeaseOf leaseOf) {
        this.leaseOf = leaseOf;
    }

    /**
     * 期满处理: a term that was renewed runs on, use that goes on without objection makes the lease indefinite, and any
     * other is over and the lease closes (Civil Code arts. 705, 730, 733, 734).
     */
    @Bean
    JavaDelegate settleTermEnd(TermEnd termEnd, TermTimers timers) {
        return execution -> {
            boolean goesOn = termEnd.settle(leaseOf.locked(execution));
            if (goesOn) {
                timers.endAgain(execution);
            }
            execution.setVariable("termOver", Variables.stringValue(goesOn ? "CONTINUES" : "ENDS", true));
        };
    }

    /** 归档: what the rules of the end say is kept, and the archive is closed with the date until which it is kept. */
    @Bean
    JavaDelegate closeArchive(UserArchive archive, LawAtTheEnd law, Findings findings, Retention retention) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            findings.addNext(lease.number(), Occasion.TERMINATION, law.ask(lease, Map.of()));
            archive.close(lease, retention.of(lease));
            var reason = lease.endReason() == null ? EndReason.TERMINATED : lease.endReason();
            execution.setVariable("endReason", Variables.stringValue(reason.name(), true));
        };
    }
}
