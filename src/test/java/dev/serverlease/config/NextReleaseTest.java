package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Back one release, or beside the next one: its models stand beside ours, its columns in our tables, and this release
 * goes on.
 */
@ServerLeaseTest
class NextReleaseTest {

    private static final String NAME = "next release";

    private static final List<String> TABLES =
            List.of("lease", "application", "decision", "contract", "notice", "findings");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Agreement agreement;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    /** One more node, of a bean that this release does not have; and another version of what is called. */
    @BeforeEach
    void deployTheNextModels() throws IOException {
        clock.set(SettableClock.START);
        repository
                .createDeployment()
                .name(NAME)
                .addString("server-lease.bpmn", withOneMoreNode(read("server-lease.bpmn")))
                .addString("contract-signing.bpmn", read("contract-signing.bpmn"))
                .addString("agreement.bpmn", read("agreement.bpmn"))
                .addString("review-routing.dmn", read("review-routing.dmn"))
                .addString("use-review.bpmn", read("use-review.bpmn"))
                .addString("review-interval.dmn", read("review-interval.dmn"))
                .deploy();
    }

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .list()
                .forEach(one -> repository.deleteDeployment(one.getId(), true, true, true));
    }

    @Test
    void leasesStartOnTheReleasesOwnModelsAndGoOnByThem() {
        var number = lease.inForce(lease.application());
        lease.at(Instant.parse(lease.lease(number).path("nextReviewAt").asText()), number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .hasSizeGreaterThanOrEqualTo(2)
                .noneMatch(instance -> ofTheNextRelease().contains(instance.getProcessDefinitionId()));
    }

    @Test
    void theEnginesDoorsShowAndStartTheReleasesOwnModel() {
        var shown = lease.call(
                        "sales1", "GET", "/engine-rest/process-definition?latestVersion=true&key=server-lease", null)
                .body();
        assertThat(shown).hasSize(1);
        assertThat(ofTheNextRelease()).doesNotContain(shown.get(0).path("id").asText());
        for (var door : List.of("key/server-lease", shown.get(0).path("id").asText())) {
            var started = lease.call(
                    "sales1",
                    "POST",
                    "/engine-rest/process-definition/" + door + "/start",
                    lease.variables(Map.of("application", lease.application().toString())));
            assertThat(started.status()).as(started.text()).isEqualTo(200);
            assertThat(started.body().path("definitionId").asText())
                    .isEqualTo(shown.get(0).path("id").asText());
        }
    }

    @Test
    void aLeaseOfTheNextModelIsCarriedAsFarAsThisReleaseCanAndOperatorsAreTold() {
        var next = ofTheNextRelease().get(0);
        var application = lease.application().toString();
        identity.setAuthentication("sales1", List.of("sales"));
        var instance = runtime.createProcessInstanceById(next)
                .setVariable("application", Variables.stringValue(application, true))
                .execute();
        identity.clearAuthentication();
        var number = instance.getBusinessKey();
        for (int minutes = 0; minutes <= 15; minutes += 5) {
            lease.at(SettableClock.START.plusSeconds(minutes * 60L), number);
        }
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getIncidentMessage())
                .contains("本版本没有 nextRelease", "增加该作业的重试次数", "Run that release");
        assertThat(agreement.mismatches(number))
                .as("a place that this release does not know is no reason to move anything")
                .isEmpty();
        var withdrawn =
                lease.callRaw("sales1", "POST", "/api/leases/" + number + "/withdrawal", "{\"ground\": \"不再需要\"}");
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    /** As the next release's migrations may while nodes of this one still run. */
    @Test
    void addedColumnsDisturbNobody() {
        var database = TestPostgres.superuser("shared");
        // every connection has prepared what a lease asks
        lease.inForce(lease.application());
        try {
            TABLES.forEach(table -> database.sql("alter table lease." + table + " add column next_release text")
                    .update());
            database.sql("alter table lease.lease add column next_default int not null default 7")
                    .update();
            DatabaseSetup.renewConnections(database);
            // a connection that was in use just then still fails once
            var number = await().until(this::inForceIfItCan, Objects::nonNull);
            for (var defects : List.of("altered_rows", "broken_entries")) {
                assertThat(jdbc.sql("select count(*) from lease." + defects + "('', 'T') where lease_number = :number")
                                .param("number", number)
                                .query(Integer.class)
                                .single())
                        .as(defects)
                        .isZero();
            }
        } finally {
            TABLES.forEach(table -> database.sql("alter table lease." + table + " drop column if exists next_release")
                    .update());
            database.sql("alter table lease.lease drop column if exists next_default")
                    .update();
        }
    }

    private @Nullable String inForceIfItCan() {
        try {
            return lease.inForce(lease.application());
        } catch (AssertionError failed) {
            assertThat(failed).hasMessageMatching("(?s).*\"status\":50[03].*");
            return null;
        }
    }

    private List<String> ofTheNextRelease() {
        var deployment = repository
                .createDeploymentQuery()
                .deploymentName(NAME)
                .singleResult()
                .getId();
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .sorted((one, other) -> one.getKey().equals("server-lease") ? -1 : 1)
                .map(definition -> definition.getId())
                .toList();
    }

    private static String withOneMoreNode(String model) {
        var flow =
                "<bpmn:sequenceFlow id=\"Flow_CheckContractTerms_ReviewRouting\" sourceRef=\"Task_CheckContractTerms\" targetRef=\"Task_ReviewRouting\" />";
        assertThat(model).contains(flow);
        return model.replace(
                flow,
                flow.replace("Task_ReviewRouting", "Task_NextRelease")
                        + "<bpmn:serviceTask id=\"Task_NextRelease\" name=\"下一步 Next\" camunda:asyncBefore=\"true\""
                        + " camunda:delegateExpression=\"${nextRelease}\" />"
                        + "<bpmn:sequenceFlow id=\"Flow_NextRelease\" sourceRef=\"Task_NextRelease\" targetRef=\"Task_ReviewRouting\" />");
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of("processes", file));
    }
}
