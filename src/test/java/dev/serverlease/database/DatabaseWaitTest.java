package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.start.RefusedToStart;
import dev.serverlease.testing.CutAddress;
import dev.serverlease.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start over a database that is not there yet, not there at all, or does not let us in. */
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseWaitTest {

    /** Longer than any test here should take. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<ServerSocket> servers = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var server : servers) {
            server.close();
        }
    }

    @Test
    void aDatabaseThatDoesNotComeIsNamedAndSoIsWhatToDo(CapturedOutput output) throws IOException {
        int nobody = unused();
        var url = "jdbc:postgresql://localhost:" + nobody + "/serverlease?password=secret";
        assertThatThrownBy(() -> waitFor(url, Duration.ofSeconds(1)))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContainingAll(
                        "localhost:" + nobody + "/serverlease", "请启动数据库", "start it, or check SPRING_DATASOURCE_URL")
                .hasMessageNotContainingAny("secret", "\n");
        assertThat(output).containsOnlyOnce("等待数据库").doesNotContain("secret", "\tat ");
    }

    /** Its server accepts first only those who wait, and answers later. */
    @Test
    void aDatabaseThatIsStartingIsWaitedFor(CapturedOutput output) throws IOException {
        int port = refusing("57P03", "the database system is starting up");
        var url = "jdbc:postgresql://localhost:" + port + ",localhost:" + unused() + "/postgres";
        var waiting = CompletableFuture.runAsync(() -> waitFor(url, LONG));
        await().until(() -> output.getOut().contains("the database system is starting up")
                || output.getOut().contains("refused"));
        assertThat(waiting).isNotDone();
        servers.get(0).close();
        // the address is another's now: the real server behind the same port
        try (var real =
                await().ignoreException(BindException.class).until(() -> new CutAddress(port), Objects::nonNull)) {
            assertThat(waiting).as("over %s", real).succeedsWithin(LONG);
        }
    }

    @Test
    @Timeout(30)
    void wrongPasswordsAreNotWaitedForWhicheverServerSaysSo() throws IOException {
        int strict = refusing("28P01", "password authentication failed");
        for (var hosts : List.of(
                "localhost:" + strict,
                "localhost:" + strict + ",localhost:" + unused(),
                "localhost:" + unused() + ",localhost:" + strict)) {
            assertThatThrownBy(
                            () -> waitFor("jdbc:postgresql://" + hosts + "/serverlease?targetServerType=primary", LONG))
                    .as(hosts)
                    .isInstanceOf(RefusedToStart.class)
                    .hasMessageContainingAll("拒绝登录", "SPRING_DATASOURCE_PASSWORD");
        }
    }

    @Test
    @Timeout(30)
    void aMissingDatabaseIsNotWaitedFor() {
        assertThatThrownBy(() -> waitFor(TestPostgres.url("no_such_database", "postgres"), LONG))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContainingAll("没有数据库", "no_such_database", "init-database");
    }

    @Test
    @Timeout(30)
    void oneServerOfSeveralIsEnough() throws IOException {
        var url = TestPostgres.url("postgres", "postgres").replace("//", "//localhost:" + unused() + ",");
        waitFor(url, Duration.ZERO);
    }

    /** Such as a standby: it answers, and nothing can be started over it. */
    @Test
    void aDatabaseThatTakesNoWritesIsWaitedForAndSaidToBeThat(CapturedOutput output) {
        var server = TestPostgres.superuser("postgres");
        TestPostgres.url("read_only");
        server.sql("alter database read_only set default_transaction_read_only = on")
                .update();
        var url = TestPostgres.url("read_only", "postgres") + "&targetServerType=primary";
        assertThatThrownBy(() -> waitFor(url, Duration.ofSeconds(1)))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContainingAll("/read_only", "只读", "standby", "takes no writes", "SPRING_DATASOURCE_URL")
                .hasMessageNotContainingAny("请启动数据库", "\n");
        assertThat(output).contains("等待数据库").doesNotContain("\tat ");
        var waiting = CompletableFuture.runAsync(() -> waitFor(url, LONG));
        await().until(() ->
                output.getOut().lines().filter(line -> line.contains("等待数据库")).count() >= 2);
        assertThat(waiting).isNotDone();
        server.sql("alter database read_only reset default_transaction_read_only")
                .update();
        assertThat(waiting).succeedsWithin(LONG);
    }

    private static void waitFor(String url, Duration most) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername("postgres");
            pool.setPassword("postgres");
            DatabaseWait.untilItAnswers(pool, most);
        }
    }

    private static int unused() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A server that answers each start-up message with this error. */
    private int refusing(String state, String message) throws IOException {
        var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        servers.add(server);
        var fields = new ByteArrayOutputStream();
        for (var field : List.of("SFATAL", "VFATAL", "C" + state, "M" + message)) {
            fields.writeBytes((field + "\0").getBytes(StandardCharsets.UTF_8));
        }
        fields.write(0);
        var thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    var in = new java.io.DataInputStream(socket.getInputStream());
                    var out = new DataOutputStream(socket.getOutputStream());
                    int length = in.readInt();
                    int protocol = in.readInt();
                    in.skipNBytes(length - 8L);
                    if (protocol == 80877103 || protocol == 80877104) {
                        out.writeByte('N'); // no encryption
                        in.skipNBytes(in.readInt() - 4L);
                    }
                    out.writeByte('E');
                    out.writeInt(fields.size() + 4);
                    out.write(fields.toByteArray());
                    out.flush();
                } catch (IOException closed) {
                    // the client or the test has gone
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }
}
