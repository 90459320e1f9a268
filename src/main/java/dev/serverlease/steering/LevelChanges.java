package dev.serverlease.steering;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.steering.level.LevelCommands;
import dev.serverlease.steering.level.ServiceLevel;
import dev.serverlease.words.Word;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What another value of a service level would change, said before it is set. */
@Component
class LevelChanges {

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

    /** @param great less than half of what counts before, or more than double: to be confirmed */
    record Change(Word words, boolean great) {}

    /** @throws Refusal with 400 beyond a border */
    Change of(ServiceLevel level, int count, LocalDate from) {
        commands.requireAllowed(level, count, from);
        var begin = from.atStartOfDay(clock.getZone()).toInstant();
        var now = clock.instant();
        var before = views.at(level, begin.isAfter(now) ? begin.minusNanos(1) : now);
        var after = new IsoPeriod(Period.ofDays(count));
        var lengthBefore = length(before, begin);
        var lengthAfter = length(after, begin);
        return new Change(
                words(level, before, after, begin),
                lengthAfter.multipliedBy(2).compareTo(lengthBefore) < 0
                        || lengthAfter.compareTo(lengthBefore.multipliedBy(2)) > 0);
    }

    /** @throws Refusal with 409 for a great change that nobody has confirmed */
    void requireConfirmed(ServiceLevel level, int count, LocalDate from, boolean confirmed) {
        var change = of(level, count, from);
        if (change.great() && !confirmed) {
            var message = change.words().zh() + "。相差一倍以上，请确认。 " + change.words().en()
                    + ". That is less than half or more than double; confirm it.";
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
                    long more = monthly(found, length(after, begin));
                    long less = monthly(found, length(before, begin));
                    return new Word(
                            "由每 " + was.zh() + " 改为每 " + becomes.zh() + "：每月约 " + more + " 件复核，现为约 " + less + " 件",
                            "from every " + was.en() + " to every " + becomes.en() + ": about " + more
                                    + " reviews a month instead of " + less);
                })
                .orElseGet(() ->
                        new Word("由 " + was.zh() + " 改为 " + becomes.zh(), "from " + was.en() + " to " + becomes.en()));
    }

    private static long monthly(long leases, Duration interval) {
        return Math.round((double) leases * ChronoUnit.MONTHS.getDuration().toSeconds() / interval.toSeconds());
    }

    private Duration length(IsoPeriod period, Instant begin) {
        return Duration.between(begin, period.after(begin, clock.getZone()));
    }
}
