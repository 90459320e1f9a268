package dev.serverlease.access.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.people.Groups;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's own services, behind all doors: what a task says of itself decides who sees and does it. */
@ServerLeaseTest
class VisibleTasksTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Lazy
    private ProcessEngineConfigurationImpl engine;

    private String number = "";
    private Task review = new org.camunda.bpm.engine.impl.persistence.entity.TaskEntity();

    @BeforeEach
    void aCaseInReview() {
        clock.set(SettableClock.START);
        number = lease.inReview(lease.application());
        review = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("Task_LegalReview")
                .singleResult();
    }

    @AfterEach
    void nobodyAsks() {
        identity.clearAuthentication();
    }

    @Test
    void thoseItIsOfferedToSeeATaskAndNobodyElse() {
        assertThat(seen("legal1", Groups.LEGAL)).isTrue();
        assertThat(seen("manager1", Groups.MANAGERS)).isTrue();
        assertThat(seen("admin", Groups.ADMINISTRATORS)).isTrue();
        for (var group : List.of(Groups.SALES, Groups.CONTRACT, Groups.COMPLIANCE, Groups.OPERATIONS)) {
            assertThat(seen("somebody", group)).as(group).isFalse();
        }
        assertThat(seen("somebody")).as("in no group").isFalse();
    }

    @Test
    void whoAsksForAnothersTasksGetsNone() {
        identity.setAuthentication("ops1", List.of(Groups.OPERATIONS));
        assertThat(found(tasks.createTaskQuery().taskCandidateGroup(Groups.LEGAL)))
                .isFalse();
        assertThat(found(tasks.createTaskQuery()
                        .or()
                        .taskId(review.getId())
                        .taskCandidateGroup(Groups.LEGAL)
                        .endOr()))
                .isFalse();
        assertThat(found(tasks.createTaskQuery().processVariableValueEquals("leaseNumber", number)))
                .isFalse();
        var filter = filters.createTaskFilterQuery()
                .filterName("我组的任务 My groups' tasks")
                .singleResult();
        assertThat(filters.list(filter.getId(), tasks.createTaskQuery().taskId(review.getId())))
                .isEmpty();
        assertThat(filters.count(filter.getId(), tasks.createTaskQuery().taskId(review.getId())))
                .isZero();
    }

    @Test
    void aSingleTaskIsCheckedByItsLinks() {
        identity.setAuthentication("ops1", List.of(Groups.OPERATIONS));
        refused(() -> tasks.getVariables(review.getId()));
        refused(() -> forms.getTaskFormData(review.getId()));
        refused(() -> tasks.getIdentityLinksForTask(review.getId()));
        refused(() -> claim("ops1"));
        identity.setAuthentication("legal1", List.of(Groups.LEGAL));
        refused(() -> {
            tasks.setVariable(review.getId(), "decision", "APPROVED");
            return null;
        });
        refused(() -> {
            tasks.setAssignee(review.getId(), "legal2");
            return null;
        });
        claim("legal1");
        identity.setAuthentication("legal2", List.of(Groups.LEGAL));
        assertThat(seen("legal2", Groups.LEGAL))
                .as("colleagues see what is claimed")
                .isTrue();
        refused(() -> {
            tasks.complete(review.getId(), Map.of());
            return null;
        });
    }

    @Test
    void noPermissionIsStoredForATask() {
        claimAs("legal1");
        assertThat(jdbc.sql(
                                "select count(*) from act_ru_authorization where resource_type_ = 7 and resource_id_ <> '*'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The statements are built from the engine's own: a release that renames them must not open the lists. */
    @Test
    void bothStatementsHoldTheCondition() {
        for (var name : List.of(VisibleTaskManager.LIST, VisibleTaskManager.COUNT)) {
            var query = new TaskQueryImpl();
            query.setParameter(new TaskSight("legal1", List.of(Groups.LEGAL)));
            var sql = engine.getSqlSessionFactory()
                    .getConfiguration()
                    .getMappedStatement(name)
                    .getBoundSql(query)
                    .getSql();
            assertThat(sql).contains("RES.ASSIGNEE_ = ?", "SEEN.GROUP_ID_ in", "SEEN.TYPE_ = 'candidate'");
            assertThat(sql).doesNotContainIgnoringCase("AUTHORIZATION");
        }
    }

    private boolean seen(String user, String... groups) {
        identity.setAuthentication(user, List.of(groups));
        return found(tasks.createTaskQuery());
    }

    private boolean found(TaskQuery query) {
        var one = query.taskId(review.getId());
        boolean listed = !one.list().isEmpty();
        assertThat(one.count()).isEqualTo(listed ? 1 : 0);
        return listed;
    }

    private void claimAs(String user) {
        identity.setAuthentication(user, List.of(Groups.LEGAL));
        claim(user);
    }

    private Void claim(String user) {
        tasks.claim(review.getId(), user);
        return null;
    }

    private static void refused(Supplier<?> attempt) {
        assertThatThrownBy(attempt::get).isInstanceOf(AuthorizationException.class);
    }
}
