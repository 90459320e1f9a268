package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.testing.ServerLeaseTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The second wall of CVE-2026-109432: who gets a query, a filter or a model into the engine past the doors runs no code
 * in it either. That each of these attacks is one, {@link BareEngineTest} shows.
 */
@ServerLeaseTest
class NoCodePastTheGateTest {

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private DecisionService decisions;

    private final Attack attack = new Attack();

    @AfterEach
    void remove() {
        repository
                .createDeploymentQuery()
                .deploymentName("attack")
                .list()
                .forEach(one -> repository.deleteDeployment(one.getId(), true, true, true));
        filters.createTaskFilterQuery().filterName("attack").list().forEach(one -> filters.deleteFilter(one.getId()));
        attack.forget();
    }

    @Test
    void queryRunsNoCode() {
        for (var query : List.of(
                tasks.createTaskQuery()
                        .or()
                        .dueAfterExpression(attack.expression())
                        .endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(attack.expression())
                        .endOr(),
                tasks.createTaskQuery().dueAfterExpression(attack.expression()))) {
            assertThatThrownBy(query::list).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(query::count).isInstanceOf(RuntimeException.class);
        }
        assertThat(attack.hasRun()).isFalse();
    }

    @Test
    void storedFilterRunsNoCode() {
        for (var query : List.of(
                tasks.createTaskQuery().dueAfterExpression(attack.expression()),
                tasks.createTaskQuery().taskCandidateGroupInExpression(attack.expression()),
                tasks.createTaskQuery()
                        .or()
                        .dueAfterExpression(attack.expression())
                        .endOr())) {
            var id = filters.saveFilter(filters.newTaskFilter("attack").setQuery(query))
                    .getId();
            assertThatThrownBy(() -> filters.list(id)).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> filters.count(id)).isInstanceOf(RuntimeException.class);
        }
        assertThat(attack.hasRun()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.serverlease.access.Attack#ways")
    void modelRunsNoCode(Attack.Way way) {
        assertThatThrownBy(() -> {
                    deploy("attack.bpmn", way.model(attack));
                    runtime.startProcessInstanceByKey("attack");
                })
                .isInstanceOf(RuntimeException.class);
        assertThat(attack.hasRun()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "python", "feel"})
    void modelRunsNoScript(String format) {
        var script = new Attack.Way(
                format,
                "<bpmn:scriptTask id='step' scriptFormat='" + format + "'>"
                        + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>");
        assertThatThrownBy(() -> {
                    deploy("attack.bpmn", script.model(attack));
                    runtime.startProcessInstanceByKey("attack");
                })
                .hasStackTraceContaining("Models run no scripts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript"})
    void decisionRunsNoCode(String language) {
        assertThatThrownBy(() -> {
                    deploy("attack.dmn", attack.decision(language));
                    decisions.evaluateDecisionTableByKey("attack", Map.of());
                })
                .hasStackTraceContaining(language.equals("juel") ? "''.getClass()" : "Models run no scripts");
        assertThat(attack.hasRun()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.serverlease.access.Attack#lookingAround")
    void modelSeesNothingElse(String expression) {
        assertThatThrownBy(() -> {
                    deploy("attack.bpmn", asking(expression));
                    runtime.startProcessInstanceByKey("attack", Map.of("text", "a"));
                })
                .as(expression)
                .isInstanceOf(RuntimeException.class);
    }

    /** What the models use is seen, so that it is the expression that fails above. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text == 'a'",
                "execution.getVariable('missing') == 'a'",
                "execution.processBusinessKey",
                "activationRetry",
                "handOverServer",
                "currentUser()",
                "currentUserGroups()",
                "now()"
            })
    void modelSeesWhatItNeeds(String expression) {
        deploy("attack.bpmn", asking(expression));
        assertThat(runtime.startProcessInstanceByKey("attack", Map.of("text", "a")))
                .isNotNull();
    }

    /** A process that asks for the expression's value. */
    static String asking(String expression) {
        return new Attack.Way(
                        expression,
                        "<bpmn:serviceTask id='step' camunda:expression=\"${" + expression.replace("<", "&lt;")
                                + "}\" />")
                .model(new Attack());
    }

    private void deploy(String name, String model) {
        repository
                .createDeployment()
                .name("attack")
                .addString(name, model.strip())
                .deploy();
    }
}
