package dev.serverlease.lease.dates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.calendar.WorkingDays;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A date that a lease waits for.
 *
 * @param what one of the names of the function {@code lease.open_dates}
 * @param at when the time is over: a last day ends with the day after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenDate(String what, OffsetDateTime at, boolean overdue) {

    /**
     * The year of the date, as long as the State Council's arrangement of its holidays is not in the file: if the date
     * counts working days or gives way to a holiday, it is an estimate and may move. Null, and absent in JSON, once it
     * is there.
     */
    @JsonProperty
    public @Nullable Integer holidaysMissing() {
        return holidaysMissing(at);
    }

    /** The same of any such date. */
    public static @Nullable Integer holidaysMissing(@Nullable OffsetDateTime end) {
        return end == null ? null : WorkingDays.missingYear(end, end.getOffset());
    }
}
