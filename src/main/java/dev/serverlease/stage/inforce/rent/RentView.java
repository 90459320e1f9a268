package dev.serverlease.stage.inforce.rent;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.lease.dates.OpenDate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Overdue rent, as the doors return it.
 *
 * @param amount the demanded amount, or the recorded amount if there is no demand yet
 * @param open what is still owed
 * @param demandEndsAt first instant after the period of the demand; null if there is none yet
 * @param state OPEN, PAID, NOTICE (the notice of termination has arrived) ACCEPTED (the lessee's ground) or RETRACTED
 *     (recorded by mistake)
 */
record RentView(
        int position,
        LocalDate overdueSince,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal open,
        @Nullable LocalDate demandedOn,
        @Nullable OffsetDateTime demandEndsAt,
        List<String> objections,
        String state) {

    /** The year of {@code demandEndsAt}, as in {@link OpenDate#holidaysMissing()}. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    Integer holidaysMissing() {
        return OpenDate.holidaysMissing(demandEndsAt);
    }

    static RentView of(RentDefault rent, ZoneId zone) {
        var demand = rent.demand();
        var outcome = rent.outcome();
        return new RentView(
                rent.position(),
                rent.overdueSince(),
                rent.owed(),
                rent.owedCurrency(),
                rent.open(),
                demand == null ? null : demand.arrivedOn(),
                demand == null ? null : demand.periodEndsAt().atZone(zone).toOffsetDateTime(),
                rent.objections(),
                outcome == null ? "OPEN" : outcome.kind());
    }
}
