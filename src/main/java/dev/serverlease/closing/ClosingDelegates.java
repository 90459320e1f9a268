package dev.serverlease.closing;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.UserArchive;
import dev.serverlease.process.LeaseOf;
import java.time.Clock;
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
     * 期满处理: a term that was renewed runs on; any other is over and the lease closes (Civil Code arts. 705, 733, 734).
     */
    @Bean
    JavaDelegate settleTermEnd(Leases leases, Clock clock) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            var end = lease.termEndsAt();
            boolean renewed = end != null && end.isAfter(clock.instant());
            if (!renewed) {
                leases.close(lease.number(), lease.processInstanceId(), EndReason.EXPIRED, AuditTrail.SYSTEM);
            }
            execution.setVariable("termOver", Variables.stringValue(renewed ? "CONTINUES" : "ENDS", true));
        };
    }

    /** 归档: the archive is closed, with the date until which it is kept. */
    @Bean
    JavaDelegate closeArchive(UserArchive archive) {
        return execution -> {
            var lease = leaseOf.locked(execution);
            archive.close(lease);
            var reason = lease.endReason() == null ? EndReason.TERMINATED : lease.endReason();
            execution.setVariable("endReason", Variables.stringValue(reason.name(), true));
        };
    }
}
