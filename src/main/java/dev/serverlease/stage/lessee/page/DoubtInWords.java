package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.stage.closing.hold.DoubtToLessee;
import dev.serverlease.stage.closing.hold.DoubtToLessee.After;
import dev.serverlease.stage.closing.hold.EndFinding;
import dev.serverlease.stage.closing.hold.EndFinding.Kind;
import dev.serverlease.stage.closing.hold.EndFindings;
import dev.serverlease.stage.closing.hold.LegalHolds;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the end of the lease is in doubt, the rent paid before it that was booked later, and what was found. */
@Component
class DoubtInWords {

    private final RentDefaults rents;
    private final EndFindings findings;
    private final LegalHolds holds;
    private final Suspensions suspensions;
    private final DoubtToLessee words;
    private final Clock clock;

    DoubtInWords(
            RentDefaults rents,
            EndFindings findings,
            LegalHolds holds,
            Suspensions suspensions,
            DoubtToLessee words,
            Clock clock) {
        this.rents = rents;
        this.findings = findings;
        this.holds = holds;
        this.suspensions = suspensions;
        this.words = words;
        this.clock = clock;
    }

    /** Where a lease stands whose end is in doubt, or was found without effect though it could not go on. */
    Optional<Bilingual> state(Lease lease) {
        var number = lease.number();
        return holds.undecided(number).map(open -> isEndWithoutEffect(lease) ? words.held(number) : words.open(number));
    }

    /** Empty where nothing was paid, and nothing found, of the end that the lease is at. */
    List<Bilingual> of(Lease lease) {
        var said = new ArrayList<Bilingual>();
        var found = findings.standing(lease.number());
        if (found.filter(one -> isOver(lease, one)).isPresent()) {
            return said;
        }
        rents.latest(lease.number())
                .ifPresent(rent -> rents.bookedLate(rent).stream()
                        .map(payment -> payment.inTime(rent))
                        .forEach(paid -> said.add(new Bilingual(paid.zh() + "。", capital(paid.en()) + "."))));
        found.map(one -> said(lease, one))
                // the first line of a closing says it
                .or(() -> isEnding(lease) ? Optional.empty() : state(lease))
                .ifPresent(said::add);
        return said;
    }

    boolean isEndWithoutEffect(Lease lease) {
        return findings.withoutEffect(lease.number()).isPresent();
    }

    /** The lease went on after it, and is at another end now. */
    private boolean isOver(Lease lease, EndFinding found) {
        return isEnding(lease) && found.finding() == Kind.END_WITHOUT_EFFECT && !isEndWithoutEffect(lease);
    }

    private static boolean isEnding(Lease lease) {
        return lease.stage() == LeaseStage.CLOSING || lease.stage() == LeaseStage.ENDED;
    }

    private Bilingual said(Lease lease, EndFinding found) {
        var said = words.found(lease.number(), found.finding(), after(lease));
        return new Bilingual(
                PageTime.zh(clock.getZone()).day(found.foundAt()) + "，" + said.zh(),
                PageTime.en(clock.getZone()).day(found.foundAt()) + ": " + said.en());
    }

    private After after(Lease lease) {
        if (isEndWithoutEffect(lease)) {
            return After.HELD;
        }
        return suspensions.standing(lease.number()).isPresent() ? After.STAYS_OFF : After.GOES_ON;
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
