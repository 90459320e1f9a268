package dev.serverlease.approval;

import dev.serverlease.clause.OfficersTerm;
import dev.serverlease.register.LessorsPeople;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which special terms restrict nobody, so that one officer is enough for them and the contract does not mark them. */
@Component
public class NeutralTerms {

    private final LessorsPeople lessorsPeople;

    NeutralTerms(LessorsPeople lessorsPeople) {
        this.lessorsPeople = lessorsPeople;
    }

    /** Whether a term has a neutral form, and gives nothing of the lessor's as the lessee's. */
    public boolean are(String written) {
        return OfficersTerm.isNeutral(written) && !givesLessorsAsLessees(written);
    }

    /** Whether it names the lessor or its person, mailbox or telephone as the lessee's: notices would not arrive. */
    public boolean givesLessorsAsLessees(String written) {
        return OfficersTerm.givenForLessee(written).stream()
                .anyMatch(given ->
                        lessorsPeople.said(List.of(given), given, given, "").isPresent());
    }
}
