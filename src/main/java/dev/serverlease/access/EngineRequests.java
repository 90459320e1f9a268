package dev.serverlease.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serverlease.intake.Intake;
import dev.serverlease.process.LeaseProcess;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what is sent to the engine's doors and asks those whose business it is. */
@Component
class EngineRequests {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What a start may say besides its variables: how much of the answer it wants. */
    private static final Set<String> START_MEMBERS = Set.of("variables", "withVariablesInReturn", "businessKey");

    private final Intake intake;
    private final LeaseTasks tasks;

    EngineRequests(Intake intake, LeaseTasks tasks) {
        this.intake = intake;
        this.tasks = tasks;
    }

    /** @throws Refusal with 403 for anything but an application, 400 for what is wrong with it */
    void checkStart(String body, Person person) {
        var root = parse(body);
        var members = root.fieldNames();
        while (members.hasNext()) {
            var member = members.next();
            if (!START_MEMBERS.contains(member)) {
                throw forbidden(member);
            }
        }
        if (!root.path("businessKey").asText("").isEmpty()) {
            throw forbidden("businessKey");
        }
        var variables = root.path("variables");
        variables.fieldNames().forEachRemaining(name -> {
            if (!name.equals(LeaseProcess.APPLICATION)) {
                throw forbidden(name);
            }
        });
        intake.checkStart(value(variables.path(LeaseProcess.APPLICATION)), person.name());
    }

    /** @throws Refusal with 403 for the wrong person, 400 for the wrong content, 404 for no such task */
    void checkCompletion(String taskId, String body, Person person) {
        var sent = new HashMap<String, Object>();
        for (Map.Entry<String, JsonNode> variable :
                parse(body).path("variables").properties()) {
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

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "请求不是有效的 JSON：" + e.getOriginalMessage() + "。 The request is not valid JSON.");
        }
    }

    private static Refusal forbidden(String what) {
        return new Refusal(
                403,
                "启动流程只接受变量 application；“" + what + "”仅限管理员。 A start takes the variable application only; “" + what
                        + "” is for administrators.");
    }
}
