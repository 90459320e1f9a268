package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Moment;
import dev.serverlease.stage.closing.hold.EndFinding;
import dev.serverlease.stage.closing.hold.EndFindings;
import dev.serverlease.stage.closing.hold.LegalHolds;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.SignedContract;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a lease has a page for its lessee: from the conclusion of the contract until some time after the lease's end, or
 * what was found on it.
 */
@Component
public class PageWindow {

    private static final Set<LeaseStage> AFTER_CONCLUSION =
            EnumSet.of(LeaseStage.ACTIVATION, LeaseStage.IN_FORCE, LeaseStage.SUSPENDED, LeaseStage.CLOSING);

    private final Contracts contracts;
    private final LesseePageSettings settings;
    private final Moment moment;
    private final LegalHolds holds;
    private final EndFindings findings;
    private final Clock clock;

    PageWindow(
            Contracts contracts,
            LesseePageSettings settings,
            Moment moment,
            LegalHolds holds,
            EndFindings findings,
            Clock clock) {
        this.holds = holds;
        this.findings = findings;
        this.contracts = contracts;
        this.settings = settings;
        this.moment = moment;
        this.clock = clock;
    }

    /**
     * Until when the page of a lease that has ended can be read; null as long as it has not, or its end is in doubt or
     * was found without effect: then its lessee still has to read and to say something.
     */
    public @Nullable Instant closesAt(Lease lease) {
        if (lease.stage() != LeaseStage.ENDED || holds.undecided(lease.number()).isPresent()) {
            return null;
        }
        var since = findings.standing(lease.number())
                .map(EndFinding::foundAt)
                .filter(found -> found.isAfter(lease.stageSince()))
                .orElse(lease.stageSince());
        return settings.readableAfterEnd().after(since, clock.getZone());
    }

    boolean isOver(Lease lease) {
        var closes = closesAt(lease);
        return closes != null && !closes.isAfter(moment.now());
    }

    boolean isOpen(Lease lease) {
        return AFTER_CONCLUSION.contains(lease.stage())
                || (lease.stage() == LeaseStage.ENDED && !isOver(lease) && isConcluded(lease));
    }

    private boolean isConcluded(Lease lease) {
        return contracts
                .latestSigned(lease.number())
                .filter(SignedContract::isSignedByBoth)
                .isPresent();
    }

    /** A new link is good for its time, and never beyond the page's. */
    Instant linkExpires(Lease lease) {
        var valid = settings.linkValid().after(moment.now(), clock.getZone());
        var closes = closesAt(lease);
        return closes != null && closes.isBefore(valid) ? closes : valid;
    }
}
