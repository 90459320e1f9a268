package dev.serverlease.config;

import jakarta.validation.Valid;
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
 * The settings {@code server-lease.*}. Periods are ISO 8601: {@code P14D}, {@code P3M}, {@code PT2M}.
 *
 * @param useReview overrides of the DMN's intervals, for demonstrations and tests; null where the DMN decides
 * @param lessor the register entry of the lessor who leases under this installation
 */
@Validated
@ConfigurationProperties("server-lease")
public record LeaseSettings(
        @DefaultValue Application application,
        @DefaultValue LegalReview legalReview,
        @DefaultValue Contract contract,
        @DefaultValue @Valid Activation activation,
        @DefaultValue UseReview useReview,
        @DefaultValue Suspension suspension,
        @DefaultValue Rent rent,
        @DefaultValue Expiry expiry,
        @NotNull @Valid Lessor lessor) {

    public record Application(@DefaultValue("P14D") IsoPeriod completeWithin) {}

    public record LegalReview(
            @DefaultValue("P2D") IsoPeriod remindAfter,
            @DefaultValue("P5D") IsoPeriod escalateAfter) {}

    public record Contract(
            @DefaultValue("P30D") IsoPeriod signWithin,
            @DefaultValue("P7D") IsoPeriod remindAfter) {}

    /** @param retry how a failed hand-over is tried again before it becomes an incident, as the engine writes it */
    public record Activation(
            @DefaultValue("R3/PT5M")
            @Pattern(regexp = "R[1-9]\\d?/P.*", message = "must be like R3/PT5M: how often, how long between")
            String retry) {}

    public record UseReview(@DefaultValue Interval interval) {}

    /** Each longer than nothing and shorter than the six months of Civil Code art. 718. */
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

    public record Expiry(@DefaultValue("P30D") IsoPeriod noticeBefore) {}

    /** Facts of the lessor, named as in the rulebook's vocabulary. */
    public record Lessor(
            @NotBlank String kind,
            @NotBlank String name,
            @NotBlank String uscc,
            @NotBlank String domicile,
            @DefaultValue("UNKNOWN") String title,
            @DefaultValue("0") BigDecimal foreignSharePct,
            @Nullable String pilotApproval,
            @Nullable @Valid Permit permit) {}

    public record Permit(
            @NotBlank String no,
            @NotBlank String holderUscc,
            @DefaultValue Set<String> categories,
            @DefaultValue Set<String> items,
            @DefaultValue Set<String> coverage,
            @Nullable LocalDate validTo,
            @DefaultValue("UNKNOWN") String status) {}
}
