package dev.serverlease.testing;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves out what {@link Needs} a missing tool, before any server is started for it. */
class NeedsCondition implements ExecutionCondition {

    private final Predicate<Tool> present;
    private final boolean allRequired;

    NeedsCondition() {
        this(tool -> tool.find().isPresent(), Boolean.parseBoolean(System.getenv("REQUIRE_ALL_TESTS")));
    }

    NeedsCondition(Predicate<Tool> present, boolean allRequired) {
        this.present = present;
        this.allRequired = allRequired;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var needs = AnnotationSupport.findAnnotation(context.getElement(), Needs.class);
        if (needs.isEmpty()) {
            return ConditionEvaluationResult.enabled("needs nothing");
        }
        var result = evaluate(context.getDisplayName(), needs.get().value());
        if (result.isDisabled()) {
            System.err.println("LEFT OUT: " + context.getDisplayName() + " – "
                    + result.getReason().orElse(""));
        }
        return result;
    }

    ConditionEvaluationResult evaluate(String test, Tool... needed) {
        var missing = Stream.of(needed)
                .filter(tool -> !present.test(tool))
                .map(Tool::missing)
                .collect(Collectors.joining("; "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all it needs is here");
        }
        if (allRequired) {
            throw new IllegalStateException(test + " cannot run: " + missing + "; REQUIRE_ALL_TESTS is true");
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
