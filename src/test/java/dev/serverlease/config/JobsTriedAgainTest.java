package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A job that is to be tried again shortly is looked for as soon as it may be, also by a node that has nothing to do.
 */
@ServerLeaseTest
class JobsTriedAgainTest {

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private ManagementService management;

    @Autowired
    private LeaseDriver lease;

    private final AtomicInteger looks = new AtomicInteger();
    private final List<Runnable> then = new ArrayList<>();
    private JobExecutor before;

    @BeforeEach
    void aNodeWithNothingToDo() {
        before = engine.getJobExecutor();
        engine.setJobExecutor(new DefaultJobExecutor() {
            @Override
            public void jobWasAdded() {
                looks.incrementAndGet();
            }
        });
    }

    @AfterEach
    void theNodeAsItWas() {
        engine.setJobExecutor(before);
    }

    /** The lease is held by somebody; the connection broke. */
    @ParameterizedTest
    @ValueSource(strings = {"55P03", "08006"})
    void theNodeLooksWhenItIsTime(String failure) {
        var number = lease.inForce(lease.application());
        var job = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId("Timer_TermEnds")
                .singleResult();
        var ours = new JobsTriedAgain(then::add);
        var node = new StandaloneInMemProcessEngineConfiguration();
        ours.preInit(node);
        engine.getCommandExecutorTxRequired()
                .execute(node.getFailedJobCommandFactory()
                        .getCommand(job.getId(), new SQLException("from the driver", failure)));
        assertThat(then).hasSize(1);
        looks.set(0);
        then.get(0).run();
        assertThat(looks).hasValue(1);
    }
}
