package dev.serverlease.activation;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded default: people hand the servers over, and it keeps the record of what is to be done, once each. */
class RecordingProvisioner implements Provisioner {

    private final JdbcClient jdbc;
    private final Clock clock;

    RecordingProvisioner(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String carryOut(Action action, String leaseNumber, int occurrence) {
        var reference = leaseNumber + "/" + action + "/" + occurrence;
        jdbc.sql("insert into lease.handover (lease_number, action, occurrence, provider_ref, done_at)"
                        + " values (:number, :action, :occurrence, :reference, :now) on conflict do nothing")
                .param("number", leaseNumber)
                .param("action", action.name())
                .param("occurrence", occurrence)
                .param("reference", reference)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return reference;
    }

    @Configuration(proxyBeanMethods = false)
    static class Default {

        @Bean
        @ConditionalOnMissingBean(Provisioner.class)
        Provisioner recordingProvisioner(JdbcClient jdbc, Clock clock) {
            return new RecordingProvisioner(jdbc, clock);
        }
    }
}
