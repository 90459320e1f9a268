package dev.serverlease.stage.closing;

import dev.serverlease.lease.Lease;
import dev.serverlease.provision.ServerSwitch;
import dev.serverlease.stage.inforce.suspension.CurePeriod;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.SuspensionNotice;
import dev.serverlease.stage.inforce.suspension.SuspensionWithoutGround;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A lease that continues while its service is suspended: the suspension remains, with a new cure date if needed. */
@Component
class StaysSuspended {

    private final Suspensions suspensions;
    private final SuspensionWithoutGround groundless;
    private final SuspensionNotice suspensionNotice;
    private final CurePeriod period;
    private final ServerSwitch server;
    private final Clock clock;

    StaysSuspended(
            Suspensions suspensions,
            SuspensionWithoutGround groundless,
            SuspensionNotice suspensionNotice,
            CurePeriod period,
            ServerSwitch server,
            Clock clock) {
        this.server = server;
        this.suspensions = suspensions;
        this.groundless = groundless;
        this.suspensionNotice = suspensionNotice;
        this.period = period;
        this.clock = clock;
    }

    /** What the lessor found to have no ground stands no longer; what an order stops stays off for that. */
    void settle(Lease lease, String explanation, String actor) {
        groundless.liftAsItGoesOn(lease, explanation, actor);
    }

    /** Whether the server is off, or about to be for a suspension. */
    boolean isOff(Lease lease) {
        return suspensions.isOff(lease.number()) || server.isOff(lease.number());
    }

    /** Whether nobody has found it cured, or without ground. */
    boolean isStanding(Lease lease) {
        return suspensions.standing(lease.number()).isPresent();
    }

    /**
     * A cure date in the past would end the lease again at once, so it is replaced. In any case the lessee is told that
     * the server stays off, and the date for the cure. Nothing is kept of a suspension without ground.
     */
    Optional<Suspension> keep(Lease lease, String actor) {
        suspensions
                .standing(lease.number())
                .filter(suspension -> !suspension.cureBy().isAfter(clock.instant()))
                .ifPresent(suspension -> suspendAnew(lease, suspension, actor));
        var standing = suspensions.standing(lease.number());
        standing.ifPresent(suspension -> suspensionNotice.staysSuspended(lease, suspension));
        return standing;
    }

    private void suspendAnew(Lease lease, Suspension suspension, String actor) {
        suspensions.add(
                lease.number(),
                suspension.ground(),
                suspension.clause(),
                suspension.unlawful(),
                suspension.obeyed(),
                period.from(clock.instant()),
                actor);
    }
}
