package dev.serverlease.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import dev.serverlease.words.HolidaysMissing;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A user task of the lease: what its form shows, what the form sends, and who may send it.
 *
 * <p>Its form has one projection, the task-local variable {@code view}, which is made when somebody reads it. When the
 * task is completed, what was sent is checked, recorded in our tables and removed. The gate before the engine calls
 * {@link #check} first, so that people get our text; the listener again in the engine's transaction: nobody passes it.
 */
public abstract class LeaseTask implements TaskListener {

    private final Set<String> taskKeys;
    private final Set<String> inputs;

    @Autowired
    private LeaseOf leaseOf;

    @Autowired
    private Leases leases;

    @Autowired
    private Actor actor;

    @Autowired
    private ObjectMapper json;

    /**
     * @param taskKeys ids of the user tasks in the models; who does them stands in {@link TaskRoles}
     * @param inputs the variables that the form sends; others are not accepted
     */
    @SuppressWarnings("NullAway.Init") // the fields are injected
    protected LeaseTask(Set<String> taskKeys, Set<String> inputs) {
        this.taskKeys = taskKeys;
        this.inputs = inputs;
    }

    public Set<String> taskKeys() {
        return taskKeys;
    }

    /** The variables that the form sends. */
    public Set<String> inputs() {
        return inputs;
    }

    /** The groups whose members may do the task of this lease now. */
    List<String> groups(Lease lease, String taskKey) {
        return role(lease, taskKey).groups();
    }

    /** Of these leases those whose task waits for another step: it is nobody's next step. */
    protected Set<String> waiting(Set<String> numbers) {
        return Set.of();
    }

    /**
     * Of these leases those whose task this person may do in one of its cases; which it is, its candidate groups say.
     *
     * @param applied those that the person has or had as applicant
     */
    Set<String> isFor(Set<String> numbers, String taskKey, Person person, Supplier<Set<String>> applied) {
        return TaskRoles.of(taskKey).stream()
                .map(this::asSet)
                .filter(role -> role.isFor(person))
                .flatMap(role -> role.met(numbers, applied, condition -> naming(condition, person.name(), numbers)))
                .collect(Collectors.toSet());
    }

    /**
     * Called at the claim, so that nobody fills in a form in vain, and again at completion.
     *
     * @throws Refusal with 403 and the reason if this person may not do the task
     */
    void checkPerson(Lease lease, String taskKey, Person person) {
        var role = role(lease, taskKey);
        if (!role.isFor(person)) {
            throw role.refused(person);
        }
        for (var condition : role.conditions()) {
            if (!condition.isMet(named(condition, lease).contains(person.name()))) {
                throw condition.refused();
            }
        }
    }

    TaskRole role(Lease lease, String taskKey) {
        return asSet(TaskRoles.of(taskKey, TaskRoles.isByCase(taskKey) ? situation(lease) : TaskRole.When.ALWAYS));
    }

    /** A row of the table as the settings have it; its model offers the task to the same groups. */
    protected TaskRole asSet(TaskRole role) {
        return role;
    }

    /** Which case of {@link TaskRoles} this lease is; only asked of a task that the table has by case. */
    protected TaskRole.When situation(Lease lease) {
        return TaskRole.When.ALWAYS;
    }

    /** The users whom a condition of {@link TaskRoles} is about. */
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        if (condition.isOfApplicant()) {
            return condition == TaskRole.Condition.APPLICANT_ONLY ? Set.of(lease.applicant()) : lease.applicants();
        }
        throw new IllegalStateException("Nobody is named for " + condition);
    }

    /** Of these leases those in which it is about this user: the same for lists, read at once. */
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        throw new IllegalStateException("Nobody is named for " + condition);
    }

    /** Further work when the task is created, in the engine's transaction. */
    protected void created(Lease lease, DelegateTask task) {}

    /**
     * Makes the task's date the one of the lease's open step, where it is not that already: for a task that the whole
     * stage waits for, and whose date no row has. Call it when the task is created.
     *
     * @param action what this is called in the audit trail
     */
    protected final void waitsUntil(Lease lease, DelegateTask task, String action) {
        var due = task.getDueDate() == null ? null : task.getDueDate().toInstant();
        var before = lease.stepBy() == null ? null : lease.stepBy().truncatedTo(ChronoUnit.MILLIS);
        if (!Objects.equals(due, before)) {
            leases.stepBy(lease.number(), due, AuditEntry.of(AuditTrail.SYSTEM, action));
        }
    }

    /** Further work before a person gives the claimed task back to its group. */
    protected void givenBack(Lease lease, String person) {}

    /** What the form shows; it is written as JSON. */
    protected abstract Map<String, ?> view(Lease lease, String taskKey);

    /** The same of one of several tasks of a lease that have the same key. */
    protected Map<String, ?> view(Lease lease, DelegateTask task) {
        return view(lease, task.getTaskDefinitionKey());
    }

    /** Initial values of the form's inputs. */
    protected Map<String, ?> prefilled(Lease lease) {
        return Map.of();
    }

    /** The due date that Tasklist shows; null if none is set. */
    protected @Nullable Date dueDate(Lease lease) {
        return null;
    }

    /** The due date that it has once what it shows has changed; null if that does not move it. */
    protected @Nullable Date dueAgain(Lease lease) {
        return null;
    }

    /**
     * Rejects submissions by the wrong person or with invalid content.
     *
     * @throws Refusal with 400 for invalid content, 403 for the wrong person
     */
    protected abstract void check(Lease lease, String taskKey, Person person, Submission submission);

    /** The variables that are taken, by name; of a group of fields also what it holds. */
    protected String expected() {
        return String.join(", ", new TreeSet<>(inputs));
    }

    /** Records the submission, in the engine's transaction; the lease is locked. */
    protected abstract void record(Lease lease, DelegateTask task, String actor, Submission submission);

    /**
     * Called by the gate: may this person complete this task with these values?
     *
     * @param assignee null while nobody has claimed the task
     * @throws Refusal if not
     */
    public void checkSubmission(
            Lease lease, String taskKey, @Nullable String assignee, Person person, Map<String, Object> sent) {
        checkSubmission(lease, taskKey, assignee, person, new Submission(sent));
    }

    private void checkSubmission(
            Lease lease, String taskKey, @Nullable String assignee, Person person, Submission submission) {
        submission.requireOnly(inputs, expected());
        checkPerson(lease, taskKey, person);
        checkAssignee(assignee, person);
        check(lease, taskKey, person, submission);
    }

    @Override
    public void notify(DelegateTask task) {
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            show(task);
        } else {
            complete(task);
        }
    }

    /** The lease whose task is created; a task outside the lease's own instance overrides this. */
    protected Lease shown(DelegateTask task) {
        return leaseOf.read(task.getExecution());
    }

    /** The same lease, when the form of the open task is read. */
    protected Lease read(DelegateTask task) {
        return leaseOf.read(task.getExecution());
    }

    /** The same lease, locked, at completion. */
    protected Lease locked(DelegateTask task) {
        return leaseOf.locked(task.getExecution());
    }

    private void show(DelegateTask task) {
        var lease = shown(task);
        task.setVariableLocal(LeaseProcess.VIEW, LeaseProcess.MadeWhenRead.VALUE);
        inputs(lease).forEach(task::setVariableLocal);
        task.setDueDate(dueDate(lease));
        task.setPriority(TaskList.priority(lease.risk()));
        created(lease, task);
    }

    /** The inputs that are filled in beforehand. */
    Map<String, Object> inputs(Lease lease) {
        var inputs = new HashMap<String, Object>();
        prefilled(lease).forEach((name, value) -> inputs.put(name, variable(value)));
        return inputs;
    }

    /** What the open task's form shows now, with those whom it is not for: they read why before they claim it. */
    public String made(DelegateTask task, String variable) {
        var lease = read(task);
        var view = new HashMap<String, Object>(view(lease, task));
        view.putIfAbsent("holidaysMissing", HolidaysMissing.of(task.getDueDate(), TimeConfiguration.ZONE));
        view.put(
                "barred",
                role(lease, task.getTaskDefinitionKey()).conditions().stream()
                        .flatMap(condition -> condition.barred(named(condition, lease)))
                        .toList());
        return json.valueToTree(view).toString();
    }

    private Object variable(Object value) {
        return value instanceof String || value instanceof LeaseProcess.MadeWhenRead
                ? value
                : SpinValues.jsonValue(json.valueToTree(value).toString()).create();
    }

    private void complete(DelegateTask task) {
        var lease = locked(task);
        var names = new HashSet<>(task.getVariableNames());
        names.removeAll(LeaseProcess.DISPLAY);
        names.remove(LeaseProcess.VIEW);
        var submission = new Submission(SentValue.all(task, names));
        checkSubmission(lease, task.getTaskDefinitionKey(), task.getAssignee(), actor.person(), submission);
        task.removeVariablesLocal(names);
        task.getExecution().removeVariables(names);
        record(lease, task, actor.name(), submission);
    }

    private static void checkAssignee(@Nullable String assignee, Person person) {
        if (assignee == null) {
            throw new Refusal(403, "请先认领任务，再提交。 Claim the task first, then complete it.");
        }
        if (!assignee.equals(person.name())) {
            throw new Refusal(
                    403,
                    "任务已由 " + assignee + " 认领，只有认领人可以提交。 The task is claimed by " + assignee
                            + "; only its assignee completes it.");
        }
    }
}
