package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prepares a database for this release: the three roles, the schemas, the engine's tables, and all migrations.
 * Idempotent; a new release is set up in the same way as the first one.
 */
public final class DatabaseSetup {

    /** Owns the evidence and its functions; cannot log in. */
    public static final String OWNER = "sl_owner";

    /**
     * The product runs as this role: it owns nothing, reads and writes the engine's tables, reads evidence, and adds to
     * it through the owner's functions.
     */
    public static final String RUNTIME = "sl_runtime";

    private final DataSource database;
    private final JdbcClient jdbc;

    private DatabaseSetup(DataSource database) {
        this.database = new OwnNames(database);
        this.jdbc = JdbcClient.create(this.database);
    }

    /**
     * @param database a connection to the database, as a role that may create roles and schemas
     * @param runtimePassword the password of the runtime role; null leaves it as it is
     * @return how many migrations were run
     * @throws RefusedToStart if the server is too old, the schema belongs to another product, a later release changed
     *     it, or the product's role made something of its own
     * @throws OlderBaseline if it has an older baseline; it is not changed
     */
    public static int run(DataSource database, @Nullable String runtimePassword) {
        var setup = new DatabaseSetup(database);
        OldServer.refuse(setup.jdbc);
        setup.roles(runtimePassword);
        setup.schemas();
        EngineTables.prepare(setup.database);
        return setup.migrate();
    }

    private void roles(@Nullable String runtimePassword) {
        role(OWNER, "nologin");
        role(EngineTables.OWNER, "nologin");
        role(RUNTIME, "login");
        if (runtimePassword != null) {
            alterPassword(runtimePassword);
        }
        // of the runtime role, for tables that it owned before
        for (var name : List.of(OWNER, EngineTables.OWNER, RUNTIME)) {
            boolean acts = jdbc.sql("select pg_has_role(:role, 'set')")
                    .param("role", name)
                    .query(Boolean.class)
                    .single();
            if (!acts) {
                jdbc.sql("grant " + name + " to current_user").update();
            }
        }
    }

    private void role(String name, String kind) {
        var there = jdbc.sql("select count(*) from pg_roles where rolname = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
        if (there == 0) {
            jdbc.sql("create role " + name + " " + kind).update();
        }
    }

    /** The server quotes the password, because it cannot be a statement parameter here. */
    private void alterPassword(String password) {
        var statement = jdbc.sql(
                        "select format('alter role %I password %L', cast(:role as text), cast(:password as text))")
                .param("role", RUNTIME)
                .param("password", password)
                .query(String.class)
                .single();
        jdbc.sql(statement).update();
    }

    private void schemas() {
        var owner = jdbc.sql("select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'lease'")
                .query(String.class)
                .optional();
        if (owner.isEmpty()) {
            jdbc.sql("create schema lease authorization " + OWNER).update();
        } else if (!Objects.equals(owner.get(), OWNER)) {
            throw new RefusedToStart(
                    "数据库中的模式 lease 属于 " + owner.get() + "，不是由 init-database 建立的，请改用新的数据库。 The schema lease belongs to "
                            + owner.get() + " and was not made by init-database: use a new database.");
        }
        // the product needs nothing temporary, and what its role made there could be taken for what it is not
        jdbc.sql(jdbc.sql("select format('revoke temporary on database %I from public', current_database())")
                        .query(String.class)
                        .single())
                .update();
        jdbc.sql("revoke all on schema public from public, " + RUNTIME).update();
        jdbc.sql("grant usage on schema public to " + RUNTIME).update();
        jdbc.sql("grant usage, create on schema public to " + EngineTables.OWNER)
                .update();
    }

    private int migrate() {
        var flyway = Flyway.configure()
                .dataSource(database)
                .initSql("set role " + OWNER)
                .schemas("lease")
                .createSchemas(false)
                .load();
        OlderBaseline.refuse(flyway);
        if (NewerSchema.isThere(flyway.info())) {
            NewerSchema.refuse(flyway.info());
            // this release's rights would take away what the later one granted
            return 0;
        }
        int executed = flyway.migrate().migrationsExecuted;
        if (executed > 0) {
            renewConnections(jdbc);
        }
        return executed;
    }

    /**
     * Ends the connections of running nodes on which nothing is being done: they have prepared statements that a table
     * with one more column refuses once. Pools make them anew when they are next wanted.
     *
     * @param administrator where it may not do so, nothing is ended
     */
    public static void renewConnections(JdbcClient administrator) {
        try {
            administrator
                    .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                            + " where datname = current_database() and usename = :role and state = 'idle'")
                    .param("role", RUNTIME)
                    .query(Integer.class)
                    .single();
        } catch (DataAccessException notAllowed) {
            // each such statement fails once instead
        }
    }
}
