package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Needs;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The diagrams keep the rules of modelling and are drawn without crossings: bpmnlint and bpmn-js say so, in Node. */
@Needs({Tool.NODE, Tool.NPM, Tool.CHROMIUM})
class ModelLayoutTest {

    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path WORK = Path.of("target", "node");
    private static final String PROCESSES =
            Path.of("processes").toAbsolutePath().toString();

    @BeforeAll
    static void installPackages() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        try (var files = Files.list(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        succeeds(Tool.NPM.path(), "ci", "--no-audit", "--no-fund", "--prefer-offline");
    }

    @Test
    void diagramsKeepTheRecommendedRulesOfModelling() throws IOException, InterruptedException {
        succeeds(Tool.NODE.path(), "lint.mjs", PROCESSES);
    }

    @Test
    void diagramsAreDrawnWithoutCrossingsAndOverlaps() throws IOException, InterruptedException {
        succeeds(Tool.NODE.path(), "check-layout.mjs", PROCESSES);
    }

    @Test
    void theCheckOfTheLayoutFindsEachDefect() throws IOException, InterruptedException {
        succeeds(Tool.NODE.path(), "--test", "check-layout.test.mjs");
    }

    private static void succeeds(String... command) throws IOException, InterruptedException {
        var log = Files.createTempFile(WORK, "run", ".log");
        var builder = new ProcessBuilder(List.of(command))
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CHROMIUM", Tool.CHROMIUM.path());
        var process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        var output = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended)
                .as("ended in time: %s%n%s", String.join(" ", command), output)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s%n%s", String.join(" ", command), output)
                .isZero();
    }
}
