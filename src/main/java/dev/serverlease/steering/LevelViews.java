package dev.serverlease.steering;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.Comparator;
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
     * @param unit what its values are counted in, and the member of the JSON that sets it
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
            String unit,
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
            return LevelViews.words(level, IsoPeriod.parse(period));
        }

        @JsonIgnore
        public Word unitWords() {
            return new Word(level.unit().zh(), level.unit().en() + "s");
        }

        /** What will count from a later day on, the next first. */
        @JsonProperty
        public List<Entry> toCome() {
            return history.stream()
                    .filter(Entry::toCome)
                    .sorted((one, other) -> one.from().compareTo(other.from()))
                    .toList();
        }
    }

    /**
     * A level as it was set.
     *
     * @param toCome whether it does not count yet, and will
     * @param replaced whether a newer one for the same day counts in its place
     * @param takenBack null unless it was
     * @param instead null of one that was not taken back and cannot be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long id,
            String period,
            String periodName,
            OffsetDateTime from,
            String by,
            OffsetDateTime at,
            String ground,
            boolean toCome,
            boolean replaced,
            @Nullable Back takenBack,
            @JsonIgnore boolean takeable,
            @JsonIgnore @Nullable Instead instead,
            @JsonIgnore Word value) {}

    /**
     * What counts from the same moment on once one is taken back.
     *
     * @param value null of one that was taken back for the settings or the table, which may have changed since
     * @param by null if the settings or the table of the models count again
     */
    record Instead(
            @Nullable Word value,
            @Nullable String by,
            @Nullable OffsetDateTime at,
            boolean byTable) {}

    /** By whom, when and why one was taken back. */
    record Back(String by, OffsetDateTime at, String ground) {}

    List<View> all() {
        return Stream.of(ServiceLevel.values()).map(this::of).toList();
    }

    View of(ServiceLevel level) {
        var now = clock.instant();
        var decided = levels.decidedAt(level, now);
        var set = decided.map(Decided::period).or(() -> levels.setAt(level, now));
        var period = set.orElseGet(() -> ofTable(level));
        var history = levels.history(level);
        return new View(
                level,
                level.words().both(),
                period.amount().toString(),
                words(level, period).both(),
                level.means().both(),
                level.unit().field(),
                decided.map(one -> local(one.inForceAt())).orElse(null),
                set.isEmpty(),
                history.stream().map(one -> entry(one, history, now)).toList());
    }

    private Entry entry(Decided one, List<Decided> history, Instant now) {
        var back = one.takenBack();
        boolean replaced = history.stream()
                .anyMatch(other -> other.id() > one.id()
                        && other.takenBack() == null
                        && other.inForceAt().equals(one.inForceAt()));
        boolean later = back == null && one.inForceAt().isAfter(now);
        boolean takeable = later && one.inForceAt().isAfter(now.plus(ServiceLevels.KNOWN_BY_THEN));
        return new Entry(
                one.id(),
                one.period().amount().toString(),
                words(one.level(), one.period()).both(),
                local(one.inForceAt()),
                one.setBy(),
                local(one.setAt()),
                one.ground(),
                later && !replaced,
                replaced,
                back == null ? null : new Back(back.by(), local(back.at()), back.ground()),
                takeable,
                takeable || back != null ? instead(one, history, back == null ? now : back.at()) : null,
                words(one.level(), one.period()));
    }

    /** Without this one, of what stood on record when it was taken back. */
    private Instead instead(Decided one, List<Decided> history, Instant then) {
        return history.stream()
                .filter(other -> other.id() != one.id() && !other.setAt().isAfter(then))
                .filter(other ->
                        other.takenBack() == null || other.takenBack().at().isAfter(then))
                .filter(other -> !other.inForceAt().isAfter(one.inForceAt()))
                .max(Comparator.comparing(Decided::inForceAt).thenComparing(Decided::id))
                .map(other ->
                        new Instead(words(other.level(), other.period()), other.setBy(), local(other.setAt()), false))
                .orElseGet(() -> {
                    var set = levels.withoutManagers(one.level());
                    var value = words(one.level(), set.orElseGet(() -> ofTable(one.level())));
                    return new Instead(one.takenBack() == null ? value : null, null, null, set.isEmpty());
                });
    }

    /** What counts for what begins then. */
    IsoPeriod at(ServiceLevel level, Instant begin) {
        return levels.decidedAt(level, begin)
                .map(Decided::period)
                .or(() -> levels.setAt(level, begin))
                .orElseGet(() -> ofTable(level));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private IsoPeriod ofTable(ServiceLevel level) {
        var risk = risk(level).orElseThrow();
        return IsoPeriod.parse(
                String.valueOf(engine.decide(TABLE, Map.of("risk", risk.name())).get("interval")));
    }

    /** Of which risk it is the interval of use reviews; empty of any other level. */
    static Optional<Risk> risk(ServiceLevel level) {
        return Stream.of(Risk.values())
                .filter(one -> ServiceLevel.useReview(one) == level)
                .findFirst();
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** Days of a level that counts working days are working days. */
    static Word words(ServiceLevel level, IsoPeriod period) {
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
