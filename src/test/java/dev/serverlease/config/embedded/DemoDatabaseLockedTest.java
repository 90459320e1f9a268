package dev.serverlease.config.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.database.DatabaseSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has an account on the machine on which the demo runs does not get into its database by that. */
@Tag("slow")
class DemoDatabaseLockedTest {

    private static final List<String> ROLES = List.of("postgres", "sl_runtime");

    /** One for all, so that PostgreSQL is unpacked once. */
    @TempDir
    private static Path home;

    @Tag("nightly")
    @Test
    void nobodyConnectsWithoutThePasswordAtTheFirstStartNorLater() throws Exception {
        var data = home.resolve("new");
        DemoServer.over(data, server -> {
            assertLocked(server, data);
            assertThat(DemoServer.database(server)
                            .sql("select concat_ws(' ', type, address, auth_method) from pg_hba_file_rules")
                            .query(String.class)
                            .list())
                    .containsOnly("local scram-sha-256", "host 127.0.0.1 scram-sha-256", "host ::1 scram-sha-256");
            fill(server);
        });
        var kept = Files.readString(data.resolve("pgpass"));
        assertThat(kept).matches("\\*:\\*:\\*:postgres:[0-9a-f]{48}\n\\*:\\*:\\*:sl_runtime:[0-9a-f]{48}\n");
        DemoServer.over(data, server -> {
            assertLocked(server, data);
            assertThat(data.resolve("pgpass")).hasContent(kept);
        });
        var lost = password(data, "postgres");
        Files.delete(data.resolve("pgpass"));
        DemoServer.over(data, server -> {
            assertKept(server);
            assertLocked(server, data);
            assertThat(failure(server.getPort(), "postgres", lost))
                    .as("the lost password")
                    .isEqualTo(PSQLState.INVALID_PASSWORD.getState());
        });
    }

    @Tag("nightly")
    @Test
    void dataOfAReleaseThatLetEverybodyInAreKeptAndNobodyGetsInBeforeTheyAreLocked() throws Exception {
        var data = home.resolve("old");
        older(data);
        int port = freePort();
        var stop = new AtomicBoolean();
        var hasty = CompletableFuture.supplyAsync(() -> {
            boolean in = false;
            while (!in && !stop.get()) {
                in = failure(port, "postgres", null) == null;
            }
            return in;
        });
        try {
            DemoServer.over(data, port, server -> {
                assertKept(server);
                assertLocked(server, data);
            });
        } finally {
            stop.set(true);
        }
        assertThat(hasty.get()).as("somebody got in").isFalse();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheUserReadsThePasswordsAndPutsProgramsInPlace() throws Exception {
        var data = home.resolve("rights");
        DemoServer.over(data, server -> {
            assertThat(mode(data.resolve("pgpass"))).isEqualTo("rw-------");
            var pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            var program = ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
            assertThat(Path.of(program))
                    .startsWith(home.resolve("postgres-programs").toRealPath());
            assertThat(mode(home.resolve("postgres-programs"))).isEqualTo("rwx------");
        });
    }

    /** Whoever takes the port while the database is away asks for the password in clear text. */
    @Tag("nightly")
    @Test
    void whoeverElseAnswersAtItsPortLearnsNoPassword() throws Exception {
        var data = home.resolve("asked");
        var address = new AtomicReference<JdbcConnectionDetails>();
        DemoServer.over(
                data,
                server -> address.set(new EmbeddedPostgresConfiguration()
                        .embeddedPostgresConnection(server, new EmbeddedPostgresSettings(true, data, 0))));
        var known = address.get();
        var port = Integer.parseInt(known.getJdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1"));
        try (var listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var heard = new FutureTask<>(() -> heard(listening));
            new Thread(heard).start();
            assertThatThrownBy(() ->
                            DriverManager.getConnection(known.getJdbcUrl(), known.getUsername(), known.getPassword()))
                    .isInstanceOf(SQLException.class);
            assertThat(heard.get()).doesNotContain(known.getPassword());
        }
    }

    /** What is sent to a server that asks for a password as it is. */
    private static String heard(ServerSocket listening) throws IOException {
        var heard = new StringBuilder();
        try (var client = listening.accept()) {
            var in = new DataInputStream(client.getInputStream());
            in.readNBytes(in.readInt() - Integer.BYTES);
            new DataOutputStream(client.getOutputStream()).write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
            for (int one = in.read(); one >= 0; one = in.read()) {
                heard.append((char) one);
                if (one == 0 && heard.length() > 5) {
                    break;
                }
            }
        }
        return heard.toString();
    }

    @Test
    void aPasswordThatTheDatabaseDoesNotAcceptIsToldWithWhatToDo() {
        var refusal = EmbeddedPostgresConfiguration.refusal(
                Path.of("/demo/postgres"),
                new IOException("Gave up waiting", new PSQLException("password", PSQLState.INVALID_PASSWORD)));
        assertThat(refusal)
                .hasMessageContainingAll(
                        "请删除该文件后重新启动", Path.of("/demo/postgres/pgpass").toString(), "delete this file");
    }

    /** As the demo's releases before passwords made their data. */
    private static void older(Path data) throws Exception {
        try (var server = EmbeddedPostgres.builder()
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .start()) {
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database serverlease")
                    .update();
            DatabaseSetup.run(server.getDatabase("postgres", "serverlease"), null);
            fill(server);
            assertThat(failure(server.getPort(), "postgres", null)).isNull();
        }
    }

    private static void fill(EmbeddedPostgres server) {
        DemoServer.database(server).sql("create table mine as select 7 as x").update();
    }

    private static void assertKept(EmbeddedPostgres server) {
        assertThat(DemoServer.database(server)
                        .sql("select x from mine")
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    /** No password and a wrong one are refused, that of the file is let in. */
    private static void assertLocked(EmbeddedPostgres server, Path data) throws IOException {
        for (var role : ROLES) {
            assertThat(failure(server.getPort(), role, null))
                    .as("%s without a password", role)
                    .isEqualTo(PSQLState.CONNECTION_REJECTED.getState());
            assertThat(failure(server.getPort(), role, role))
                    .as("%s with its name", role)
                    .isEqualTo(PSQLState.INVALID_PASSWORD.getState());
            assertThat(failure(server.getPort(), role, password(data, role)))
                    .as("%s", role)
                    .isNull();
        }
    }

    /** @return the SQL state with which it is refused, null if it is let in */
    private static @Nullable String failure(int port, String role, @Nullable String password) {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, role, password)) {
            return connection.isValid(1) ? null : "invalid";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String password(Path data, String role) throws IOException {
        return Files.readAllLines(data.resolve("pgpass")).stream()
                .filter(line -> line.startsWith("*:*:*:" + role + ":"))
                .map(line -> line.replaceFirst(".*:", ""))
                .findFirst()
                .orElseThrow();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
