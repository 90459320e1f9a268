package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Lease;
import org.springframework.stereotype.Component;

/** 没有依据的暂停: the lessor itself has found so, by accepting the lessee's objection (clause {@code suspension}). */
@Component
public class SuspensionWithoutGround {

    private final SuspensionObjections objections;
    private final Cures cures;
    private final StopByOrder order;

    SuspensionWithoutGround(SuspensionObjections objections, Cures cures, StopByOrder order) {
        this.objections = objections;
        this.cures = cures;
        this.order = order;
    }

    /** Whether it still stands. */
    boolean isStanding(Lease lease) {
        return cures.isStanding(lease) && objections.isAccepted(lease.number());
    }

    /**
     * Lifts it; where an order stands beside it the service stays off for that alone.
     *
     * @return whether the server is to be switched on
     */
    boolean lift(Lease lease, String answer, String actor) {
        if (!order.isAsked(lease)) {
            cures.restore(lease, answer, actor);
            return true;
        }
        cures.liftBesideOrder(lease, answer, actor);
        order.keepOff(lease, actor);
        return false;
    }

    /**
     * Of a lease that goes on although it was to end, or had ended: its server is switched on with that, unless an
     * order stands. Under the lease's lock.
     */
    public void liftAsItGoesOn(Lease lease, String answer, String actor) {
        if (isStanding(lease) && !cures.standing(lease).isByOrder()) {
            lift(lease, answer, actor);
        } else if (order.isAsked(lease) && !cures.isStanding(lease)) {
            order.keepOff(lease, actor);
        }
    }
}
