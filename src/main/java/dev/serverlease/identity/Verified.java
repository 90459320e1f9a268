package dev.serverlease.identity;

import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.facts.Verification.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act of verification, as it is kept.
 *
 * @param position its place among those of the lease; 0 before it is kept
 * @param person whom it is about, see {@link Persons}
 * @param signatory name of who signed for the lessee, where the application names somebody else; null otherwise
 * @param at when it was recorded, by our clock
 * @param by the account that recorded it
 * @param bySalesOnly whether that account had only the role of sales
 * @param attachment the scan or the platform's answer; null where there is none, or it lies with an earlier lease
 * @param digest SHA-256 of that file
 * @param reference number of the platform's answer; null for other methods
 * @param numberEnd the last four characters of the document's number
 * @param usedFrom number of the earlier lease for which it was done; null if it was done for this one
 */
public record Verified(
        int position,
        Subject subject,
        String person,
        @Nullable String signatory,
        Method method,
        Instant at,
        String by,
        boolean bySalesOnly,
        @Nullable UUID attachment,
        @Nullable String digest,
        @Nullable String reference,
        @Nullable String numberEnd,
        @Nullable LocalDate validTo,
        Result result,
        Set<Check> checks,
        String note,
        @Nullable String usedFrom) {

    /** As rules read it. @param zone of the day on which it was done */
    public Verification asFact(ZoneId zone) {
        return new Verification(
                (long) position,
                subject,
                method,
                LocalDate.ofInstant(at, zone),
                by,
                bySalesOnly,
                digest,
                reference,
                validTo,
                result,
                checks,
                note);
    }
}
