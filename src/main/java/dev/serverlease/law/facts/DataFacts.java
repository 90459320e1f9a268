package dev.serverlease.law.facts;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data on the server. Counts are distinct natural persons since 1 January of the current year.
 *
 * @param mechanismStatus what the register says of the export mechanism: passed assessment, filed contract, certificate
 * @param mechanismWorkingDaysLeft working days until {@code mechanismValidTo} ({@code review.permit-renewal}, Order 16
 *     art. 9)
 * @param mechanismRenewalAppliedOn when an extension or renewal was applied for
 * @param mainlandCopy whether a complete copy stays in the mainland
 * @param core whether core data are among them (核心数据)
 * @param categories the kinds of data; empty where nobody answered, {@code {NONE}} for none of them
 * @param piSubjectsHeld the persons whose data the lessee processes at all
 * @param auditReportOn the day of the last report of a compliance audit ({@code duty.pi-audit})
 * @param exemptionGround the act on which a claimed legal duty rests
 * @param ftzRef the negative list of the free-trade zone
 * @param geneticReportRef number of the prior report and backup: Biosecurity Law, article 57
 * @param archiveApprovalRef the approval to take archives abroad: Archives Law, article 25
 * @param piKinds the kinds of personal information, codes of the application; empty where nobody answered
 * @param piPurpose the purpose of its processing; null where it is that of the use
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
        @Nullable LocalDate mechanismRenewalAppliedOn,
        CollectedWhere collectedWhere,
        Answer mainlandCopy,
        Answer core,
        Set<Category> categories,
        @Nullable Long piSubjectsHeld,
        @Nullable LocalDate auditReportOn,
        @Nullable String exemptionGround,
        @Nullable String ftzRef,
        @Nullable String geneticReportRef,
        @Nullable String archiveApprovalRef,
        Set<String> piKinds,
        @Nullable String piPurpose) {

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
            null,
            CollectedWhere.UNKNOWN,
            Answer.UNKNOWN,
            Answer.UNKNOWN,
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            Set.of(),
            null);

    public DataFacts {
        collectedWhere = LeaseFacts.orElse(collectedWhere, CollectedWhere.UNKNOWN);
        mainlandCopy = LeaseFacts.orElse(mainlandCopy, Answer.UNKNOWN);
        core = LeaseFacts.orElse(core, Answer.UNKNOWN);
        categories = LeaseFacts.sorted(categories);
        piKinds = LeaseFacts.sorted(piKinds);
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
        FTZ,
        LEGAL_DUTY
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

    public enum CollectedWhere {
        MAINLAND,
        ABROAD,
        BOTH,
        UNKNOWN
    }

    public enum Category {
        NONE,
        HEALTH_RECORDS,
        GENETIC,
        CREDIT,
        PERSONAL_FINANCE,
        TRIP,
        VEHICLE,
        SURVEY,
        ACCOUNTING,
        STATE_ARCHIVES,
        MINORS,
        /** Bulk sensitive data of persons in the United States, or data related to its government. */
        US_BULK,
        /** What a vehicle records outside itself: faces, number plates. */
        VEHICLE_OUTSIDE,
        TRAFFIC_FLOW,
        CHARGING_GRID
    }
}
