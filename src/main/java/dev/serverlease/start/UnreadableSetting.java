package dev.serverlease.start;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * The same as {@link SettingsAnalyzer} of a setting that the framework reads by itself, such as {@code server.port}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadableSetting extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

    /** The type that a value could not be made into is told in words alone. */
    private static final Pattern TYPE = Pattern.compile("Failed to convert to type (\\S+)");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationPropertyValueException cause) {
        return new FailureAnalysis(
                SettingsAnalyzer.WRONG + cause.getName() + " = “" + cause.getValue() + "” – "
                        + why(String.valueOf(cause.getReason())),
                null,
                cause);
    }

    private static String why(String reason) {
        var type = TYPE.matcher(reason);
        return type.matches() && ClassUtils.isPresent(type.group(1), null)
                ? MustBe.a(ClassUtils.resolveClassName(type.group(1), null))
                : "写法有误 badly written: " + reason;
    }
}
