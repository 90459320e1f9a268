package dev.serverlease.rulebook;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.rulebook.MoveStore.Decided;
import dev.serverlease.rulebook.MoveStore.Touched;
import dev.serverlease.stage.inforce.usereview.LawAhead;
import dev.serverlease.stage.inforce.usereview.ReviewForward;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import dev.serverlease.stage.inforce.usereview.ReviewPlaces;
import java.time.Instant;
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

    private final MoveStore store;
    private final LeaseCommands commands;
    private final ReviewForward forward;
    private final ReviewPlaces places;
    private final SweepNotices notices;
    private final LeaseSettings settings;

    EarlierReviews(
            MoveStore store,
            LeaseCommands commands,
            ReviewForward forward,
            ReviewPlaces places,
            SweepNotices notices,
            LeaseSettings settings) {
        this.store = store;
        this.commands = commands;
        this.forward = forward;
        this.places = places;
        this.notices = notices;
        this.settings = settings;
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
        var free = places.fromTheNextDay(settings.useReview().broughtForwardPerDay());
        waiting.forEach(touched -> look(id, decided, touched, free));
    }

    private void look(long id, Decided decided, Touched touched, ReviewPlaces.Free free) {
        var number = touched.leaseNumber();
        try {
            boolean taken = commands.locked(number, lease -> move(id, decided, touched, lease, free.next()));
            if (taken) {
                free.take();
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
}
