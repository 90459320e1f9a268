package dev.serverlease.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.NoopTracerAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

/** Traces by configuration alone: none without a collector, and to it where it is named. */
class TracingTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void close() {
        collector.stop(0);
    }

    @Test
    void withoutACollectorNothingOfItIsLoaded() {
        var environment = new MockEnvironment();
        new TracingSwitch().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("management.tracing.enabled")).isEqualTo("false");
        assertThat(environment.getProperty("spring.autoconfigure.exclude", String[].class))
                .contains(
                        OpenTelemetryAutoConfiguration.class.getName(),
                        OpenTelemetryTracingAutoConfiguration.class.getName(),
                        MicrometerTracingAutoConfiguration.class.getName(),
                        NoopTracerAutoConfiguration.class.getName(),
                        OtlpTracingAutoConfiguration.class.getName())
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void aCollectorThatIsNamedGetsTheSpans() {
        var endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
        var environment = new MockEnvironment().withProperty("management.otlp.tracing.endpoint", endpoint);
        new TracingSwitch().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("spring.autoconfigure.exclude")).isNull();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ObservationAutoConfiguration.class,
                        OpenTelemetryAutoConfiguration.class,
                        OpenTelemetryTracingAutoConfiguration.class,
                        MicrometerTracingAutoConfiguration.class,
                        OtlpTracingAutoConfiguration.class))
                .withPropertyValues(
                        "management.otlp.tracing.endpoint=" + endpoint, "management.tracing.sampling.probability=1.0")
                .run(context -> {
                    Observation.createNotStarted("lease.traced", context.getBean(ObservationRegistry.class))
                            .observe(() -> {});
                    context.getBean(SdkTracerProvider.class)
                            .forceFlush()
                            .join(10, java.util.concurrent.TimeUnit.SECONDS);
                });
        assertThat(received).anyMatch(spans -> spans.contains("lease.traced"));
    }
}
