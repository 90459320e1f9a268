package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.FailedJobs;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.OpenTasks;
import dev.serverlease.process.SentValue;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.application.ApplicationCommands;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads what is sent to the engine's doors and passes it to the responsible checks. */
@Component
public class EngineRequests {

    /** What a start may contain besides its variables: options for the answer. */
    private static final Set<String> START_MEMBERS = Set.of("variables", "withVariablesInReturn", "businessKey");

    private static final Set<String> COMPLETION_MEMBERS = Set.of("variables", "withVariablesInReturn");

    private static final Pattern START =
            Pattern.compile("/process-definition/(?:key/server-lease|(server-lease:[^/]+))/(?:start|submit-form)");
    private static final Pattern COMPLETE = Pattern.compile("/task/([^/]+)/(?:submit-form|complete)");
    private static final Pattern CLAIM = Pattern.compile("/task/([^/]+)/claim");
    private static final Pattern RETRIES = Pattern.compile("/job/([^/]+)/retries");

    /** An operator may grant a job one or a few more retries; a job that keeps failing must be repaired. */
    private static final int MOST_RETRIES = 10;

    private final ApplicationCommands applications;
    private final RepositoryService repository;
    private final LeaseTasks tasks;
    private final OpenTasks open;
    private final FailedJobs failed;

    EngineRequests(
            ApplicationCommands applications,
            @Lazy RepositoryService repository,
            LeaseTasks tasks,
            OpenTasks open,
            FailedJobs failed) {
        this.open = open;
        this.applications = applications;
        this.repository = repository;
        this.tasks = tasks;
        this.failed = failed;
    }

    /**
     * The check of a write's body before the engine sees it: a consumer that may throw a {@link Refusal}, or
     * {@link EngineGate#NOTHING}.
     */
    Consumer<KeptBody> checkOf(String method, String path, Person person) {
        var retries = RETRIES.matcher(path);
        if (method.equals("PUT") && retries.matches() && !person.in(Groups.ADMINISTRATORS)) {
            return body -> checkRetries(retries.group(1), body);
        }
        if (!method.equals("POST")) {
            return EngineGate.NOTHING;
        }
        var start = START.matcher(path);
        if (start.matches()) {
            return body -> checkStart(start.group(1), body, person);
        }
        var complete = COMPLETE.matcher(path);
        if (complete.matches()) {
            return body -> checkCompletion(complete.group(1), body, person);
        }
        var claim = CLAIM.matcher(path);
        return claim.matches() ? body -> checkClaim(claim.group(1), body, person) : EngineGate.NOTHING;
    }

    /** Rejects anything but an application with 403, and an invalid application with 400. */
    private void checkStart(@Nullable String definitionId, KeptBody body, Person person) {
        var root = BodyReader.object(body);
        if (person.in(Groups.ADMINISTRATORS) && root.has("startInstructions")) {
            return;
        }
        refuseOthers(root, START_MEMBERS);
        if (!root.path("businessKey").isMissingNode()
                && !root.path("businessKey").isNull()
                && !root.path("businessKey").equals(TextNode.valueOf(""))) {
            throw forbidden("businessKey");
        }
        var variables = BodyReader.variables(root);
        refuseOthers(variables, Set.of(LeaseProcess.APPLICATION));
        if (definitionId != null && !definitionId.equals(newestDefinition())) {
            throw new Refusal(
                    403,
                    "只能按最新版本的流程提交申请，请刷新后再试。 Leases are started with the newest version of the process; refresh and try again.");
        }
        applications.checkStart(
                SentValue.of(LeaseProcess.APPLICATION, variables.path(LeaseProcess.APPLICATION)), person.name());
    }

    private String newestDefinition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(LeaseProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Rejects the wrong person with 403, invalid content with 400, and an unknown task with 404. */
    private void checkCompletion(String taskId, KeptBody body, Person person) {
        var root = BodyReader.object(body);
        BodyReader.only(root, COMPLETION_MEMBERS);
        var sent = new HashMap<String, Object>();
        for (var variable : BodyReader.variables(root).properties()) {
            sent.put(variable.getKey(), SentValue.of(variable.getKey(), variable.getValue()));
        }
        tasks.checkSubmission(taskId, person, sent);
    }

    private void checkClaim(String taskId, KeptBody body, Person person) {
        var root = BodyReader.object(body);
        BodyReader.only(root, Set.of("userId"));
        tasks.checkClaim(taskId, root.path("userId").asText(""), person);
    }

    private void checkRetries(String jobId, KeptBody body) {
        var root = BodyReader.object(body);
        BodyReader.only(root, Set.of("retries"));
        var retries = root.path("retries");
        if (!retries.isInt() || retries.intValue() < 1 || retries.intValue() > MOST_RETRIES) {
            var text = "请填写重试次数 retries，1 至 " + MOST_RETRIES + " 的整数。 Give “retries”, a whole number from 1 to "
                    + MOST_RETRIES + ".";
            throw new Refusal(400, text, List.of(new FieldError("retries", text)));
        }
        failed.check(jobId);
    }

    /** A person gives their own task back to the group. */
    void unclaim(String taskId, KeptBody body, Person person) {
        BodyReader.only(BodyReader.object(body), Set.of());
        tasks.unclaim(taskId, person);
    }

    /** The engine's own answer to how many tasks each group has, for managers; for everybody else it is empty. */
    byte[] taskCounts(Person person) {
        var counts = JsonNodeFactory.instance.arrayNode();
        if (person.in(Groups.MANAGERS)) {
            open.byCandidateGroup()
                    .forEach(count ->
                            counts.addObject().put("groupName", count.group()).put("taskCount", count.tasks()));
        }
        return counts.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseOthers(JsonNode object, Set<String> known) {
        for (var member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw forbidden(member.getKey());
            }
        }
    }

    private static Refusal forbidden(String what) {
        return new Refusal(
                403,
                "启动流程只接受变量 application；“" + what + "”仅限管理员。 A start takes the variable application only; “" + what
                        + "” is for administrators.");
    }
}
