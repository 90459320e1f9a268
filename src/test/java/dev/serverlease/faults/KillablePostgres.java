package dev.serverlease.faults;

import static org.awaitility.Awaitility.await;

import dev.serverlease.database.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL that can be killed, copied while it works, and followed by another. It loses nothing at a power cut. */
final class KillablePostgres implements AutoCloseable {

    static final String DATABASE = "product";

    private static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final EmbeddedPostgres server;

    private KillablePostgres(Path directory, List<String> settings) {
        this.directory = directory.toAbsolutePath();
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.toFile())
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on")
                    // the embedded server's own default acknowledges what only its memory has
                    .setServerConfig("synchronous_commit", "on")
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8");
            settings.forEach(one -> builder.setServerConfig(one.split("=")[0], one.split("=")[1]));
            server = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new one, with the product's database set up. */
    static KillablePostgres fresh(Path directory, String... settings) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var made = new KillablePostgres(directory, List.of(settings));
        JdbcClient.create(made.server.getPostgresDatabase())
                .sql("create database " + DATABASE)
                .update();
        DatabaseSetup.run(made.server.getDatabase(SUPERUSER, DATABASE), "runtime");
        return made;
    }

    /** Over a copy. */
    static KillablePostgres over(Path copy) {
        return new KillablePostgres(copy, List.of());
    }

    int port() {
        return server.getPort();
    }

    /** JDBC address of the product's database, without a user. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    /** The product's database as its administrator; each statement on a connection of its own. */
    JdbcClient administrator() {
        return JdbcClient.create(server.getDatabase(SUPERUSER, DATABASE));
    }

    /** A setting that counts from now on, and in copies that are made later. */
    void set(String name, String value) {
        administrator().sql("alter system set " + name + " = '" + value + "'").update();
        administrator().sql("select pg_reload_conf()").query().singleRow();
    }

    /** As a machine that is gone: the postmaster and all its children at once. */
    void kill() {
        var postmaster = ProcessHandle.of(pid()).orElseThrow();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .join();
    }

    private long pid() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .get(0)
                    .trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A base backup while the server works on: {@code pg_backup_start}, all files, {@code pg_backup_stop}. */
    void backUp(Path copy) {
        var connection = new SingleConnectionDataSource(server.getJdbcUrl(SUPERUSER, DATABASE), true);
        // start and stop belong to one session
        var session = JdbcClient.create(connection);
        try {
            FileSystemUtils.deleteRecursively(copy);
            Files.createDirectories(
                    copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            session.sql("select pg_backup_start('copy', true)").query().singleRow();
            Files.walkFileTree(directory, new CopiedFiles(directory, copy));
            var label = session.sql("select labelfile from pg_backup_stop(true)")
                    .query(String.class)
                    .single();
            Files.writeString(copy.resolve("backup_label"), label);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connection.destroy();
        }
    }

    /** Makes a copy follow this server, which keeps what the copy has not got yet. */
    KillablePostgres follower(Path copy, String name) {
        administrator()
                .sql("select pg_create_physical_replication_slot(:name, true)")
                .param("name", name)
                .query()
                .singleRow();
        backUp(copy);
        configure(
                copy,
                "standby.signal",
                "primary_conninfo = 'host=127.0.0.1 port=" + port() + " user=" + SUPERUSER + " application_name=" + name
                        + "'",
                "primary_slot_name = '" + name + "'");
        var standby = over(copy);
        set("synchronous_standby_names", name);
        await("the standby is synchronous")
                .atMost(PATIENCE)
                .until(() -> administrator()
                        .sql("select exists (select from pg_stat_replication where sync_state = 'sync')")
                        .query(Boolean.class)
                        .single());
        return standby;
    }

    void promote() {
        var promoted = administrator()
                .sql("select pg_promote(true, 60)")
                .query(Boolean.class)
                .single();
        if (!promoted) {
            throw new IllegalStateException("not promoted");
        }
    }

    /** Restores a copy with the log of an archive, up to a named point. */
    static KillablePostgres restored(Path copy, Path archive, String point) {
        configure(
                copy,
                "recovery.signal",
                "restore_command = 'cp \"" + archive.toAbsolutePath() + "/%f\" \"%p\"'",
                "recovery_target_name = '" + point + "'",
                "recovery_target_action = 'promote'");
        var restored = over(copy);
        await("the restore is over")
                .atMost(PATIENCE)
                .until(() -> !restored.administrator()
                        .sql("select pg_is_in_recovery()")
                        .query(Boolean.class)
                        .single());
        return restored;
    }

    private static void configure(Path copy, String signal, String... settings) {
        try {
            Files.createFile(copy.resolve(signal));
            Files.write(copy.resolve("postgresql.auto.conf"), List.of(settings), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (ProcessHandle.of(pid()).isPresent()) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
