package dev.serverlease.operation;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Traces are made only where {@code management.otlp.tracing.endpoint} says who takes them. */
class TracingSwitch implements EnvironmentPostProcessor {

    private static final String AUTO = "org.springframework.boot.actuate.autoconfigure.";

    private static final Map<String, Object> OFF = Map.of(
            "management.tracing.enabled",
            false,
            "spring.autoconfigure.exclude",
            String.join(
                    ",",
                    AUTO + "opentelemetry.OpenTelemetryAutoConfiguration",
                    AUTO + "logging.OpenTelemetryLoggingAutoConfiguration",
                    AUTO + "logging.otlp.OtlpLoggingAutoConfiguration",
                    AUTO + "tracing.OpenTelemetryTracingAutoConfiguration",
                    AUTO + "tracing.MicrometerTracingAutoConfiguration",
                    // a tracer that does nothing would still be asked for its span by each measured request
                    AUTO + "tracing.NoopTracerAutoConfiguration",
                    AUTO + "tracing.otlp.OtlpTracingAutoConfiguration"));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.containsProperty("management.otlp.tracing.endpoint")) {
            environment.getPropertySources().addLast(new MapPropertySource("tracing-off", OFF));
        }
    }
}
