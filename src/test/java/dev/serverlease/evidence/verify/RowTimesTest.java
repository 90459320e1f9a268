package dev.serverlease.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.evidence.verify.AuditLines.Entry;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.util.List;
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

    /** In an entry whose own time cannot be read either. */
    @Test
    void aTimeThatCannotBeReadDoesNotFit() throws IOException {
        var entry = new Entry(
                1,
                AuditLines.JSON.readTree("{\"actor\": \"\", \"at\": \"infinity\", \"recorded\": \"infinity\"}"),
                "",
                "",
                AuditLines.JSON.readTree("{\"rows\": {\"recorded_fact\": [{\"recorded_at\": \"infinity\"}]}}"));
        var later = new Entry(
                2,
                entry.body(),
                "",
                "",
                AuditLines.JSON.readTree("{\"rows\": {\"decision\": [{\"decided_at\": \"infinity\"}]}}"));
        var report = new Report();
        RowTimes.check(List.of(entry, later), report);
        assertThat(report.failures()).isEqualTo(2);
    }
}
