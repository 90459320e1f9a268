package dev.serverlease.stage.closing;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.SuspensionNotice;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A lease that goes on while its service is suspended: the suspension stands, with a new date for the cure where it
 * needs one.
 */
@Component
class StaysSuspended {

    private final Suspensions suspensions;
    private final SuspensionNotice suspensionNotice;
    private final LeaseSettings settings;
    private final Clock clock;

    StaysSuspended(Suspensions suspensions, SuspensionNotice suspensionNotice, LeaseSettings settings, Clock clock) {
        this.suspensions = suspensions;
        this.suspensionNotice = suspensionNotice;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isOff(Lease lease) {
        return suspensions.isOff(lease.number());
    }

    /**
     * A date for the cure that is over would end the lease again at once: there is a new one. Whatever it is, the
     * lessee is told that the server stays off, and until when the cure counts.
     */
    Optional<Suspension> keep(Lease lease, String actor) {
        suspensions
                .latest(lease.number())
                .filter(suspension -> !suspension.cureBy().isAfter(clock.instant()))
                .ifPresent(suspension -> suspendAnew(lease, suspension, actor));
        var standing = suspensions.latest(lease.number());
        standing.ifPresent(suspension -> suspensionNotice.staysSuspended(lease, suspension));
        return standing;
    }

    private void suspendAnew(Lease lease, Suspension suspension, String actor) {
        suspensions.add(
                lease.number(),
                suspension.ground(),
                suspension.clause(),
                suspension.unlawful(),
                settings.suspension().cureBy(ZonedDateTime.now(clock)),
                actor);
    }
}
