package dev.serverlease.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseProcess;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates the groups, their permissions in the engine, and Tasklist's filters. Idempotent. */
@Component
class AccessSetup {

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    AccessSetup(
            IdentityService identity, AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    void run() {
        Groups.NAMES.forEach(this::group);
        for (var resource : Resources.values()) {
            grant(Groups.ADMINISTRATORS, resource, "*", Permissions.ALL);
        }
        for (var group : Groups.NAMES.keySet()) {
            grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            if (!group.equals(Groups.SALES)) {
                grant(group, Resources.PROCESS_DEFINITION, "server-lease", Permissions.READ);
            }
        }
        for (var group : List.of(Groups.LEGAL, Groups.CONTRACT, Groups.COMPLIANCE)) {
            grant(group, Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        }
        grant(
                Groups.SALES,
                Resources.PROCESS_DEFINITION,
                "server-lease",
                Permissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE);
        grant(Groups.SALES, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        for (var group : List.of(Groups.MANAGERS, Groups.OPERATIONS)) {
            grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(group, Resources.DECISION_DEFINITION, "*", Permissions.READ);
            grant(group, Resources.DEPLOYMENT, "*", Permissions.READ);
            grant(group, Resources.GROUP, "*", Permissions.READ); // their names
        }
        grant(Groups.MANAGERS, Resources.PROCESS_DEFINITION, "*", READS);
        grant(Groups.OPERATIONS, Resources.PROCESS_DEFINITION, "*", READS_AND_RETRIES);
        // of an earlier release; what managers may read is said with the definitions
        withdraw(Groups.MANAGERS, Resources.TASK, "*");
        // replaced by the one below
        filters.createTaskFilterQuery()
                .filterName("我的任务 My tasks")
                .list()
                .forEach(former -> filters.deleteFilter(former.getId()));
        filter(
                "我的待办 To do",
                0,
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression(MY_GROUPS)
                        .endOr());
        filter("我组的任务 My groups' tasks", 10, ofMyGroups());
        filter("我组逾期的任务 My groups' overdue tasks", 20, ofMyGroups().dueBeforeExpression("${now()}"));
    }

    private static final String MY_GROUPS = "${currentUserGroups()}";

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    /** The tasks for Cockpit, which lists those of an instance; the filters of Tasklist leave them out. */
    private static final Permission[] READS = {
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.READ_TASK
    };

    private static final Permission[] READS_AND_RETRIES = {
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.RETRY_JOB
    };

    private void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    /** Each start checks them all; what it saves costs a transaction, so it saves what differs. */
    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var existing = granted(group, resource, id);
        var wanted = new AuthorizationEntity(AUTH_TYPE_GRANT);
        wanted.setPermissions(permissions);
        if (existing instanceof AuthorizationEntity there && there.getPermissions() == wanted.getPermissions()) {
            return;
        }
        var authorization = existing == null ? wanted : existing;
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /** What an earlier release granted. */
    private void withdraw(String group, Resource resource, String id) {
        var former = granted(group, resource, id);
        if (former != null) {
            authorizations.deleteAuthorization(former.getId());
        }
    }

    private @Nullable Authorization granted(String group, Resource resource, String id) {
        return authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
    }

    /** Sorted by the reader; Tasklist begins with the earliest due date. */
    private void filter(String name, int priority, TaskQuery query) {
        var existing = filters.createTaskFilterQuery().filterName(name).singleResult();
        var filter = existing == null ? filters.newTaskFilter(name) : existing;
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "priority",
                priority,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        Map.of("name", "leaseNumber", "label", "编号 Lease"),
                        Map.of("name", "lesseeName", "label", "承租人 Lessee"),
                        Map.of("name", LeaseProcess.RISK_NAME, "label", "风险 Risk"))));
        var saved = filters.saveFilter(filter);
        Groups.NAMES.keySet().forEach(group -> grant(group, Resources.FILTER, saved.getId(), Permissions.READ));
    }
}
