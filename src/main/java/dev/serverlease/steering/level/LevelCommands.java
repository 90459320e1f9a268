package dev.serverlease.steering.level;

import static dev.serverlease.steering.level.ServiceLevel.RENT_DEMAND;
import static dev.serverlease.steering.level.ServiceLevel.REVIEW_ESCALATE;
import static dev.serverlease.steering.level.ServiceLevel.REVIEW_REMIND;
import static dev.serverlease.steering.level.ServiceLevel.USE_REVIEW_HIGH;
import static dev.serverlease.steering.level.ServiceLevel.USE_REVIEW_LOW;
import static dev.serverlease.steering.level.ServiceLevel.USE_REVIEW_MEDIUM;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.steering.level.ServiceLevels.Decided;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A manager sets a service level from a day on, within the borders of the law and of the house. */
@Service
public class LevelCommands {

    /** A later day is a slip of the pen. */
    private static final int MOST_YEARS_AHEAD = 1;

    private static final Set<ServiceLevel> BY_THE_CIVIL_CODE = Set.of(USE_REVIEW_LOW, USE_REVIEW_MEDIUM);

    private final ServiceLevels levels;
    private final LeaseSettings settings;
    private final Clock clock;

    LevelCommands(ServiceLevels levels, LeaseSettings settings, Clock clock) {
        this.levels = levels;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Dates that are open already do not move.
     *
     * @param count of the level's unit
     * @param from the day from which it counts; today means from the next minute on
     * @throws Refusal with 400 beyond a border, which it names with its article
     */
    @Transactional
    public void set(ServiceLevel level, int count, LocalDate from, String ground, String manager) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireSoon(from, LocalDate.ofInstant(now, clock.getZone()));
        requireWithin(level, count, from);
        var decided = new Decided(
                Long.MAX_VALUE,
                level,
                new IsoPeriod(Period.ofDays(count)),
                later(from.atStartOfDay(clock.getZone()).toInstant(), now.plus(ServiceLevels.KNOWN_BY_THEN)),
                manager,
                now,
                ground);
        requireReminderFirst(decided);
        levels.add(decided);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void requireSoon(LocalDate from, LocalDate today) {
        var last = today.plusYears(MOST_YEARS_AHEAD);
        if (from.isBefore(today) || from.isAfter(last)) {
            throw wrong(
                    "from",
                    "起始日须在 " + today + " 至 " + last + " 之间；已经开始的期限不能追溯调整。 Name a day from " + today + " to " + last
                            + "; what began before keeps its dates.");
        }
    }

    private static void requireWithin(ServiceLevel level, int count, LocalDate from) {
        long least = level.least(from);
        if (count < least || count > level.most()) {
            var unit = level.unit();
            throw wrong(
                    "count",
                    "“" + level.words().zh() + "”须为 " + least + " 至 " + level.most() + unit.zh() + "。" + whyZh(level)
                            + " From " + least + " to " + level.most() + " " + unit.en() + "s." + whyEn(level));
        }
    }

    private static String whyZh(ServiceLevel level) {
        return BY_THE_CIVIL_CODE.contains(level)
                ? "复核周期须短于六个月：出租人自知道或者应当知道转租之日起六个月内未提出异议的，视为同意（民法典第七百一十八条）。"
                : level == USE_REVIEW_HIGH ? "高风险的租赁，九十日内必须复核。" : level == RENT_DEMAND ? "催告须给予合理期限（民法典第七百二十二条）。" : "";
    }

    private static String whyEn(ServiceLevel level) {
        return BY_THE_CIVIL_CODE.contains(level)
                ? " A lessor who does not object to a sublease within six months consents to it (Civil Code art. 718)."
                : level == USE_REVIEW_HIGH
                        ? " At high risk a lease is reviewed within ninety days."
                        : level == RENT_DEMAND ? " A demand gives a reasonable period (Civil Code art. 722)." : "";
    }

    /** At any time from then on a review is reminded of before it is escalated. */
    private void requireReminderFirst(Decided decided) {
        if (decided.level() != REVIEW_REMIND && decided.level() != REVIEW_ESCALATE) {
            return;
        }
        var all = new ArrayList<>(levels.all());
        all.add(decided);
        all.sort(Comparator.comparing(Decided::inForceAt).thenComparing(Decided::id));
        Stream.concat(Stream.of(decided.inForceAt()), all.stream().map(Decided::inForceAt))
                .filter(at -> !at.isBefore(decided.inForceAt()))
                .filter(at -> !period(REVIEW_ESCALATE, at, all).isLongerThan(period(REVIEW_REMIND, at, all)))
                .findFirst()
                .ifPresent(at -> {
                    throw wrong(
                            "count",
                            "“审查催办”须短于“审查期限”，否则上报先于催办；请先调整另一项（自 "
                                    + LocalDate.ofInstant(at, clock.getZone())
                                    + " 起）。 The reminder comes before the time to decide is over; set the other one first (from "
                                    + LocalDate.ofInstant(at, clock.getZone()) + " on).");
                });
    }

    private IsoPeriod period(ServiceLevel level, Instant at, List<Decided> all) {
        return ServiceLevels.inForce(level, at, all)
                .map(Decided::period)
                .or(() -> level.set(settings))
                .orElseThrow();
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }
}
