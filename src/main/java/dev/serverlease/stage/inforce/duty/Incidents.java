package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.IncidentFacts.Grade;
import dev.serverlease.law.facts.IncidentFacts.ReporterClass;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.duty.IncidentReport;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * What is recorded of a network-security incident: its discovery, its report or why none is due, and the final report
 * (National Measures for Reporting Network Security Incidents arts. 4 and 8).
 */
@Component
class Incidents {

    private final DutyRegister register;
    private final RecordedFacts facts;
    private final ApplicationTrees trees;
    private final Clock clock;

    Incidents(DutyRegister register, RecordedFacts facts, ApplicationTrees trees, Clock clock) {
        this.register = register;
        this.facts = facts;
        this.trees = trees;
        this.clock = clock;
    }

    /** Whose period counts where nobody says it: the shortest, unless the lessee denies to be a CII operator. */
    ReporterClass reporterOf(Lease lease) {
        var stated = trees.of(lease.application()).path("lessee").path("isCiio").asText();
        return stated.equals(Answer.NO.name()) ? ReporterClass.OTHER : ReporterClass.CII;
    }

    Instant dueAt(Instant discoveredAt, ReporterClass reporter) {
        return IncidentReport.dueAt(local(discoveredAt), reporter)
                .atZone(clock.getZone())
                .toInstant();
    }

    /** It takes the place of an earlier incident, whose duties stay. */
    void found(Lease lease, Instant discoveredAt, ReporterClass reporter, String actor) {
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.INCIDENT_GRADE, Grade.UNKNOWN.name())
                        .with(Fact.INCIDENT_DISCOVERED_AT, local(discoveredAt))
                        .with(Fact.INCIDENT_REPORTER_CLASS, reporter.name())
                        .with(Fact.INCIDENT_REPORTED_AT, null)
                        .with(Fact.INCIDENT_REPORTED_TO, null)
                        .with(Fact.INCIDENT_RECEIPT_REF, null)
                        .with(Fact.INCIDENT_NO_REPORT_REASON, null)
                        .with(Fact.INCIDENT_HANDLED_ON, null)
                        .with(Fact.INCIDENT_FINAL_REPORT_ON, null),
                actor);
    }

    /**
     * Records the report, and keeps the duty of the final one; or records why none is due.
     *
     * @return whether it was reported
     */
    boolean judged(Lease lease, Duty duty, Submission done, String actor) {
        if (done.text("answer").equals(DutyTask.NO_REPORT)) {
            facts.add(
                    lease.number(),
                    NamedFacts.of(Fact.INCIDENT_GRADE, done.text("grade"))
                            .with(Fact.INCIDENT_NO_REPORT_REASON, done.text("ground")),
                    actor);
            return false;
        }
        var reportedAt = OffsetDateTime.parse(done.text("reportedAt")).toInstant();
        var handledOn = done.day("handledOn");
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.INCIDENT_GRADE, done.text("grade"))
                        .with(Fact.INCIDENT_REPORTED_AT, local(reportedAt))
                        .with(Fact.INCIDENT_REPORTED_TO, done.text("authority"))
                        .with(Fact.INCIDENT_RECEIPT_REF, done.text("receiptNo"))
                        .with(Fact.INCIDENT_HANDLED_ON, handledOn),
                actor);
        // while handling goes on its end is unknown: people look at it thirty days after the report
        var from = handledOn == null ? local(reportedAt).toLocalDate() : handledOn;
        register.add(
                new Duty(
                        lease.number(),
                        0,
                        Kind.FINAL_INCIDENT_REPORT,
                        null,
                        reportedAt,
                        endOf(IncidentReport.finalReportBy(from)),
                        JsonNodeFactory.instance.objectNode().set("report", duty.what()),
                        Effect.TASK.name(),
                        null,
                        null,
                        null),
                actor);
        return true;
    }

    void closed(Lease lease, Submission done, String actor) {
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.INCIDENT_HANDLED_ON, done.day("handledOn"))
                        .with(Fact.INCIDENT_FINAL_REPORT_ON, done.day("finalReportOn")),
                actor);
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone()).truncatedTo(ChronoUnit.MINUTES);
    }
}
