package dev.serverlease.faults;

import dev.serverlease.ServerLeaseApplication;
import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.testing.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts nodes of the product as it is shipped, in the demo profile for its users, lessor and seal. */
final class Nodes {

    static final Path HOME = Path.of("target", "faults");

    /** Where the demo's certifier keeps what a verifier must trust; all nodes of a lease have the same. */
    static final Path AUTHORITY = HOME.resolve("demo-authority");

    private Nodes() {}

    /** @param url of the database, without a user */
    static Server start(String name, String url, String... settings) {
        return start(Server.classPath(), name, url, settings);
    }

    /** @param classPath of another release */
    static Server start(String classPath, String name, String url, String[] settings) {
        var all = new ArrayList<>(List.of(
                "--spring.profiles.active=demo",
                "--server-lease.demo.force=true",
                "--server-lease.embedded-postgres.enabled=false",
                "--server-lease.seal.demo-directory=" + AUTHORITY,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + DatabaseSetup.RUNTIME,
                "--spring.datasource.password=runtime"));
        all.addAll(List.of(settings));
        return new Server(ServerLeaseApplication.class, classPath, HOME.resolve(name + ".log"), all);
    }

    /** Runs one of the product's commands, as an operator does. @return its exit code */
    static int command(String command, String url) throws IOException, InterruptedException {
        return command(Server.classPath(), command, url);
    }

    /** @param classPath of another release */
    static int command(String classPath, String command, String url) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        ServerLeaseApplication.class.getName(),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve(command + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", url,
                        "SPRING_DATASOURCE_PASSWORD", "runtime",
                        "SERVERLEASE_DATABASE_ADMIN_USERNAME", "postgres",
                        "SERVERLEASE_DATABASE_ADMIN_PASSWORD", "none"));
        var process = builder.start();
        try {
            return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
