package dev.serverlease.steering.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.DateWords;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which use reviews a manager's filter and day would bring forward, counted before it is decided. */
@Component
class ReviewPulls {

    /** When officers begin. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /** Every review comes within six months. */
    private static final int MOST_MONTHS_AHEAD = 6;

    private final LeaseList leases;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewPulls(LeaseList leases, JdbcClient jdbc, Clock clock) {
        this.leases = leases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What would come of it.
     *
     * @param found leases of the filter
     * @param later those in force whose next review is due later, and would come on that day
     * @param before those in force whose review is due by then anyway, or under way
     * @param suspended nothing is reviewed until their service resumes
     * @param others not in force
     * @param dueThatDay reviews of all leases that are due on that day already
     */
    record Preview(
            String filter, LocalDate day, int found, int later, int before, int suspended, int others, int dueThatDay) {

        @JsonIgnore
        public boolean isEmpty() {
            return later == 0;
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** @throws Refusal with 400 for a day that is past, or later than any review */
    Preview preview(ReviewFilter filter, LocalDate day) {
        var at = at(day);
        var numbers = numbers(filter);
        int dueThatDay = jdbc.sql("select count(*) from lease.lease where due_rank >= :from and due_rank < :until"
                        + " and due_what = :what")
                .param("from", timestamp(day))
                .param("until", timestamp(day.plusDays(1)))
                .param("what", DateWords.USE_REVIEW.name())
                .query(Integer.class)
                .single();
        return jdbc.sql("""
                        select count(*) as found, count(*) filter (where stage = 'IN_FORCE' and next_review_at > :at) as later,
                          count(*) filter (where stage = 'IN_FORCE' and next_review_at > :at is not true) as before,
                          count(*) filter (where stage = 'SUSPENDED') as suspended,
                          count(*) filter (where stage not in ('IN_FORCE', 'SUSPENDED')) as others
                        from lease.lease where number = any(:numbers::text[])""")
                .param("at", Timestamp.from(at))
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> new Preview(
                        filter.query(),
                        day,
                        row.getInt("found"),
                        row.getInt("later"),
                        row.getInt("before"),
                        row.getInt("suspended"),
                        row.getInt("others"),
                        dueThatDay))
                .single();
    }

    /** The highest risk first. */
    List<String> numbers(ReviewFilter filter) {
        return leases.numbers(filter.leases(), LeaseOrder.RISK);
    }

    /** In the morning of that day; today at once. @throws Refusal as {@link #preview} */
    Instant at(LocalDate day) {
        var today = today();
        var last = today.plusMonths(MOST_MONTHS_AHEAD);
        if (day.isBefore(today) || day.isAfter(last)) {
            var message = "请填写 " + today + " 至 " + last + " 之间的日期；复核只能提前，不能推后。 Name a day from " + today + " to " + last
                    + "; a review comes earlier, never later.";
            throw new Refusal(400, message, List.of(new FieldError("day", message)));
        }
        var morning = day.atTime(MORNING).atZone(clock.getZone()).toInstant();
        var now = clock.instant();
        return morning.isBefore(now) ? now : morning;
    }

    private Timestamp timestamp(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
