package dev.serverlease.steering;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.clause.terms.Periods;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.Risk;
import dev.serverlease.process.Unchecked;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import dev.serverlease.steering.level.ServiceLevels.Decided;
import dev.serverlease.words.Word;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The service levels for people: what counts now, what will, and all that was set. */
@Component
class LevelViews {

    private static final String TABLE = "review-interval";

    private final ServiceLevels levels;
    private final Unchecked engine;
    private final Clock clock;

    LevelViews(ServiceLevels levels, Unchecked engine, Clock clock) {
        this.levels = levels;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * A level.
     *
     * @param period ISO 8601, what counts now
     * @param from since when; null while the settings or the table of the models count
     * @param history the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            ServiceLevel level,
            String name,
            String period,
            String periodName,
            String means,
            @Nullable OffsetDateTime from,
            @JsonIgnore boolean byTable,
            List<Entry> history) {

        @JsonIgnore
        public Word words() {
            return level.words();
        }

        @JsonIgnore
        public Word meaning() {
            return level.means();
        }

        @JsonIgnore
        public Word value() {
            return LevelViews.words(level, IsoPeriod.of(period));
        }

        @JsonIgnore
        public Word unit() {
            return new Word(level.unit().zh(), level.unit().en() + "s");
        }

        /** What was set and does not count yet, the next first. */
        @JsonIgnore
        public List<Entry> toCome() {
            return history.stream()
                    .filter(Entry::toCome)
                    .sorted((one, other) -> one.from().compareTo(other.from()))
                    .toList();
        }
    }

    /** A level as it was set. @param toCome whether it does not count yet */
    record Entry(
            String period,
            String periodName,
            OffsetDateTime from,
            String by,
            OffsetDateTime at,
            String ground,
            boolean toCome,
            @JsonIgnore Word value) {}

    List<View> all() {
        return Stream.of(ServiceLevel.values()).map(this::of).toList();
    }

    View of(ServiceLevel level) {
        var now = clock.instant();
        var decided = levels.decidedAt(level, now);
        var set = decided.map(Decided::period).or(() -> levels.setAt(level, now));
        var period = set.orElseGet(() -> ofTable(level));
        return new View(
                level,
                level.words().both(),
                period.amount().toString(),
                words(level, period).both(),
                level.means().both(),
                decided.map(one -> local(one.inForceAt())).orElse(null),
                set.isEmpty(),
                levels.history(level).stream()
                        .map(one -> new Entry(
                                one.period().amount().toString(),
                                words(level, one.period()).both(),
                                local(one.inForceAt()),
                                one.setBy(),
                                local(one.setAt()),
                                one.ground(),
                                one.inForceAt().isAfter(now),
                                words(level, one.period())))
                        .toList());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private IsoPeriod ofTable(ServiceLevel level) {
        var risk = Stream.of(Risk.values())
                .filter(one -> ServiceLevel.useReview(one) == level)
                .findFirst()
                .orElseThrow();
        return IsoPeriod.of(
                String.valueOf(engine.decide(TABLE, Map.of("risk", risk.name())).get("interval")));
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** Days of a level that counts working days are working days. */
    private static Word words(ServiceLevel level, IsoPeriod period) {
        return Optional.of(period.amount())
                .filter(amount -> level.unit() == ServiceLevel.Unit.WORKING_DAYS)
                .filter(amount -> amount instanceof Period days && days.toTotalMonths() == 0)
                .map(amount -> ((Period) amount).getDays())
                .map(days -> new Word(
                        days + level.unit().zh(), days + " " + level.unit().en() + (days == 1 ? "" : "s")))
                .orElseGet(() -> {
                    var words = Periods.of(period);
                    return new Word(words.zh(), words.en());
                });
    }
}
