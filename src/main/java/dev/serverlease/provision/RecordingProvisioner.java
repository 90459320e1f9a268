package dev.serverlease.provision;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded default: people hand the servers over; it only records what is to be done, each action once. */
class RecordingProvisioner implements Provisioner {

    private final AuditTrail audit;
    private final Clock clock;

    RecordingProvisioner(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String carryOut(Action action, String leaseNumber, int occurrence) {
        var reference = leaseNumber + "/" + action + "/" + occurrence;
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(AuditTrail.SYSTEM, "HANDOVER_KEPT")
                        .keeping(
                                "handover",
                                Row.of("action", action)
                                        .and("occurrence", occurrence)
                                        .and("provider_ref", reference)
                                        .and("done_at", now))
                        .unlessKept(),
                now);
        return reference;
    }

    @Configuration(proxyBeanMethods = false)
    static class Default {

        @Bean
        @ConditionalOnMissingBean(Provisioner.class)
        Provisioner recordingProvisioner(AuditTrail audit, Clock clock) {
            return new RecordingProvisioner(audit, clock);
        }
    }
}
