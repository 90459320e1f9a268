package dev.serverlease.reconcile;

import dev.serverlease.lease.Leases;
import dev.serverlease.process.TimerDates;
import dev.serverlease.process.TimerDates.OpenTimer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks the timers of open reviews: their dates count working days, which the database does not know, so each date is
 * computed by the model's own expression.
 */
@Component
class ReviewTimers {

    private static final Set<String> TIMERS = Set.of(
            "Timer_ReviewReminder",
            "Timer_ReviewEscalation",
            "Timer_SecondReviewReminder",
            "Timer_SecondReviewEscalation",
            "Timer_IdentityOverdue");

    private final JdbcClient jdbc;
    private final Leases leases;
    private final TimerDates dates;

    ReviewTimers(JdbcClient jdbc, Leases leases, TimerDates dates) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.dates = dates;
    }

    /** @param numbers null for all leases */
    List<Mismatch> moved(@Nullable List<String> numbers) {
        return jdbc
                .sql("select number from lease.lease where stage = 'LEGAL_REVIEW'"
                        + (numbers == null ? "" : " and number = any(:numbers::text[])"))
                .param("numbers", numbers == null ? null : numbers.toArray(new String[0]))
                .query(String.class)
                .list()
                .stream()
                .flatMap(number -> dates.of(leases.get(number)).stream()
                        .filter(timer -> TIMERS.contains(timer.activity()) && isMoved(timer))
                        .map(timer -> new Mismatch(
                                number,
                                MismatchKind.TIMER_DATE,
                                timer.activity(),
                                timer.dueAt() + " ≠ " + timer.byRows())))
                .toList();
    }

    private static boolean isMoved(OpenTimer timer) {
        return timer.dueAt() == null
                || Duration.between(timer.dueAt(), timer.byRows()).abs().compareTo(Duration.ofSeconds(1)) >= 0;
    }
}
