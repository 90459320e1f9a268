package dev.serverlease.law.facts;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The newest network-security incident of the lease, as the lessor recorded it ({@code duty.incident-report}). Times
 * are of Asia/Shanghai.
 *
 * @param grade as the officer judged it by the annex of the Measures
 * @param discoveredAt since when the reporter knows of it; the clock of the report runs from here
 * @param reporterClass whose period counts
 * @param reportedAt when it was reported
 * @param reportedTo the authority that took the report
 * @param receiptRef its receipt
 * @param noReportReason why the officer found that no report is due
 * @param handledOn the day on which handling ended
 * @param finalReportOn the day of the final report
 */
public record IncidentFacts(
        Grade grade,
        @Nullable LocalDateTime discoveredAt,
        ReporterClass reporterClass,
        @Nullable LocalDateTime reportedAt,
        @Nullable String reportedTo,
        @Nullable String receiptRef,
        @Nullable String noReportReason,
        @Nullable LocalDate handledOn,
        @Nullable LocalDate finalReportOn) {

    static final IncidentFacts UNSTATED =
            new IncidentFacts(Grade.UNKNOWN, null, ReporterClass.UNKNOWN, null, null, null, null, null, null);

    public IncidentFacts {
        grade = LeaseFacts.orElse(grade, Grade.UNKNOWN);
        reporterClass = LeaseFacts.orElse(reporterClass, ReporterClass.UNKNOWN);
    }

    /** The grades of the annex; from {@link #LARGER} on an incident is reported. */
    public enum Grade {
        UNKNOWN,
        GENERAL,
        LARGER,
        MAJOR,
        ESPECIALLY_MAJOR;

        /** Whether it is of 较大 grade or above. */
        public boolean isReported() {
            return compareTo(LARGER) >= 0;
        }
    }

    /** Who reports, with the hours within which it must: article 4 of the Measures. */
    public enum ReporterClass {
        UNKNOWN(1),
        CII(1),
        CENTRAL_ORGAN(2),
        OTHER(4);

        private final int hours;

        ReporterClass(int hours) {
            this.hours = hours;
        }

        /** Hours from discovery; of an unknown class the shortest. */
        public int hours() {
            return hours;
        }
    }
}
