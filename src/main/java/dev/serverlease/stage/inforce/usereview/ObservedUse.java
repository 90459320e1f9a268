package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw of the actual use; null means that nobody checked it. Members are named as in the rulebook's
 * vocabulary: sections {@code review}, {@code data} (the counts since 1 January and the last audit) and
 * {@code activation} (the filing with public security).
 *
 * @param incidentFound whether a network-security incident was found; it is recorded with its duty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ObservedUse(
        @Nullable Boolean actualUseMatches,
        @Nullable Boolean illegalContentFound,
        @Nullable Boolean sublet,
        @Nullable LocalDate subletKnownSince,
        @Nullable Boolean serviceWithinItems,
        @Nullable Boolean changedWithoutApplication,
        @Nullable Boolean numberShown,
        @Nullable Boolean siteOrderedClosed,
        @Nullable Long piSubjectsYtd,
        @Nullable Long sensitivePiSubjectsYtd,
        @Nullable String publicSecurityFilingRef,
        @Nullable String publicSecurityReceiptRef,
        @Nullable Boolean exportChanged,
        @Nullable LocalDate auditReportOn,
        @Nullable Boolean incidentFound) {

    /** The same, from a person who did not check for a sublease. */
    ObservedUse withoutSublet() {
        return new ObservedUse(
                actualUseMatches,
                illegalContentFound,
                null,
                null,
                serviceWithinItems,
                changedWithoutApplication,
                numberShown,
                siteOrderedClosed,
                piSubjectsYtd,
                sensitivePiSubjectsYtd,
                publicSecurityFilingRef,
                publicSecurityReceiptRef,
                exportChanged,
                auditReportOn,
                incidentFound);
    }

    /** As facts that the rules read. */
    NamedFacts facts() {
        var facts = seen().and(counts()).withKnown(Fact.SUBLET, sublet);
        return Boolean.TRUE.equals(sublet) ? facts.withKnown(Fact.SUBLET_KNOWN_SINCE, subletKnownSince) : facts;
    }

    /**
     * What is to be recorded of it beside the counts: it holds until the next review, and nobody knows it afterwards;
     * the filing holds for good. A sublease is recorded with its duty.
     */
    NamedFacts toRecord() {
        return Boolean.FALSE.equals(sublet) ? seen().with(Fact.SUBLET, false) : seen();
    }

    /** The counts since 1 January; they hold for the year. */
    NamedFacts counts() {
        return NamedFacts.none()
                .withKnown(Fact.PI_SUBJECTS_YTD, piSubjectsYtd)
                .withKnown(Fact.SENSITIVE_PI_SUBJECTS_YTD, sensitivePiSubjectsYtd);
    }

    private NamedFacts seen() {
        return NamedFacts.none()
                .withKnown(Fact.ACTUAL_USE_MATCHES, actualUseMatches)
                .withKnown(Fact.ILLEGAL_CONTENT_FOUND, illegalContentFound)
                .withKnown(Fact.SERVICE_WITHIN_ITEMS, serviceWithinItems)
                .withKnown(Fact.CHANGED_WITHOUT_APPLICATION, changedWithoutApplication)
                .withKnown(Fact.NUMBER_SHOWN, numberShown)
                .withKnown(Fact.SITE_ORDERED_CLOSED, siteOrderedClosed)
                .withKnown(Fact.PUBLIC_SECURITY_FILING_REF, publicSecurityFilingRef)
                .withKnown(Fact.PUBLIC_SECURITY_RECEIPT_REF, publicSecurityReceiptRef)
                .withKnown(Fact.EXPORT_CHANGED, exportChanged)
                .withKnown(Fact.AUDIT_REPORT_ON, auditReportOn);
    }

    /** Whether a person should check it soon: it differs from what was agreed, or may be unlawful. */
    boolean differs() {
        return Boolean.FALSE.equals(actualUseMatches)
                || Boolean.TRUE.equals(illegalContentFound)
                || Boolean.TRUE.equals(sublet)
                || Boolean.FALSE.equals(serviceWithinItems)
                || Boolean.TRUE.equals(changedWithoutApplication)
                || Boolean.TRUE.equals(siteOrderedClosed)
                || Boolean.TRUE.equals(exportChanged)
                || Boolean.TRUE.equals(incidentFound);
    }
}
