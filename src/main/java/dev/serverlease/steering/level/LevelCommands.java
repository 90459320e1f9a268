package dev.serverlease.steering.level;

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
import dev.serverlease.steering.level.ServiceLevels.TakenBack;
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

    /** @throws Refusal with 400 beyond a border, which it names with its article, and for a day that is past */
    public void requireAllowed(ServiceLevel level, int count, LocalDate from) {
        requireSoon(from, LocalDate.now(clock));
        requireWithin(level, count);
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
        requireAllowed(level, count, from);
        var decided = new Decided(
                Long.MAX_VALUE,
                level,
                new IsoPeriod(Period.ofDays(count)),
                later(from.atStartOfDay(clock.getZone()).toInstant(), now.plus(ServiceLevels.KNOWN_BY_THEN)),
                manager,
                now,
                ground,
                null);
        var all = new ArrayList<>(levels.all());
        all.add(decided);
        requireReminderFirst(decided, all, 400);
        levels.add(decided);
    }

    /**
     * One that was set does not come to count; what was set before it does again.
     *
     * @param id of one of this level
     * @throws Refusal with 404 if there is none, 409 if it was taken back, or counts in this minute, or without it a
     *     reminder would come too late
     */
    @Transactional
    public void takeBack(ServiceLevel level, long id, String ground, String manager) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decided = levels.history(level).stream()
                .filter(one -> one.id() == id)
                .findAny()
                .orElseThrow(() -> new Refusal(404, "没有这项调整。 There is no such setting."));
        if (!decided.inForceAt().isAfter(now.plus(ServiceLevels.KNOWN_BY_THEN))) {
            throw new Refusal(409, "已经生效或者一分钟内生效，不能收回；请另行调整。 It counts, or will in a minute; set another one instead.");
        }
        var others = new ArrayList<>(levels.all());
        others.removeIf(one -> one.id() == id);
        requireReminderFirst(decided, others, 409);
        if (!levels.takeBack(id, new TakenBack(manager, now, ground))) {
            throw new Refusal(409, "已经收回，无须再收回。 It was taken back already.");
        }
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

    private static void requireWithin(ServiceLevel level, int count) {
        int least = level.least();
        if (count < least || count > level.most()) {
            var unit = level.unit();
            throw wrong(
                    unit.field(),
                    "“" + level.words().zh() + "”须为 " + least + " 至 " + level.most() + unit.zh() + "。" + whyZh(level)
                            + " From " + least + " to " + level.most() + " " + unit.en() + "s." + whyEn(level));
        }
    }

    private static String whyZh(ServiceLevel level) {
        return BY_THE_CIVIL_CODE.contains(level)
                ? "合同载明多久复核一次，不得更频繁；复核周期须短于六个月：出租人自知道或者应当知道转租之日起六个月内未提出异议的，视为同意（民法典第七百一十八条）。"
                : level == USE_REVIEW_HIGH ? "合同载明每1个月复核一次，不得更频繁；高风险的租赁，九十日内必须复核。" : "";
    }

    private static String whyEn(ServiceLevel level) {
        return BY_THE_CIVIL_CODE.contains(level)
                ? " Contracts say how often, and it is no more often; a lessor who does not object to a sublease within six months consents to it (Civil Code art. 718)."
                : level == USE_REVIEW_HIGH
                        ? " Contracts say once a month, and it is no more often; at high risk a lease is reviewed within"
                                + " ninety days."
                        : "";
    }

    /** At any time from then on a review is reminded of before it is escalated. */
    private void requireReminderFirst(Decided decided, List<Decided> all, int status) {
        if (decided.level() != REVIEW_REMIND && decided.level() != REVIEW_ESCALATE) {
            return;
        }
        all.sort(Comparator.comparing(Decided::inForceAt).thenComparing(Decided::id));
        Stream.concat(Stream.of(decided.inForceAt()), all.stream().map(Decided::inForceAt))
                .filter(at -> !at.isBefore(decided.inForceAt()))
                .filter(at -> !period(REVIEW_ESCALATE, at, all).isLongerThan(period(REVIEW_REMIND, at, all)))
                .findFirst()
                .ifPresent(at -> {
                    throw wrong(
                            status,
                            decided.level().unit().field(),
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
        return wrong(400, field, message);
    }

    private static Refusal wrong(int status, String field, String message) {
        return new Refusal(status, message, List.of(new FieldError(field, message)));
    }
}
