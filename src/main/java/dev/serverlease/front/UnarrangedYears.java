package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.HolidaysMissing;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.List;
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
        return HolidaysMissing.note(dates, clock.getZone());
    }
}
