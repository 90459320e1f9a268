package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.calendar.WorkingDays;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The places for use reviews that come earlier: so many a working day, whether managers want them earlier or the law
 * will change.
 */
@Component
public class ReviewPlaces {

    /** When officers begin. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Reviews of one day fall due a second after each other, within the working hours. */
    private static final long SECONDS_OF_A_DAYS_WORK = Duration.ofHours(8).toSeconds();

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;

    ReviewPlaces(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Those from the next working day on. @param perDay how many a day has */
    public Free fromTheNextDay(int perDay) {
        return free(workingDays.after(ZonedDateTime.now(clock).with(MORNING), 1), perDay);
    }

    /** Those from that day on: today at once, else of its morning, or of the next working day's if it is a day off. */
    public Free from(LocalDate day, int perDay) {
        var now = ZonedDateTime.now(clock);
        var morning = day.atTime(MORNING).atZone(clock.getZone());
        return free(
                day.equals(now.toLocalDate()) ? morning.isBefore(now) ? now : morning : workingDays.after(morning, 0),
                perDay);
    }

    private Free free(ZonedDateTime first, int perDay) {
        return new Free(first, perDay, taken(first.toLocalDate()));
    }

    /**
     * How many places decisions have taken, by day: those that a run still has to bring leases to, and those of leases
     * that wait for their review there. A lease that has moved on since, or is over, takes none.
     */
    private Map<LocalDate, Integer> taken(LocalDate from) {
        var days = new HashMap<LocalDate, Integer>();
        jdbc.sql("""
                        select i.review_at from lease.steering_item i join lease.steering_run r on r.id = i.run
                        where i.review_at >= :from and i.outcome is null and r.state = 'RUNNING'
                        union all select moved.at from (
                            select i.lease_number, i.review_at from lease.steering_item i
                                where i.review_at >= :from and i.outcome = 'DONE'
                            union select p.lease_number, p.review_at from lease.replay_lease p
                                where p.review_at >= :from and p.review = 'EARLIER') moved(number, at)
                        join lease.lease l on l.number = moved.number and l.next_review_at = moved.at
                            and l.stage in ('IN_FORCE', 'SUSPENDED')""")
                .param("from", Timestamp.from(from.atStartOfDay(clock.getZone()).toInstant()))
                .query(row -> {
                    days.merge(LocalDate.ofInstant(row.getTimestamp(1).toInstant(), clock.getZone()), 1, Integer::sum);
                });
        return days;
    }

    /** The free ones, one after the other. */
    public final class Free {

        private final int perDay;
        private final Map<LocalDate, Integer> taken;
        private ZonedDateTime day;

        private Free(ZonedDateTime first, int perDay, Map<LocalDate, Integer> taken) {
            this.day = first;
            this.perDay = perDay;
            this.taken = taken;
        }

        /** The next one; the same until it is taken. */
        public Instant next() {
            while (takenOf() >= perDay) {
                day = workingDays.after(day.plusDays(1).with(MORNING), 0);
            }
            return day.plusSeconds(takenOf() % SECONDS_OF_A_DAYS_WORK).toInstant();
        }

        /** Takes the next one. */
        public void take() {
            taken.merge(day.toLocalDate(), 1, Integer::sum);
        }

        private int takenOf() {
            return taken.getOrDefault(day.toLocalDate(), 0);
        }
    }
}
