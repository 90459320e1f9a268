package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeView;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the lessee of a lease can object to: what was done or declared to it. */
@Component
public class Objectable {

    private static final Set<LegalNoticeKind> TERMINATIONS = EnumSet.of(
            LegalNoticeKind.TERMINATION, LegalNoticeKind.RENT_TERMINATION, LegalNoticeKind.INDEFINITE_TERMINATION);

    private final Suspensions suspensions;
    private final RentDefaults rents;
    private final GivenLetters letters;
    private final Terminations terminations;

    Objectable(Suspensions suspensions, RentDefaults rents, GivenLetters letters, Terminations terminations) {
        this.terminations = terminations;
        this.suspensions = suspensions;
        this.rents = rents;
        this.letters = letters;
    }

    public Set<Against> of(Lease lease) {
        var given =
                letters.of(lease.number()).stream().map(LegalNoticeView::kind).collect(Collectors.toSet());
        var objectable = EnumSet.noneOf(Against.class);
        if (suspensions.latest(lease.number()).isPresent()) {
            objectable.add(Against.SUSPENSION);
        }
        if ((lease.saidEndReason() == EndReason.TERMINATED && !isItsOwn(lease))
                || given.stream().anyMatch(TERMINATIONS::contains)) {
            objectable.add(Against.TERMINATION);
        }
        if (given.contains(LegalNoticeKind.RENT_DEMAND)
                || rents.of(lease.number()).stream().map(RentDefault::demand).anyMatch(demand -> demand != null)) {
            objectable.add(Against.RENT_DEMAND);
        }
        return objectable;
    }

    /** Whoever terminates has nothing to object to (Civil Code art. 565). */
    private boolean isItsOwn(Lease lease) {
        return terminations
                .latest(lease.number())
                .map(Termination::party)
                .filter(Party.LESSEE::equals)
                .isPresent();
    }
}
