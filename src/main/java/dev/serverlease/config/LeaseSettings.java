package dev.serverlease.config;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.LessorFacts.Title;
import dev.serverlease.law.facts.RegisterStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings {@code server-lease.*}. Periods are ISO 8601: {@code P14D}, {@code P3M}, {@code PT2M}. Days are calendar
 * days, as the law counts periods, except in {@link LegalReview}.
 *
 * @param useReview overrides of the DMN's intervals, for demonstrations and tests; null where the DMN decides
 * @param lessorCode the code of this installation's lessor in the lessor register
 * @param lessor that lessor, if the register has no such entry; may be absent if it has one
 */
@Validated
@ConfigurationProperties("server-lease")
public record LeaseSettings(
        @DefaultValue Application application,
        @DefaultValue LegalReview legalReview,
        @DefaultValue Contract contract,
        @DefaultValue @Valid Activation activation,
        @DefaultValue @Valid UseReview useReview,
        @DefaultValue Suspension suspension,
        @DefaultValue Rent rent,
        @DefaultValue Expiry expiry,
        @DefaultValue("default") @NotBlank String lessorCode,
        @Nullable @Valid Lessor lessor) {

    public record Application(@DefaultValue("P14D") IsoPeriod completeWithin) {}

    /**
     * When people are reminded of an undecided review.
     *
     * @param remindAfter after this time its officer, or all officers, are reminded; in working days
     * @param escalateAfter after this time the managers are told; in working days
     */
    public record LegalReview(
            @DefaultValue("P2D") IsoPeriod remindAfter,
            @DefaultValue("P5D") IsoPeriod escalateAfter) {}

    public record Contract(
            @DefaultValue("P30D") IsoPeriod signWithin,
            @DefaultValue("P10D") IsoPeriod offerBinds,
            @DefaultValue("P7D") IsoPeriod remindAfter) {}

    /**
     * @param retry how a failed hand-over is retried before it becomes an incident, in the engine's notation
     * @param logRetentionMonths how many months network logs are kept, at least six (Cybersecurity Law art. 23)
     */
    public record Activation(
            @DefaultValue("R3/PT5M")
            @Pattern(regexp = "R[1-9]\\d?/P.*", message = "must be like R3/PT5M: how often, how long between")
            String retry,

            @DefaultValue("6") @Min(6) long logRetentionMonths) {}

    /**
     * @param broughtForwardPerDay how many reviews a decision on a change of law brings forward to one working day,
     *     over all such decisions, so that officers are not flooded; our own figure
     */
    public record UseReview(
            @DefaultValue Interval interval,
            @DefaultValue("50") @Min(1) int broughtForwardPerDay) {}

    /** Each longer than zero and shorter than the six months of Civil Code art. 718. */
    public record Interval(
            @Nullable IsoPeriod low,
            @Nullable IsoPeriod medium,
            @Nullable IsoPeriod high) {

        public Interval {
            require("low", low);
            require("medium", medium);
            require("high", high);
        }

        private static void require(String name, @Nullable IsoPeriod period) {
            if (period != null && !period.isBetweenNothingAndMonths(6)) {
                throw new IllegalArgumentException("server-lease.use-review.interval." + name
                        + " 须大于零且短于六个月（民法典第七百一十八条） must be more than nothing and less than six months");
            }
        }
    }

    public record Suspension(@DefaultValue("P15D") IsoPeriod cureWithin) {}

    public record Rent(@DefaultValue("P15D") IsoPeriod demandPeriod) {}

    /**
     * @param noticeOpens how long before the term's end the expiry notice becomes a task, and what was asked for
     *     earlier is reviewed
     * @param noticeBefore how long before the term's end, at the latest, the contract has the lessee reminded of it
     */
    public record Expiry(
            @DefaultValue("P60D") IsoPeriod noticeOpens,
            @DefaultValue("P30D") IsoPeriod noticeBefore) {

        public Expiry {
            if (!noticeOpens.isLongerThan(noticeBefore)) {
                throw new IllegalArgumentException(
                        "server-lease.expiry.notice-opens 须早于 notice-before，使经办人有时间提示承租人 must be longer than notice-before, so that there is time to remind the lessee");
            }
        }
    }

    /**
     * Facts of the lessor, named as in the rulebook's vocabulary; the lessor register holds the same.
     *
     * @param uscc only a mainland company must have one
     * @param foreignSharePct in per cent; if absent it is unknown and goes to the officer, so 0 must be stated
     * @param claimsWhollyAbroad whether it claims that machine room, access and performance are all abroad; null if it
     *     claims nothing
     * @param contact what contracts state of it beyond that; null if nothing is known
     */
    public record Lessor(
            @NotNull Kind kind,
            @NotBlank String name,
            @Nullable String uscc,
            @NotBlank String domicile,
            @DefaultValue("UNKNOWN") Title title,
            @Nullable @DecimalMin("0") @DecimalMax("100") BigDecimal foreignSharePct,
            @Nullable String pilotApproval,
            @Nullable Boolean claimsWhollyAbroad,
            @Nullable @Valid Permit permit,
            @Nullable Contact contact) {

        @JsonIgnore
        @AssertTrue(message = "境内公司须填写 server-lease.lessor.uscc a mainland company must state its uscc")
        public boolean isIdentified() {
            return kind != Kind.MAINLAND_COMPANY || (uscc != null && !uscc.isBlank());
        }
    }

    /**
     * What a contract states of the lessor; all of it may be absent.
     *
     * @param registrationNo of a lessor without a unified social credit code
     * @param signer who signs, where it is not the legal representative, and by what authority
     * @param noticeAddress where it is not the domicile
     * @param serviceLine reached day and night, where it is not the telephone
     * @param consentRef the consent of whoever let the servers to it, where they are not its own, and until when
     */
    public record Contact(
            @Nullable String registrationNo,
            @Nullable String legalRepresentative,
            @Nullable String signer,
            @Nullable String authority,
            @Nullable String noticeAddress,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String serviceLine,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String consentRef,
            @Nullable LocalDate consentValidTo) {

        public static final Contact NONE =
                new Contact(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public record Permit(
            @NotBlank String no,
            @NotBlank String holderUscc,
            @DefaultValue Set<String> categories,
            @DefaultValue Set<String> items,
            @DefaultValue Set<String> coverage,
            @Nullable LocalDate validTo,
            @DefaultValue("UNKNOWN") RegisterStatus status,
            @Nullable Boolean authorisedSubsidiary,
            @Nullable LocalDate renewalAppliedOn) {}
}
