package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes look for due jobs one after the other, and wait for no node that does not go on. */
@ServerLeaseTest
class AcquiredInTurnTest {

    private static final String TURNS =
            "select count(*) from pg_locks where locktype = 'advisory' and granted and pid = ";

    /** How many jobs may wait for a thread. */
    private static final int QUEUE = 40;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

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

    /** Each new job wakes it, and each look costs the database a query. */
    @Test
    void aNodeWithMuchToDoLooksTenTimesASecondAtMost() {
        var time = new AtomicLong();
        var looks = new ArrayList<Long>();
        lookAll(time, looks, executor(QUEUE / 4));
        assertThat(looks).containsExactly(100L, 200L, 450L);
    }

    @Test
    void aNodeWithRoomLooksAsSoonAsItIsWoken() {
        var time = new AtomicLong();
        var looks = new ArrayList<Long>();
        lookAll(time, looks, executor(QUEUE / 4 - 1));
        assertThat(looks).containsExactly(20L, 40L, 450L);
    }

    /** Woken 20 ms after the start, again 20 ms after that look, and then at 450 ms; the times are milliseconds. */
    private void lookAll(AtomicLong time, List<Long> looks, JobExecutor executor) {
        var ours = new AcquiredInTurn(database, time::get, pause -> time.addAndGet(Math.max(0, pause)));
        for (long wokenAt : List.of(20L, 40L, 450L)) {
            time.accumulateAndGet(Duration.ofMillis(wokenAt).toNanos(), Math::max);
            look(ours, executor);
            looks.add(Duration.ofNanos(time.get()).toMillis());
        }
    }

    /** As the engine does that has this plug-in and this executor. */
    private void look(AcquiredInTurn ours, JobExecutor executor) {
        var other = new StandaloneInMemProcessEngineConfiguration();
        other.setJobExecutor(executor);
        ours.preInit(other);
        apart().executeWithoutResult(status -> engine.getCommandExecutorTxRequired()
                .execute(context -> {
                    Context.setProcessEngineConfiguration(other);
                    try {
                        var manager = (JobManager)
                                other.getCustomSessionFactories().get(0).openSession();
                        return manager.findNextJobsToExecute(new Page(0, 1));
                    } finally {
                        Context.removeProcessEngineConfiguration();
                    }
                }));
    }

    /** At work, and this many jobs wait for a thread. */
    private static JobExecutor executor(int waiting) {
        var executor = new SpringJobExecutor() {
            @Override
            public boolean isActive() {
                return true;
            }
        };
        executor.setTaskExecutor(new ThreadPoolTaskExecutor() {
            @Override
            public int getQueueSize() {
                return waiting;
            }

            @Override
            public int getQueueCapacity() {
                return QUEUE;
            }
        });
        return executor;
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
