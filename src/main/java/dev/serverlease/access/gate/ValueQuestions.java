package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Queries for instances by what their variables hold: whoever may not read the values would learn them by asking often
 * enough. Tasks and variables are not meant here: of these everybody finds only what they see.
 */
final class ValueQuestions {

    private static final Set<String> MEMBERS =
            Set.of("variables", "processVariables", "taskVariables", "caseInstanceVariables", "caseExecutionVariables");

    private static final Pattern QUERIES =
            Pattern.compile("/(process-instance|execution|case-instance|case-execution|history/[^/]+)(/count)?");

    private ValueQuestions() {}

    /**
     * @param path behind the engine's door
     * @throws Refusal with 403 for whoever may not read what cases hold
     */
    static void atTheEngine(Person person, String path, HttpServletRequest request, KeptBody body) {
        if (QUERIES.matcher(path).matches()) {
            atPlugIns(person, request, body);
        }
    }

    /** The same of Cockpit's own queries, whatever their path. */
    static void atPlugIns(Person person, HttpServletRequest request, KeptBody body) {
        if (person.in(Groups.MANAGERS) || person.in(Groups.ADMINISTRATORS)) {
            return;
        }
        if (isInAddress(request.getQueryString()) || (!body.text().isBlank() && isIn(BodyReader.tree(body)))) {
            throw new Refusal(
                    403,
                    "不得按变量的值查询流程实例：案件的内容由承办人员和管理人员查看；请按租赁编号（业务键）查询。"
                            + " Instances are not found by the values of their variables, which only those who decide the"
                            + " case and managers read; ask by the lease's number, the business key.");
        }
    }

    private static boolean isInAddress(@Nullable String query) {
        for (var parameter : query == null ? new String[0] : query.split("&")) {
            var parts = parameter.split("=", 2);
            if (parts.length == 2
                    && !parts[1].isEmpty()
                    && MEMBERS.contains(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    /** At any depth: alternatives of a query hold such members too. The applications send empty lists. */
    private static boolean isIn(JsonNode node) {
        for (var member : node.properties()) {
            if (MEMBERS.contains(member.getKey()) && !member.getValue().isEmpty()) {
                return true;
            }
        }
        for (var inner : node) {
            if (isIn(inner)) {
                return true;
            }
        }
        return false;
    }
}
