package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The command {@code init-database}: creates the database that the product's settings name and its roles, or upgrades
 * them to this release. Only this command needs a PostgreSQL administrator; the running product never sees that
 * password.
 */
public final class InitDatabase {

    public static final String COMMAND = "init-database";

    private static final String USAGE = """
            用法 Usage: java -jar server-lease.jar init-database
              SPRING_DATASOURCE_URL                     jdbc:postgresql://host/database
              SPRING_DATASOURCE_PASSWORD                运行角色 sl_runtime 的密码 the password that role sl_runtime gets
              SERVERLEASE_DATABASE_ADMIN_USERNAME       PostgreSQL 管理员 a role that may create roles and databases
              SERVERLEASE_DATABASE_ADMIN_PASSWORD
            """;

    private final Map<String, String> environment;

    private InitDatabase(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @return the exit code: 0 done, 1 failed, 2 a setting is missing */
    public static int run(Map<String, String> environment) {
        var command = new InitDatabase(environment);
        var url = environment.get("SPRING_DATASOURCE_URL");
        var admin = environment.get("SERVERLEASE_DATABASE_ADMIN_USERNAME");
        var password = environment.get("SPRING_DATASOURCE_PASSWORD");
        var parsed = url == null ? null : Driver.parseURL(url, new Properties());
        if (parsed == null || admin == null || password == null || password.isBlank()) {
            System.err.print(USAGE);
            return 2;
        }
        // the result is printed in one sentence below
        LoggingSystem.get(InitDatabase.class.getClassLoader()).setLogLevel("org.flywaydb", LogLevel.ERROR);
        try {
            command.createDatabase(Objects.requireNonNull(url), parsed.getProperty(PGProperty.PG_DBNAME.getName()));
            int migrations = DatabaseSetup.run(command.asAdmin(url), password);
            System.out.println("数据库已就绪：新执行迁移 " + migrations + " 个；请以 SPRING_DATASOURCE_USERNAME="
                    + DatabaseSetup.RUNTIME
                    + " 启动。 The database is ready, " + migrations
                    + " migrations were run; start with SPRING_DATASOURCE_USERNAME=" + DatabaseSetup.RUNTIME + ".");
            return 0;
        } catch (DataAccessException | FlywayException | RefusedToStart e) {
            System.err.println("数据库未能就绪，改正后可重新执行。 The database is not ready; mend this and run the command again: "
                    + rootOf(e).getMessage());
            return 1;
        }
    }

    private void createDatabase(String url, @Nullable String name) {
        var server = JdbcClient.create(asAdmin(url.replaceFirst("/" + name + "(?=\\?|$)", "/postgres")));
        var there = server.sql("select count(*) from pg_database where datname = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
        if (there == 0) {
            server.sql(server.sql(
                                    "select format('create database %I template template0 encoding ''UTF8'' locale ''C''', cast(:name as text))")
                            .param("name", name)
                            .query(String.class)
                            .single())
                    .update();
        }
    }

    private DataSource asAdmin(String url) {
        return new OwnNames(new SimpleDriverDataSource(
                new Driver(),
                url,
                environment.getOrDefault("SERVERLEASE_DATABASE_ADMIN_USERNAME", ""),
                environment.getOrDefault("SERVERLEASE_DATABASE_ADMIN_PASSWORD", "")));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
