package dev.serverlease.stage.closing;

import dev.serverlease.lease.Party;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.Set;

/**
 * The grounds on which a lease ends before its term, or without one, each with its article (民法典, Civil Code). Art. 711
 * needs a loss to the server: mere misuse is {@link #CONTRACT_CLAUSE} or {@link #FUNDAMENTAL_BREACH}. Art. 731 (danger
 * to the lessee's safety) does not fit a server abroad.
 */
enum TerminationGround {
    AGREED(false, Party.LESSOR, Party.LESSEE),
    CONTRACT_CLAUSE(true, Party.LESSOR, Party.LESSEE),
    CONDITIONS_NOT_MET(true, Party.LESSOR, Party.LESSEE),
    FORCE_MAJEURE(true, Party.LESSOR, Party.LESSEE),
    REFUSED_PERFORMANCE(true, Party.LESSOR, Party.LESSEE),
    DELAY_AFTER_DEMAND(true, Party.LESSOR, Party.LESSEE),
    FUNDAMENTAL_BREACH(true, Party.LESSOR, Party.LESSEE),
    LESSEE_BREACH_OF_USE(true, Party.LESSOR),
    UNCONSENTED_SUBLEASE(true, Party.LESSOR),
    RENT_UNPAID(true, Party.LESSOR),
    LESSEE_SEIZURE_OR_DISPUTE(true, Party.LESSEE),
    LESSEE_THING_LOST(true, Party.LESSEE),
    INDEFINITE(false, Party.LESSOR, Party.LESSEE);

    private final boolean limited;
    private final Set<Party> parties;

    TerminationGround(boolean limited, Party... parties) {
        this.limited = limited;
        this.parties = Set.of(parties);
    }

    /** As people cite it, in both languages. */
    Word article() {
        return Words.of("termination-article", this);
    }

    /**
     * Whether the right lapses a year after its ground is known (art. 564): an agreement and the free end of an
     * indefinite lease have no limit.
     */
    boolean isLimited() {
        return limited;
    }

    boolean isOf(Party party) {
        return parties.contains(party);
    }

    /** Whether it is a right that the law gives only to the lessee; an officer verifies it. */
    boolean isLesseesOnly() {
        return !parties.contains(Party.LESSOR);
    }

    /** For people, Chinese first. */
    String label() {
        return Words.of("termination-ground", this).both();
    }
}
