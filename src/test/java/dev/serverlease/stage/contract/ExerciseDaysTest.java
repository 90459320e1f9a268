package dev.serverlease.stage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.clause.Place;
import dev.serverlease.lease.Bilingual;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a right to terminate lives by the contract's own words (Civil Code art. 564). */
class ExerciseDaysTest {

    private static final String CLAUSE = "解除权人应当自知道或者应当知道解除事由之日起%d日内行使解除权，期限届满不行使的，该权利消灭。";

    @Test
    void theDaysAreThoseOfTheClause() {
        assertThat(days(clause("termination", CLAUSE.formatted(90)))).contains(90L);
    }

    @Test
    void aSpecialTermComesFirst() {
        assertThat(days(
                        clause("termination", CLAUSE.formatted(90)),
                        clause("special-terms", "1. " + CLAUSE.formatted(60))))
                .contains(60L);
    }

    @Test
    void whereTheTextNamesNoneThereAreNone() {
        assertThat(days(clause("termination", "双方协商一致，可以书面解除合同。"))).isEmpty();
        assertThat(days()).isEmpty();
    }

    private static java.util.Optional<Long> days(NumberedClause... clauses) {
        return ContractClauses.exerciseDays(new ContractText(List.of(clauses)));
    }

    private static NumberedClause clause(String id, String zh) {
        return new NumberedClause(
                id,
                1,
                Place.values()[0],
                null,
                new Bilingual("解除", "Termination"),
                List.of(),
                List.of(new NumberedClause.Line(zh, "", true, false)),
                null,
                "");
    }
}
