package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The deadline of a completion stands in the lease; officers move it, and the timer follows. */
@ServerLeaseTest
class ExtensionTest {

    /** The start of the clock plus the fourteen days of the settings. */
    private static final Instant FIRST_DEADLINE = Instant.parse("2026-12-15T16:00:00Z");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private ObjectMapper json;

    private String number;

    @BeforeEach
    void shopWithoutLicence() {
        clock.set(SettableClock.START);
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        number = lease.applied(application);
    }

    @Test
    void applicationLapsesAtTheNewDateNotAtTheOld() {
        assertThat(completeBy()).isEqualTo("2026-12-16T00:00:00+08:00");
        assertThat(dueDate()).isEqualTo(FIRST_DEADLINE);
        var answer = extend("legal1", "2026-12-31", "承租人正在办理许可");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("completeBy").asText()).isEqualTo("2027-01-01T00:00:00+08:00");
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number, null)
                        .body()
                        .path("completeBy")
                        .asText())
                .isEqualTo("2027-01-01T00:00:00+08:00");
        assertThat(dueDate()).isEqualTo(Instant.parse("2026-12-31T16:00:00Z"));

        assertThat(tasks.getVariableLocal(lease.taskId(number, "Task_CompleteApplication"), "view")
                        .toString())
                .contains("2026-12-31 24:00")
                .doesNotContain("2026-12-15", "2026-12-16");

        lease.at(FIRST_DEADLINE.plusSeconds(1), number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        lease.at(Instant.parse("2026-12-31T15:59:59Z"), number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        lease.at(Instant.parse("2026-12-31T16:00:00Z"), number);
        var lapsed = lease.lease(number);
        assertThat(lapsed.path("stage").asText()).isEqualTo("ENDED");
        assertThat(lapsed.path("endReason").asText()).isEqualTo("LAPSED");
        assertThat(lapsed.path("completeBy").asText()).isEqualTo("2027-01-01T00:00:00+08:00");
        var late = extend("legal1", "2027-02-01", "晚了");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("已结束");
    }

    @Test
    void whoExtendedItAndWhyIsOnRecord() {
        extend("manager1", "2026-12-31", "承租人\"正在\"办理许可");
        var step = StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .filter(one -> one.path("action").asText().equals("COMPLETION_EXTENDED"))
                .findFirst()
                .orElseThrow();
        assertThat(step.path("actor").asText()).isEqualTo("manager1");
        assertThat(step.path("detail").path("ground").asText()).isEqualTo("承租人\"正在\"办理许可");
        assertThat(step.path("detail").path("from").asText()).isEqualTo("2026-12-15T16:00:00Z");
        assertThat(step.path("detail").path("by").asText()).isEqualTo("2026-12-31T16:00:00Z");
    }

    @Test
    void onlyALaterDayWithinNinetyDaysIsTaken() {
        stored.unchangedBy(() -> {
            refused("2026-11-30", "理由", "until", "晚于");
            refused("2026-12-13", "理由", "until", "晚于");
            refused("2026-12-14", "理由", "until", "晚于");
            refused("2026-12-15", "理由", "until", "晚于");
            refused("2027-03-16", "理由", "until", "非法定期限");
            refused("9999-12-31", "理由", "until", "our own figure");
            refused("2026-02-30", "理由", "until", "2026-12-31");
            refused(null, "理由", "until", "请填写新期限");
            refused("2026-12-31", " ", "ground", "请填写理由");
            refused("2026-12-31", "长".repeat(4001), "ground", "4000");
        });
        assertThat(extend("legal1", "2027-03-15", "九十日之内").status()).isEqualTo(200);
        // counted from the present deadline, not from today
        assertThat(extend("legal1", "2027-06-13", "再九十日").status()).isEqualTo(200);
        assertThat(extend("legal1", "2027-09-12", "多一日").status()).isEqualTo(400);
    }

    @Test
    void laterThanTheDeadlineIsNotEnoughWhereThatHasPassed() {
        // the job executor was down: the deadline is over, but nothing lapsed yet
        clock.set(Instant.parse("2026-12-20T00:00:00Z"));
        assertThat(extend("legal1", "2026-12-18", "理由").status()).isEqualTo(400);
        assertThat(extend("legal1", "2026-12-20", "理由").status()).isEqualTo(200);
    }

    /** A migration may have the engine make the timer anew. */
    @Test
    void timerCreatedAgainStartsNoNewPeriod() {
        extend("legal1", "2026-12-31", "理由");
        clock.set(SettableClock.START.plusSeconds(5 * 86_400));
        var instance = lease.column(number, "process_instance_id");
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
        runtime.newMigration(runtime.createMigrationPlan(definition, definition)
                        .mapEqualActivities()
                        .updateEventTriggers()
                        .build())
                .processInstanceIds(instance)
                .execute();
        lease.at(Instant.parse("2026-12-31T15:59:59Z"), number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        lease.at(Instant.parse("2026-12-31T16:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    @Test
    void onlyOneOfSimultaneousExtensionAndLapseWins() throws Exception {
        clock.set(FIRST_DEADLINE);
        var job = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId("Timer_CompletionDeadline")
                .singleResult();
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var lapse = threads.submit(() -> {
                barrier.await();
                management.executeJob(job.getId());
                return null;
            });
            var extension = threads.submit(() -> {
                barrier.await();
                return extend("legal1", "2026-12-31", "理由").status();
            });
            boolean extended = extension.get() == 200;
            if (extended) {
                // it collides, or it comes second: then the tables refuse it, or it finds itself early and waits again
                var collision = catchThrowable(lapse::get);
                if (collision != null) {
                    assertThat(collision)
                            .rootCause()
                            .isInstanceOfAny(OptimisticLockingException.class, IllegalStateException.class);
                }
                assertThat(lease.stage(number)).isEqualTo("APPLICATION");
                lease.at(Instant.parse("2026-12-31T16:00:00Z"), number);
                assertThat(lease.stage(number)).as("its timer still waits").isEqualTo("ENDED");
            } else {
                assertThat(extension.get()).isEqualTo(409);
                lapse.get();
                assertThat(lease.stage(number)).isEqualTo("ENDED");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void otherStagesAreNamed() {
        var office = lease.inReview(lease.application());
        stored.unchangedBy(() -> {
            var answer = lease.call(
                    "legal1",
                    "POST",
                    "/api/leases/" + office + "/extension",
                    json.valueToTree(Map.of("until", "2026-12-31", "ground", "理由")));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("法务审查");
        });
    }

    @Test
    void onlyLegalOfficersAndManagersExtend() {
        stored.unchangedBy(() -> {
            for (var person : List.of("sales1", "sales2", "contract1", "compliance1", "ops1", "admin")) {
                assertThat(extend(person, "2026-12-31", "理由").status())
                        .as(person)
                        .isEqualTo(403);
            }
            assertThat(extend(null, "2026-12-31", "理由").status()).isEqualTo(401);
            assertThat(lease.call(
                                    "legal1",
                                    "POST",
                                    "/api/leases/SL-2026-999999/extension",
                                    json.valueToTree(Map.of("until", "2026-12-31", "ground", "理由")))
                            .status())
                    .isEqualTo(404);
        });
    }

    private void refused(String until, String ground, String field, String says) {
        var answer = extend("legal1", until, ground);
        assertThat(answer.status()).as(until + answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.text()).contains(says);
    }

    private Answer extend(String user, String until, String ground) {
        var body = json.createObjectNode().put("until", until).put("ground", ground);
        return lease.call(user, "POST", "/api/leases/" + number + "/extension", body);
    }

    private String completeBy() {
        return lease.lease(number).path("completeBy").asText();
    }

    private Instant dueDate() {
        Date due = tasks.createTaskQuery()
                .taskId(lease.taskId(number, "Task_CompleteApplication"))
                .singleResult()
                .getDueDate();
        return due.toInstant();
    }
}
