package dev.serverlease.law.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known when the server is to be handed over, and of its connection afterwards.
 *
 * @param allPartiesSigned whether every party has signed the contract as it stands ({@code activation.gate})
 * @param unresolvedFindings findings REQUIRE, REVIEW or UNDETERMINED that nobody has resolved, and conditions of the
 *     approval that are not met ({@code activation.gate})
 * @param blockingFindings findings BLOCK ({@code activation.gate})
 * @param connectedOn the day of connection; none before it ({@code activation.security-duties})
 * @param publicSecurityFilingRef the lessee's filing with public security (公安联网备案)
 * @param logRetentionMonths for how many months network logs are kept, as configured
 * @param publicSecurityReceiptRef the stamped receipt of a unit that shows no site to the public
 */
public record ActivationFacts(
        @Nullable Boolean allPartiesSigned,
        @Nullable Long unresolvedFindings,
        @Nullable Long blockingFindings,
        @Nullable LocalDate connectedOn,
        @Nullable String publicSecurityFilingRef,
        @Nullable Long logRetentionMonths,
        @Nullable String publicSecurityReceiptRef) {

    static final ActivationFacts UNSTATED = new ActivationFacts(null, null, null, null, null, null, null);
}
