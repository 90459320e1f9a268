package dev.serverlease.report;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What reports say that nobody records in the product.
 *
 * @param impactAssessments the reference of the impact assessment of our own activities of processing (Personal
 *     Information Protection Law art. 55), by the key of the activity in {@code report/processing.yaml}
 */
@ConfigurationProperties("server-lease.reports")
record ReportSettings(Map<String, String> impactAssessments) {

    ReportSettings {
        impactAssessments = impactAssessments == null ? Map.of() : Map.copyOf(impactAssessments);
    }
}
