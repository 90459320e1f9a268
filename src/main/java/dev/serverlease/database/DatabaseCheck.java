package dev.serverlease.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.start.RefusedToStart;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks the database before anything else starts: it must be set up for this release, and the product must not run as
 * a role that could alter evidence. The product itself runs no migrations.
 */
@Component
class DatabaseCheck implements FlywayMigrationStrategy {

    private final Environment environment;
    private final DatabaseSettings settings;

    DatabaseCheck(Environment environment, DatabaseSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** @throws RefusedToStart if it does not answer, one of the two checks fails, or it has an older baseline */
    @Override
    public void migrate(Flyway flyway) {
        if (flyway.getConfiguration().getDataSource() instanceof HikariDataSource pool) {
            DatabaseWait.untilItAnswers(pool, settings.longestWait());
        }
        var jdbc = JdbcClient.create(flyway.getConfiguration().getDataSource());
        OldServer.refuse(jdbc);
        if (!environment.acceptsProfiles(Profiles.of("demo")) && couldAlterEvidence(jdbc)) {
            throw new RefusedToStart("不得以数据库的所有者或者超级用户运行：请以角色 " + DatabaseSetup.RUNTIME
                    + " 连接（先执行 init-database）。 The product does not run as the database's owner or a superuser: connect as "
                    + DatabaseSetup.RUNTIME + ", which init-database makes.");
        }
        if (!isSetUp(flyway)) {
            throw new RefusedToStart(
                    "数据库尚未为本版本准备好：请先执行 java -jar … init-database，再启动。 The database is not set up for this"
                            + " release: run java -jar … init-database first, then start again.");
        }
    }

    private static boolean couldAlterEvidence(JdbcClient jdbc) {
        return jdbc.sql("select rolsuper or rolcreaterole or exists (select from pg_roles o where o.rolname = :owner"
                        + " and pg_has_role(o.oid, 'member')) from pg_roles where rolname = current_user")
                .param("owner", DatabaseSetup.OWNER)
                .query(Boolean.class)
                .single();
    }

    private static boolean isSetUp(Flyway flyway) {
        try {
            OlderBaseline.refuse(flyway);
            var info = flyway.info();
            NewerSchema.refuse(info);
            return info.current() != null && info.pending().length == 0;
        } catch (FlywayException e) {
            if (Outage.in(e).isPresent()) {
                throw e;
            }
            // another product's schema, or one that this role may not read
            return false;
        }
    }
}
