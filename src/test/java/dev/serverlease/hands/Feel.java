package dev.serverlease.hands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * Expressions of forms, as Camunda's engine understands them. The browser has another FEEL, in which an expression that
 * cannot be read is silently nothing; here it is a defect.
 */
final class Feel {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    /** The engine reads it beside another condition only in brackets. */
    private static final Pattern QUANTIFIED =
            Pattern.compile("\\b(?:every|some) \\w+ in [\\w.]+ satisfies [\\w ]+\\([^()]*\\)");

    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(?:\\.\\w+)*");

    private static final Map<String, Read> READ = new ConcurrentHashMap<>();

    private static final Map<String, JsonNode> ANSWERED = new ConcurrentHashMap<>();

    private Feel() {}

    /** @param paths all that looks like the way to something that is known */
    private record Read(ParsedExpression parsed, List<List<String>> paths) {}

    static boolean holds(String expression, ObjectNode known) {
        return value(expression, known).asBoolean();
    }

    /**
     * Asked of the engine once for the same values, for a form asks a hundred questions with each key.
     *
     * @param expression with the sign of equality before it
     */
    static JsonNode value(String expression, ObjectNode known) {
        var read = READ.computeIfAbsent(expression, Feel::read);
        var needed = JSON.createObjectNode();
        read.paths().forEach(path -> copy(path, known, needed));
        return ANSWERED.computeIfAbsent(expression + needed, question -> {
            var answer = ENGINE.evaluate(
                    read.parsed(), JSON.convertValue(needed, new TypeReference<Map<String, Object>>() {}));
            assertThat(answer.isSuccess()).as(question + ": " + answer).isTrue();
            return JSON.valueToTree(answer.result());
        });
    }

    private static Read read(String expression) {
        assertThat(expression).startsWith("=");
        var text = QUANTIFIED.matcher(expression.substring(1)).replaceAll("($0)");
        var parsed = ENGINE.parseExpression(text);
        assertThat(parsed.isSuccess()).as(expression + ": " + parsed).isTrue();
        return new Read(
                parsed.parsedExpression(),
                PATH.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(path -> List.of(path.split("\\.")))
                        .toList());
    }

    private static void copy(List<String> path, ObjectNode from, ObjectNode to) {
        var value = from.path(path.get(0));
        if (path.size() == 1 || !value.isObject()) {
            if (!value.isMissingNode()) {
                to.set(path.get(0), value);
            }
        } else if (!(to.path(path.get(0)) instanceof ObjectNode whole) || whole != value) {
            var part = to.path(path.get(0)) instanceof ObjectNode begun ? begun : to.putObject(path.get(0));
            copy(path.subList(1, path.size()), (ObjectNode) value, part);
        }
    }
}
