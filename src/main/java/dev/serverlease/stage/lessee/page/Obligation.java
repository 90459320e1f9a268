package dev.serverlease.stage.lessee.page;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.Bilingual;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a party owes, or what comes.
 *
 * @param at until when; null if the contract alone says it
 * @param soon whether that is within a week
 */
record Obligation(Bilingual who, Bilingual what, @Nullable OffsetDateTime at, boolean overdue, boolean soon) {

    private static final Duration SOON = Duration.ofDays(7);

    static final Bilingual LESSEE = new Bilingual("承租人", "Lessee");
    static final Bilingual LESSOR = new Bilingual("出租人", "Lessor");
    static final Bilingual BOTH = new Bilingual("双方", "Both");

    /** Until the end of a day that is not past. */
    static Obligation by(Bilingual who, Bilingual what, LocalDate lastDay, Clock clock) {
        var at = lastDay.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        return new Obligation(who, what, at, false, isSoon(at, clock));
    }

    /**
     * The same, and once the day is past that it was.
     *
     * @param past what is said of it then, after the day
     */
    static Obligation by(Bilingual who, Bilingual what, LocalDate lastDay, Bilingual past, Clock clock) {
        return lastDay.isBefore(LocalDate.now(clock))
                ? standing(
                        who,
                        new Bilingual(
                                what.zh() + "；期限为" + Days.of(lastDay).zh() + past.zh(),
                                what.en() + "; it was due on "
                                        + Days.of(lastDay).en() + past.en()))
                : by(who, what, lastDay, clock);
    }

    static boolean isSoon(OffsetDateTime at, Clock clock) {
        return at.toInstant().minus(SOON).isBefore(clock.instant());
    }

    /** Of the lessee's, on a day that is past; whether it was paid is not known here. */
    static Obligation wasDue(Bilingual what, LocalDate due) {
        var day = Days.of(due);
        return standing(
                LESSEE,
                new Bilingual(
                        what.zh() + "；期限为" + day.zh() + "，已经支付的，无须再付",
                        what.en() + "; it was due on " + day.en() + "; not owed again if it is paid"));
    }

    /** Without a date of its own. */
    static Obligation standing(Bilingual who, Bilingual what) {
        return new Obligation(who, what, null, false, false);
    }
}
