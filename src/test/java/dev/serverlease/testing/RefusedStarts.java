package dev.serverlease.testing;

import dev.serverlease.ServerLeaseApplication;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;

/**
 * Starts of the product that are refused, one after another in one Java process: to begin one and to read the product's
 * classes is most of what such a start costs.
 */
public final class RefusedStarts implements AutoCloseable {

    private static final String OVER = "= the start is over =";

    private final Process process;
    private final BufferedWriter settings;
    private final BufferedReader said;

    public RefusedStarts() throws IOException {
        process = new ProcessBuilder(ProductProcess.java(aloneOfTheTests() + File.pathSeparator, InTurn.class))
                .redirectErrorStream(true)
                .start();
        settings = process.outputWriter(StandardCharsets.UTF_8);
        said = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it with these settings alone and answers what it said until it was over. */
    public String start(String... with) throws IOException {
        settings.write(String.join("\t", with) + "\n");
        settings.flush();
        var all = new StringBuilder();
        for (var line = said.readLine(); !OVER.equals(line); line = said.readLine()) {
            all.append(Objects.requireNonNull(line, () -> "The process has ended: " + all))
                    .append('\n');
        }
        return all.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Nothing else of the tests' classes: the product would find more than is shipped. */
    private static String aloneOfTheTests() throws IOException {
        var name = InTurn.class.getName().replace('.', '/') + ".class";
        var alone = Path.of("target", "refused-starts");
        Files.createDirectories(alone.resolve(name).getParent());
        try (var compiled = InTurn.class.getResourceAsStream("/" + name)) {
            Files.write(alone.resolve(name), Objects.requireNonNull(compiled).readAllBytes());
        }
        return alone.toString();
    }

    /** The other process: a line of settings, a start, and so on. */
    static final class InTurn extends LazyInitRegistration {

        public static void main(String[] none) throws IOException {
            var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var before = (Properties) System.getProperties().clone();
                try {
                    ServerLeaseApplication.main(line.split("\t"));
                } catch (RuntimeException refused) {
                    // it has said so itself
                }
                forget(before);
                System.out.println(OVER);
                System.out.flush();
            }
        }

        /** What a start leaves in its JVM: words to its logging, and itself to the web applications' filters. */
        private static void forget(Properties before) {
            System.setProperties(before);
            REGISTRATION.clear();
            APPLICATION_CONTEXT = null;
        }
    }
}
