package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.signin.Accounts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.TaskList;
import dev.serverlease.process.TaskRole;
import dev.serverlease.process.TaskRole.Condition;
import dev.serverlease.process.TaskRole.When;
import dev.serverlease.process.TaskRoles;
import dev.serverlease.process.Unchecked;
import dev.serverlease.request.Refusal;
import dev.serverlease.testing.Cost;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is offered a task may claim and complete it, and nobody else: in every list, at the gate and behind it. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskRolesTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private SettableClock clock;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TaskList desk;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Unchecked unchecked;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private LeaseTasks gate;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    private WaitingLeases waiting;
    private WaitingTasks waitingTasks;

    /** A lease for each row of the table, and what all lists say of them; made once. */
    private final Map<TaskRole, Waiting> waitingFor = new HashMap<>();

    private Lists lists;

    /** @param at when the lease waits so */
    private record Waiting(String instance, String task, Instant at) {}

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
        waiting = new WaitingLeases(lease, json);
        waitingTasks = new WaitingTasks(lease, waiting);
    }

    private static final Map<String, String> USERS = Map.of(
            Groups.SALES, "sales1",
            Groups.LEGAL, "legal2",
            Groups.CONTRACT, LeaseDriver.SEALER,
            Groups.COMPLIANCE, "compliance1",
            Groups.OPERATIONS, "ops1",
            Groups.MANAGERS, "manager1");

    /** For Cockpit, which lists the tasks of an instance; Tasklist's lists are its filters. */
    private static final String READ_ONLY = "REST, WEB_APPLICATIONS";

    @ParameterizedTest
    @FieldSource("dev.serverlease.process.TaskRoles#ALL")
    void listsClaimsAndCompletionAgree(TaskRole role) {
        if (waitingFor.isEmpty()) {
            TaskRoles.ALL.forEach(one -> waitingFor.put(one, waitingFor(one)));
            clock.set(SettableClock.START);
            lists = new Lists(
                    waitingFor.values(),
                    Stream.concat(USERS.values().stream(), Stream.of("admin")).toList());
        }
        clock.set(waitingFor.get(role).at());
        var task = waitingFor.get(role).task();
        USERS.forEach((group, user) -> assertThat(whatIsOpen(task, user, role, lists))
                .as(group)
                .isEqualTo(
                        role.groups().contains(group) ? "everything" : group.equals(Groups.MANAGERS) ? READ_ONLY : ""));
        assertThat(whatIsOpen(task, "admin", role, lists)).isEqualTo(READ_ONLY);
        for (var condition : role.conditions()) {
            var barred = barred(condition, role.groups());
            assertThat(onTheDesk(barred, task)).as("offered to " + barred).isFalse();
            assertThatThrownBy(() -> gate.checkClaim(task, barred.name(), barred))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refused -> assertThat(refused.status()).isEqualTo(403));
            assertThat(assigned(task, barred.name(), () -> passesTheListener(barred, task)))
                    .as("completed by " + barred)
                    .isFalse();
        }
    }

    private Waiting waitingFor(TaskRole role) {
        clock.set(SettableClock.START);
        var task = lease.taskId(waitingTasks.waitingFor(role), role.task());
        return new Waiting(instanceOf(task), task, clock.instant());
    }

    private String instanceOf(String task) {
        return tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    }

    /** Whatever a task asks of its lease and of the person: a list asks it of all leases at once. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task_SecondReview",
                "Task_VerifyIdentity",
                "Task_VerifySigner",
                "Task_SealForLessor",
                "Task_RenewalReview",
                "Task_TakeBackServer",
                "Task_ReturnData"
            })
    void aListOfMoreLeasesIsNotReadByMoreStatements(String task) {
        var role = TaskRoles.of(task, When.ALWAYS);
        var person =
                accounts.find(USERS.get(role.groups().get(0))).orElseThrow().person();
        waitingTasks.waitingFor(role);
        long one = statementsOfDesk(person);
        clock.set(SettableClock.START);
        waitingTasks.waitingFor(role);
        assertThat(statementsOfDesk(person)).isEqualTo(one);
    }

    /** The least of three: the product's own clocks ask meanwhile. */
    private long statementsOfDesk(Person person) {
        return LongStream.generate(
                        () -> Cost.of(jdbc, () -> desk.of(person, 0, 10_000)).statements())
                .limit(3)
                .min()
                .orElseThrow();
    }

    /** Somebody of the right group whom the condition keeps away. */
    private static Person barred(Condition condition, List<String> groups) {
        return new Person(
                switch (condition) {
                    case APPLICANT_ONLY -> "sales2";
                    case NOT_APPLICANT -> "sales1";
                    case NOT_FIRST_OFFICER -> "legal1";
                    case NOT_VERIFIER -> "compliance1";
                    case NOT_REVIEWER, NOT_DECIDER -> "legal1";
                    case NOT_RECORDER -> "contract1";
                    case NOT_RENEWAL_APPLICANT -> "manager1";
                    case NOT_AGREEMENT_APPLICANT -> "contract1";
                    case NOT_AGREED -> "legal1";
                },
                groups);
    }

    @Test
    void aClaimedTaskGoesToLegalOfficersOnceAnAuthorityOrdersTheStop() {
        var number = waiting.suspendedForBreach();
        var task = lease.taskId(number, "Task_VerifyCure");
        assertThat(lease.claim("compliance1", task).status()).isEqualTo(204);
        waiting.ordered(number);
        var unlawful = TaskRoles.of("Task_VerifyCure", When.UNLAWFUL);
        var listsNow = now(task);
        assertThat(whatIsOpen(task, "compliance1", unlawful, listsNow)).isEmpty();
        assertThat(whatIsOpen(task, "legal1", unlawful, listsNow)).isEqualTo("everything");
    }

    private Lists now(String task) {
        return new Lists(
                List.of(new Waiting(instanceOf(task), task, clock.instant())), List.of("compliance1", "legal1"));
    }

    @Test
    void aTaskThatBecameAnothersWithoutAnybodysDoingIsOfferedToThemAtTheNextClaim() {
        var number = waiting.suspendedForBreach();
        var task = lease.taskId(number, "Task_VerifyCure");
        TestPostgres.alter("suspension", "update lease.suspension set unlawful = true where lease_number = ?", number);
        var refused = lease.claim("compliance1", task);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("因违法或者责令停止而暂停的，此任务仅由法务人员办理");
        assertThat(whatIsOpen(task, "legal1", TaskRoles.of("Task_VerifyCure", When.UNLAWFUL), now(task)))
                .isEqualTo("everything");
    }

    @ParameterizedTest
    @EnumSource
    void noQuestionBringsAnotherGroupsTasksIntoTheList(Door door) {
        var task = lease.taskId(waiting.inReview(), "Task_LegalReview");
        for (var question : List.of(
                "{}",
                "{\"candidateGroup\":\"legal-officers\"}",
                "{\"candidateGroups\":[\"legal-officers\"],\"includeAssignedTasks\":true}",
                "{\"unassigned\":true}",
                "{\"orQueries\":[{\"unassigned\":true,\"candidateGroups\":[\"legal-officers\"]}]}")) {
            for (var user : List.of("manager1", "ops1", "contract1")) {
                for (var filter : filters.createFilterQuery().list()) {
                    assertThat(ask(door, user, "/filter/" + filter.getId() + "/list", question))
                            .as(user + question)
                            .doesNotContain(task);
                }
                if (!user.equals("manager1")) {
                    assertThat(ask(door, user, "/task", question))
                            .as(user + question)
                            .doesNotContain(task);
                }
            }
        }
    }

    /** For people, in words; {@code -Droles.write=true} writes it anew. */
    @Test
    void theTableForPeopleSaysTheSame() {
        var names = new HashMap<String, String>();
        for (var definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            repository
                    .getBpmnModelInstance(definition.getId())
                    .getModelElementsByType(UserTask.class)
                    .forEach(task -> names.put(task.getId(), task.getName()));
        }
        var text = RolesTable.tasks(names);
        if (Boolean.getBoolean("roles.write")) {
            RolesTable.writeTasks(text);
        }
        assertThat(RolesTable.FILE).content().contains(text);
    }

    /**
     * Where the task is offered to the user and may be claimed and completed; “everything” if there is no exception.
     */
    private String whatIsOpen(String task, String user, TaskRole role, Lists lists) {
        var found = tasks.createTaskQuery().taskId(task).singleResult();
        var person = accounts.find(user).orElseThrow().person();
        var number = String.valueOf(tasks.getVariable(task, LeaseProcess.LEASE_NUMBER));
        var open = new LinkedHashMap<String, Boolean>();
        for (var filter : lists.offered) {
            boolean others =
                    filter.getName().contains("我组") && role.conditions().contains(Condition.APPLICANT_ONLY);
            if (!others && !filter.getName().contains("逾期")) {
                var cards = lists.of(filter, user);
                var shown = cards.getOrDefault(task, Map.of());
                open.put(filter.getName(), cards.containsKey(task));
                open.put(
                        "cards of " + filter.getName(),
                        number.equals(shown.get(LeaseProcess.LEASE_NUMBER))
                                && shown.containsKey(LeaseProcess.LESSEE_NAME));
            }
        }
        for (var door : Door.values()) {
            open.put(door.name(), lists.of(door, user).contains(task));
        }
        if (role.isFor(person)) {
            open.put("desk", onTheDesk(person, task));
        }
        open.put(
                "claim",
                assigned(
                        task,
                        found.getAssignee(),
                        () -> post(user, task, "claim", "{\"userId\":\"" + user + "\"}") == 204));
        open.put("gate", assigned(task, user, () -> post(user, task, "submit-form", "{\"variables\":{}}") != 403));
        open.put("listener", assigned(task, user, () -> passesTheListener(person, task)));
        return open.containsValue(false)
                ? open.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", "))
                : "everything";
    }

    /** What all lists say to each person of these leases, asked of them together: one question for all rows. */
    private final class Lists {

        private final List<Filter> offered = filters.createFilterQuery().list();
        private final String question;
        private final Map<List<Object>, Map<String, Map<String, String>>> cards = new HashMap<>();
        private final Map<List<Object>, String> plain = new HashMap<>();

        Lists(Collection<Waiting> of, Collection<String> people) {
            question = json.valueToTree(Map.of(
                            "processInstanceIdIn",
                            of.stream().map(Waiting::instance).distinct().toList()))
                    .toString();
            people.forEach(user -> {
                offered.forEach(filter -> cards.put(List.of(filter.getId(), user), read(filter, user)));
                for (var door : Door.values()) {
                    plain.put(List.of(door, user), ask(door, user, "/task", question));
                }
            });
        }

        /** By task: the variables that its card shows, by name. */
        Map<String, Map<String, String>> of(Filter filter, String user) {
            return cards.get(List.of(filter.getId(), user));
        }

        String of(Door door, String user) {
            return plain.get(List.of(door, user));
        }

        private Map<String, Map<String, String>> read(Filter filter, String user) {
            var path = "/filter/" + filter.getId();
            var found = new HashMap<String, Map<String, String>>();
            for (var task : tree(cards(user, path + "/list", question))
                    .path("_embedded")
                    .path("task")) {
                var shown = new HashMap<String, String>();
                for (var variable : task.path("_embedded").path("variable")) {
                    shown.put(
                            variable.path("name").asText(),
                            variable.path("value").asText());
                }
                found.put(task.path("id").asText(), shown);
            }
            var count = tree(ask(Door.WEB_APPLICATIONS, user, path + "/count", question));
            assertThat(count.path("count").asInt(-1))
                    .as("number of %s for %s", filter.getName(), user)
                    .isEqualTo(found.size());
            return found;
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean onTheDesk(Person person, String task) {
        return desk.of(person, 0, 10_000).tasks().stream()
                .anyMatch(open -> open.id().equals(task));
    }

    private int post(String user, String task, String what, String body) {
        return doors.ask(Door.REST, user, "POST", "/task/" + task + "/" + what, body)
                .statusCode();
    }

    private boolean assigned(String task, String user, BooleanSupplier tried) {
        var before = tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
        tasks.setAssignee(task, user);
        try {
            return tried.getAsBoolean();
        } finally {
            tasks.setAssignee(task, before);
        }
    }

    /** A list as Tasklist asks for it, with what its cards show. */
    private String cards(String user, String path, String body) {
        return expectRead(
                path,
                doors.raw(
                        Door.WEB_APPLICATIONS,
                        user,
                        "POST",
                        "/camunda/api/engine/engine/default" + path,
                        body,
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/hal+json"));
    }

    private String ask(Door door, String user, String path, String body) {
        return expectRead(path, doors.ask(door, user, "POST", path, body));
    }

    private static String expectRead(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** An empty form, past the gate: to the wrong person it is refused with 403. Nothing of it stays. */
    private boolean passesTheListener(Person person, String task) {
        identity.setAuthentication(person.name(), person.groups());
        try {
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                unchecked.call(() -> {
                    tasks.complete(task);
                    return null;
                });
            });
            return true;
        } catch (RuntimeException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    return refusal.status() != 403;
                }
            }
            throw refused;
        } finally {
            identity.clearAuthentication();
        }
    }
}
