package dev.serverlease.stage.closing;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.stage.closing.ground.AgainstTheEnd;
import dev.serverlease.stage.contract.ContractClauses;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The termination whose notice is to be given. */
@Component
class AskedTermination {

    private final Terminations terminations;
    private final KnownSince known;
    private final ContractClauses clauses;
    private final FoundBreach breach;
    private final AgainstTheEnd against;

    AskedTermination(
            Terminations terminations,
            KnownSince known,
            ContractClauses clauses,
            FoundBreach breach,
            AgainstTheEnd against) {
        this.against = against;
        this.breach = breach;
        this.clauses = clauses;
        this.terminations = terminations;
        this.known = known;
    }

    /**
     * The requested termination, but not a notice that only sets an end; empty if a review or a missed cure led here.
     */
    Optional<Termination> of(Lease lease) {
        return terminations.latest(lease.number()).filter(termination -> termination.endsOn() == null);
    }

    /**
     * Before its notice is recorded as arrived.
     *
     * @throws dev.serverlease.request.Refusal with 409 where a suspension led here to which the lessee objects, or the
     *     lessor has accepted that there is no ground to terminate
     */
    void requireUnopposed(Lease lease) {
        if (of(lease).isEmpty()) {
            breach.requireUnopposed(lease);
        }
        if (isLessorsOwn(lease)) {
            against.requireNotGivenUp(lease);
        }
    }

    /** Whether the lessor has accepted that it has no ground for the notice that is due. */
    boolean isGivenUp(Lease lease) {
        return isLessorsOwn(lease) && against.isGivenUp(lease);
    }

    /** Whether a suspension led here that had no ground, as the lessor has found since. */
    boolean isWithoutGround(Lease lease) {
        return of(lease).isEmpty() && breach.isWithoutGround(lease);
    }

    /** What to look at before the notice is given, for people. */
    List<String> warnings(Lease lease) {
        return isLessorsOwn(lease)
                ? against.shown(lease).stream().map(Bilingual::both).toList()
                : List.of();
    }

    /** @throws dev.serverlease.request.Refusal with 400 where the note has to say why the ground is another */
    void requireReasoned(Lease lease, String note) {
        if (isLessorsOwn(lease)) {
            against.requireReasoned(lease, note);
        }
    }

    boolean isLessees(Lease lease) {
        return of(lease)
                .filter(termination -> termination.party() == Party.LESSEE)
                .isPresent();
    }

    /** Not the lessee's, and not what both agreed; a review or a missed cure is the lessor's too. */
    private boolean isLessorsOwn(Lease lease) {
        return of(lease)
                .map(asked -> asked.party() == Party.LESSOR && !asked.ground().equals(TerminationGround.AGREED.name()))
                .orElse(true);
    }

    /** The days that the contract gives for using the right; empty where it gives none (art. 564). */
    Optional<Long> agreedDays(Lease lease) {
        return clauses.exerciseDays(lease.number());
    }

    /** The last day on which the notice can arrive (art. 564). */
    LocalDate lastDay(Lease lease) {
        return clauses.lastDayToTerminate(lease.number(), knownSince(lease));
    }

    LocalDate knownSince(Lease lease) {
        return known.of(lease);
    }

    /** Whether the right to terminate lapses some time after its ground is known (art. 564). */
    boolean isLimited(Lease lease) {
        return of(lease)
                .map(termination ->
                        TerminationGround.valueOf(termination.ground()).isLimited())
                .orElse(true);
    }
}
