package dev.serverlease.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerLeaseTest
class LeasePagesTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private LeasePages pages;

    @Autowired
    private LeaseDriver lease;

    /** Also where several wait for the same day, or for none. */
    @Test
    void aPageBeginsBehindTheOneBeforeItInEitherOrder() {
        for (int i = 0; i < 5; i++) {
            lease.apply(lease.application());
        }
        var all = new LeasePages.Filter(null, null, null, null, false);
        assertThat(numbers(pages.dueFirst(all, null, 1000)))
                .hasSizeGreaterThan(4)
                .isEqualTo(walked(pages::dueFirst));
        assertThat(numbers(pages.page(all, null, 0, 1000)))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .isEqualTo(walked((filter, after, size) -> pages.page(filter, after, 0, size)));
    }

    private interface Walk {
        LeasePages.Page next(LeasePages.Filter filter, @Nullable String after, int size);
    }

    private static List<String> walked(Walk walk) {
        var all = new LeasePages.Filter(null, null, null, null, false);
        var seen = new ArrayList<String>();
        String after = null;
        do {
            var page = walk.next(all, after, 2);
            seen.addAll(numbers(page));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private static List<String> numbers(LeasePages.Page page) {
        return page.leases().stream().map(LeasePages.Row::number).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lease_by_due               | stage <> 'ENDED'
                    lease_by_stage_and_due     | stage = 'IN_FORCE' and stage <> 'ENDED'
                    lease_by_applicant_and_due | applicant = 'sales1' and stage <> 'ENDED'
                    """)
    void eachListIsReadInItsOrderByAnIndex(String index, String which) {
        assertThat(plan("explain select number from lease.lease l where " + which
                        + " and (coalesce(due_at, 'infinity'), number) > ('2026-12-01', 'SL-2026-000001')"
                        + " order by coalesce(due_at, 'infinity'), number limit 20"))
                .contains(index)
                .doesNotContain("Sort", "Seq Scan");
    }

    private String plan(String explain) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            jdbc.sql("set local enable_sort = off").update();
            return String.join("\n", jdbc.sql(explain).query(String.class).list());
        }));
    }

    /** Of few rows the planner would read all of them: what it could do of many is asked. */
    @Test
    void aLesseeOfTodayOrOfBeforeIsFoundByIndexesAlone() {
        var plan = new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("explain select number from lease.lease l where true" + LeasePages.LESSEE)
                            .param("lessee", "示例")
                            .param("lesseePrefix", "示例%")
                            .query(String.class)
                            .list());
        });
        assertThat(plan)
                .contains(
                        "lease_by_lessee",
                        "lease_by_uscc",
                        "Index Cond: (number = ANY",
                        "former_lessee_by_name",
                        "former_lessee_by_uscc")
                .doesNotContain("Seq Scan");
    }
}
