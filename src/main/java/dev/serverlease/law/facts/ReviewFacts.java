package dev.serverlease.law.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the review of a lease in force found.
 *
 * @param illegalContentFound forbidden information, or an attack
 * @param regulatorOrder the order of an authority or court; none given means that none was received
 * @param intervalDays the review interval agreed in the contract, in days ({@code review.schedule})
 * @param serviceWithinItems whether the service stays within the licensed or filed items ({@code iis.ongoing-duties})
 * @param changedWithoutApplication whether items or address changed without an application 30 days ahead
 * @param numberShown whether the licence or filing number stands on the home page
 * @param siteOrderedClosed whether an authority ordered the site closed ({@code review.licence-lost})
 * @param tortNoticeQualified whether the right-holder's notice has evidence and identity ({@code review.tort-notice})
 * @param subletObjectedOn when the sublease was objected to in writing ({@code review.sublet})
 * @param rentDemandedOn when overdue rent was demanded in writing ({@code review.rent-overdue})
 * @param rentDemandDays the period that the demand gave, in days
 * @param rentDisputed whether the lessee disputes the arrears
 * @param rentPaid whether the demanded rent was paid in full before the period of the demand was over
 *     ({@code termination.notice}, Civil Code art. 722)
 * @param rentPaidInPart whether a part of it was paid, and the rest is open
 * @param highRisk whether the case was judged HIGH ({@code review.schedule})
 * @param exportChanged whether purpose, scope, kind, recipient of the export or the law there changed
 *     ({@code duty.export-expiry})
 */
public record ReviewFacts(
        @Nullable LocalDate lastAt,
        @Nullable Boolean actualUseMatches,
        @Nullable Boolean sublet,
        @Nullable LocalDate subletKnownSince,
        @Nullable Boolean illegalContentFound,
        @Nullable LocalDate tortNoticeAt,
        @Nullable String regulatorOrder,
        @Nullable LocalDate rentOverdueSince,
        @Nullable Long intervalDays,
        @Nullable Boolean serviceWithinItems,
        @Nullable Boolean changedWithoutApplication,
        @Nullable Boolean numberShown,
        @Nullable Boolean siteOrderedClosed,
        @Nullable Boolean tortNoticeQualified,
        @Nullable LocalDate subletObjectedOn,
        @Nullable LocalDate rentDemandedOn,
        @Nullable Long rentDemandDays,
        @Nullable Boolean rentDisputed,
        @Nullable Boolean rentPaid,
        @Nullable Boolean rentPaidInPart,
        @Nullable Boolean highRisk,
        @Nullable Boolean exportChanged) {

    static final ReviewFacts UNSTATED = new ReviewFacts(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null);
}
