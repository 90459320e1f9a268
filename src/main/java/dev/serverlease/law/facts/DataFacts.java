package dev.serverlease.law.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The data on the server. Counts are distinct natural persons since 1 January of the current year.
 *
 * @param mechanismStatus what the register says of the export mechanism: passed assessment, filed contract, certificate
 * @param mechanismWorkingDaysLeft working days until {@code mechanismValidTo} ({@code review.permit-renewal}, Order 16
 *     art. 9)
 * @param mechanismRenewalAppliedOn when an extension or renewal was applied for
 */
public record DataFacts(
        @Nullable Boolean hasPi,
        @Nullable Long piSubjectsYtd,
        @Nullable Long sensitivePiSubjectsYtd,
        Answer important,
        @Nullable Boolean stateSecret,
        @Nullable Exemption exemption,
        @Nullable Mechanism mechanism,
        @Nullable String mechanismRef,
        @Nullable LocalDate mechanismValidTo,
        @Nullable LegalBasis legalBasis,
        @Nullable Boolean noticeGiven,
        @Nullable Boolean separateConsent,
        @Nullable String piaRef,
        RegisterStatus mechanismStatus,
        @Nullable Long mechanismWorkingDaysLeft,
        @Nullable LocalDate mechanismRenewalAppliedOn) {

    static final DataFacts UNSTATED = new DataFacts(
            null,
            null,
            null,
            Answer.UNKNOWN,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            RegisterStatus.UNKNOWN,
            null,
            null);

    public DataFacts {
        mechanismStatus = LeaseFacts.orElse(mechanismStatus, RegisterStatus.UNKNOWN);
        important = LeaseFacts.orElse(important, Answer.UNKNOWN);
    }

    public enum Exemption {
        NONE,
        TRADE_NO_PI,
        TRANSIT,
        CONTRACT,
        HR,
        EMERGENCY,
        FTZ
    }

    public enum Mechanism {
        NONE,
        ASSESSMENT,
        STANDARD_CONTRACT,
        CERTIFICATION
    }

    public enum LegalBasis {
        CONSENT,
        CONTRACT,
        HR,
        LEGAL_DUTY,
        EMERGENCY,
        PUBLIC_INTEREST
    }
}
