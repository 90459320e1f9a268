package dev.serverlease.access.tasks;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The engine's checks of a command, with a single task decided on by what it says itself. */
class TaskChecks extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        require(sees(task), task, Permissions.READ);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        require(sees(task), task, Permissions.READ);
    }

    /** What a form sends comes with its completion; nobody writes a task's variables apart from that. */
    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        require(TaskSight.isAdministrator(), task, TaskPermissions.UPDATE_VARIABLE);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        require(TaskSight.isAdministrator(), task, Permissions.TASK_ASSIGN);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        require(TaskSight.mayWorkOn(task), task, Permissions.TASK_WORK);
    }

    private static boolean sees(TaskEntity task) {
        var sight = TaskSight.current();
        return sight == null || sight.sees(task);
    }

    private static void require(boolean may, TaskEntity task, Permission permission) {
        if (!may) {
            throw new AuthorizationException(
                    Context.getCommandContext().getAuthenticatedUserId(),
                    permission.getName(),
                    Resources.TASK.resourceName(),
                    task.getId());
        }
    }
}
