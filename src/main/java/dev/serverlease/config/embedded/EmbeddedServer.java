package dev.serverlease.config.embedded;

import dev.serverlease.start.OwnersOnly;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts PostgreSQL over a data directory. Whoever connects needs a password, from the first moment in which the server
 * listens, also over data of a release that let in everybody on this machine.
 */
final class EmbeddedServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private static final List<String> WHO_MAY_CONNECT = List.of(
            "# written anew at each start",
            "local all all scram-sha-256",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256");

    private final Path directory;
    private final Path programs;

    EmbeddedServer(Path directory) {
        this.directory = directory;
        this.programs = directory.resolveSibling("postgres-programs");
    }

    EmbeddedPostgres start(int port) throws IOException {
        // the library makes the folder of its programs everybody's, so it needs one around it that is not
        OwnersOnly.folder(programs);
        var kept = EmbeddedPasswords.kept(directory);
        var passwords = kept.orElseGet(EmbeddedPasswords::drawn);
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked().toFile())
                // its own, because the library remembers where it once unpacked for each, wherever that was
                .setPgBinaryResolver(DefaultPostgresBinaryResolver.INSTANCE::getPgBinary)
                .setDataDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                .setDataDirectoryCustomizer(made -> lock(passwords, kept.isPresent()))
                .setConnectConfig("password", passwords.superuser())
                // whoever took the port before the server asks for it in clear text
                .setConnectConfig("requireAuth", "scram-sha-256")
                // stopped with the context, after the engine and the connection pool
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "100")
                // the library's defaults suit tests, which lose their data; ours must be kept
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    private Path unpacked() {
        return programs.resolve("unpacked");
    }

    /** Called by the library after it made the directory, and before a server listens. */
    private void lock(EmbeddedPasswords passwords, boolean kept) {
        try {
            Files.write(directory.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
            if (!kept) {
                // first the server's, then the file: if this ends between the two, the next start does both
                setPassword(passwords.superuser());
                passwords.keep(directory);
                LOG.info(
                        "内置数据库的口令已设置，保存在 {}。 The embedded database's passwords are set, and kept in {}.",
                        directory.resolve(EmbeddedPasswords.FILE),
                        directory.resolve(EmbeddedPasswords.FILE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the server's single-user mode, which needs no password and listens to nobody. */
    private void setPassword(String password) throws IOException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root; the library leaves root in the same way
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(postgres().toString(), "--single", "-D", directory.toString()));
        // what fails is not written out, because it holds the password
        command.addAll(List.of("-c", "log_min_error_statement=panic", "postgres"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var statements = process.outputWriter(StandardCharsets.US_ASCII)) {
            statements.write("alter role " + EmbeddedPasswords.SUPERUSER + " password '" + password + "'\n");
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The last that was unpacked; an earlier one is of an earlier release. */
    private Path postgres() throws IOException {
        try (var all = Files.list(unpacked())) {
            return all.max(Comparator.comparing(
                            one -> one.resolve(".exists").toFile().lastModified()))
                    .orElseThrow(() -> new IOException(unpacked() + " is empty"))
                    .resolve("bin/postgres");
        }
    }
}
