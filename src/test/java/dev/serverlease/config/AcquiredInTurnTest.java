package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes look for due jobs one after the other, and wait for no node that does not go on. */
@ServerLeaseTest
class AcquiredInTurnTest {

    private static final String TURNS =
            "select count(*) from pg_locks where locktype = 'advisory' and granted and pid = ";

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void whoLooksHasTheTurnUntilItsTransactionEnds() {
        var apart = apart();
        int node = apart.execute(status -> {
            look();
            assertThat(turns("pg_backend_pid()")).isEqualTo(1);
            return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        });
        assertThat(turns(String.valueOf(node))).isZero();
    }

    @Test
    void aNodeThatIsHaltedInItsTurnHoldsUpNoOther() {
        apart().executeWithoutResult(halted -> {
            look();
            apart().executeWithoutResult(other -> {
                look();
                assertThat(turns("pg_backend_pid()")).isZero();
            });
        });
    }

    private void look() {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 1)));
    }

    private long turns(String node) {
        return jdbc.sql(TURNS + node).query(Long.class).single();
    }

    private TransactionTemplate apart() {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return apart;
    }
}
