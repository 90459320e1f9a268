package dev.serverlease.clause;

import dev.serverlease.clause.NumberedClause.Line;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.testing.Components;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two clauses are taken for the same only if they are in all, also under the same digest: one may have been altered.
 */
class ClausesApartTest {

    private static final Line LINE = new Line("租期三年。", "The term is three years.", true, false);

    @Test
    void linesDifferIfAnythingOfThemDoes() throws ReflectiveOperationException {
        Components.eachTellsApart(LINE);
    }

    @Test
    void clausesDifferIfAnythingOfThemDoes() throws ReflectiveOperationException {
        Components.eachTellsApart(new NumberedClause(
                "term",
                1,
                Place.BODY,
                new Bilingual("第一条", "Article 1"),
                new Bilingual("租期", "Term"),
                List.of("《民法典》第705条"),
                List.of(LINE),
                new Bilingual("限制", "limits"),
                "digest"));
    }
}
