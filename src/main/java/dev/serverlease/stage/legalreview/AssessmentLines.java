package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Conclusion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The initial content of the legal review's form: the lines to be assessed, and additional conditions. */
final class AssessmentLines {

    private AssessmentLines() {}

    /**
     * One line of the form for each finding that needs an officer's decision, named by its rule: filled with what was
     * written before the case came back in this round, else with the condition that an undertaking requires, else
     * blank.
     */
    static List<Map<String, String>> of(Map<String, ?> view) {
        var written = written(view);
        var lines = new ArrayList<Map<String, String>>();
        for (var shown : (List<?>) Objects.requireNonNull(view.get("open"))) {
            var finding = (Map<?, ?>) shown;
            var rule = text(finding, "rule");
            var before = written.get(rule);
            var proposed = text(finding, "proposedCondition");
            lines.add(Map.of(
                    "rule",
                    rule,
                    "conclusion",
                    before != null ? text(before, "conclusion") : proposed.isEmpty() ? "" : Conclusion.CONDITION.name(),
                    "ground",
                    before != null ? text(before, "ground") : proposed));
        }
        return lines;
    }

    /** The additional conditions that were written before the case came back; empty if there are none. */
    static String conditions(Map<String, ?> view) {
        return first(view, "conditions").stream()
                .filter(condition -> text(condition, "rule").isEmpty())
                .map(condition -> text(condition, "content"))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Map<?, ?>> written(Map<String, ?> view) {
        var written = new HashMap<String, Map<?, ?>>();
        first(view, "assessments").forEach(assessment -> written.put(text(assessment, "rule"), assessment));
        return written;
    }

    private static List<Map<?, ?>> first(Map<String, ?> view, String member) {
        var found = new ArrayList<Map<?, ?>>();
        if (view.get("first") instanceof Map<?, ?> first && first.get(member) instanceof List<?> list) {
            list.forEach(item -> found.add((Map<?, ?>) item));
        }
        return found;
    }

    private static String text(Map<?, ?> line, String member) {
        return line.get(member) instanceof String text ? text : "";
    }
}
