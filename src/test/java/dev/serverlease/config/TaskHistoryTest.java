package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine's history of a task says when it ended and who did it: how long it took is measured by that. */
@ServerLeaseTest
class TaskHistoryTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private HistoryService history;

    @Test
    void aCompletedTaskHasItsEnd() {
        clock.set(SettableClock.START);
        var number = lease.inReview(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofHours(5)));
        lease.approve("legal1", number);
        var task = history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("Task_LegalReview")
                .singleResult();
        assertThat(task.getEndTime()).isEqualTo(Date.from(clock.instant()));
        assertThat(task.getDurationInMillis()).isEqualTo(Duration.ofHours(5).toMillis());
        assertThat(task.getAssignee()).isEqualTo("legal1");
        assertThat(task.getDeleteReason()).isEqualTo("completed");
    }
}
