package dev.serverlease.notification;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.people.Groups;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Provides the working days and raises an alarm if the holidays of a year are missing: for a year that has begun an
 * error and a notice; for the next one, whose arrangement the State Council publishes in the November before, a warning
 * when days are counted in it, and a notice from 1 December on.
 */
@Configuration(proxyBeanMethods = false)
class CalendarAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarAlarm.class);

    private final Notices notices;
    private final Clock clock;
    private final WorkingDays workingDays = WorkingDays.shipped(this::raise);
    private final Map<Integer, Level> logged = new ConcurrentHashMap<>();

    CalendarAlarm(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Bean
    WorkingDays workingDays() {
        return workingDays;
    }

    /** Checks at each start and once a day. */
    @Scheduled(fixedDelayString = "P1D")
    void look() {
        int last = lastAnnounced();
        for (int year = LocalDate.now(clock).getYear(); year <= last; year++) {
            if (!workingDays.knows(year)) {
                raise(year);
            }
        }
    }

    /** The last year whose arrangement should be there today. */
    private int lastAnnounced() {
        var today = LocalDate.now(clock);
        return today.getMonth() == Month.DECEMBER ? today.getYear() + 1 : today.getYear();
    }

    /** A year of which nobody can know the holidays yet is worth a warning only where it is the next one. */
    private Level level(int year) {
        int ahead = year - LocalDate.now(clock).getYear();
        return ahead <= 0 ? Level.ERROR : ahead == 1 ? Level.WARN : Level.INFO;
    }

    /**
     * Runs in the caller's transaction; tells once per year and installation. Whoever only looks writes nothing: what
     * counts days for a step that is taken comes here again.
     */
    private void raise(int year) {
        var level = level(year);
        if (logged.put(year, level) != level) {
            LOG.atLevel(level)
                    .log(
                            "The public holidays of {} are missing: reminders of that year count only weekends and the"
                                    + " holidays with a fixed date as days off. {}",
                            year,
                            year > lastAnnounced()
                                    ? "The State Council publishes them in November " + (year - 1)
                                            + ": nothing is to be done before"
                                    : "Add calendar/" + year
                                            + ".csv from the State Council's notice, published in November "
                                            + (year - 1) + ", and install it");
        }
        if (year > lastAnnounced() || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return;
        }
        notices.tell(
                Notice.once(
                        "calendar " + year,
                        NoticeKind.CALENDAR_MISSING,
                        year + "年的放假安排尚未导入，涉及该年的催办、上报时间和承租人的期限暂按周六、周日及元旦、劳动节、国庆节休息推算，可能不准。请依国务院办公厅的通知编制 calendar/"
                                + year + ".csv 并更新系统。",
                        "The public holidays of " + year
                                + " are missing: reminders, escalations and the lessees' periods"
                                + " that reach into it count only Saturdays, Sundays and the holidays with a fixed date"
                                + " as days off, and may be wrong. Write calendar/"
                                + year + ".csv from the State Council's notice and update the product."),
                Audience.group(Groups.OPERATIONS),
                Audience.group(Groups.MANAGERS));
    }
}
