package dev.serverlease.process;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Risk;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The gate's view of the user tasks: which form a task has, and whether a submission may go to the engine. */
@Component
public class LeaseTasks {

    private static final String[] OVER_WITH_THE_AGREEMENT = {"agreement", "contract-signing"};

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Unchecked unchecked;
    private final JdbcClient jdbc;
    private final Leases leases;
    private final TaskOffers offers;
    private final Map<String, LeaseTask> forms = new HashMap<>();

    LeaseTasks(
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            Unchecked unchecked,
            JdbcClient jdbc,
            Leases leases,
            TaskOffers offers,
            List<LeaseTask> forms) {
        this.leases = leases;
        this.offers = offers;
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.runtime = runtime;
        this.unchecked = unchecked;
        forms.forEach(form -> form.taskKeys().forEach(key -> this.forms.put(key, form)));
    }

    private record Found(
            String key, @Nullable String assignee, @Nullable String leaseNumber) {}

    /** A task of a lease, with the bean that knows it. */
    private record Ours(
            LeaseTask form, String key, @Nullable String assignee, String leaseNumber) {}

    /**
     * Looks at one snapshot, in which each row is read once.
     *
     * @throws Refusal with 404 if there is no such task, else as the task's own checks say
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void checkSubmission(String taskId, Person person, Map<String, Object> sent) {
        var task = ours(taskId);
        task.form().checkSubmission(leases.get(task.leaseNumber()), task.key(), task.assignee(), person, sent);
    }

    /**
     * Checks a claim: only by somebody who may do the task, for themselves, and only if nobody else has it.
     *
     * @param forWhom the user named in the request
     * @throws Refusal with 403 for the wrong person, 404 if there is no such task, 409 if somebody else has it
     */
    public void checkClaim(String taskId, String forWhom, Person person) {
        var task = ours(taskId);
        task.form().checkPerson(leases.get(task.leaseNumber()), task.key(), person);
        if (!forWhom.equals(person.name())) {
            throw new Refusal(403, "只能为自己认领任务，不能指派给他人。 A task is claimed for oneself, never for somebody else.");
        }
        if (task.assignee() != null && !task.assignee().equals(person.name())) {
            throw new Refusal(409, "任务已由他人认领，请刷新列表。 Somebody else has this task; refresh the list.");
        }
    }

    /**
     * The task as it is now. It may have become another group's by what nobody did here, such as a date or an import:
     * then it is offered to that group from now on, before the person who asks is refused.
     */
    private Ours ours(String taskId) {
        var task = find(taskId);
        var form = forms.get(task.key());
        var leaseNumber = task.leaseNumber();
        if (form == null || leaseNumber == null) {
            throw new Refusal(403, "此任务不属于任何租赁，仅限管理员处理。 This task belongs to no lease; it is for administrators.");
        }
        if (TaskRoles.isByCase(task.key()) && follow(leases.get(leaseNumber), task.key(), form)) {
            task = find(taskId);
        }
        return new Ours(form, task.key(), task.assignee(), leaseNumber);
    }

    /** Of these leases those whose task, offered to the person's group, this person may do; all of a task not ours. */
    Set<String> isFor(Set<String> numbers, String taskKey, Person person, Supplier<Set<String>> applied) {
        var form = forms.get(taskKey);
        return form == null ? numbers : form.isFor(numbers, taskKey, person, applied);
    }

    /** Of these leases those whose task waits for another step. */
    Set<String> waiting(Set<String> numbers, String taskKey) {
        var form = forms.get(taskKey);
        return form == null ? Set.of() : form.waiting(numbers);
    }

    /** The groups whose members may do such a task of the lease now. */
    public List<String> groups(Lease lease, String taskKey) {
        var form = forms.get(taskKey);
        return form == null ? List.of() : form.groups(lease, taskKey);
    }

    /**
     * Gives a person's own task back to the group: all of it or nothing.
     *
     * @throws Refusal with 403 if the task is not this person's, or only this person may do it
     */
    @Transactional
    public void unclaim(String taskId, Person person) {
        var task = find(taskId);
        if (!person.name().equals(task.assignee())) {
            throw new Refusal(403, "只有认领人可以退回任务。 Only its assignee may give a task back.");
        }
        if (unchecked.call(() -> tasks.getIdentityLinksForTask(taskId)).stream()
                .noneMatch(link -> link.getGroupId() != null)) {
            throw new Refusal(403, "此任务只能由您办理，无法退回。 Only you can do this task; there is no group to give it back to.");
        }
        var form = forms.get(task.key());
        if (form != null && task.leaseNumber() != null) {
            form.givenBack(leases.get(task.leaseNumber()), person.name());
        }
        unchecked.run(() -> tasks.setAssignee(taskId, null));
    }

    /** @throws Refusal with 409 if the person has not claimed such a task of the lease */
    public void requireClaimed(Lease lease, String taskKey, Person person) {
        boolean claimed = jdbc.sql(
                        "select exists (select from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_"
                                + " where t.task_def_key_ = :key and t.assignee_ = :user and p.root_proc_inst_id_ = :root)")
                .param("key", taskKey)
                .param("user", person.name())
                .param("root", lease.processInstanceId())
                .query(Boolean.class)
                .single();
        if (!claimed) {
            throw new Refusal(409, "请先在任务列表中认领这项任务，再确认。 Claim the task in the task list first, then confirm.");
        }
    }

    /** Offers the open tasks of this kind to these groups alone, because a setting names others than before. */
    public void offerTo(String taskKey, List<String> groups) {
        unchecked.call(() -> {
            tasks.createTaskQuery().taskDefinitionKey(taskKey).list().forEach(task -> offers.only(task, groups));
            return null;
        });
    }

    /** Whether such a task is open in the lease's own instance or in one that is called in it. */
    public boolean isOpen(Lease lease, String taskKey) {
        return openKeys(lease).contains(taskKey);
    }

    /** The keys of all tasks that are open there. */
    public Set<String> openKeys(Lease lease) {
        return jdbc.sql("select t.task_def_key_ from act_ru_execution p join act_ru_task t on t.proc_inst_id_ = p.id_"
                        + " where p.business_key_ = ? and p.root_proc_inst_id_ = ?")
                .params(lease.number(), lease.processInstanceId())
                .query(String.class)
                .set();
    }

    /** Updates what an open task shows and to whom it is offered; does nothing if no such task is open. */
    public void showAgain(Lease lease, String taskKey) {
        var form = forms.get(taskKey);
        if (form != null) {
            unchecked.call(() -> {
                open(lease, taskKey).forEach(task -> show(lease, task, form));
                return null;
            });
        }
    }

    /** Updates what each open task of the lease shows. */
    public void showAllAgain(Lease lease) {
        unchecked.call(() -> {
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(lease.number())
                    .list()
                    .forEach(task -> Optional.ofNullable(forms.get(task.getTaskDefinitionKey()))
                            .ifPresent(form -> show(lease, task, form)));
            return null;
        });
    }

    /** Shows another risk on the cards of Tasklist from now on, and puts the open tasks where lists have it. */
    public void showRisk(Lease lease, Risk risk) {
        unchecked.call(() -> {
            var words = Words.of("risk", risk).both();
            runtime.setVariable(lease.processInstanceId(), LeaseProcess.RISK_NAME, words);
            offers.place(lease, risk);
            return null;
        });
    }

    /**
     * Shows the lessee's name on the cards of Tasklist from now on, in whatever runs under the lease's number but the
     * agreement that gives it and its signing: both are over with this.
     */
    public void showLessee(Lease lease, String name) {
        unchecked.call(() -> {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(lease.number())
                    .processDefinitionKeyNotIn(OVER_WITH_THE_AGREEMENT)
                    .variableValueNotEquals(LeaseProcess.LESSEE_NAME, name)
                    .list()
                    .forEach(instance -> runtime.setVariable(instance.getId(), LeaseProcess.LESSEE_NAME, name));
            return null;
        });
    }

    private boolean show(Lease lease, Task task, LeaseTask form) {
        var key = task.getTaskDefinitionKey();
        tasks.setVariablesLocal(task.getId(), form.inputs(lease));
        var due = form.dueAgain(lease);
        if (due != null && !due.equals(task.getDueDate())) {
            task.setDueDate(due);
            tasks.saveTask(task);
        }
        return TaskRoles.isByCase(key) && offers.only(task, form.groups(lease, key));
    }

    private boolean follow(Lease lease, String taskKey, LeaseTask form) {
        return unchecked.call(() -> open(lease, taskKey).stream()
                .filter(task -> !offers.isOnly(task, form.groups(lease, taskKey)))
                .map(task -> show(lease, task, form))
                .reduce(false, Boolean::logicalOr));
    }

    /**
     * Cancels an open task, or a process that is called, of the lease's own instance because nothing is left to do in
     * it; the steps after it in the diagram do not run.
     *
     * @return false if nothing waits there
     */
    public boolean drop(Lease lease, String taskKey) {
        return unchecked.call(() -> {
            if (runtime.createExecutionQuery()
                            .processInstanceId(lease.processInstanceId())
                            .activityId(taskKey)
                            .count()
                    == 0) {
                return false;
            }
            runtime.createProcessInstanceModification(lease.processInstanceId())
                    .cancelAllForActivity(taskKey)
                    .execute();
            return true;
        });
    }

    private List<Task> open(Lease lease, String taskKey) {
        var instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(lease.number()).list().stream()
                .filter(instance ->
                        lease.processInstanceId().equals(((ExecutionEntity) instance).getRootProcessInstanceId()))
                .map(ProcessInstance::getId)
                .toArray(String[]::new);
        return tasks.createTaskQuery()
                .processInstanceIdIn(instances)
                .taskDefinitionKey(taskKey)
                .list();
    }

    /** The task and the business key of its instance in one statement; the engine would take two. */
    private Found find(String taskId) {
        return jdbc.sql(
                        "select t.task_def_key_ as key, t.assignee_ as assignee, p.business_key_ as lease_number from act_ru_task t"
                                + " join act_ru_execution p on p.id_ = t.proc_inst_id_ where t.id_ = :id")
                .param("id", taskId)
                .query(Found.class)
                .optional()
                .orElseThrow(() -> new Refusal(404, "任务不存在或者已经办结，请刷新列表。 The task is gone or done; refresh the list."));
    }
}
