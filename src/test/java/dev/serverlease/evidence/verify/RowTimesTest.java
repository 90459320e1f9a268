package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The verifier and the owner's side ask for the same times. */
@Tag("slow")
class RowTimesTest {

    @Test
    void whatTheOwnersSideAsksForTheVerifierAsksForToo() {
        TestPostgres.url("row_times");
        assertThat(TestPostgres.superuser("row_times")
                        .sql("""
                        select distinct m[1] from pg_proc, regexp_matches(prosrc, 'is_in_time[(][(]p_row ->> ''(\\w+)''', 'g') m
                        where proname like 'add\\_row\\_of\\_%' order by 1""")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(RowTimes.RECORDED);
    }
}
