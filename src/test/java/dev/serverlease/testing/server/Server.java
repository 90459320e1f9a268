package dev.serverlease.testing.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server in a JVM of its own, from the built classes; all get the same options. To close it is to kill it. */
public final class Server implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final int port;

    public Server(Class<?> main, Path log, List<String> settings) {
        this(main, classPath(), log, settings);
    }

    /** Starts it and waits until it listens; its words go to the log. */
    public Server(Class<?> main, String classPath, Path log, List<String> settings) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai"));
        command.addAll(List.of(System.getProperty("bench.jvm", "-Xms512m -Xmx1g -XX:ReservedCodeCacheSize=256m")
                .split(" ")));
        command.addAll(List.of("-cp", classPath, main.getName(), "--server.port=0"));
        command.addAll(settings);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // whoever stops the tests stops what they started
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            port = portSaid(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int portSaid(Path log) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            var said = PORT.matcher(Files.readString(log));
            if (said.find()) {
                return Integer.parseInt(said.group(1));
            }
            Waiting.pause(Duration.ofMillis(200));
        }
        close();
        throw new IllegalStateException("It does not start, see " + log.toAbsolutePath());
    }

    /** A client of this server. */
    public Client client() {
        return new Client(port);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Lets it do nothing, without its noticing, until it {@link #goOn goes on}. */
    public void halt() {
        signal("-STOP");
    }

    public void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int failed = new ProcessBuilder("kill", signal, String.valueOf(pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (failed != 0) {
                throw new IllegalStateException("kill " + signal + " answers " + failed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Maven runs benches with a class loader of its own. */
    public static String classPath() {
        return Server.class.getClassLoader() instanceof URLClassLoader own
                ? Arrays.stream(own.getURLs())
                        .map(URL::getPath)
                        .map(path -> Path.of(path).toString())
                        .collect(Collectors.joining(File.pathSeparator))
                // an empty part at its end would be the working directory, where the sources of the models are
                : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
    }
}
