package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The product in a Java process of its own, which can be killed. */
public final class ProductProcess implements AutoCloseable {

    private final Process process;
    private final Http http;

    private ProductProcess(Process process, int port) {
        this.process = process;
        this.http = new Http(port);
    }

    /** Starts it over the named database of the tests' PostgreSQL, with these settings, and waits until it answers. */
    public static ProductProcess start(String database, String... settings) throws IOException {
        int port = freePort();
        var log = Path.of("target", "product-" + database + ".log").toFile();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                productClassPath(),
                "dev.serverlease.ServerLeaseApplication",
                "--spring.profiles.active=demo",
                "--server-lease.demo.force=true",
                "--server-lease.embedded-postgres.enabled=false",
                "--server-lease.use-review.interval.low=PT2S",
                // a job that a killed process held is free again after this
                "--camunda.bpm.job-execution.lock-time-in-millis=3000",
                "--camunda.bpm.job-execution.max-wait=1000",
                "--spring.datasource.url=" + TestPostgres.url(database),
                "--spring.datasource.username=sl_runtime",
                "--spring.datasource.password=runtime",
                "--server.port=" + port));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        var product = new ProductProcess(process, port);
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            assertThat(process.isAlive()).as("the product runs, see %s", log).isTrue();
            return product.answers();
        });
        return product;
    }

    /** Starts it with these settings alone, in the expectation that it refuses, and answers what it said. */
    public static String refusalToStart(String... settings) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                productClassPath(),
                "dev.serverlease.ServerLeaseApplication",
                "--server.port=0"));
        command.addAll(List.of(settings));
        var log = Files.createTempFile("server-lease-start", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("it has ended by itself")
                    .isTrue();
            assertThat(process.exitValue()).isNotZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
            Files.delete(log);
        }
    }

    /** The body of an answer that went well. */
    public JsonNode call(String user, String method, String path, @Nullable JsonNode body) {
        var answer = http.call(user, method, path, body == null ? null : body.toString());
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.text()).isLessThan(300);
        return answer.body();
    }

    public String etag(String user, String path) {
        return http.call(user, "GET", path, null)
                .whole()
                .headers()
                .firstValue("ETag")
                .orElseThrow()
                .replace("\"", "");
    }

    /** As a power cut does: nothing is said good-bye to. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try {
            return http.call(null, "GET", "/", null).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What is shipped, without the tests' classes. */
    private static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
