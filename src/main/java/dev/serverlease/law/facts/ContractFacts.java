package dev.serverlease.law.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the contract.
 *
 * @param rentPlan when and how rent is paid
 * @param clauses the names of the clauses that a draft holds, e.g. {@code lawful-use}; empty before there is a draft
 * @param unfairExemptions void exemptions found in a draft ({@code contract.standard-terms})
 * @param agreedDamages agreed damages for breach ({@code contract.agreed-damages}, Civil Code art. 585)
 * @param estimatedLoss the loss that a breach is expected to cause
 * @param currencyExceptionRef the State rule that allows a price in foreign currency ({@code consistency.currency})
 * @param disputes who decides disputes; a court where nothing is stated
 * @param arbitrationBody the arbitral institution, where arbitration is chosen ({@code contract.arbitral-body})
 * @param arbitrationSeat the seat of the arbitration, as free text
 * @param taxIncluded whether the price holds the VAT ({@code contract.fields})
 * @param grossUp whether the lessee bears a tax that it withholds on top of the price ({@code contract.fields})
 */
public record ContractFacts(
        @Nullable LocalDate startDate,
        @Nullable Long termMonths,
        @Nullable BigDecimal monthlyRent,
        @Nullable String currency,
        RentPlan rentPlan,
        @Nullable DepositKind depositKind,
        @Nullable Form form,
        @Nullable SignatureKind signatureKind,
        Set<Field> fields,
        @Nullable Boolean isStandardForm,
        @Nullable Boolean keyTermsHighlighted,
        @Nullable BigDecimal deposit,
        @Nullable BigDecimal totalPrice,
        @Nullable String governingLaw,
        @Nullable Boolean subletAllowed,
        Set<String> clauses,
        Set<UnfairExemption> unfairExemptions,
        @Nullable BigDecimal agreedDamages,
        @Nullable BigDecimal estimatedLoss,
        @Nullable String currencyExceptionRef,
        @Nullable Disputes disputes,
        @Nullable String arbitrationBody,
        @Nullable String arbitrationSeat,
        @Nullable Boolean taxIncluded,
        @Nullable Boolean grossUp) {

    static final ContractFacts UNSTATED = new ContractFacts(
            null,
            null,
            null,
            null,
            RentPlan.UNSTATED,
            null,
            null,
            null,
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            Set.of(),
            Set.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    public ContractFacts {
        rentPlan = Objects.requireNonNullElse(rentPlan, RentPlan.UNSTATED);
        unfairExemptions = LeaseFacts.sorted(unfairExemptions);
        fields = LeaseFacts.sorted(fields);
        clauses = LeaseFacts.sorted(clauses);
    }

    /**
     * When and how rent is paid ({@code contract.fields}).
     *
     * @param dueDays the last day for payment, counted from the first day of a period, which is day 1; of rent in
     *     arrears from the day after its last
     */
    public record RentPlan(
            @Nullable Period period,
            @Nullable Timing timing,
            @Nullable Long dueDays,
            @Nullable DueUnit dueUnit,
            @Nullable Means means) {

        static final RentPlan UNSTATED = new RentPlan(null, null, null, null, null);

        public enum Period {
            MONTH,
            QUARTER,
            HALF_YEAR,
            YEAR,
            ONCE
        }

        public enum Timing {
            ADVANCE,
            ARREARS
        }

        public enum DueUnit {
            CALENDAR_DAYS,
            WORKING_DAYS
        }

        public enum Means {
            BANK_TRANSFER,
            ALIPAY,
            WECHAT,
            CARD,
            OTHER
        }
    }

    /** Only EARNEST (定金) falls under articles 586 and 587 of the Civil Code; SECURITY is 押金. */
    public enum DepositKind {
        SECURITY,
        EARNEST
    }

    public enum Form {
        WRITTEN,
        DATA_MESSAGE,
        ORAL
    }

    public enum SignatureKind {
        HANDWRITTEN,
        SEAL,
        RELIABLE_ESIGN,
        OTHER_ESIGN,
        CLICK
    }

    public enum Disputes {
        COURT,
        ARBITRATION
    }

    /** Exemptions that are void: Civil Code, articles 497 and 506. */
    public enum UnfairExemption {
        PERSONAL_INJURY,
        INTENT_OR_GROSS_NEGLIGENCE,
        MAIN_RIGHTS_EXCLUDED,
        UNREASONABLE_BURDEN
    }

    /** The necessary terms that only a draft contains, never an application. */
    public enum Field {
        QUALITY,
        LIABILITY,
        DISPUTES
    }
}
