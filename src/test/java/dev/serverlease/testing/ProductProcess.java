package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.ServerLeaseApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The product in a Java process of its own, which can be killed. */
public final class ProductProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Http http;

    private ProductProcess(Process process, int port) {
        this.process = process;
        this.http = new Http(port);
    }

    /** Starts it over the named database of the tests' PostgreSQL, with these settings, and waits until it answers. */
    public static ProductProcess start(String database, String... settings) throws IOException {
        var log = Path.of("target", "product-" + database + ".log");
        long saidBefore = Files.exists(log) ? Files.size(log) : 0;
        var command = java("", ServerLeaseApplication.class);
        command.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server-lease.demo.force=true",
                "--server-lease.embedded-postgres.enabled=false",
                "--server-lease.use-review.interval.low=PT2S",
                "--camunda.bpm.job-execution.max-wait=1000",
                "--spring.datasource.url=" + TestPostgres.url(database),
                "--spring.datasource.username=sl_runtime",
                "--spring.datasource.password=runtime",
                // a port chosen here could be somebody else's by the time it is used
                "--server.port=0"));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        int port = await().atMost(PATIENCE).until(() -> port(process, log, saidBefore), Objects::nonNull);
        var product = new ProductProcess(process, port);
        await().atMost(PATIENCE).until(product::answers);
        return product;
    }

    /** Null until the log says it. */
    private static @Nullable Integer port(Process process, Path log, long from) throws IOException {
        assertThat(process.isAlive()).as("the product runs, see %s", log).isTrue();
        var said = Files.readAllBytes(log);
        var match = PORT.matcher(new String(said, (int) from, said.length - (int) from, StandardCharsets.UTF_8));
        return match.find() ? Integer.valueOf(match.group(1)) : null;
    }

    /** Starts it with these settings alone, in the expectation that it refuses, and answers what it said. */
    public static String refusalToStart(String... settings) throws IOException, InterruptedException {
        var command = java("", ServerLeaseApplication.class);
        command.add("--server.port=0");
        command.add("--management.server.port=0");
        command.addAll(List.of(settings));
        var log = Files.createTempFile("server-lease-start", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
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

    /** Hands in an identity file and answers its id. */
    public String attachIdentity(String number) {
        return http.attach("compliance1", number, "IDENTITY", "scan.pdf");
    }

    public String attachScanOfBothSeals(String number) {
        return http.attach(LeaseDriver.SEALER, number, "SIGNED_CONTRACT", "both.pdf");
    }

    public String attachScan(String number) {
        return http.attach("contract1", number, "SIGNED_CONTRACT", "signed.pdf");
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

    /**
     * It lives for seconds: the first compiler and the plain collector halve what its start costs the processor.
     *
     * @param before the shipped class path; ends with a separator where it is not empty
     */
    static List<String> java(String before, Class<?> main) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:MetaspaceSize=256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                before + productClassPath(),
                main.getName()));
    }

    /** What is shipped, without the tests' classes. */
    private static String productClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
