package dev.serverlease.access.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.runtime.VariableInstanceQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;

/** The engine's own services, behind all doors: of an instance people see what the cards of their tasks in it show. */
@ServerLeaseTest
class VisibleVariablesTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    @Lazy
    private ProcessEngineConfigurationImpl engine;

    private String instance = "";
    private String task = "";

    @BeforeEach
    void sales1HasToCompleteAnApplication() {
        clock.set(SettableClock.START);
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        instance = lease.column(number, "process_instance_id");
        task = lease.taskId(number, "Task_CompleteApplication");
    }

    @AfterEach
    void nobodyAsks() {
        identity.clearAuthentication();
    }

    @Test
    void whatCardsShowIsSeenByWhomTheTaskIsForAndNobodyElse() {
        asks("sales1", Groups.SALES);
        assertThat(seen(here())).containsExactlyInAnyOrderElementsOf(LeaseProcess.DISPLAY);
        assertThat(seen(query().variableScopeIdIn(instance, task)
                        .variableNameIn(LeaseProcess.LEASE_NUMBER, LeaseProcess.LESSEE_NAME)))
                .containsExactlyInAnyOrder(LeaseProcess.LEASE_NUMBER, LeaseProcess.LESSEE_NAME);
        for (var other : List.of(Groups.SALES, Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE, Groups.OPERATIONS)) {
            asks("somebody", other);
            assertThat(seen(here())).as(other).isEmpty();
        }
        asks("somebody");
        assertThat(seen(here())).as("in no group").isEmpty();
    }

    @Test
    void noOtherQuestionBringsMore() {
        var names = List.of(LeaseProcess.VIEW, LeaseProcess.APPLICATION, "identity", "recheck");
        var shown = runtime.createVariableInstanceQuery()
                .variableName(LeaseProcess.LEASE_NUMBER)
                .processInstanceIdIn(instance)
                .singleResult();
        asks("sales1", Groups.SALES);
        for (var name : names) {
            assertThat(seen(here().variableName(name))).as(name).isEmpty();
        }
        assertThat(seen(query().taskIdIn(task))).doesNotContain(LeaseProcess.VIEW);
        asks("sales2", Groups.SALES);
        for (var question : List.<Supplier<VariableInstanceQuery>>of(
                this::query,
                this::here,
                () -> query().variableId(shown.getId()),
                () -> query().taskIdIn(task),
                () -> query().executionIdIn(instance),
                () -> query().activityInstanceIdIn(instance),
                () -> query().variableScopeIdIn(instance, task).variableNameIn(LeaseProcess.LEASE_NUMBER),
                () -> query().variableNameLike("%"),
                () -> query().variableValueEquals(LeaseProcess.LEASE_NUMBER, shown.getValue()),
                () -> query().matchVariableNamesIgnoreCase().variableValueNotEquals("LEASENUMBER", "x"),
                () -> here().orderByVariableName().desc().orderByVariableType().asc())) {
            assertThat(seen(question.get())).isEmpty();
        }
        assertThat(here().listPage(0, 10)).isEmpty();
        assertThat(here().unlimitedList()).isEmpty();
    }

    /** What is not a query for variables is as shut as before, to sales1 too. */
    @Test
    void nothingElseOpens() {
        for (var user : List.of("sales1", "sales2", "legal1", "contract1", "compliance1")) {
            asks(
                    user,
                    switch (user) {
                        case "legal1" -> Groups.LEGAL;
                        case "contract1" -> Groups.CONTRACT;
                        case "compliance1" -> Groups.COMPLIANCE;
                        default -> Groups.SALES;
                    });
            assertThat(runtime.createProcessInstanceQuery().count()).as(user).isZero();
            assertThat(runtime.createExecutionQuery().count()).as(user).isZero();
            assertThat(runtime.createIncidentQuery().count()).as(user).isZero();
            assertThat(history.createHistoricVariableInstanceQuery().count())
                    .as(user)
                    .isZero();
            assertThat(history.createHistoricProcessInstanceQuery().count())
                    .as(user)
                    .isZero();
            assertThatThrownBy(() -> runtime.getVariables(instance)).isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> runtime.getVariable(instance, LeaseProcess.LEASE_NUMBER))
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> runtime.getActivityInstance(instance)).isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void whoSeesAllTasksReadsTheVariablesOfInstances() {
        for (var group : List.of(Groups.MANAGERS, Groups.ADMINISTRATORS)) {
            asks("somebody", group);
            assertThat(seen(here())).as(group).contains(LeaseProcess.VIEW).containsAll(LeaseProcess.DISPLAY);
        }
    }

    /** The statements are built from the engine's own: a release that renames them must not open the lists. */
    @Test
    void bothStatementsHoldTheCondition() {
        for (var name : List.of(VisibleVariableManager.LIST, VisibleVariableManager.COUNT)) {
            var query = new VariableInstanceQueryImpl();
            query.setParameter(new TaskSight("sales1", List.of(Groups.SALES)));
            var sql = engine.getSqlSessionFactory()
                    .getConfiguration()
                    .getMappedStatement(name)
                    .getBoundSql(query)
                    .getSql();
            assertThat(sql).contains("RES.NAME_ in", "TASK.ASSIGNEE_ = ?", "SEEN.GROUP_ID_ in");
            assertThat(sql).doesNotContainIgnoringCase("AUTHORIZATION");
        }
    }

    private void asks(String user, String... groups) {
        identity.setAuthentication(user, List.of(groups));
    }

    private VariableInstanceQuery query() {
        return runtime.createVariableInstanceQuery();
    }

    private VariableInstanceQuery here() {
        return query().processInstanceIdIn(instance);
    }

    /** The names found here; a count says no other number than the list has. */
    private Set<String> seen(VariableInstanceQuery query) {
        var found = query.list();
        assertThat(query.count()).isEqualTo(found.size());
        return found.stream()
                .filter(variable -> instance.equals(variable.getProcessInstanceId()))
                .map(VariableInstance::getName)
                .collect(java.util.stream.Collectors.toSet());
    }
}
