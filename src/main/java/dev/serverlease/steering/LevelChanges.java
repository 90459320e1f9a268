package dev.serverlease.steering;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.Risk;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.steering.level.LevelCommands;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.steering.level.ServiceLevels;
import dev.serverlease.words.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What another value of a service level would change, said before it is set. */
@Component
class LevelChanges {

    /** Fewer reviews than these in a month are not rounded to whole ones. */
    private static final int FEW = 10;

    private final LevelCommands commands;
    private final LevelViews views;
    private final LeaseList leases;
    private final Clock clock;

    LevelChanges(LevelCommands commands, LevelViews views, LeaseList leases, Clock clock) {
        this.commands = commands;
        this.views = views;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * @param great less than half of what counts before, or more than double: to be confirmed
     * @param warning of an order that is hardly meant; null if there is none
     */
    record Change(Word words, boolean great, @Nullable Word warning) {}

    /** @throws Refusal with 400 beyond a border, and for what counts from that day on already */
    Change of(ServiceLevel level, int count, LocalDate from) {
        commands.requireAllowed(level, count, from);
        var begin = from.atStartOfDay(clock.getZone()).toInstant();
        var now = clock.instant();
        var before = views.at(level, begin.isAfter(now) ? begin.minusNanos(1) : now);
        var after = new IsoPeriod(Period.ofDays(count));
        requireAnother(level, after, from, later(begin, now.plus(ServiceLevels.KNOWN_BY_THEN)));
        var lengthBefore = length(before, begin);
        var lengthAfter = length(after, begin);
        return new Change(
                words(level, before, after, begin),
                lengthAfter.multipliedBy(2).compareTo(lengthBefore) < 0
                        || lengthAfter.compareTo(lengthBefore.multipliedBy(2)) > 0,
                wrongOrder(level, lengthAfter, later(begin, now)));
    }

    private void requireAnother(ServiceLevel level, IsoPeriod value, LocalDate from, Instant begin) {
        if (views.at(level, begin).amount().equals(value.amount())) {
            var same = LevelViews.words(level, value);
            var message = "“" + level.words().zh() + "”自 " + from + " 起已经是 " + same.zh() + "，无须调整；请填写其他值。 From " + from
                    + " on it is " + same.en() + " already; give another value.";
            throw new Refusal(400, message, List.of(new FieldError(level.unit().field(), message)));
        }
    }

    /** Where the higher risk would be reviewed less often than the lower one. */
    private @Nullable Word wrongOrder(ServiceLevel level, Duration length, Instant begin) {
        return LevelViews.risk(level).stream()
                .flatMap(risk -> Stream.of(Risk.values())
                        .filter(other -> other != risk)
                        .map(other -> {
                            var others = length(views.at(ServiceLevel.useReview(other), begin), begin);
                            boolean higher = risk.compareTo(other) > 0;
                            return higher && length.compareTo(others) > 0
                                    ? lessOften(risk, other)
                                    : !higher && others.compareTo(length) > 0 ? lessOften(other, risk) : null;
                        }))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Word lessOften(Risk higher, Risk lower) {
        var more = ServiceLevel.useReview(higher).words();
        var less = ServiceLevel.useReview(lower).words();
        return new Word(
                "请核实：“" + more.zh() + "”将长于“" + less.zh() + "”，风险较高的租赁反而较少复核。",
                "Check this: “" + more.en() + "” would be longer than “" + less.en()
                        + "”, so that leases of the higher risk are reviewed less often.");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** @throws Refusal with 409 for a great change that nobody has confirmed */
    void requireConfirmed(ServiceLevel level, int count, LocalDate from, boolean confirmed) {
        var change = of(level, count, from);
        if (change.great() && !confirmed) {
            var message = change.words().zh() + "。新值不足原值的一半或者超过一倍，请确认。 "
                    + change.words().en()
                    + ". The new value is less than half of the one before, or more than double; confirm it.";
            throw new Refusal(409, message, List.of(new FieldError("confirmed", message)));
        }
    }

    private Word words(ServiceLevel level, IsoPeriod before, IsoPeriod after, Instant begin) {
        var was = LevelViews.words(level, before);
        var becomes = LevelViews.words(level, after);
        return LevelViews.risk(level)
                .map(risk -> {
                    long found = leases.count(
                            LeaseFilter.of(Map.of("stage", List.of("IN_FORCE"), "risk", List.of(risk.name()))),
                            LeaseOrder.DUE,
                            Integer.MAX_VALUE);
                    var more = monthly(found, length(after, begin));
                    var less = monthly(found, length(before, begin));
                    return new Word(
                            "由每 " + was.zh() + " 改为每 " + becomes.zh()
                                    + (found == 0 ? "，目前没有此风险等级的履行中租赁" : "：每月约 " + more + " 件复核，现为约 " + less + " 件"),
                            "from every " + was.en() + " to every " + becomes.en()
                                    + (found == 0
                                            ? "; no lease of this risk is in force now"
                                            : ": about " + more + " reviews a month instead of " + less));
                })
                .orElseGet(() ->
                        new Word("由 " + was.zh() + " 改为 " + becomes.zh(), "from " + was.en() + " to " + becomes.en()));
    }

    /** Of few leases to two places, lest all that change would look like none. */
    private static String monthly(long leases, Duration interval) {
        double reviews = (double) leases * ChronoUnit.MONTHS.getDuration().toSeconds() / interval.toSeconds();
        return reviews < FEW
                ? new BigDecimal(reviews)
                        .setScale(2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(Math.round(reviews));
    }

    private Duration length(IsoPeriod period, Instant begin) {
        return Duration.between(begin, period.after(begin, clock.getZone()));
    }
}
