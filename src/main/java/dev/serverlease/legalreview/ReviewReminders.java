package dev.serverlease.legalreview;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseOf;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A review that takes long is noted in the lease's trail. */
@Configuration(proxyBeanMethods = false)
class ReviewReminders {

    @Bean
    JavaDelegate remindReviewers(AuditTrail audit, LeaseOf leaseOf) {
        return execution ->
                audit.record(leaseOf.read(execution).number(), AuditTrail.SYSTEM, "REVIEW_REMINDED", Map.of(), null);
    }

    @Bean
    JavaDelegate escalateReview(AuditTrail audit, LeaseOf leaseOf) {
        return execution ->
                audit.record(leaseOf.read(execution).number(), AuditTrail.SYSTEM, "REVIEW_ESCALATED", Map.of(), null);
    }
}
