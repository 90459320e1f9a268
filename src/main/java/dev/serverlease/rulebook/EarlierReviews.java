package dev.serverlease.rulebook;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.rulebook.MoveStore.Decided;
import dev.serverlease.rulebook.MoveStore.Touched;
import dev.serverlease.stage.inforce.usereview.LawAhead;
import dev.serverlease.stage.inforce.usereview.ReviewForward;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out managers' decisions: the reviews of the leases that a sweep touches come earlier, so many a working day,
 * those first that the law will block. Each lease is one transaction under its lock; after a stop it goes on with the
 * next.
 */
@Component
class EarlierReviews {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierReviews.class);

    private static final int BATCH = 50;

    /** When officers begin. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final MoveStore store;
    private final LeaseCommands commands;
    private final ReviewForward forward;
    private final WorkingDays workingDays;
    private final SweepNotices notices;
    private final LeaseSettings settings;
    private final Clock clock;

    EarlierReviews(
            MoveStore store,
            LeaseCommands commands,
            ReviewForward forward,
            WorkingDays workingDays,
            SweepNotices notices,
            LeaseSettings settings,
            Clock clock) {
        this.store = store;
        this.commands = commands;
        this.forward = forward;
        this.workingDays = workingDays;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
    }

    /** Keeps the decision and tells officers. @return false if there is one already, or the sweep is not done */
    @Transactional
    public boolean decide(long id, Decided decided) {
        boolean kept = store.decide(id, decided);
        if (kept) {
            notices.decided(id, decided, store.touched(id), settings.useReview().broughtForwardPerDay());
        }
        return kept;
    }

    /** Looks at the next leases of a decision. @return whether there was one to carry out */
    boolean step() {
        var id = store.toDo();
        id.ifPresent(this::goOn);
        return id.isPresent();
    }

    private void goOn(long id) {
        var decided = store.decision(id).orElseThrow();
        var waiting = store.waiting(id, BATCH);
        if (waiting.isEmpty()) {
            notices.moved(id, store.outcomes(id));
            store.finished(id);
            return;
        }
        var days = new Days();
        waiting.forEach(touched -> look(id, decided, touched, days));
    }

    private void look(long id, Decided decided, Touched touched, Days days) {
        var number = touched.leaseNumber();
        try {
            boolean taken = commands.locked(number, lease -> move(id, decided, touched, lease, days.free()));
            if (taken) {
                days.take();
            }
        } catch (RuntimeException failure) {
            LOG.error("The review of lease {} was not brought forward for sweep {}", number, id, failure);
            store.moved(id, number, ReviewMove.FAILED, null, null);
        }
    }

    /** @return whether it comes at that time */
    private boolean move(long id, Decided decided, Touched touched, Lease lease, Instant to) {
        var ahead = new LawAhead(id, decided.law(), touched.changes(), decided.ground(), decided.by());
        var move = forward.bring(lease, ahead, to);
        boolean earlier = move == ReviewMove.EARLIER;
        if (!store.moved(id, lease.number(), move, lease.nextReviewAt(), earlier ? to : null)) {
            throw new IllegalStateException("Another node has looked at lease " + lease.number());
        }
        return earlier;
    }

    /** The places of working days, the next one first; another decision's reviews take theirs too. */
    private final class Days {

        private final Map<LocalDate, Integer> taken;
        private ZonedDateTime day;

        Days() {
            day = workingDays.after(ZonedDateTime.now(clock).with(MORNING), 1);
            taken = store.movedTo(day.toLocalDate());
        }

        /** The next free moment: each review of a day a second after the one before. */
        Instant free() {
            while (takenOf(day) >= settings.useReview().broughtForwardPerDay()) {
                day = workingDays.after(day, 1);
            }
            return day.plusSeconds(takenOf(day)).toInstant();
        }

        void take() {
            taken.merge(day.toLocalDate(), 1, Integer::sum);
        }

        private int takenOf(ZonedDateTime of) {
            return taken.getOrDefault(of.toLocalDate(), 0);
        }
    }
}
