package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.LeaseSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.stereotype.Component;

/**
 * 整改期限: how long the lessee has to put right what was found. It ends on its last day at 24:00, because the lessee is
 * told a day; a holiday gives way to the first working day after it (Civil Code art. 203; clause {@code term}).
 */
@Component
public class CurePeriod {

    private final LeaseSettings settings;
    private final WorkingDays workingDays;
    private final Clock clock;

    CurePeriod(LeaseSettings settings, WorkingDays workingDays, Clock clock) {
        this.settings = settings;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The end of the usual one, if it begins then. One of hours or minutes ends to the second. */
    public Instant from(Instant begin) {
        var within = settings.suspension().cureWithin();
        var end = within.after(begin, clock.getZone());
        return within.amount() instanceof Period ? endsAt(LocalDate.ofInstant(end, clock.getZone())) : end;
    }

    /** The end of one whose last day an officer named. */
    public Instant endsAt(LocalDate lastDay) {
        return workingDays.endOfPeriod(lastDay, clock.getZone());
    }
}
