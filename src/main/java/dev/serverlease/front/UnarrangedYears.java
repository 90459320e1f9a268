package dev.serverlease.front;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.Bilingual;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Lets every page say of dates that they were counted without the days off of a year that is not arranged yet. */
@ControllerAdvice(annotations = Controller.class)
public class UnarrangedYears {

    private final Clock clock;

    UnarrangedYears(Clock clock) {
        this.clock = clock;
    }

    @ModelAttribute("holidays")
    UnarrangedYears holidays() {
        return this;
    }

    /**
     * What is said beside these dates, each the instant at which a time is over, or null; null if nothing need be said.
     */
    public @Nullable Bilingual note(List<? extends @Nullable TemporalAccessor> dates) {
        var years = dates.stream()
                .filter(Objects::nonNull)
                .map(date ->
                        Instant.from(date).minusNanos(1).atZone(clock.getZone()).getYear())
                .filter(year -> !WorkingDays.isArranged(year))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .toList();
        return years.isEmpty()
                ? null
                : new Bilingual(
                        years.stream().map(year -> year + "年").collect(Collectors.joining("、"))
                                + "的放假安排尚未载入：其中按工作日计算或者遇法定休假日顺延的期限，暂按周六、周日和元旦、劳动节、国庆节推算，以国务院公布的放假安排为准。",
                        "The days off of " + String.join(", ", years)
                                + " are not here yet: dates that count working days, or give way to a holiday, are counted with"
                                + " weekends, 1 January, 1 and 2 May and 1 to 3 October alone; the State Council's"
                                + " arrangement prevails.");
    }
}
