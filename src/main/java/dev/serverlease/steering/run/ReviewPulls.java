package dev.serverlease.steering.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Risk;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.usereview.ReviewCause;
import dev.serverlease.stage.inforce.usereview.ReviewForward;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import dev.serverlease.stage.inforce.usereview.ReviewPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which use reviews a manager's filter and day would bring forward, and to when: found before it is decided. */
@Component
class ReviewPulls {

    /** Every review comes within six months. */
    private static final int MOST_MONTHS_AHEAD = 6;

    private final LeaseList leases;
    private final JdbcClient jdbc;
    private final ReviewPlaces reviewPlaces;
    private final LeaseSettings settings;
    private final Clock clock;

    ReviewPulls(LeaseList leases, JdbcClient jdbc, ReviewPlaces reviewPlaces, LeaseSettings settings, Clock clock) {
        this.leases = leases;
        this.jdbc = jdbc;
        this.reviewPlaces = reviewPlaces;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What would come of it.
     *
     * @param perDay how many reviews decisions bring forward to one day at most
     * @param found leases of the filter
     * @param later those in force whose next review is due later than their place, and would come there
     * @param before those in force whose review is due by then anyway
     * @param tooEarly those whose contracts let no regular review come so soon
     * @param open those under review
     * @param suspended nothing is reviewed until their service resumes
     * @param others not in force
     * @param dueThatDay reviews of all leases that are due on that day already
     * @param firstDay on which the first one comes; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Preview(
            String filter,
            LocalDate day,
            ReviewCause cause,
            int perDay,
            int found,
            int later,
            int before,
            int tooEarly,
            int open,
            int suspended,
            int others,
            int dueThatDay,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {

        @JsonIgnore
        public boolean isEmpty() {
            return later == 0;
        }
    }

    /** When a lease is to be reviewed. */
    record Place(String number, Instant at) {}

    /** @param places of the leases whose review comes earlier, by the days, the highest risk first */
    record Plan(Preview preview, List<Place> places) {}

    private record Found(
            String number,
            LeaseStage stage,
            @Nullable Risk risk,
            @Nullable Instant inForce,
            @Nullable Instant lastReview,
            @Nullable Instant due,
            boolean waits) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What the settings say, unless somebody names another number. */
    int perDay(@Nullable Integer named) {
        return named == null ? settings.useReview().broughtForwardPerDay() : named;
    }

    /**
     * @param named how many a day; null: as the settings say
     * @throws Refusal with 400 for a day that is past, or later than any review
     */
    Plan plan(RunFilter filter, ReviewCause cause, LocalDate day, @Nullable Integer named) {
        requireInTime(day);
        int perDay = perDay(named);
        var free = reviewPlaces.from(day, perDay);
        var places = new ArrayList<Place>();
        var counts = new EnumMap<ReviewMove, Integer>(ReviewMove.class);
        var found = found(leases.numbers(filter.leases(), LeaseOrder.RISK));
        for (var lease : found) {
            var move = move(lease, cause, free, places);
            counts.merge(move, 1, Integer::sum);
        }
        return new Plan(
                new Preview(
                        filter.query(),
                        day,
                        cause,
                        perDay,
                        found.size(),
                        places.size(),
                        counts.getOrDefault(ReviewMove.DUE_BEFORE, 0),
                        counts.getOrDefault(ReviewMove.TOO_EARLY, 0),
                        counts.getOrDefault(ReviewMove.OPEN, 0),
                        counts.getOrDefault(ReviewMove.SUSPENDED, 0),
                        counts.getOrDefault(ReviewMove.ENDED, 0),
                        dueOn(day),
                        places.isEmpty() ? null : day(places.get(0).at()),
                        places.isEmpty()
                                ? null
                                : day(places.get(places.size() - 1).at())),
                places);
    }

    /** As the run will find it. */
    private ReviewMove move(Found lease, ReviewCause cause, ReviewPlaces.Free free, List<Place> places) {
        if (lease.stage() != LeaseStage.IN_FORCE) {
            return lease.stage() == LeaseStage.SUSPENDED ? ReviewMove.SUSPENDED : ReviewMove.ENDED;
        }
        if (lease.due() == null || !lease.waits()) {
            return ReviewMove.OPEN;
        }
        var place = free.next();
        if (!day(place).isBefore(day(lease.due()))) {
            return ReviewMove.DUE_BEFORE;
        }
        if (!cause.lets(lease.risk(), lease.inForce(), lease.lastReview(), place, clock.getZone())) {
            return ReviewMove.TOO_EARLY;
        }
        free.take();
        places.add(new Place(lease.number(), place));
        return ReviewMove.EARLIER;
    }

    private List<Found> found(List<String> numbers) {
        return jdbc.sql("""
                        select l.number, l.stage, l.risk, l.in_force_at, l.last_review_at, l.next_review_at, exists (select from act_ru_job j
                          join act_ru_jobdef d on d.id_ = j.job_def_id_ and d.act_id_ = :timer
                          where j.process_instance_id_ = l.process_instance_id) as waits
                        from unnest(:numbers::text[]) with ordinality n(number, place)
                        join lease.lease l on l.number = n.number order by n.place""")
                .param("timer", ReviewForward.TIMER)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        var risk = row.getString("risk");
        return new Found(
                row.getString("number"),
                LeaseStage.valueOf(row.getString("stage")),
                risk == null ? null : Risk.valueOf(risk),
                instant(row, "in_force_at"),
                instant(row, "last_review_at"),
                instant(row, "next_review_at"),
                row.getBoolean("waits"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private int dueOn(LocalDate day) {
        return jdbc.sql("select count(*) from lease.lease where review_due >= :from and review_due < :until")
                .param("from", startOf(day))
                .param("until", startOf(day.plusDays(1)))
                .query(Integer.class)
                .single();
    }

    /** @throws Refusal as {@link #plan} */
    private void requireInTime(LocalDate day) {
        var today = today();
        var last = today.plusMonths(MOST_MONTHS_AHEAD);
        if (day.isBefore(today) || day.isAfter(last)) {
            var message = "请填写 " + today + " 至 " + last + " 之间的日期；复核只能提前，不能推后。 Name a day from " + today + " to " + last
                    + "; a review comes earlier, never later.";
            throw new Refusal(400, message, List.of(new FieldError("day", message)));
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private Timestamp startOf(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }
}
