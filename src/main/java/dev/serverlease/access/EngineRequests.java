package dev.serverlease.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.intake.Intake;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads what is sent to the engine's doors and asks those whose business it is. */
@Component
class EngineRequests {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What a start may say besides its variables: how much of the answer it wants. */
    private static final Set<String> START_MEMBERS = Set.of("variables", "withVariablesInReturn", "businessKey");

    private static final Set<String> COMPLETION_MEMBERS = Set.of("variables", "withVariablesInReturn");

    private static final Pattern START =
            Pattern.compile("/process-definition/(?:key/server-lease|(server-lease:[^/]+))/(?:start|submit-form)");
    private static final Pattern COMPLETE = Pattern.compile("/task/([^/]+)/(?:submit-form|complete)");
    private static final Pattern CLAIM = Pattern.compile("/task/([^/]+)/claim");

    private final Intake intake;
    private final RepositoryService repository;
    private final LeaseTasks tasks;

    EngineRequests(Intake intake, @Lazy RepositoryService repository, LeaseTasks tasks) {
        this.intake = intake;
        this.repository = repository;
        this.tasks = tasks;
    }

    /**
     * What is asked of the body of a POST before the engine sees it: a consumer of the body that throws a
     * {@link Refusal}, or {@link EngineGate#NOTHING}.
     */
    Consumer<String> checkOf(String path, Person person) {
        var start = START.matcher(path);
        if (start.matches()) {
            return body -> checkStart(start.group(1), body, person);
        }
        var complete = COMPLETE.matcher(path);
        if (complete.matches()) {
            return body -> checkCompletion(complete.group(1), body, person);
        }
        var claim = CLAIM.matcher(path);
        if (claim.matches()) {
            return body ->
                    tasks.checkClaim(claim.group(1), parse(body).path("userId").asText(""), person);
        }
        return EngineGate.NOTHING;
    }

    /** Refuses with 403 anything but an application, with 400 what is wrong with it. */
    private void checkStart(@Nullable String definitionId, String body, Person person) {
        var root = parse(body);
        if (person.in(Groups.ADMINISTRATORS) && root.has("startInstructions")) {
            return;
        }
        refuseOthers(root, START_MEMBERS);
        if (!root.path("businessKey").isMissingNode()
                && !root.path("businessKey").isNull()
                && !root.path("businessKey").equals(TextNode.valueOf(""))) {
            throw forbidden("businessKey");
        }
        refuseOthers(root.path("variables"), Set.of(LeaseProcess.APPLICATION));
        if (definitionId != null && !definitionId.equals(newestDefinition())) {
            throw new Refusal(
                    403,
                    "只能按最新版本的流程提交申请，请刷新后再试。 Leases are started with the newest version of the process; refresh and try again.");
        }
        intake.checkStart(value(root.path("variables").path(LeaseProcess.APPLICATION)), person.name());
    }

    private String newestDefinition() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(LeaseProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** Refuses with 403 the wrong person, with 400 the wrong content, with 404 where there is no such task. */
    private void checkCompletion(String taskId, String body, Person person) {
        var sent = new HashMap<String, Object>();
        var root = parse(body);
        for (var member : root.properties()) {
            if (!COMPLETION_MEMBERS.contains(member.getKey())) {
                throw new Refusal(
                        400,
                        "请求中没有“" + member.getKey() + "”这一项，请仅提交表单字段。 There is no member “" + member.getKey()
                                + "”; send the form's fields only.");
            }
        }
        for (Map.Entry<String, JsonNode> variable : root.path("variables").properties()) {
            sent.put(variable.getKey(), value(variable.getValue()));
        }
        tasks.checkSubmission(taskId, person, sent);
    }

    /** Gives one's own task back to the group. */
    void unclaim(String taskId, Person person) {
        tasks.unclaim(taskId, person);
    }

    private static String value(JsonNode variable) {
        var value = variable.path("value");
        return value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }

    private static void refuseOthers(JsonNode object, Set<String> known) {
        for (var member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw forbidden(member.getKey());
            }
        }
    }

    private static ObjectNode parse(String body) {
        try {
            if (JSON.readTree(body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
                return object;
            }
            throw new Refusal(400, "请求应当是一个 JSON 对象。 The request must be one JSON object.");
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    400,
                    "请求不是有效的 JSON，请检查逗号、引号和重复的项。 The request is not valid JSON; check commas, quotes, and members given twice.");
        }
    }

    private static Refusal forbidden(String what) {
        return new Refusal(
                403,
                "启动流程只接受变量 application；“" + what + "”仅限管理员。 A start takes the variable application only; “" + what
                        + "” is for administrators.");
    }
}
