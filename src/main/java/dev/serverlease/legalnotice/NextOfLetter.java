package dev.serverlease.legalnotice;

import dev.serverlease.lease.Leases;
import dev.serverlease.legalnotice.LegalNotice.State;
import dev.serverlease.legalnotice.LegalNoticeList.Way;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What is to be done with a letter now: nothing, once its matter, a payment or the calendar has overtaken it. */
@Component
class NextOfLetter {

    private final LegalNoticeMaking making;
    private final LeaseTasks tasks;
    private final Leases leases;
    private final Clock clock;

    NextOfLetter(@Lazy LegalNoticeMaking making, @Lazy LeaseTasks tasks, Leases leases, Clock clock) {
        this.making = making;
        this.tasks = tasks;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * @param words for people
     * @param open whether it can still be sealed and sent
     * @param postable whether it can be recorded that it was posted, perhaps on a day before it was overtaken
     */
    record Next(String words, boolean open, boolean postable) {}

    /** @param inForm whether it is said in the form of its task, which is open then */
    Next of(LegalNotice letter, Way way, boolean inForm) {
        if (way.arrivedOn(letter) != null) {
            return done("ARRIVED");
        }
        var lease = leases.get(letter.leaseNumber());
        boolean over = NoticeMatters.isPast(letter, way.steps())
                || (!inForm && !letter.kind().isCalledFor(lease, tasks.openKeys(lease)));
        var instead = NoticeMatters.sentInstead(letter, way.letters(), way.steps());
        if (instead.isPresent() && (!over || way.arrivedOn(instead.get()) != null)) {
            return new Next(instead.get().number() + "：" + word("ANOTHER_SENT"), !over, !over);
        }
        if (over) {
            return done(letter.wentOut() ? "OVER_SENT" : "OVER");
        }
        if (!letter.sent() && NoticeMatters.isPaidSince(letter, way.steps())) {
            return new Next(word("PAID_SINCE"), false, true);
        }
        if (letter.kind().arrival() == null && letter.stands()) {
            return new Next(word("SENT_IS_ENOUGH"), true, true);
        }
        var state = letter.delivery().state();
        boolean tried = state == State.REFUSED && letter.delivery().nextAttemptAt() != null;
        return making.missedDay(lease, letter.kind(), LocalDate.now(clock))
                .map(last -> new Next(last + "：" + word(letter.wentOut() ? "LAPSED_SENT" : "LAPSED"), false, true))
                .orElseGet(() -> new Next(word(tried ? "REFUSED_ONCE" : state.name()), true, true));
    }

    private static Next done(String word) {
        return new Next(word(word), false, false);
    }

    private static String word(String code) {
        return Words.of("legal-notice-next", code).both();
    }
}
