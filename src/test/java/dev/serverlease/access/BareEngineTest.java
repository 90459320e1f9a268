package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.TestPostgres;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.SpringBeanFactoryProxyMap;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The attacks of {@link NoCodePastTheGateTest} are real: each succeeds against an engine as it is shipped, with the
 * product's beans and the same models.
 */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BareEngineTest {

    private static final String DATABASE = "bare_engine";

    private final Attack attack = new Attack();
    private ProcessEngine engine;

    @BeforeAll
    void start(@Autowired ApplicationContext context) {
        var server = TestPostgres.superuser("postgres");
        server.sql("drop database if exists " + DATABASE).update();
        server.sql("create database " + DATABASE).update();
        var dataSource = new DriverManagerDataSource(TestPostgres.url(DATABASE, "postgres"));
        var stock = new SpringProcessEngineConfiguration();
        stock.setProcessEngineName("bare");
        stock.setApplicationContext(context);
        stock.setBeans(new SpringBeanFactoryProxyMap(context));
        stock.setDataSource(dataSource);
        stock.setTransactionManager(new DataSourceTransactionManager(dataSource));
        stock.setDatabaseSchemaUpdate("true");
        stock.setJobExecutorActivate(false);
        stock.setMetricsEnabled(false);
        engine = stock.buildProcessEngine();
    }

    @AfterEach
    void forget() {
        attack.forget();
    }

    @AfterAll
    void stop() {
        engine.close();
        TestPostgres.superuser("postgres").sql("drop database " + DATABASE).update();
    }

    @Test
    void queryRunsCode() {
        whateverItAnswers(() -> engine.getTaskService()
                .createTaskQuery()
                .or()
                .dueAfterExpression(attack.expression())
                .endOr()
                .list());
        assertThat(attack.hasRun()).isTrue();
    }

    @Test
    void storedFilterRunsCode() {
        var filter = engine.getFilterService().newTaskFilter("attack");
        filter.setQuery(engine.getTaskService().createTaskQuery().dueAfterExpression(attack.expression()));
        var id = engine.getFilterService().saveFilter(filter).getId();
        whateverItAnswers(() -> engine.getFilterService().count(id));
        assertThat(attack.hasRun()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.serverlease.access.Attack#ways")
    void modelRunsCode(Attack.Way way) {
        deploy("attack.bpmn", way.model(attack));
        whateverItAnswers(() -> engine.getRuntimeService().startProcessInstanceByKey("attack"));
        assertThat(attack.hasRun()).isTrue();
    }

    @Test
    void decisionRunsCode() {
        deploy("attack.dmn", attack.decision("juel"));
        whateverItAnswers(() -> engine.getDecisionService().evaluateDecisionTableByKey("attack", Map.of()));
        assertThat(attack.hasRun()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.serverlease.access.Attack#answeredByABareEngine")
    void modelReachesAnyObject(String expression) {
        deploy("attack.bpmn", NoCodePastTheGateTest.asking(expression));
        var instance = engine.getRuntimeService().startProcessInstanceByKey("attack", Map.of("text", "a"));
        assertThat(instance).isNotNull();
    }

    private void deploy(String name, String model) {
        engine.getRepositoryService().createDeployment().addString(name, model).deploy();
    }

    /** The code has run before its answer turns out to be no date, no number and no name. */
    private static void whateverItAnswers(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            // too late
        }
    }
}
