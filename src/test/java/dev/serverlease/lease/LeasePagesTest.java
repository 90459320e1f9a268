package dev.serverlease.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import org.junit.jupiter.api.Test;
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
                        "lease_pkey",
                        "former_lessee_by_name",
                        "former_lessee_by_uscc")
                .doesNotContain("Seq Scan");
    }
}
