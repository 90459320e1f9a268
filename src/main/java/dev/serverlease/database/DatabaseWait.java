package dev.serverlease.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.start.RefusedToStart;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for a database that does not answer: it may start after the product, or be changing over to its
 * standby. What waiting does not cure is said at once. Each server of an address with several is asked by itself, since
 * the driver tells only what the last of them answered.
 */
final class DatabaseWait {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);

    private static final Pattern ADDRESS = Pattern.compile("(jdbc:postgresql://)([^/?]*)(.*)");

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private static final Duration SAID_EVERY = Duration.ofSeconds(10);

    /** For one attempt: a server that accepts and then says nothing is asked again. */
    private static final String ATTEMPT_SECONDS = "5";

    private static final String NO_DATABASE = "3D000";

    /** Refused log-ins, and what the driver cannot agree on with a server, such as encryption. */
    private static final List<String> REFUSED = List.of("28", "08004");

    private static final String READ_ONLY_TRANSACTION = "25006";

    /** A server that takes no writes is told by what it says itself, not by the driver, which would not name it. */
    private static final Pattern TARGET = Pattern.compile("(?<=[?&]targetServerType=)[A-Za-z]+");

    private final List<String> urls;
    private final String names;
    private final Properties properties = new Properties();

    private DatabaseWait(HikariDataSource pool) {
        urls = oneByOne(pool.getJdbcUrl());
        names = String.join(", ", urls.stream().map(DatabaseWait::name).toList());
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("loginTimeout", ATTEMPT_SECONDS);
        properties.setProperty("socketTimeout", ATTEMPT_SECONDS);
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
    }

    /**
     * @throws RefusedToStart if it has not answered when the time is over, or takes no writes until then, or refuses
     *     the log-in
     */
    static void untilItAnswers(HikariDataSource pool, Duration most) {
        new DatabaseWait(pool).run(most);
    }

    private void run(Duration most) {
        long from = System.nanoTime();
        long said = from - SAID_EVERY.toNanos();
        for (var silence = attempt(); silence != null; silence = attempt()) {
            long now = System.nanoTime();
            if (now - from >= most.toNanos()) {
                throw new RefusedToStart(
                        (isReadOnly(silence) ? readOnly(most) : notThere(most, silence))
                                + " (server-lease.database.wait says how long a start waits).",
                        silence);
            }
            if (now - said >= SAID_EVERY.toNanos()) {
                said = now;
                LOG.warn(
                        "等待数据库，最多再等 {} 秒。 Waiting for the database at {}, {} s more at most: {}",
                        (most.toNanos() - (now - from)) / 1_000_000_000,
                        names,
                        (most.toNanos() - (now - from)) / 1_000_000_000,
                        silence.getMessage());
            }
            pause();
        }
    }

    private String notThere(Duration waited, SQLException silence) {
        return "等待 " + waited.toSeconds() + " 秒后，数据库 " + names + " 仍不可用（" + silence.getMessage()
                + "）：请启动数据库，或者核对 SPRING_DATASOURCE_URL，然后重新启动。 The database at " + names
                + " has not answered within " + waited.toSeconds()
                + " s: start it, or check SPRING_DATASOURCE_URL, then start again";
    }

    private String readOnly(Duration waited) {
        return "等待 " + waited.toSeconds() + " 秒后，数据库 " + names
                + " 仍不接受写入（它是备用服务器，或者被设为只读）：请将其提升为主服务器、改回可写，或者让 SPRING_DATASOURCE_URL 指向主服务器，然后重新启动。"
                + " The database at " + names + " is a standby or set to read only, and still takes no writes after "
                + waited.toSeconds()
                + " s: promote it, make it writable, or name the primary in SPRING_DATASOURCE_URL, then start again";
    }

    private static boolean isReadOnly(@Nullable SQLException silence) {
        return silence != null && READ_ONLY_TRANSACTION.equals(silence.getSQLState());
    }

    /** @return why none of the servers can be used now; null if one can */
    private @Nullable SQLException attempt() {
        SQLException silence = null;
        RefusedToStart refusal = null;
        for (var url : urls) {
            try (var connection = new Driver().connect(url, properties)) {
                if (connection == null) {
                    refusal = noAddress(url);
                } else if (takesWrites(connection)) {
                    return null;
                } else {
                    silence = new SQLException(ReadOnly.WHY, READ_ONLY_TRANSACTION);
                }
            } catch (SQLException e) {
                silence = isReadOnly(silence) ? silence : e;
                refusal = refusal == null ? refusal(url, e) : refusal;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        return silence;
    }

    private static boolean takesWrites(Connection connection) throws SQLException {
        try (var question = connection.createStatement();
                var answer = question.executeQuery("select not " + ReadOnly.CONDITION)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static RefusedToStart noAddress(String url) {
        return new RefusedToStart("SPRING_DATASOURCE_URL 不是 PostgreSQL 的地址（jdbc:postgresql://主机/数据库）：" + name(url)
                + "。 SPRING_DATASOURCE_URL is no address of PostgreSQL (jdbc:postgresql://host/database): " + name(url)
                + ".");
    }

    private static @Nullable RefusedToStart refusal(String url, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.equals(NO_DATABASE)) {
            return new RefusedToStart(
                    "没有数据库 " + name(url) + "：请核对 SPRING_DATASOURCE_URL，或者先执行 java -jar … init-database 建立它。"
                            + " There is no database " + name(url)
                            + ": check SPRING_DATASOURCE_URL, or make it with java -jar … init-database.",
                    e);
        }
        if (REFUSED.stream().anyMatch(state::startsWith)) {
            return new RefusedToStart(
                    "数据库 " + name(url)
                            + " 拒绝登录：请核对 SPRING_DATASOURCE_USERNAME 和 SPRING_DATASOURCE_PASSWORD。 The database "
                            + name(url)
                            + " refuses the log-in: check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD ("
                            + e.getMessage() + ").",
                    e);
        }
        return null;
    }

    private static List<String> oneByOne(String url) {
        var address = ADDRESS.matcher(url);
        return address.matches()
                ? Arrays.stream(address.group(2).split(","))
                        .map(server -> address.group(1)
                                + server
                                + TARGET.matcher(address.group(3)).replaceAll("any"))
                        .toList()
                : List.of(url);
    }

    /** Without what follows the database's name, which may hold a password. */
    private static String name(String url) {
        return url.replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedToStart("启动已中断。 The start was interrupted.", e);
        }
    }
}
