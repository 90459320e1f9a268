package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerLeaseTest
class KeptDefinitionsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private ObjectMapper json;

    /** Each new job reads its definition from memory; what an administrator sets must still reach the row. */
    @Test
    void whatAnAdministratorSetsOnADefinitionIsStored() {
        clock.set(SettableClock.START);
        var application = lease.application();
        lease.inForce(application);
        var definition = management
                .createJobDefinitionQuery()
                .activityIdIn("Task_ApplySeal")
                .list()
                .get(0)
                .getId();
        for (int priority : new int[] {7, 0}) {
            var answer = lease.call(
                    "admin",
                    "PUT",
                    "/engine-rest/job-definition/" + definition + "/jobPriority",
                    json.valueToTree(Map.of("priority", priority)));
            assertThat(answer.status()).as(answer.text()).isEqualTo(204);
            assertThat(management
                            .createJobDefinitionQuery()
                            .jobDefinitionId(definition)
                            .singleResult()
                            .getOverridingJobPriority())
                    .isEqualTo(priority);
        }
    }
}
