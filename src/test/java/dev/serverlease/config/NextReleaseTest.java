package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.access.problem.Outages;
import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.evidence.ChainCheck;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.TryAgain;
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
import java.util.concurrent.atomic.AtomicInteger;
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
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private ChainCheck chain;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private PlatformTransactionManager transactions;

    private final JdbcClient database = TestPostgres.superuser("shared");

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
        var number = lease.drivenToForce(lease.application());
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
        // every connection has prepared what a lease asks
        lease.drivenToForce(lease.application());
        try {
            addColumns();
            DatabaseSetup.renewConnections(database);
            // a connection that was in use just then still fails once
            var number = await().until(this::inForceIfItCan, Objects::nonNull);
            assertThat(chain.of(number)).isEmpty();
        } finally {
            dropColumns();
        }
    }

    /** The connection in use is one that {@code init-database} could not end. */
    @Test
    void aCommandThatMeetsAnAddedColumnIsDoneAgainByItself() {
        var number = lease.inReview(lease.application());
        var tries = new AtomicInteger();
        Runnable command = () -> commands.lockedDo(number, one -> {
            tries.incrementAndGet();
            askAll();
        });
        prepared(command);
        try {
            addColumn("contract");
            tries.set(0);
            command.run();
            assertThat(tries).as("tries").hasValue(2);
        } finally {
            dropColumns();
        }
    }

    @Test
    void aRequestThatMeetsAnAddedColumnIsToldToComeAgain() {
        var transaction = new TransactionTemplate(transactions);
        Runnable request = () -> transaction.executeWithoutResult(status -> askAll());
        prepared(request);
        try {
            addColumn("contract");
            assertThat(Outages.refusal(catchThrowable(request::run), new MockHttpServletRequest("POST", "/api/leases")))
                    .get()
                    .isInstanceOf(TryAgain.class)
                    .extracting(Refusal::getMessage, STRING)
                    .contains("未保存任何内容", "send it again");
            request.run();
        } finally {
            dropColumns();
        }
    }

    /** More often than the driver needs to keep the statement at the server. */
    private static void prepared(Runnable asks) {
        for (int time = 0; time < 10; time++) {
            asks.run();
        }
    }

    private void askAll() {
        jdbc.sql("select * from lease.contract where lease_number = 'none'")
                .query()
                .listOfRows();
    }

    private void addColumn(String table) {
        database.sql("alter table lease." + table + " add column next_release text")
                .update();
    }

    private void addColumns() {
        TABLES.forEach(this::addColumn);
        database.sql("alter table lease.lease add column next_default int not null default 7")
                .update();
    }

    private void dropColumns() {
        TABLES.forEach(table -> database.sql("alter table lease." + table + " drop column if exists next_release")
                .update());
        database.sql("alter table lease.lease drop column if exists next_default")
                .update();
        // what they prepared was for the tables as they were then
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private @Nullable String inForceIfItCan() {
        try {
            return lease.drivenToForce(lease.application());
        } catch (AssertionError failed) {
            assertThat(failed).hasMessageMatching("(?s).*\"status\":503.*");
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
