package dev.serverlease.start;

import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Makes a wrong setting print its name and what is wrong with it. The framework's own text would print the value beside
 * it, which may be a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingsAnalyzer extends AbstractFailureAnalyzer<BindException> {

    static final String WRONG = "设置有误，改正后重新启动。 A setting is wrong; correct it and start again: ";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return new FailureAnalysis(WRONG + what(cause), null, cause);
    }

    private static String what(BindException cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof BindValidationException wrong) {
                var root = wrong.getValidationErrors().getName();
                return wrong.getValidationErrors().getAllErrors().stream()
                        .map(error -> named(root.toString(), error))
                        .collect(Collectors.joining("; "));
            }
            if (each instanceof WrongSetting wrong) {
                return name(cause) + " – " + wrong.getMessage();
            }
        }
        return name(cause) + " – "
                + (isUnreadable(cause)
                        ? MustBe.a(cause.getTarget().getType().toClass())
                        : rootOf(cause).getMessage());
    }

    /** Then the reason quotes the value. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof ConverterNotFoundException
                || failure instanceof ConversionFailedException
                || (failure.getCause() != null && isUnreadable(failure.getCause()));
    }

    private static String named(String root, ObjectError error) {
        return (error instanceof FieldError field ? root + "." + field.getField() : root) + " – "
                + error.getDefaultMessage();
    }

    private static String name(BindException cause) {
        return cause.getProperty() == null
                ? cause.getName().toString()
                : cause.getProperty().getName().toString();
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}
