package dev.serverlease.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs of a node that is gone are anybody's; those of a live one are its own, and nothing is done twice. */
@ServerLeaseTest
class NodesTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private Environment environment;

    @Autowired
    private PlatformTransactionManager transactions;

    private Nodes nodes;

    private List<String> jobs;

    @BeforeEach
    void aLeaseWithTwoJobs() {
        clock.set(SettableClock.START);
        nodes = new Nodes(jdbc);
        var number = lease.apply(lease.unverified());
        jobs = jdbc.sql("select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.root_proc_inst_id_"
                        + " where p.business_key_ = :number order by j.id_")
                .param("number", number)
                .query(String.class)
                .list();
        assertThat(jobs).hasSizeGreaterThanOrEqualTo(2);
    }

    @AfterEach
    void nobody() {
        jdbc.sql(
                        "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ in ('gone', 'alive')")
                .update();
        jdbc.sql("delete from lease.node").update();
    }

    @Test
    void jobsOfANodeThatIsGoneAreGivenBackAndThoseOfALiveOneAreNot() {
        lock(jobs.get(0), "gone");
        lock(jobs.get(1), "alive");
        nodes.beat("gone");
        nodes.beat("alive");
        assertThat(nodes.giveBackJobsOfGone()).isEmpty();
        assertThat(owner(jobs.get(0))).isEqualTo("gone");
        silentFor("gone", 8);
        silentFor("alive", 5);
        int revision = revision(jobs.get(0));

        assertThat(nodes.giveBackJobsOfGone()).containsExactly("gone");

        assertThat(owner(jobs.get(0))).isEqualTo("nobody");
        assertThat(revision(jobs.get(0))).isEqualTo(revision + 1);
        assertThat(owner(jobs.get(1))).isEqualTo("alive");
        assertThat(known()).containsExactly("alive");
        assertThat(nodes.giveBackJobsOfGone()).isEmpty();
    }

    @Test
    void whatANodeThatOnlySleptStillDoesIsRolledBack() {
        lock(jobs.get(0), "gone");
        nodes.beat("gone");
        assertThatThrownBy(() -> engine.getCommandExecutorTxRequiresNew().execute(context -> {
                    var job = context.getDbEntityManager().selectById(JobEntity.class, jobs.get(0));
                    apart(() -> {
                        silentFor("gone", 11);
                        nodes.giveBackJobsOfGone();
                    });
                    job.delete();
                    return null;
                }))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(owner(jobs.get(0))).isEqualTo("nobody");
    }

    @Test
    void aJobThatASilentConnectionHoldsIsGivenBackWhenItLetsGo() {
        lock(jobs.get(0), "gone");
        lock(jobs.get(1), "gone");
        nodes.beat("gone");
        silentFor("gone", 11);
        new TransactionTemplate(transactions).executeWithoutResult(silent -> {
            jdbc.sql("select id_ from act_ru_job where id_ = :id for update")
                    .param("id", jobs.get(0))
                    .query(String.class)
                    .single();
            apart(nodes::giveBackJobsOfGone);
            assertThat(owner(jobs.get(0))).isEqualTo("gone");
            assertThat(owner(jobs.get(1))).isEqualTo("nobody");
        });
        assertThat(known()).containsExactly("gone");
        nodes.giveBackJobsOfGone();
        assertThat(owner(jobs.get(0))).isEqualTo("nobody");
        assertThat(known()).isEmpty();
    }

    @Test
    void aNodeThatStopsInOrderLeavesNothing() {
        lock(jobs.get(0), "gone");
        lock(jobs.get(1), "alive");
        nodes.beat("gone");
        nodes.beat("alive");
        nodes.leave("gone");
        assertThat(owner(jobs.get(0))).isEqualTo("nobody");
        assertThat(owner(jobs.get(1))).isEqualTo("alive");
        assertThat(known()).containsExactly("alive");
    }

    @Test
    void aJobIsOneNodesForLessThanAMinute() {
        assertThat(environment.getRequiredProperty("camunda.bpm.job-execution.lock-time-in-millis", Integer.class))
                .isLessThan(60_000);
    }

    /** In a transaction and on a connection of its own. */
    private void apart(Runnable what) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        template.executeWithoutResult(status -> what.run());
    }

    private void lock(String job, String node) {
        jdbc.sql(
                        "update act_ru_job set lock_owner_ = :node, lock_exp_time_ = now() + interval '1 hour' where id_ = :job")
                .param("node", node)
                .param("job", job)
                .update();
    }

    private void silentFor(String node, int seconds) {
        jdbc.sql(
                        "update lease.node set beat_at = clock_timestamp() - make_interval(secs => :seconds) where name = :node")
                .param("node", node)
                .param("seconds", seconds)
                .update();
    }

    private String owner(String job) {
        return jdbc.sql("select coalesce(lock_owner_, 'nobody') from act_ru_job where id_ = :job"
                        + " and (lock_owner_ is null) = (lock_exp_time_ is null)")
                .param("job", job)
                .query(String.class)
                .single();
    }

    private int revision(String job) {
        return jdbc.sql("select rev_ from act_ru_job where id_ = :job")
                .param("job", job)
                .query(Integer.class)
                .single();
    }

    private List<String> known() {
        return jdbc.sql("select name from lease.node order by name")
                .query(String.class)
                .list();
    }
}
